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
          env: [{ name: DATABASE_ADDR, value: 'database:5432' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: no Service database is made here, so that database:5432 can\'t be reached; '
        + 'correct the name, or make the Service database'],
    },
    {
      about: 'a host and a port in two variables',
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
          env: [{ name: DB_HOST, value: database }, { name: DB_PORT, value: '5432' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: no Service database is made here, so that database:5432 can\'t be reached; '
        + 'correct the name, or make the Service database'],
    },
    {
      about: 'a full name',
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
          env: [{ name: DB, value: database.shop.svc.cluster.local }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: no Service database is made here in the namespace shop, so that database.shop.svc.cluster.local can\'t be reached; '
        + 'correct the name, or make the Service database'],
    },
    {
      about: 'one of a list',
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
          env: [{ name: SERVERS, value: 'db:5432,dbb:5432' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: no Service dbb is made here, so that dbb:5432 can\'t be reached; '
        + 'correct the name, or make the Service dbb'],
    },
    {
      about: 'a URL, with a variable in it that has a value',
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
          env: [{ name: NAME, value: database }, { name: URL, value: 'jdbc:postgresql://$(NAME)/shop' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[1].value: no Service database is made here, so that database:5432 can\'t be reached; '
        + 'correct the name, or make the Service database'],
    },
  ],
  good: [
    {
      about: 'the Service is there',
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
          env: [{ name: DATABASE_ADDR, value: 'db:5432' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
    {
      about: 'a host of the internet',
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
          env: [{ name: DATABASE_ADDR, value: 'database.example.com:5432' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
    {
      about: 'a number behind a word, in a variable that holds no address',
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
          env: [{ name: LIMITS, value: 'orders:500' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
    {
      about: 'no Services are made in that place',
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
          env: [{ name: DATABASE_ADDR, value: 'database.other.svc:5432' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
    {
      about: 'a variable whose value is not here',
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
          env: [{ name: HOST_NAME, valueFrom: { secretKeyRef: { name: db, key: host } } }, { name: URL, value: 'postgres://$(HOST_NAME):5432/shop' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
    {
      about: 'the Pod itself has the name in its hosts file',
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
          env: [{ name: DATABASE_ADDR, value: 'database:5432' }]
      hostAliases: [{ ip: 10.1.2.3, hostnames: [database] }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
    {
      about: 'the API server',
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
          env: [{ name: API_SERVER, value: 'https://kubernetes:443' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
    {
      about: 'a Pod of a headless Service',
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
          env: [{ name: DB_HOST, value: 'db-0.db:5432' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
    {
      about: 'more domains are searched',
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
          env: [{ name: DATABASE_ADDR, value: 'database:5432' }]
      dnsConfig: { searches: [acme.lan] }
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
    {
      about: 'a host alone, which somebody may know',
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
          env: [{ name: DB_HOST, value: database }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
    {
      about: 'its own name',
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
          env: [{ name: PEER_ADDR, value: 'web:7946' }]
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
    },
  ],
};
