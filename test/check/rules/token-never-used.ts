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
      serviceAccountName: web
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
`,
      finds: ['Deployment/web spec.template.spec.automountServiceAccountToken: each container gets a token of the ServiceAccount web, to which nothing here gives a right: it serves only whoever breaks in; '
        + 'set automountServiceAccountToken: false on the Pod, or on the ServiceAccount web'],
    },
    {
      about: 'the account default',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
`,
      finds: ['Deployment/web spec.template.spec.automountServiceAccountToken: each container gets a token of the ServiceAccount default, to which nothing here gives a right: it serves only whoever breaks in; '
        + 'set automountServiceAccountToken: false on the Pod'],
    },
    {
      about: 'a binding of another account',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      serviceAccountName: web
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: api }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: api }
subjects: [{ kind: ServiceAccount, name: api }]
`,
      finds: ['Deployment/web spec.template.spec.automountServiceAccountToken: each container gets a token of the ServiceAccount web, to which nothing here gives a right: it serves only whoever breaks in; '
        + 'set automountServiceAccountToken: false on the Pod, or on the ServiceAccount web'],
    },
  ],
  good: [
    {
      about: 'the Pod says that it takes none',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      automountServiceAccountToken: false
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
`,
    },
    {
      about: 'the account says so',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      serviceAccountName: web
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
automountServiceAccountToken: false
`,
    },
    {
      about: 'the Pod asks for it',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      automountServiceAccountToken: true
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
`,
    },
    {
      about: 'the account has rights',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      serviceAccountName: web
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: web }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: web, namespace: default }]
`,
    },
    {
      about: 'all accounts have rights',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: everybody }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: Group, name: 'system:serviceaccounts' }]
`,
    },
    {
      about: 'an account that somebody else makes',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      serviceAccountName: web
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
`,
    },
    {
      about: 'the token is how it logs in to a cloud',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      serviceAccountName: web
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, annotations: { iam.gke.io/gcp-service-account: web@acme.iam.gserviceaccount.com } }
`,
    },
  ],
};
