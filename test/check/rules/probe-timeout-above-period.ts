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
          livenessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 5, timeoutSeconds: 30 }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].livenessProbe.timeoutSeconds: a container that hangs fails its '
          + 'liveness probe after 3 times 30 s, not 3 times 5 s: the next question waits for the answer to the last; set '
          + '`timeoutSeconds` to 5 or less, or `periodSeconds` to 30 or more',
      ],
    },
    {
      about: 'above the default period',
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
          readinessProbe: { exec: { command: [check] }, timeoutSeconds: 15, failureThreshold: 2 }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].readinessProbe.timeoutSeconds: a container that hangs fails '
          + 'its readiness probe after 2 times 15 s, not 2 times 10 s: the next question waits for the answer to the last; '
          + 'set `timeoutSeconds` to 10 or less, or `periodSeconds` to 15 or more',
      ],
    },
  ],
  good: [
    {
      about: 'as long as the period',
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
          readinessProbe: { exec: { command: [check] }, periodSeconds: 30, timeoutSeconds: 30 }
`,
    },
    {
      about: 'the default timeout of 1 s, and a period of 1 s',
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
          readinessProbe: { exec: { command: [check] }, periodSeconds: 1 }
`,
    },
  ],
};
