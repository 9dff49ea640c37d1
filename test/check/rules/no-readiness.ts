import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
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
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0]: Service/web sends requests to container web as soon as its '
          + 'process runs, before it can answer; add a `readinessProbe` that succeeds when the container can answer',
      ],
    },
    {
      about: 'a probe of liveness only',
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
        - name: web
          image: nginx:1.27.3
          ports: [{ name: http, containerPort: 8080 }]
          livenessProbe: { httpGet: { path: /, port: 8080 } }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0]: Service/web sends requests to container web as soon as its '
          + 'process runs, before it can answer; add a `readinessProbe` that succeeds when the container can answer',
      ],
    },
    {
      about: 'another container than the one that answers has a probe',
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
        - { name: metrics, image: acme/exporter:1.0, ports: [{ containerPort: 9113 }], readinessProbe: { tcpSocket: { port: 9113 } } }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0]: Service/web sends requests to container web as soon as its '
          + 'process runs, before it can answer; add a `readinessProbe` that succeeds when the container can answer',
      ],
    },
    {
      about: 'a headless Service, whose name leads to ready Pods only',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: db }
spec:
  clusterIP: None
  selector: { app: db }
  ports: [{ port: 5432 }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - { name: db, image: postgres:17.2 }
`,
      finds: [
        'StatefulSet/db spec.template.spec.containers[0]: Service/db sends requests to container db as soon as its '
          + 'process runs, before it can answer; add a `readinessProbe` that succeeds when the container can answer',
      ],
    },
    {
      about: 'other kinds that go on running',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 8080 }]
---
apiVersion: apps/v1
kind: DaemonSet
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
kind: ReplicationController
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }] }
`,
      finds: [
        'DaemonSet/web spec.template.spec.containers[0]: Service/web sends requests to container web as soon as its '
          + 'process runs, before it can answer; add a `readinessProbe` that succeeds when the container can answer',
        'ReplicaSet/web spec.template.spec.containers[0]: Service/web sends requests to container web as soon as its '
          + 'process runs, before it can answer; add a `readinessProbe` that succeeds when the container can answer',
        'ReplicationController/web spec.template.spec.containers[0]: Service/web sends requests to container web as '
          + 'soon as its process runs, before it can answer; add a `readinessProbe` that succeeds when the container can '
          + 'answer',
        'Pod/web spec.containers[0]: Service/web sends requests to container web as soon as its process runs, before it '
          + 'can answer; add a `readinessProbe` that succeeds when the container can answer',
      ],
    },
    {
      about: 'one of several ports, and one of several containers',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 8080 }, { name: metrics, port: 9113 }]
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
        - name: web
          image: nginx:1.27.3
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 } }
        - { name: metrics, image: acme/exporter:1.0, ports: [{ containerPort: 9113 }] }
`,
      finds: [
        'Deployment/web spec.template.spec.containers[1]: Service/web sends requests to container metrics as soon as '
          + 'its process runs, before it can answer; add a `readinessProbe` that succeeds when the container can answer',
      ],
    },
    {
      about: 'a headless Service without ports',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { clusterIP: None, selector: { app: db } }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - { name: db, image: postgres:17.2 }
`,
      finds: [
        'StatefulSet/db spec.template.spec.containers[0]: Service/db sends requests to container db as soon as its '
          + 'process runs, before it can answer; add a `readinessProbe` that succeeds when the container can answer',
      ],
    },
  ],
  good: [
    {
      about: 'a readiness probe',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
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
        - name: web
          image: nginx:1.27.3
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 } }
`,
    },
    {
      about: 'a startup probe, before which the Pod isn\'t ready',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
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
        - name: web
          image: nginx:1.27.3
          ports: [{ name: http, containerPort: 8080 }]
          startupProbe: { httpGet: { path: /, port: 8080 } }
`,
    },
    {
      about: 'a container beside the one that answers',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
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
        - name: web
          image: nginx:1.27.3
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 } }
        - { name: shipper, image: acme/shipper:1.0 }
`,
    },
    {
      about: 'no Service',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec:
      containers:
        - { name: worker, image: acme/worker:1.0 }
`,
    },
    {
      about: 'peers that have to find each other before they are ready',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: db }
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector: { app: db }
  ports: [{ port: 5432 }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - { name: db, image: postgres:17.2 }
`,
    },
    {
      about: 'an external name, which has no Pods',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  type: ExternalName
  externalName: web.example.com
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
`,
    },
    {
      about: 'a Job, which ends',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 8080 }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3, ports: [{ name: http, containerPort: 8080 }] }
`,
    },
    {
      about: 'a Pod that Helm runs for a moment',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 8080 }]
---
apiVersion: v1
kind: Pod
metadata: { name: web-test, labels: { app: web }, annotations: { helm.sh/hook: test } }
spec: { restartPolicy: Always, containers: [{ name: wget, image: busybox:1.37, args: [wget, "web:8080"] }] }
`,
    },
    {
      about: 'a Pod that ends',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 8080 }]
---
apiVersion: v1
kind: Pod
metadata: { name: migrate, labels: { app: web } }
spec: { restartPolicy: OnFailure, containers: [{ name: migrate, image: acme/migrate:1.0 }] }
`,
    },
    {
      about: 'Pods that don\'t have the port name that the Service looks up',
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
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: worker, image: acme/worker:1.0 }
`,
    },
  ],
};
