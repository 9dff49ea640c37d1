import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }]
`,
      finds: ['Deployment/web spec.replicas: a drain may evict all 3 Pods at once: no PodDisruptionBudget selects them; '
        + 'add a PodDisruptionBudget that selects the Pods of web, with maxUnavailable: 1'],
    },
    {
      about: 'a StatefulSet, with a budget of other labels',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [] }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: wbe } } }
`,
      finds: ['StatefulSet/web spec.replicas: a drain may evict all 3 Pods at once: no PodDisruptionBudget selects them; '
        + 'add a PodDisruptionBudget that selects the Pods of web, with maxUnavailable: 1'],
    },
    {
      about: 'a Service before Pods that declare no port; the budget selects nothing',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [] }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1 }
`,
      finds: ['Deployment/web spec.replicas: a drain may evict all 2 Pods at once: no PodDisruptionBudget selects them; '
        + 'add a PodDisruptionBudget that selects the Pods of web, with maxUnavailable: 1'],
    },
  ],
  good: [
    {
      about: 'a budget selects them',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
`,
    },
    {
      about: 'a budget for all Pods',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1, selector: {} }
`,
    },
    {
      about: 'one replica, which a budget could only hold fast',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [{ containerPort: 8080 }] }]
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`,
    },
    {
      about: 'workers that nobody connects to',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: ghcr.io/acme/web:1.4.2, ports: [] }]
`,
    },
  ],
};
