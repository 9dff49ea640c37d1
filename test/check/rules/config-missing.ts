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
          envFrom: [{ configMapRef: { name: web-conf } }]
`,
      finds: ['Deployment/web spec.template.spec.containers[0].envFrom[0].configMapRef.name: no ConfigMap \'web-conf\' is '
        + 'here: the container doesn\'t start until one is; add the ConfigMap \'web-conf\', or use the name of one that is '
        + 'there'],
    },
    {
      about: 'a Secret, by a variable',
      yaml: `
apiVersion: v1
kind: Secret
metadata: { name: db }
stringData: { password: example }
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
            - { name: A, valueFrom: { secretKeyRef: { name: database, key: password } } }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name: no Secret \'database\' is '
        + 'here: the container doesn\'t start until one is; add the Secret \'database\', or use the name of one that is '
        + 'there'],
    },
    {
      about: 'volumes',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
data: { a: b }
---
apiVersion: v1
kind: Secret
metadata: { name: db }
stringData: { password: example }
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
      volumes:
        - { name: a, configMap: { name: missing } }
        - { name: b, secret: { secretName: missing-too } }
        - { name: c, projected: { sources: [{ configMap: { name: web-config } }, { secret: { name: nowhere } }] } }
`,
      finds: [
        'Deployment/web spec.template.spec.volumes[0].configMap.name: no ConfigMap \'missing\' is here: the Pod waits '
          + 'in ContainerCreating until one is; add the ConfigMap \'missing\', or use the name of one that is there',
        'Deployment/web spec.template.spec.volumes[1].secret.secretName: no Secret \'missing-too\' is here: the Pod '
          + 'waits in ContainerCreating until one is; add the Secret \'missing-too\', or use the name of one that is '
          + 'there',
        'Deployment/web spec.template.spec.volumes[2].projected.sources[1].secret.name: no Secret \'nowhere\' is '
          + 'here: the Pod waits in ContainerCreating until one is; add the Secret \'nowhere\', or use the name of one '
          + 'that is there',
      ],
    },
  ],
  good: [
    {
      about: 'it is there, or may be missing',
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
          envFrom: [{ configMapRef: { name: web-config } }, { configMapRef: { name: local, optional: true } }]
`,
    },
    {
      about: 'the manifests define none of the kind: others do',
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
          env:
            - { name: A, valueFrom: { secretKeyRef: { name: database, key: password } } }
`,
    },
    {
      about: 'a custom resource makes it, by its own name, by the one that it says, or by one that begins with its own',
      yaml: `
apiVersion: v1
kind: Secret
metadata: { name: db }
stringData: { password: example }
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: { name: sealed }
spec: { encryptedData: { password: AgBy } }
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: pulled }
spec: { target: { name: pulled-secret } }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: web }
spec: { secretName: web-tls }
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: orders }
spec: { instances: 3 }
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
            - { name: A, valueFrom: { secretKeyRef: { name: sealed, key: password } } }
            - { name: B, valueFrom: { secretKeyRef: { name: pulled-secret, key: password } } }
            - { name: C, valueFrom: { secretKeyRef: { name: orders-app, key: password } } }
      volumes: [{ name: tls, secret: { secretName: web-tls } }]
`,
    },
    {
      about: 'the one that is in every namespace',
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
      volumes: [{ name: ca, configMap: { name: kube-root-ca.crt } }]
`,
    },
  ],
};
