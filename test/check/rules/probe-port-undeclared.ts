import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: nginx:1.27.3
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 80 } }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].readinessProbe.httpGet.port: the readiness probe asks port 80, '
          + 'while the Pod declares 8080: the Pod is never ready where nothing listens on 80; ask the port that the '
          + 'container listens on, or declare 80 as well',
      ],
    },
    {
      about: 'liveness, by gRPC',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: nginx:1.27.3
          ports: [{ name: http, containerPort: 8080 }]
          livenessProbe: { grpc: { port: 9000 } }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].livenessProbe.grpc.port: the liveness probe asks port 9000, '
          + 'while the Pod declares 8080: the container is restarted again and again where nothing listens on 9000; ask the '
          + 'port that the container listens on, or declare 9000 as well',
      ],
    },
  ],
  good: [
    {
      about: 'the port of another container, which shares the address',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: nginx:1.27.3
          ports: [{ containerPort: 8080 }]
          readinessProbe: { tcpSocket: { port: 15001 } }
        - { name: proxy, image: envoyproxy/envoy:v1.32.1, ports: [{ name: proxy, containerPort: 15001 }] }
`,
    },
    {
      about: 'no declared port at all',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: nginx:1.27.3
          ports: []
          readinessProbe: { httpGet: { path: /, port: 80 } }
`,
    },
    {
      about: 'another host',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: nginx:1.27.3
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { tcpSocket: { host: 10.0.0.7, port: 80 } }
`,
    },
    {
      about: 'a name',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: nginx:1.27.3
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: http } }
`,
    },
    {
      about: 'a container that declares no port may listen on any',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: nginx:1.27.3
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 9000 } }
        - { name: admin, image: acme/admin:1.0 }
`,
    },
  ],
};
