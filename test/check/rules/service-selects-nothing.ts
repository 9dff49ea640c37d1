import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: wbe }
  ports: [{ port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
`,
      finds: ['Service/web spec.selector: no Pod here has the labels app=wbe, so that every connection is refused; '
        + 'use the labels of the Pod template that it is for'],
    },
    {
      about: 'the Pods are in another namespace',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: other, labels: { app: web } }
spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
`,
      finds: ['Service/web spec.selector: no Pod here has the labels app=web, so that every connection is refused; '
        + 'use the labels of the Pod template that it is for'],
    },
  ],
  good: [
    {
      about: 'a Service without selector, whose endpoints somebody else writes',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 80 }] }
`,
    },
    {
      about: 'a selector of fewer labels than the Pods have',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web, tier: front } }
spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
`,
    },
  ],
};
