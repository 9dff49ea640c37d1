import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
data: { LOG_LEVEL: info }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          envFrom: [{ configMapRef: { name: web-config } }]
`,
      finds: ['Deployment/web spec.template.spec.containers[0].envFrom[0].configMapRef.name: a change of ConfigMap '
        + 'web-config doesn\'t replace the Pods of Deployment web: they keep the old values until something restarts '
        + 'them; put a hash of its content into an annotation of the Pod template'],
    },
    {
      about: 'once for all variables of a Secret',
      yaml: `
apiVersion: v1
kind: Secret
metadata: { name: db }
stringData: { username: web, password: example }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          env:
            - { name: A, valueFrom: { secretKeyRef: { name: db, key: username } } }
            - { name: B, valueFrom: { secretKeyRef: { name: db, key: password } } }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name: a change of Secret db '
        + 'doesn\'t replace the Pods of Deployment web: they keep the old values until something restarts them; put a '
        + 'hash of its content into an annotation of the Pod template'],
    },
    {
      about: 'a word is no hash',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-production }
data: { LOG_LEVEL: info }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          envFrom: [{ configMapRef: { name: web-production } }]
`,
      finds: ['Deployment/web spec.template.spec.containers[0].envFrom[0].configMapRef.name: a change of ConfigMap '
        + 'web-production doesn\'t replace the Pods of Deployment web: they keep the old values until something restarts '
        + 'them; put a hash of its content into an annotation of the Pod template'],
    },
  ],
  good: [
    {
      about: 'a hash of the content in an annotation of the template, and a controller that watches',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
data: { LOG_LEVEL: info }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { annotations: { checksum/config: 1f3a } }
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          envFrom: [{ configMapRef: { name: web-config } }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: other, annotations: { reloader.stakater.com/auto: 'true' } }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          envFrom: [{ configMapRef: { name: web-config } }]
`,
    },
    {
      about: 'a hash in the name, and a ConfigMap that never changes',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config-5g2h8m9tkf }
data: { LOG_LEVEL: info }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: fixed }
immutable: true
data: { LOG_FORMAT: json }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          envFrom: [{ configMapRef: { name: web-config-5g2h8m9tkf } }, { configMapRef: { name: fixed } }]
`,
    },
    {
      about: 'files, which follow, one that is not here, and a Job, which is new each time',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
data: { a.conf: x }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          env:
            - { name: A, valueFrom: { secretKeyRef: { name: db, key: password } } }
      volumes: [{ name: files, configMap: { name: web-config } }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: migrate, image: acme/migrate:1.4.2, envFrom: [{ configMapRef: { name: web-config } }] }]
`,
    },
  ],
};
