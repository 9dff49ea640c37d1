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
  ports: [{ port: 80, targetPort: web }]
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
        'Service/web spec.ports[0].targetPort: no container of Deployment/web has a port named web (declared: http), so '
          + 'that port 80 has no endpoints and every connection is refused; name the container\'s port web, or use the name '
          + 'or the number that it has',
      ],
    },
    {
      about: 'the name is that of a port of another protocol',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: dns }
spec:
  selector: { app: dns }
  ports: [{ name: tcp, port: 53, targetPort: dns }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: dns }
spec:
  selector: { matchLabels: { app: dns } }
  template:
    metadata: { labels: { app: dns } }
    spec:
      containers:
        - { name: dns, image: acme/dns:1.0, ports: [{ name: dns, containerPort: 53, protocol: UDP }] }
`,
      finds: [
        'Service/dns spec.ports[0].targetPort: dns is a port of UDP in Deployment/dns, so that port 53 of TCP has no '
          + 'endpoints and every connection is refused; set `protocol: UDP`, or declare a port of TCP with a name of its '
          + 'own and use that name',
      ],
    },
    {
      about: 'a number in quotes',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: "8080" }]
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
        'Service/web spec.ports[0].targetPort: \'8080\' in quotes is the name of a port, and the API server refuses a '
          + 'name of digits only; write the number without quotes: `targetPort: 8080`',
      ],
    },
    {
      about: 'the name is that of an init container\'s port, which is over when the Pod runs',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: proxy }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      initContainers: [{ name: proxy, image: envoyproxy/envoy:v1.32.1, ports: [{ name: proxy, containerPort: 15001 }] }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Service/web spec.ports[0].targetPort: no container of Deployment/web has a port named proxy, so that port 80 '
          + 'has no endpoints and every connection is refused; name the container\'s port proxy, or use the name or the '
          + 'number that it has',
      ],
    },
  ],
  good: [
    {
      about: 'the name is that of a sidecar\'s port',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: proxy }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      initContainers:
        - name: proxy
          image: envoyproxy/envoy:v1.32.1
          restartPolicy: Always
          ports: [{ name: proxy, containerPort: 15001 }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'some of the Pods have the name',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: http }]
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
        - { name: web, image: nginx:1.27.3 }
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
  ports: [{ port: 80, targetPort: web }]
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
      about: 'the Pods are somebody else\'s',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: web }]
`,
    },
  ],
};
