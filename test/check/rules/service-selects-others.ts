import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: shop }
  ports: [{ port: 80, targetPort: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: shop, tier: front } }
  template:
    metadata: { labels: { app: shop, tier: front } }
    spec:
      containers:
        - { name: web, image: acme/web:1.0, ports: [{ containerPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: shop, tier: back } }
  template:
    metadata: { labels: { app: shop, tier: back } }
    spec:
      containers:
        - { name: api, image: acme/api:1.0, ports: [{ containerPort: 8080 }] }
`,
      finds: [
        'Service/web spec.selector: the selector app=shop also takes the Pods of Deployment/api, so that a share of the '
          + 'requests for Deployment/web goes there; select by one more label, which only the Pods that it is for have',
      ],
    },
    {
      about: 'a worker of the same image, which listens nowhere',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: shop, tier: worker, version: v1 } }
  template:
    metadata: { labels: { app: shop, tier: worker, version: v1 } }
    spec:
      containers:
        - { name: worker, image: acme/shop:1.0, args: [work] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: shop, tier: web, version: v2 } }
  template:
    metadata: { labels: { app: shop, tier: web, version: v2 } }
    spec:
      containers:
        - { name: web, image: acme/shop:1.0, ports: [{ containerPort: 8080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: shop }
  ports: [{ port: 8080 }]
`,
      finds: [
        'Service/web spec.selector: the selector app=shop also takes the Pods of Deployment/worker, so that a share of '
          + 'the requests for Deployment/web goes there; select by one more label, which only the Pods that it is for have',
      ],
    },
    {
      about: 'the Pods of a CronJob',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: cleanup }
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        metadata: { labels: { app: web } }
        spec:
          restartPolicy: Never
          containers: [{ name: cleanup, image: nginx:1.27.3 }]
`,
      finds: [
        'Service/web spec.selector: the selector app=web also takes the Pods of CronJob/cleanup: while they run, they '
          + 'get requests that are meant for Deployment/web; select by one more label, which only the Pods that it is for '
          + 'have',
      ],
    },
    {
      about: 'the same image, but one of the ports only in one of them',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: shop }
  ports: [{ name: http, port: 8080 }, { name: admin, port: 9090, targetPort: admin }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: shop, tier: web } }
  template:
    metadata: { labels: { app: shop, tier: web } }
    spec:
      containers:
        - { name: web, image: acme/shop:1.0, ports: [{ containerPort: 8080 }, { name: admin, containerPort: 9090 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: shop, tier: api } }
  template:
    metadata: { labels: { app: shop, tier: api } }
    spec:
      containers:
        - { name: api, image: acme/shop:1.0, ports: [{ containerPort: 8080 }] }
`,
      finds: [
        'Service/web spec.selector: the selector app=shop also takes the Pods of Deployment/api, so that a share of the '
          + 'requests for Deployment/web goes there; select by one more label, which only the Pods that it is for have',
      ],
    },
  ],
  good: [
    {
      about: 'a canary: another tag of the same repository, on the same port',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web, pool: main } }
  template:
    metadata: { labels: { app: web, pool: main } }
    spec:
      containers:
        - { name: web, image: "acme.example:5000/web:1.0", ports: [{ containerPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web-canary }
spec:
  selector: { matchLabels: { app: web, pool: canary } }
  template:
    metadata: { labels: { app: web, pool: canary } }
    spec:
      containers:
        - { name: web, image: "acme.example:5000/web:1.1", ports: [{ containerPort: 8080 }] }
        - { name: tracer, image: acme/tracer:1.0 }
`,
    },
    {
      about: 'versions that are images of their own',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: reviews }
spec:
  selector: { app: reviews }
  ports: [{ port: 9080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: reviews-v1 }
spec:
  selector: { matchLabels: { app: reviews, version: v1 } }
  template:
    metadata: { labels: { app: reviews, version: v1 } }
    spec:
      containers:
        - { name: reviews, image: acme/reviews-v1:1.20, ports: [{ containerPort: 9080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: reviews-v2 }
spec:
  selector: { matchLabels: { app: reviews, version: v2 } }
  template:
    metadata: { labels: { app: reviews, version: v2 } }
    spec:
      containers:
        - { name: reviews, image: acme/reviews-v2:1.20, ports: [{ containerPort: 9080 }] }
`,
    },
    {
      about: 'a Job whose Pods don\'t have the port name that the Service looks up',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: http }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { restartPolicy: Never, containers: [{ name: migrate, image: acme/migrate:1.0 }] }
`,
    },
    {
      about: 'a headless Service by which different peers find each other',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: peers }
spec:
  clusterIP: None
  selector: { app: shop }
  ports: [{ port: 7800 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: shop, tier: front } }
  template:
    metadata: { labels: { app: shop, tier: front } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: shop, tier: back } }
  template:
    metadata: { labels: { app: shop, tier: back } }
    spec:
      containers:
        - { name: api, image: acme/api:1.0 }
`,
    },
    {
      about: 'the other one is switched off',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: shop }
  ports: [{ port: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: shop, tier: front } }
  template:
    metadata: { labels: { app: shop, tier: front } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: old }
spec:
  replicas: 0
  selector: { matchLabels: { app: shop, tier: old } }
  template:
    metadata: { labels: { app: shop, tier: old } }
    spec:
      containers:
        - { name: old, image: acme/old:1.0 }
`,
    },
    {
      about: 'an export of a cluster: what an operator made of its own object',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: web-old, ownerReferences: [{ apiVersion: acme.example/v1, kind: Site, name: web, controller: true }] }
spec:
  selector: { matchLabels: { app: web, old: "true" } }
  template:
    metadata: { labels: { app: web, old: "true" } }
    spec:
      containers:
        - { name: web, image: acme/old:1.0 }
`,
    },
    {
      about: 'a test of the release, which Helm runs for a moment',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web-test, labels: { app: web }, annotations: { helm.sh/hook: test } }
spec: { restartPolicy: Never, containers: [{ name: wget, image: busybox:1.37, args: [wget, "web:8080"] }] }
`,
    },
  ],
};
