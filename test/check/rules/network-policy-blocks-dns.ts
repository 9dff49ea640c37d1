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
          env: [{ name: DATABASE_URL, value: 'postgres://db:5432/shop' }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - to: [{ podSelector: { matchLabels: { app: db } } }]
      ports: [{ port: 5432 }]
`,
      finds: ['NetworkPolicy/web spec.egress: the Pods of Deployment web can\'t ask the cluster\'s DNS, so that every name they connect to times out: no rule lets them out to its port 53 by UDP; '
        + 'allow port 53, UDP and TCP, to the namespace kube-system in NetworkPolicy web'],
    },
    {
      about: 'port 53, but by TCP only, which is what a port is where nothing is said',
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
          env: [{ name: DATABASE_URL, value: 'postgres://db:5432/shop' }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - ports: [{ port: 53 }, { port: 5432 }]
`,
      finds: ['NetworkPolicy/web spec.egress: the Pods of Deployment web can\'t ask the cluster\'s DNS, so that every name they connect to times out: no rule lets them out to its port 53 by UDP; '
        + 'allow port 53, UDP and TCP, to the namespace kube-system in NetworkPolicy web'],
    },
    {
      about: 'port 53 of Pods in its own namespace, where the DNS is not',
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
          env: [{ name: DATABASE_URL, value: 'postgres://db:5432/shop' }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - to: [{ podSelector: { matchLabels: { k8s-app: kube-dns } } }]
      ports: [{ port: 53, protocol: UDP }]
`,
      finds: ['NetworkPolicy/web spec.egress: the Pods of Deployment web can\'t ask the cluster\'s DNS, so that every name they connect to times out: no rule lets them out to its port 53 by UDP; '
        + 'allow port 53, UDP and TCP, to the namespace kube-system in NetworkPolicy web'],
    },
    {
      about: 'nothing is let out, and a variable names a host',
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
          env: [{ name: SMTP_HOST, value: smtp.example.com }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
`,
      finds: ['NetworkPolicy/all spec.egress: the Pods of Deployment web can\'t ask the cluster\'s DNS, so that every name they connect to times out: no rule lets them out to its port 53 by UDP; '
        + 'allow port 53, UDP and TCP, to the namespace kube-system in NetworkPolicy all'],
    },
    {
      about: 'another port of whatever host, and no variable',
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
          env: []
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  egress:
    - ports: [{ port: 443 }]
`,
      finds: ['NetworkPolicy/web spec.egress: the Pods of Deployment web can\'t ask the cluster\'s DNS, so that every name they connect to times out: no rule lets them out to its port 53 by UDP; '
        + 'allow port 53, UDP and TCP, to the namespace kube-system in NetworkPolicy web'],
    },
  ],
  good: [
    {
      about: 'port 53 by UDP, to wherever',
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
          env: [{ name: DATABASE_URL, value: 'postgres://db:5432/shop' }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - to: [{ podSelector: { matchLabels: { app: db } } }]
    - ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
`,
    },
    {
      about: 'port 53 of the namespace of the DNS, by its name',
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
          env: [{ name: DATABASE_URL, value: 'postgres://db:5432/shop' }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  egress:
    - to: [{ podSelector: { matchLabels: { app: db } } }]
    - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }]
      ports: [{ port: 53, protocol: UDP }]
`,
    },
    {
      about: 'another policy for the same Pods allows it',
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
          env: [{ name: DATABASE_URL, value: 'postgres://db:5432/shop' }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  egress:
    - to: [{ podSelector: { matchLabels: { app: db } } }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: dns, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{ namespaceSelector: {} }]
      ports: [{ port: dns, protocol: UDP }]
`,
    },
    {
      about: 'a cache of the node, by its address',
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
          env: [{ name: DATABASE_URL, value: 'postgres://db:5432/shop' }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - to: [{ ipBlock: { cidr: 169.254.20.10/32 } }]
      ports: [{ port: 53, protocol: UDP }]
    - to: [{ podSelector: { matchLabels: { app: db } } }]
`,
    },
    {
      about: 'Pods that may connect to nothing, and name nothing',
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
          env: []
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
`,
    },
    {
      about: 'a policy for ingress alone',
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
          env: [{ name: DATABASE_URL, value: 'postgres://db:5432/shop' }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress: [{ ports: [{ port: 8080 }] }]
`,
    },
    {
      about: 'a plugin\'s own policies, which may allow it',
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
          env: [{ name: DATABASE_URL, value: 'postgres://db:5432/shop' }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - to: [{ podSelector: { matchLabels: { app: db } } }]
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: dns, namespace: shop }
`,
    },
    {
      about: 'Pods that may connect to addresses alone',
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
          env: []
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  egress:
    - to: [{ ipBlock: { cidr: 192.0.2.0/24 } }]
`,
    },
  ],
};
