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
            - { name: data, mountPath: /data }
            - { name: cache, mountPath: /data }
      volumes: [{ name: data, emptyDir: {} }, { name: cache, emptyDir: {} }]
`,
      finds: ['Deployment/web spec.template.spec.containers[0].volumeMounts[1].mountPath: the API server refuses a second '
        + 'volume at /data, where \'data\' is; give one of the two another path'],
    },
    {
      about: 'two files of one volume',
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
            - { name: files, mountPath: /etc/web.conf, subPath: a }
            - { name: files, mountPath: /etc/web.conf, subPath: b }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].volumeMounts[1].mountPath: the API server refuses a second '
        + 'volume at /etc/web.conf, where \'files\' is; give one of the two another path'],
    },
  ],
  good: [
    {
      about: 'one below the other, in any order',
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
            - { name: cache, mountPath: /data/cache }
            - { name: data, mountPath: /data }
`,
    },
    {
      about: 'in two containers',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: web, image: acme/web:1.4.2, volumeMounts: [{ name: data, mountPath: /data }] }
    - { name: logs, image: acme/logs:1.4.2, volumeMounts: [{ name: logs, mountPath: /data }] }
`,
    },
  ],
};
