import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
`,
      finds: ['Deployment/web spec.template.spec.securityContext: web runs as root unless the image says otherwise: nothing here names a user; '
        + 'set runAsNonRoot: true, and a runAsUser above 0'],
    },
    {
      about: 'one container says it, another doesn\'t',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: ghcr.io/acme/web:1.4.2, securityContext: { runAsUser: 10001 } }
    - { name: proxy, image: ghcr.io/acme/proxy:1.0.3 }
    - { name: logs, image: ghcr.io/acme/logs:1.0.3, securityContext: { readOnlyRootFilesystem: true } }
`,
      finds: ['Pod/web spec.securityContext: proxy, logs run as root unless the image says otherwise: nothing here names a user; '
        + 'set runAsNonRoot: true, and a runAsUser above 0'],
    },
  ],
  good: [
    {
      about: 'the Pod says it for all',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      securityContext: { runAsNonRoot: true }
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
`,
    },
    {
      about: 'each container says it',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: ghcr.io/acme/web:1.4.2, securityContext: { runAsUser: 10001 } }
    - { name: proxy, image: ghcr.io/acme/proxy:1.0.3, securityContext: { runAsNonRoot: true } }
`,
    },
    {
      about: 'root, in so many words',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      securityContext: { runAsUser: 0 }
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
`,
    },
    {
      about: 'Windows has no root',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      os: { name: windows }
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
`,
    },
    {
      about: 'users of its own, who are nobody on the node',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      hostUsers: false
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
`,
    },
  ],
};
