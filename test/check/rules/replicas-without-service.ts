import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }]
`,
      finds: ['Deployment/web spec.replicas: no Service selects these 3 Pods, so that nothing spreads requests over them; '
        + 'add a Service with the labels of web\'s Pods'],
    },
    {
      about: 'the Service is for other labels',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080, name: http }, { containerPort: 9090, name: metrics }] }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: wbe }, ports: [{ port: 80, targetPort: 8080 }] }
`,
      finds: ['Deployment/web spec.replicas: no Service selects these 2 Pods, so that nothing spreads requests over them; '
        + 'add a Service with the labels of web\'s Pods'],
    },
  ],
  good: [
    {
      about: 'a Service selects them',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`,
    },
    {
      about: 'one replica',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }]
`,
    },
    {
      about: 'workers without ports',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [] }]
`,
    },
    {
      about: 'a port for metrics alone',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 9090, name: metrics }] }]
`,
    },
    {
      about: 'ports of the node',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080, hostPort: 80 }] }]
`,
    },
    {
      about: 'Pods that are addressed one by one',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }]
`,
    },
    {
      about: 'the network of the node',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      hostNetwork: true
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }]
`,
    },
  ],
};
