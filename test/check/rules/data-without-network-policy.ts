import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: postgres:17.2 }] }
`,
      finds: ['StatefulSet/db spec.template.metadata.labels: every Pod of the cluster may connect to StatefulSet db: no NetworkPolicy stands in front of its data; '
        + 'add a NetworkPolicy that selects these labels and lets in only those who use db'],
    },
    {
      about: 'a StatefulSet with volumes, whatever its image; the policy is one for egress',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: ledger, namespace: shop }
spec:
  template:
    metadata: { labels: { app: ledger } }
    spec: { containers: [{ name: ledger, image: ghcr.io/acme/ledger:3.0.0 }] }
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ledger, namespace: shop }
spec:
  podSelector: { matchLabels: { app: ledger } }
  policyTypes: [Egress]
`,
      finds: ['StatefulSet/ledger spec.template.metadata.labels: every Pod of the cluster may connect to StatefulSet ledger: no NetworkPolicy stands in front of its data; '
        + 'add a NetworkPolicy that selects these labels and lets in only those who use ledger'],
    },
    {
      about: 'the policy is in another namespace',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: mysql:8.4.3 }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: other }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
`,
      finds: ['Deployment/db spec.template.metadata.labels: every Pod of the cluster may connect to Deployment db: no NetworkPolicy stands in front of its data; '
        + 'add a NetworkPolicy that selects these labels and lets in only those who use db'],
    },
  ],
  good: [
    {
      about: 'a policy selects the Pods for ingress',
      yaml: `apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec:
  selector: { app: db }
  ports: [{ port: 5432 }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: postgres:17.2, ports: [{ containerPort: 5432, name: sql }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ ports: [{ port: 5432 }] }]
`,
    },
    {
      about: 'a policy for all Pods of the namespace',
      yaml: `apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec:
  selector: { app: db }
  ports: [{ port: 5432 }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: postgres:17.2, ports: [{ containerPort: 5432, name: sql }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec: { podSelector: {} }
`,
    },
    {
      about: 'a cache that may forget everything',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: cache }
spec:
  template:
    metadata: { labels: { app: cache } }
    spec: { containers: [{ name: cache, image: redis:7.4.1 }] }
`,
    },
    {
      about: 'a Job that only runs the client of the image',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec: { restartPolicy: Never, containers: [{ name: psql, image: postgres:17.2, command: [psql] }] }
`,
    },
    {
      about: 'policies of a plugin, which are not read',
      yaml: `apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec:
  selector: { app: db }
  ports: [{ port: 5432 }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: postgres:17.2, ports: [{ containerPort: 5432, name: sql }] }] }
---
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
`,
    },
    {
      about: 'on the network of the node, where no policy counts',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { hostNetwork: true, containers: [{ name: db, image: postgres:17.2 }] }
`,
    },
  ],
};
