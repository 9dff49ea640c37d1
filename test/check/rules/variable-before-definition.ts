import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
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
          env:
            - { name: DATABASE_URL, value: postgres://$(DB_HOST):5432/shop }
            - { name: DB_HOST, value: db }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: $(DB_HOST) is set further down: the container '
        + 'gets these letters, not the value; move DB_HOST above DATABASE_URL'],
    },
    {
      about: 'what the image sets',
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
          env:
            - { name: PATH, value: '$(PATH):/opt/web/bin' }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: $(PATH) can\'t name what the image sets: the '
        + 'container gets these letters; write the whole value'],
    },
    {
      about: 'beside a ConfigMap that doesn\'t have it',
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
            - { name: URL, value: http://$(HOST)/ }
            - { name: HOST, value: web }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: $(HOST) is set further down: the container '
        + 'gets these letters, not the value; move HOST above URL'],
    },
  ],
  good: [
    {
      about: 'in the right order, and not to be replaced',
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
          env:
            - { name: DB_HOST, value: db }
            - { name: DATABASE_URL, value: postgres://$(DB_HOST):5432/shop }
            - { name: HELP, value: write $$(LATER) }
            - { name: LATER, value: x }
`,
    },
    {
      about: 'a ConfigMap has it, or may have it',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
data: { HOST: web }
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
            - { name: URL, value: http://$(HOST)/ }
            - { name: HOST, value: other }
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
          envFrom: [{ secretRef: { name: unknown } }]
          env:
            - { name: URL, value: http://$(HOST)/ }
            - { name: HOST, value: other }
`,
    },
    {
      about: 'a variable of a Service',
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
          env:
            - { name: URL, value: 'http://$(DB_SERVICE_HOST):$(DB_SERVICE_PORT)/' }
            - { name: DB_SERVICE_HOST, value: db }
`,
    },
  ],
};
