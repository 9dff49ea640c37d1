import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 0
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.replicas: no Pod of Deployment/web runs; set `replicas` to 1 or more',
      ],
    },
    {
      about: 'an autoscaler that it switches off',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 0
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
  maxReplicas: 10
`,
      finds: [
        'Deployment/web spec.replicas: no Pod runs, and HorizontalPodAutoscaler/web doesn\'t change it: 0 replicas '
          + 'switch it off; leave `replicas` out and let the autoscaler set it',
      ],
    },
  ],
  good: [
    {
      about: 'KEDA starts the first one when there is work',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 0
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
`,
    },
    {
      about: 'nothing said, which is one',
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
`,
    },
    {
      about: 'a Job, which has no replicas',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  replicas: 0
  template:
    spec: { restartPolicy: Never, containers: [{ name: migrate, image: acme/migrate:1.0 }] }
`,
    },
  ],
};
