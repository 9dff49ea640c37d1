import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
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
  minAvailable: 1
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.minAvailable: the one Pod of Deployment/web is never evicted, so that draining '
          + 'its node hangs; run two replicas with `maxUnavailable: 1`, or leave the budget out',
      ],
    },
    {
      about: 'it may be missing',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
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
        'PodDisruptionBudget/web spec.maxUnavailable: the one Pod of Deployment/web is evicted as if there were no '
          + 'budget: one may be missing, and there is only one; run two replicas, or leave the budget out',
      ],
    },
    {
      about: 'half of one Pod is rounded up',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
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
  minAvailable: 50%
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.minAvailable: the one Pod of Deployment/web is never evicted, so that draining '
          + 'its node hangs; run two replicas with `maxUnavailable: 1`, or leave the budget out',
      ],
    },
    {
      about: 'an autoscaler that makes no more than one',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 1
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.maxUnavailable: the one Pod of Deployment/web is evicted as if there were no '
          + 'budget: one may be missing, and there is only one; run two replicas, or leave the budget out',
      ],
    },
  ],
  good: [
    {
      about: 'two replicas',
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
  minAvailable: 1
  selector: { matchLabels: { app: web } }
`,
    },
    {
      about: 'an autoscaler makes more of it',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec:
  scaleTargetRef: { name: web }
  triggers: [{ type: cron }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  minAvailable: 1
  selector: { matchLabels: { app: web } }
`,
    },
    {
      about: 'two workloads of one replica each, counted together',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web, part: a } }
  template:
    metadata: { labels: { app: web, part: a } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web-b }
spec:
  selector: { matchLabels: { app: web, part: b } }
  template:
    metadata: { labels: { app: web, part: b } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  minAvailable: 1
  selector: { matchLabels: { app: web } }
`,
    },
    {
      about: 'a DaemonSet, which has as many Pods as there are nodes',
      yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: web }
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
    },
  ],
};
