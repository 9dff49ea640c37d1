import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: wbe } }
`,
      finds: [
        'PodDisruptionBudget/web spec.selector: no Pod here matches app=wbe, so that all Pods it is for can be evicted '
          + 'at once; repeat the selector of the workload that it is for',
      ],
    },
    {
      about: 'no selector',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1 }
`,
      finds: [
        'PodDisruptionBudget/web spec.selector: without a selector it matches no Pod, so that all Pods it is for can be '
          + 'evicted at once; repeat the selector of the workload that it is for',
      ],
    },
    {
      about: 'the Pods are in another namespace',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.selector: no Pod here matches app=web, so that all Pods it is for can be evicted '
          + 'at once; repeat the selector of the workload that it is for',
      ],
    },
    {
      about: 'an empty selector where there are no Pods',
      yaml: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  maxUnavailable: 1
  selector: {}
`,
      finds: [
        'PodDisruptionBudget/web spec.selector: there is no Pod here at all, so that all Pods it is for can be evicted '
          + 'at once; repeat the selector of the workload that it is for',
      ],
    },
  ],
  good: [
    {
      about: 'an empty selector, which matches all Pods',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  maxUnavailable: 1
  selector: {}
`,
    },
    {
      about: 'fewer labels than the Pods have',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web, tier: front } }
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: web } }
`,
    },
  ],
};
