import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: syslog }
spec:
  selector: { app: syslog }
  ports: [{ port: 514 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: syslog }
spec:
  selector: { matchLabels: { app: syslog } }
  template:
    metadata: { labels: { app: syslog } }
    spec:
      containers:
        - { name: syslog, image: acme/syslog:1.0, ports: [{ containerPort: 514, protocol: UDP }] }
`,
      finds: [
        'Service/syslog spec.ports[0]: it passes on TCP only, and port 514 of Deployment/syslog is declared for UDP: '
          + 'what is sent by UDP is dropped; set `protocol: UDP` here, or declare the container\'s port for TCP',
      ],
    },
    {
      about: 'UDP is written where the container has TCP',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 443, targetPort: 8443, protocol: UDP }]
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
        - { name: web, image: nginx:1.27.3, ports: [{ containerPort: 8443 }] }
`,
      finds: [
        'Service/web spec.ports[0].protocol: it passes on UDP only, and port 8443 of Deployment/web is declared for '
          + 'TCP: what is sent by TCP is dropped; set `protocol: TCP` here, or declare the container\'s port for UDP',
      ],
    },
  ],
  good: [
    {
      about: 'one port for each protocol',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: dns }
spec:
  selector: { app: dns }
  ports: [{ name: udp, port: 53, protocol: UDP }, { name: tcp, port: 53 }]
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
        - { name: dns, image: acme/dns:1.0, ports: [{ containerPort: 53, protocol: UDP }, { containerPort: 53 }] }
`,
    },
    {
      about: 'TCP written in one place and left out in the other',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 8080, protocol: TCP }]
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
      about: 'the number is declared nowhere',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 514, protocol: UDP }]
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
