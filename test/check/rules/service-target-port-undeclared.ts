import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
`,
      finds: [
        'Service/web spec.ports[0].port: connections to port 80 go to port 80 of the Pods of Deployment/web, which '
          + 'declare 8080 only, and are refused where nothing listens; set `targetPort` to the port that the container '
          + 'listens on, or declare 80 there',
      ],
    },
    {
      about: 'a target port that was changed in one place only',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8081 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
`,
      finds: [
        'Service/web spec.ports[0].targetPort: connections to port 80 go to port 8081 of the Pods of Deployment/web, '
          + 'which declare 8080 only, and are refused where nothing listens; set `targetPort` to the port that the '
          + 'container listens on, or declare 8081 there',
      ],
    },
  ],
  good: [
    {
      about: 'a container that declares no port may listen on any',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
        - { name: metrics, image: acme/exporter:1.0, ports: [{ containerPort: 9113 }] }
`,
    },
    {
      about: 'another container of the Pod declares it',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 9113 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
        - { name: metrics, image: acme/exporter:1.0, ports: [{ containerPort: 9113 }] }
`,
    },
    {
      about: 'a headless Service, whose clients connect to the Pods themselves',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  clusterIP: None
  selector: { app: web }
  ports: [{ port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
`,
    },
    {
      about: 'no target port, and a container port of the same number',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
`,
    },
    {
      about: 'one of two workloads declares it',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web-next }
spec:
  selector: { matchLabels: { app: web, version: next } }
  template:
    metadata: { labels: { app: web, version: next } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ containerPort: 80 }] }
`,
    },
    {
      about: 'an external name, which has no Pods',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  type: ExternalName
  externalName: web.example.com
  selector: { app: web }
  ports: [{ port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
`,
    },
  ],
};
