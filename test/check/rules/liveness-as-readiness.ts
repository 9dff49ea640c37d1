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
          readinessProbe: { httpGet: { path: /health, port: 8080 } }
          livenessProbe: { httpGet: { path: /health, port: 8080 } }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].livenessProbe: a container that is too busy to answer for 30 s '
          + 'is restarted, not just left without requests: readiness asks the same and waits as long; give liveness a '
          + 'larger `failureThreshold` than readiness, or ask it something that load doesn\'t slow down',
      ],
    },
    {
      about: 'the same port by name and by number, and less patience',
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
          readinessProbe: { tcpSocket: { port: http }, failureThreshold: 6 }
          livenessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 5 }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].livenessProbe: a container that is too busy to answer for 15 s '
          + 'is restarted, not just left without requests: readiness asks the same and waits for 60 s; give liveness a '
          + 'larger `failureThreshold` than readiness, or ask it something that load doesn\'t slow down',
      ],
    },
    {
      about: 'the same command',
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
          readinessProbe: { exec: { command: [redis-cli, ping] } }
          livenessProbe: { exec: { command: [redis-cli, ping] } }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].livenessProbe: a container that is too busy to answer for 30 s '
          + 'is restarted, not just left without requests: readiness asks the same and waits as long; give liveness a '
          + 'larger `failureThreshold` than readiness, or ask it something that load doesn\'t slow down',
      ],
    },
    {
      about: 'only the headers differ',
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
          readinessProbe: { httpGet: { port: 8080, httpHeaders: [{ name: X-Probe, value: readiness }] } }
          livenessProbe: { httpGet: { path: /, port: 8080, scheme: HTTP } }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].livenessProbe: a container that is too busy to answer for 30 s '
          + 'is restarted, not just left without requests: readiness asks the same and waits as long; give liveness a '
          + 'larger `failureThreshold` than readiness, or ask it something that load doesn\'t slow down',
      ],
    },
  ],
  good: [
    {
      about: 'more patience',
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
          readinessProbe: { httpGet: { path: /health, port: 8080 } }
          livenessProbe: { httpGet: { path: /health, port: 8080 }, failureThreshold: 6 }
`,
    },
    {
      about: 'another question',
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
          readinessProbe: { httpGet: { path: /ready, port: 8080 } }
          livenessProbe: { httpGet: { path: /alive, port: 8080 } }
`,
    },
    {
      about: 'another service of the same gRPC server',
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
          readinessProbe: { grpc: { port: 8080 } }
          livenessProbe: { grpc: { port: 8080, service: liveness } }
`,
    },
    {
      about: 'no readiness probe',
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
          livenessProbe: { httpGet: { path: /health, port: 8080 } }
`,
    },
    {
      about: 'another command',
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
          readinessProbe: { exec: { command: [check, ready] } }
          livenessProbe: { exec: { command: [check, alive] } }
`,
    },
    {
      about: 'another scheme',
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
          readinessProbe: { httpGet: { port: 8080, scheme: HTTPS } }
          livenessProbe: { httpGet: { port: 8080 } }
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
          readinessProbe: { tcpSocket: { port: 8080, host: 10.0.0.7 } }
          livenessProbe: { tcpSocket: { port: 8080 } }
`,
    },
  ],
};
