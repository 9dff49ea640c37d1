import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      securityContext: { runAsUser: 999, runAsNonRoot: true }
      containers:
        - name: db
          image: postgres:17.2
          volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 10Gi } } }
`,
      finds: ['StatefulSet/db spec.template.spec.containers[0].volumeMounts[0]: a new volume belongs to root, and db runs '
        + 'as user 999: it can\'t write to /var/lib/postgresql/data; set fsGroup in the securityContext of the Pod to '
        + 'the group of the process'],
    },
    {
      about: 'init containers that are not root, or have another volume',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: files }
spec:
  initContainers:
    - { name: other, image: acme/other:1.4.2, volumeMounts: [{ name: tmp, mountPath: /tmp }] }
    - { name: user, image: acme/user:1.4.2, securityContext: { runAsUser: 1000 }, volumeMounts: [{ name: files, mountPath: /files }] }
  containers:
    - { name: files, image: acme/files:1.4.2, securityContext: { runAsUser: 1000 }, volumeMounts: [{ name: files, mountPath: /files }] }
  volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }, { name: tmp, emptyDir: {} }]
`,
      finds: ['Pod/files spec.containers[0].volumeMounts[0]: a new volume belongs to root, and files runs as user 1000: it '
        + 'can\'t write to /files; set fsGroup in the securityContext of the Pod to the group of the process'],
    },
    {
      about: 'a claim by name, and a container that only says that it is not root',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: files }
spec:
  template:
    spec:
      containers:
        - name: files
          image: acme/files:1.4.2
          securityContext: { runAsNonRoot: true }
          volumeMounts: [{ name: files, mountPath: /files }]
      volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]
`,
      finds: ['Deployment/files spec.template.spec.containers[0].volumeMounts[0]: a new volume belongs to root, and files '
        + 'runs as a user that is not root: it can\'t write to /files; set fsGroup in the securityContext of the Pod to '
        + 'the group of the process'],
    },
  ],
  good: [
    {
      about: 'the Pod has an fsGroup',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      securityContext: { runAsUser: 999, fsGroup: 999 }
      containers: [{ name: db, image: postgres:17.2, volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }] }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
    },
    {
      about: 'an init container that is root gives it to the process',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec:
      initContainers:
        - name: own
          image: busybox:1.36.1
          command: [chown, '999', /data]
          securityContext: { runAsUser: 0 }
          volumeMounts: [{ name: data, mountPath: /data }]
      containers:
        - name: db
          image: postgres:17.2
          securityContext: { runAsUser: 999 }
          volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`,
    },
    {
      about: 'root, an empty directory, and a claim that is only read',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: files }
spec:
  template:
    spec:
      securityContext: { runAsUser: 1000 }
      containers:
        - name: root
          image: acme/root:1.4.2
          securityContext: { runAsUser: 0 }
          volumeMounts: [{ name: files, mountPath: /files }]
        - name: reader
          image: acme/reader:1.4.2
          volumeMounts: [{ name: files, mountPath: /files, readOnly: true }, { name: tmp, mountPath: /tmp }]
      volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }, { name: tmp, emptyDir: {} }]
`,
    },
  ],
};
