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
            - { name: cache, mountPath: /data/ }
      volumes: [{ name: data, emptyDir: {} }, { name: cache, emptyDir: {} }]
`,
      finds: ['Deployment/web spec.template.spec.containers[0].volumeMounts[1].mountPath: /data/ is the same directory as '
        + '/data: only one of \'data\' and \'cache\' is seen there; give one of the two another path'],
    },
    {
      about: 'two slashes',
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
            - { name: data, mountPath: /var//data }
            - { name: cache, mountPath: /var/data }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].volumeMounts[1].mountPath: /var/data is the same directory '
        + 'as /var//data: only one of \'data\' and \'cache\' is seen there; give one of the two another path'],
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
            - { name: cache, mountPath: /data/cache/ }
            - { name: data, mountPath: /data }
            - { name: more, mountPath: /data-more }
`,
    },
    {
      about: 'the same letters, which another rule finds',
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
`,
    },
  ],
};
