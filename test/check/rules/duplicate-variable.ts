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
          env:
            - { name: LOG_LEVEL, value: info }
            - { name: PORT, value: '8080' }
            - { name: LOG_LEVEL, value: debug }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[2].name: LOG_LEVEL is set twice: what env[0] says never '
        + 'reaches the container; remove one of the two'],
    },
    {
      about: 'three of a name, one by reference',
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
          env:
            - { name: A, value: x }
            - { name: A, valueFrom: { secretKeyRef: { name: db, key: password } } }
            - { name: A, value: x }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].env[1].name: A is set twice: what env[0] says never '
          + 'reaches the container; remove one of the two',
        'Deployment/web spec.template.spec.containers[0].env[2].name: A is set twice: what env[1] says never '
          + 'reaches the container; remove one of the two',
      ],
    },
  ],
  good: [
    {
      about: 'one that extends the other',
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
          env:
            - { name: JAVA_OPTS, value: -Xmx256m }
            - { name: JAVA_OPTS, value: $(JAVA_OPTS) -Dx=y }
`,
    },
    {
      about: 'the same name in two containers',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: acme/web:1.4.2, env: [{ name: LOG_LEVEL, value: info }] }
    - { name: logs, image: acme/logs:1.4.2, env: [{ name: LOG_LEVEL, value: debug }] }
`,
    },
  ],
};
