import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.2
          env: [{ name: DB_PASSWORD, value: hunter2 }]
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: DB_PASSWORD stands here in plain text, for all who see this manifest, its repository or the Pod; '
        + 'take it from a Secret with valueFrom.secretKeyRef, and change it, since it is known'],
    },
    {
      about: 'other names of the same',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.2
          env: [{ name: spring.datasource.password, value: hunter2 }, { name: READERPASSWORD, value: rootpassword }, { name: AWS_SECRET_ACCESS_KEY, value: wJalrXUtnFEMI }, { name: API_KEY, value: '4f9c01' }]
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].env[0].value: spring.datasource.password stands here in plain text, for all who see this manifest, its repository or the Pod; '
        + 'take it from a Secret with valueFrom.secretKeyRef, and change it, since it is known',
        'Deployment/web spec.template.spec.containers[0].env[1].value: READERPASSWORD stands here in plain text, for all who see this manifest, its repository or the Pod; '
        + 'take it from a Secret with valueFrom.secretKeyRef, and change it, since it is known',
        'Deployment/web spec.template.spec.containers[0].env[2].value: AWS_SECRET_ACCESS_KEY stands here in plain text, for all who see this manifest, its repository or the Pod; '
        + 'take it from a Secret with valueFrom.secretKeyRef, and change it, since it is known',
        'Deployment/web spec.template.spec.containers[0].env[3].value: API_KEY stands here in plain text, for all who see this manifest, its repository or the Pod; '
        + 'take it from a Secret with valueFrom.secretKeyRef, and change it, since it is known',
      ],
    },
    {
      about: 'in a URL',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.2
          env: [{ name: DATABASE_URL, value: 'postgres://shop:hunter2@db:5432/shop' }]
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: the password in the URL of DATABASE_URL stands here in plain text, for all who see this manifest, its repository or the Pod; '
        + 'take it from a Secret with valueFrom.secretKeyRef, and change it, since it is known'],
    },
  ],
  good: [
    {
      about: 'from a Secret',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.2
          env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }, { name: URL, value: 'postgres://shop:$(DB_PASSWORD)@db:5432/shop' }]
`,
    },
    {
      about: 'names that only look like it',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.2
          env: [{ name: DB_PASSWORD_FILE, value: /run/secrets/db }, { name: TOKEN_URL, value: 'https://login.example.com/token' }, { name: TLS_SECRET_NAME, value: web-tls }, { name: MAX_TOKENS, value: '4096' }, { name: AWS_ACCESS_KEY_ID, value: FOO_ID }]
`,
    },
    {
      about: 'values that are none',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.2
          env: [{ name: DB_PASSWORD, value: '' }, { name: ALLOW_EMPTY_PASSWORD, value: 'yes' }, { name: RENEW_TOKEN, value: '3600' }, { name: PRIVATE_KEY, value: /etc/tls/tls.key }, { name: TOKEN, value: '{{ .Values.token }}' }, { name: API_KEY, value: 'vault:secret/data/api#key' }]
`,
    },
    {
      about: 'a URL without a password',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.2
          env: [{ name: API_TOKEN, value: 'https://login.example.com/token' }, { name: DATABASE_URL, value: 'postgres://shop@db:5432/shop' }]
`,
    },
  ],
};
