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
          readinessProbe: { httpGet: { path: /, port: web } }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].readinessProbe.httpGet.port: container web has no port named '
          + 'web (declared: http), so that the readiness probe always fails and the Pod is never ready; name the '
          + 'container\'s port web, or use the name or the number that it has',
      ],
    },
    {
      about: 'the name is that of another container\'s port',
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
          livenessProbe: { tcpSocket: { port: proxy } }
        - { name: proxy, image: envoyproxy/envoy:v1.32.1, ports: [{ name: proxy, containerPort: 15001 }] }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].livenessProbe.tcpSocket.port: container web has no port named '
          + 'proxy, so that the liveness probe always fails and the container is restarted again and again; name the '
          + 'container\'s port proxy, or use the name or the number that it has',
      ],
    },
    {
      about: 'a number in quotes',
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
          startupProbe: { httpGet: { path: /, port: "8080" } }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].startupProbe.httpGet.port: \'8080\' in quotes is the name of a '
          + 'port, and the API server refuses a name of digits only; write the number without quotes: `port: 8080`',
      ],
    },
  ],
  good: [
    {
      about: 'the name of its own port',
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
      about: 'a number that is declared nowhere',
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
`,
    },
    {
      about: 'a command',
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
          readinessProbe: { exec: { command: [nginx, -t] } }
`,
    },
  ],
};
