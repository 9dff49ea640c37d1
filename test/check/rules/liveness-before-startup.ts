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
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, initialDelaySeconds: 60 }
          livenessProbe: { httpGet: { path: /alive, port: 8080 }, initialDelaySeconds: 10 }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].livenessProbe: a container that doesn\'t answer on port 8080 is '
          + 'restarted after 40 s, before readiness asks for the first time, after 60 s; add a `startupProbe` that covers '
          + 'the slowest start',
      ],
    },
    {
      about: 'the same port by name',
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
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, initialDelaySeconds: 30 }
          livenessProbe: { tcpSocket: { port: http }, periodSeconds: 5, failureThreshold: 2 }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].livenessProbe: a container that doesn\'t answer on port 8080 is '
          + 'restarted after 10 s, before readiness asks for the first time, after 30 s; add a `startupProbe` that covers '
          + 'the slowest start',
      ],
    },
  ],
  good: [
    {
      about: 'a startup probe, before which liveness isn\'t asked',
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
          startupProbe: { httpGet: { path: /alive, port: 8080 }, failureThreshold: 30 }
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, initialDelaySeconds: 60 }
          livenessProbe: { httpGet: { path: /alive, port: 8080 } }
`,
    },
    {
      about: 'liveness gives up a little later',
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
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, initialDelaySeconds: 60 }
          livenessProbe: { httpGet: { path: /alive, port: 8080 }, initialDelaySeconds: 40 }
`,
    },
    {
      about: 'a command, which may succeed before the program is ready',
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
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, initialDelaySeconds: 60 }
          livenessProbe: { exec: { command: [pgrep, java] } }
`,
    },
    {
      about: 'another port',
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
          readinessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 60 }
          livenessProbe: { tcpSocket: { port: 9000 } }
`,
    },
    {
      about: 'two commands',
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
          readinessProbe: { exec: { command: [check, ready] }, initialDelaySeconds: 60 }
          livenessProbe: { exec: { command: [check, alive] } }
`,
    },
    {
      about: 'no readiness probe, which would say how long the start takes',
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
          livenessProbe: { tcpSocket: { port: 8080 } }
`,
    },
  ],
};
