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
          env:
            - { name: LOG_LEVEL, value: debug }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].name: LOG_LEVEL of ConfigMap/web-config never reaches '
        + 'the container: this one takes its place; remove this one, or LOG_LEVEL there'],
    },
    {
      about: 'a later source',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
data: { LOG_LEVEL: info, PORT: '8080', HOST: web }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: all }
data: { LOG_LEVEL: warn, PORT: '80' }
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
          envFrom: [{ configMapRef: { name: web-config } }, { configMapRef: { name: all } }]
`,
      finds: ['Deployment/web spec.template.spec.containers[0].envFrom[1]: LOG_LEVEL and PORT of ConfigMap/web-config never '
        + 'reach the container: ConfigMap/all comes later; keep each variable in one of the two'],
    },
    {
      about: 'with a prefix, by another key of a Secret',
      yaml: `
apiVersion: v1
kind: Secret
metadata: { name: db }
stringData: { PASSWORD: example, OTHER: word }
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
          envFrom: [{ prefix: DB_, secretRef: { name: db } }]
          env:
            - { name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: OTHER } } }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].name: DB_PASSWORD of Secret/db never reaches the '
        + 'container: this one takes its place; remove this one, or PASSWORD there'],
    },
  ],
  good: [
    {
      about: 'other names, the same value, and the same key',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
data: { LOG_LEVEL: info, PORT: '8080' }
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
          envFrom: [{ configMapRef: { name: web-config } }, { prefix: WEB_, configMapRef: { name: web-config } }]
          env:
            - { name: LOG_LEVEL, value: info }
            - { name: PORT, valueFrom: { configMapKeyRef: { name: web-config, key: PORT } } }
            - { name: LOG_FORMAT, value: json }
`,
    },
    {
      about: 'a ConfigMap that is not here',
      yaml: `
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
          env:
            - { name: LOG_LEVEL, value: debug }
`,
    },
  ],
};
