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
          volumeMounts:
            - { name: config, mountPath: /etc/web/web.conf, subPath: web.conf }
      volumes: [{ name: config, configMap: { name: web-config } }]
`,
      finds: ['Deployment/web spec.template.spec.containers[0].volumeMounts[0].subPath: a change of ConfigMap web-config '
        + 'never reaches /etc/web/web.conf in Pods that run; mount the directory without subPath, or put a hash of the '
        + 'content into an annotation of the Pod template'],
    },
    {
      about: 'a Secret, by an expression',
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
          volumeMounts:
            - { name: tls, mountPath: /etc/tls, subPathExpr: $(HOST_NAME) }
      volumes: [{ name: tls, secret: { secretName: web-tls } }]
`,
      finds: ['Deployment/web spec.template.spec.containers[0].volumeMounts[0].subPathExpr: a change of Secret web-tls '
        + 'never reaches /etc/tls in Pods that run; mount the directory without subPath, or put a hash of the content '
        + 'into an annotation of the Pod template'],
    },
  ],
  good: [
    {
      about: 'the whole directory, and a part of another kind of volume',
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
          volumeMounts:
            - { name: config, mountPath: /etc/web }
            - { name: data, mountPath: /data, subPath: web }
      volumes: [{ name: config, configMap: { name: web-config } }, { name: data, persistentVolumeClaim: { claimName: data } }]
`,
    },
    {
      about: 'a change replaces the Pods',
      yaml: `
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
          volumeMounts:
            - { name: config, mountPath: /etc/web/web.conf, subPath: web.conf }
      volumes: [{ name: config, configMap: { name: web-config } }]
`,
    },
    {
      about: 'it never changes',
      yaml: `
apiVersion: v1
kind: ConfigMap
metadata: { name: web-config }
immutable: true
data: { web.conf: x }
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
          volumeMounts:
            - { name: config, mountPath: /etc/web/web.conf, subPath: web.conf }
      volumes: [{ name: config, configMap: { name: web-config } }]
`,
    },
  ],
};
