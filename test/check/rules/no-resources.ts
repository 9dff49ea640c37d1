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
    spec: { containers: [{ name: web, image: acme/web:1.4.2 }] }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].resources: web may take all memory of its node, and is among '
        + 'the first to be killed when that runs out; set requests of cpu and memory, and a limit of memory'],
    },
    {
      about: 'one of two containers, and an empty map',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: acme/web:1.4.2, resources: { limits: { memory: 256Mi } } }
    - { name: logs, image: acme/logs:1.4.2, resources: { requests: {}, limits: {} } }
`,
      finds: ['Pod/web spec.containers[1].resources: logs may take all memory of its node, and is among the first to be '
        + 'killed when that runs out; set requests of cpu and memory, and a limit of memory'],
    },
  ],
  good: [
    {
      about: 'requests or limits, of the container or of the whole Pod',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, image: acme/web:1.4.2, resources: { requests: { cpu: 100m } } }] }
---
apiVersion: v1
kind: Pod
metadata: { name: both }
spec:
  resources: { limits: { memory: 1Gi } }
  containers: [{ name: web, image: acme/web:1.4.2 }]
`,
    },
    {
      about: 'a LimitRange gives defaults to all containers of the namespace',
      yaml: `
apiVersion: v1
kind: LimitRange
metadata: { name: defaults, namespace: shop }
spec: { limits: [{ type: Container, default: { memory: 256Mi } }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web, image: acme/web:1.4.2 }] }
`,
    },
  ],
};
