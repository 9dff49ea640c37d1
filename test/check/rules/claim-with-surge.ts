import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.template.spec.volumes[0].persistentVolumeClaim.claimName: an update hangs as soon as the '
          + 'new Pod is put on another node: it waits for PersistentVolumeClaim/data, which is ReadWriteOnce, and the old '
          + 'Pod waits for the new one; set `strategy: { type: Recreate }`',
      ],
    },
    {
      about: 'a rolling update that says it',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25%, maxUnavailable: 50% } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.template.spec.volumes[0].persistentVolumeClaim.claimName: an update hangs as soon as the '
          + 'new Pod is put on another node: it waits for PersistentVolumeClaim/data, which is ReadWriteOnce, and the old '
          + 'Pod waits for the new one; set `strategy: { type: Recreate }`',
      ],
    },
    {
      about: 'a claim of one Pod, though the node is always the same',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOncePod], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      nodeName: node-1
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.template.spec.volumes[0].persistentVolumeClaim.claimName: an update never ends: the new '
          + 'Pod waits for PersistentVolumeClaim/data, which is ReadWriteOncePod, and the old Pod for the new one; set '
          + '`strategy: { type: Recreate }`',
      ],
    },
  ],
  good: [
    {
      about: 'the old Pod goes first',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  strategy: { type: Recreate }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'none more than one: the old Pod goes first',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'the old Pod needn\'t wait for the new one',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'the new Pod is on the same node',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      nodeSelector: { kubernetes.io/hostname: node-1 }
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'a StatefulSet',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'more than one replica: that is for claim-shared-by-replicas',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
  ],
};
