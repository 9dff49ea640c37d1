import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
data: { LOG_LEVEL: info, LOG_FORMAT: json }
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
            - { name: A, valueFrom: { configMapKeyRef: { name: web-config, key: LOGLEVEL } } }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key: ConfigMap web-config '
        + 'has no key \'LOGLEVEL\': the container never starts; name a key that it has, such as \'LOG_LEVEL\', or add this '
        + 'one'],
    },
    {
      about: 'a Secret, by a variable and by a file',
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
            - { name: A, valueFrom: { secretKeyRef: { name: db, key: passwd } } }
      volumes: [{ name: db, secret: { secretName: db, items: [{ key: user, path: user }] } }]
`,
      finds: [
        'Deployment/web spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.key: Secret db has no key '
          + '\'passwd\': the container never starts; name a key that it has, such as \'password\', or add this one',
        'Deployment/web spec.template.spec.volumes[0].secret.items[0].key: Secret db has no key \'user\': the volume '
          + 'is never mounted; name a key that it has, such as \'username\', or add this one',
      ],
    },
    {
      about: 'one of several sources of a volume',
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
      volumes: [{ name: all, projected: { sources: [{ configMap: { name: web-config, items: [{ key: b.conf, path: b.conf }] } }] } }]
`,
      finds: ['Deployment/web spec.template.spec.volumes[0].projected.sources[0].configMap.items[0].key: ConfigMap '
        + 'web-config has no key \'b.conf\': the volume is never mounted; name a key that it has, such as \'a.conf\', or '
        + 'add this one'],
    },
  ],
  good: [
    {
      about: 'the key is there, in whatever part, or may be missing',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
data: { LOG_LEVEL: info }
binaryData: { logo: aGk= }
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
            - { name: A, valueFrom: { configMapKeyRef: { name: web-config, key: LOG_LEVEL } } }
            - { name: B, valueFrom: { configMapKeyRef: { name: web-config, key: logo } } }
            - { name: C, valueFrom: { configMapKeyRef: { name: web-config, key: extra, optional: true } } }
`,
    },
    {
      about: 'somebody is to fill it in, or it isn\'t here',
      yaml: `
apiVersion: v1
kind: Secret
metadata: { name: empty }
---
apiVersion: v1
kind: Secret
metadata: { name: token }
type: kubernetes.io/service-account-token
data: { extra: aGk= }
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
            - { name: A, valueFrom: { secretKeyRef: { name: empty, key: password } } }
            - { name: B, valueFrom: { secretKeyRef: { name: token, key: token } } }
            - { name: C, valueFrom: { secretKeyRef: { name: other, key: password } } }
`,
    },
  ],
};
