import type { Fixture } from '../fixture';

const AGAIN = "'web' is also above, and only one of the two is left in the cluster; rename one of them";

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 8080 }] }
`,
      finds: [`Service/web metadata.name: ${AGAIN}`],
    },
    {
      about: 'two versions of one API group',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
---
apiVersion: apps/v1beta2
kind: Deployment
metadata: { name: web, namespace: shop }
`,
      finds: ["Deployment/web metadata.name: 'web' is also above in the namespace shop, and only one of the two is left in the cluster; "
        + 'rename one of them'],
    },
  ],
  good: [
    {
      about: 'one name in two namespaces',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: other }
`,
    },
    {
      about: 'one name, two kinds',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
`,
    },
    {
      about: 'one kind of two API groups',
      yaml: `
apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: web }
---
apiVersion: v1
kind: Service
metadata: { name: web }
`,
    },
  ],
};
