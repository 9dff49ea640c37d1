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
      serviceAccountName: wbe
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
`,
      finds: ['Deployment/web spec.template.spec.serviceAccountName: no ServiceAccount wbe is made here: until it exists, the API server refuses every Pod; '
        + 'make the ServiceAccount wbe, or correct the name'],
    },
    {
      about: 'by the old name of the field, of a Pod',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { serviceAccount: wbe, containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }] }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
`,
      finds: ['Pod/web spec.serviceAccount: no ServiceAccount wbe is made here: until it exists, the API server refuses the Pod; '
        + 'make the ServiceAccount wbe, or correct the name'],
    },
    {
      about: 'the account is in another namespace',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    spec:
      serviceAccountName: web
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: other }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: api, namespace: shop }
`,
      finds: ['Deployment/web spec.template.spec.serviceAccountName: no ServiceAccount web is made here: until it exists, the API server refuses every Pod; '
        + 'make the ServiceAccount web, or correct the name'],
    },
  ],
  good: [
    {
      about: 'the account is there',
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
    },
    {
      about: 'the account that every namespace has',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      serviceAccountName: default
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2 }]
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
`,
    },
    {
      about: 'no account is made here',
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
  ],
};
