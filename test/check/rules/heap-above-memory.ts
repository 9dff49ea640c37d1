import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          env: [{ name: JAVA_OPTS, value: '-Xms256m -Xmx1g' }]
          resources: { limits: { memory: 1Gi } }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: -Xmx1g lets the heap grow to 1 GiB, and the '
        + 'container is killed at 1 GiB; lower the heap to 512 MiB, or raise the limit to 1.5 GiB'],
    },
    {
      about: 'in the command line, which wins over the variables',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          command: [java, -XX:MaxHeapSize=2048m, -jar, /app.jar]
          env: [{ name: JAVA_TOOL_OPTIONS, value: -Xmx256m }]
          resources: { limits: { memory: 512Mi } }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].command[1]: -XX:MaxHeapSize=2048m lets the heap grow to 2 '
        + 'GiB, and the container is killed at 512 MiB; lower the heap to 256 MiB, or raise the limit to 3 GiB'],
    },
    {
      about: 'Cassandra\'s own variable, and Node.js',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: both }
spec:
  containers:
    - name: cassandra
      image: cassandra:4.1.7
      env: [{ name: MAX_HEAP_SIZE, value: 4G }]
      resources: { limits: { memory: 2Gi } }
    - name: node
      image: node:22.11.0
      env: [{ name: NODE_OPTIONS, value: --max-old-space-size=512 }]
      resources: { limits: { memory: 256M } }
`,
      finds: [
        'Pod/both spec.containers[0].env[0].value: MAX_HEAP_SIZE=4G lets the heap grow to 4 GiB, and the container '
          + 'is killed at 2 GiB; lower the heap to 1 GiB, or raise the limit to 6 GiB',
        'Pod/both spec.containers[1].env[0].value: --max-old-space-size=512 lets the heap grow to 512 MiB, and the '
          + 'container is killed at 244.1 MiB; lower the heap to 122.1 MiB, or raise the limit to 768 MiB',
      ],
    },
  ],
  good: [
    {
      about: 'half of the limit, and a heap that the command line makes smaller',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: acme/web:1.4.2
      args: [-Xmx512m]
      env: [{ name: JAVA_TOOL_OPTIONS, value: -Xmx2g }]
      resources: { limits: { memory: 1Gi } }
`,
    },
    {
      about: 'no limit, and a text that is about another process',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: acme/web:1.4.2, env: [{ name: JAVA_OPTS, value: -Xmx4g }] }
    - name: docs
      image: acme/docs:1.4.2
      env: [{ name: TITLE, value: what -Xmx4g means }]
      resources: { limits: { memory: 256Mi } }
`,
    },
  ],
};
