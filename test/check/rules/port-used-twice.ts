import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }
    - { name: metrics, image: ghcr.io/acme/metrics:1.0.3, ports: [{ containerPort: 8080 }] }
`,
      finds: ['Pod/web spec.containers[1].ports[0].containerPort: web has port 8080 (TCP) too, and containers of a Pod share an address: whichever starts second can\'t listen on it; '
        + 'let one of them listen on another port than 8080'],
    },
    {
      about: 'a sidecar among the init containers',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  initContainers: [{ name: proxy, image: ghcr.io/acme/proxy:1.0.3, restartPolicy: Always, ports: [{ containerPort: 8080 }] }]
  containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080, protocol: TCP }] }]
`,
      finds: ['Pod/web spec.containers[0].ports[0].containerPort: proxy has port 8080 (TCP) too, and containers of a Pod share an address: whichever starts second can\'t listen on it; '
        + 'let one of them listen on another port than 8080'],
    },
  ],
  good: [
    {
      about: 'one number for TCP and UDP',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: dns, image: ghcr.io/acme/dns:1.0.0, ports: [{ containerPort: 53, protocol: UDP }] }
    - { name: cache, image: ghcr.io/acme/cache:1.0.0, ports: [{ containerPort: 53, protocol: TCP }] }
`,
    },
    {
      about: 'an init container, which ends before the others start',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  initContainers: [{ name: setup, image: ghcr.io/acme/setup:1.0.3, ports: [{ containerPort: 8080 }] }]
  containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }]
`,
    },
    {
      about: 'two names of one port of one container',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080, name: http }, { containerPort: 8080, name: metrics }] }
`,
    },
  ],
};
