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
  minAvailable: 2
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.minAvailable: no Pod of Deployment/web is ever evicted: 2 of 2 have to be there, '
          + 'so that draining a node with one of them hangs; use `maxUnavailable: 1` instead',
      ],
    },
    {
      about: 'a share that is rounded up to all of them',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
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
  minAvailable: 80%
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.minAvailable: no Pod of Deployment/web is ever evicted: 80% of 3, rounded up, '
          + 'have to be there, so that draining a node with one of them hangs; use `maxUnavailable: 1` instead',
      ],
    },
    {
      about: 'none may be missing',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
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
  maxUnavailable: 0
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.maxUnavailable: no Pod of Deployment/web is ever evicted: 0 of them may be '
          + 'missing, so that draining a node with one of them hangs; use `maxUnavailable: 1` instead',
      ],
    },
    {
      about: 'a share of none, of Pods that are somebody else\'s',
      yaml: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  maxUnavailable: 0%
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.maxUnavailable: no Pod is ever evicted: 0% of them may be missing, so that '
          + 'draining a node with one of them hangs; use `maxUnavailable: 1` instead',
      ],
    },
    {
      about: 'all have to be there, however many an autoscaler makes',
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
  minAvailable: 100%
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.minAvailable: no Pod of Deployment/web is ever evicted: 100% of them have to be '
          + 'there, so that draining a node with one of them hangs; use `maxUnavailable: 1` instead',
      ],
    },
    {
      about: 'as many as the autoscaler ever makes',
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
  minReplicas: 2
  maxReplicas: 4
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  minAvailable: 4
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.minAvailable: no Pod of Deployment/web is ever evicted: 4 of 4 have to be there, '
          + 'so that draining a node with one of them hangs; use `maxUnavailable: 1` instead',
      ],
    },
    {
      about: 'a Deployment beside a DaemonSet, whose Pods no drain evicts',
      yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: web, part: agent } }
  template:
    metadata: { labels: { app: web, part: agent } }
    spec:
      containers:
        - { name: agent, image: acme/agent:1.0 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web, part: front } }
  template:
    metadata: { labels: { app: web, part: front } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  maxUnavailable: 0
  selector: { matchLabels: { app: web } }
`,
      finds: [
        'PodDisruptionBudget/web spec.maxUnavailable: no Pod of DaemonSet/agent and Deployment/web is ever evicted: 0 '
          + 'of them may be missing, so that draining a node with one of them hangs; use `maxUnavailable: 1` instead',
      ],
    },
  ],
  good: [
    {
      about: 'a small share of what may be missing is rounded up, too',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
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
  maxUnavailable: 1%
  selector: { matchLabels: { app: web } }
`,
    },
    {
      about: 'a share that leaves one over',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
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
  minAvailable: 60%
  selector: { matchLabels: { app: web } }
`,
    },
    {
      about: 'an autoscaler makes more of them under load',
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
  minReplicas: 2
  maxReplicas: 4
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  minAvailable: 2
  selector: { matchLabels: { app: web } }
`,
    },
    {
      about: 'two workloads that it counts together',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
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
  replicas: 1
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
  minAvailable: 2
  selector: { matchLabels: { app: web } }
`,
    },
    {
      about: 'a DaemonSet, whose Pods no drain evicts',
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
  minAvailable: 100%
  selector: { matchLabels: { app: web } }
`,
    },
    {
      about: 'a number of Pods that nobody knows',
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
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: migrate, image: acme/migrate:1.0 }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  minAvailable: 2
  selector: { matchLabels: { app: web } }
`,
    },
    {
      about: 'a single Pod: that is for pdb-of-one-replica',
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
  maxUnavailable: 0
  selector: { matchLabels: { app: web } }
`,
    },
  ],
};
