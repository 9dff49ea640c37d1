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
    - { name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080, name: http }] }
    - { name: cache, image: redis:7.4.1, ports: [{ containerPort: 6379, name: http }] }
`,
      finds: ['Pod/web spec.containers[1].ports[0].name: web names its port 8080 http too: whoever asks for the port http of these Pods gets 8080, never 6379; '
        + 'give one of the two ports another name'],
    },
    {
      about: 'a sidecar among the init containers, which is looked at first',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  initContainers: [{ name: proxy, image: ghcr.io/acme/proxy:1.0.3, restartPolicy: Always, ports: [{ containerPort: 15000, name: http }] }]
  containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080, name: http }] }]
`,
      finds: ['Pod/web spec.containers[0].ports[0].name: proxy names its port 15000 http too: whoever asks for the port http of these Pods gets 15000, never 8080; '
        + 'give one of the two ports another name'],
    },
  ],
  good: [
    {
      about: 'two names',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080, name: http }] }
    - { name: cache, image: redis:7.4.1, ports: [{ containerPort: 6379, name: redis }] }
`,
    },
    {
      about: 'one name for two protocols',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: dns, image: ghcr.io/acme/dns:1.0.0, ports: [{ containerPort: 53, name: dns, protocol: UDP }] }
    - { name: cache, image: ghcr.io/acme/cache:1.0.0, ports: [{ containerPort: 54, name: dns, protocol: TCP }] }
`,
    },
    {
      about: 'ports without names',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }
    - { name: cache, image: redis:7.4.1, ports: [{ containerPort: 6379 }] }
`,
    },
  ],
};
