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
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.template.spec.volumes[0].persistentVolumeClaim.claimName: Deployment/web has 2 Pods, and '
          + 'those on another node than the first never start: PersistentVolumeClaim/data is ReadWriteOnce; use a '
          + 'StatefulSet with `volumeClaimTemplates`, ReadWriteMany, or one replica',
      ],
    },
    {
      about: 'a DaemonSet',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: agent, image: acme/agent:1.0 }
`,
      finds: [
        'DaemonSet/agent spec.template.spec.volumes[0].persistentVolumeClaim.claimName: DaemonSet/agent has a Pod on '
          + 'every node, and those on another node than the first never start: PersistentVolumeClaim/data is ReadWriteOnce; '
          + 'use ReadWriteMany, or a volume of the node',
      ],
    },
    {
      about: 'an autoscaler makes more of it',
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
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 5
`,
      finds: [
        'Deployment/web spec.template.spec.volumes[0].persistentVolumeClaim.claimName: Deployment/web has up to 5 Pods, '
          + 'and those on another node than the first never start: PersistentVolumeClaim/data is ReadWriteOnce; use a '
          + 'StatefulSet with `volumeClaimTemplates`, ReadWriteMany, or one replica',
      ],
    },
    {
      about: 'two workloads',
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
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: worker, image: acme/worker:1.0 }
`,
      finds: [
        'Deployment/worker spec.template.spec.volumes[0].persistentVolumeClaim.claimName: on any other node than that '
          + 'of Deployment/web, Deployment/worker never starts: both use PersistentVolumeClaim/data, which is '
          + 'ReadWriteOnce; use a claim of its own or ReadWriteMany, or keep both on one node with a required `podAffinity`',
      ],
    },
    {
      about: 'a claim of one Pod, though all are on one node',
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
  replicas: 2
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
        'Deployment/web spec.template.spec.volumes[0].persistentVolumeClaim.claimName: Deployment/web has 2 Pods, and '
          + 'only one can use PersistentVolumeClaim/data, which is ReadWriteOncePod: the others never start; use a '
          + 'StatefulSet with `volumeClaimTemplates`, ReadWriteMany, or one replica',
      ],
    },
    {
      about: 'a claim of one Pod, and two workloads',
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
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: worker, image: acme/worker:1.0 }
`,
      finds: [
        'Deployment/worker spec.template.spec.volumes[0].persistentVolumeClaim.claimName: Deployment/worker waits while '
          + 'Deployment/web runs: only one Pod can use PersistentVolumeClaim/data, which is ReadWriteOncePod; use a claim '
          + 'of its own',
      ],
    },
    {
      about: 'KEDA makes more of it: 100 by default',
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
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec:
  scaleTargetRef: { name: web }
  triggers: [{ type: cron }]
`,
      finds: [
        'Deployment/web spec.template.spec.volumes[0].persistentVolumeClaim.claimName: Deployment/web has up to 100 '
          + 'Pods, and those on another node than the first never start: PersistentVolumeClaim/data is ReadWriteOnce; use a '
          + 'StatefulSet with `volumeClaimTemplates`, ReadWriteMany, or one replica',
      ],
    },
    {
      about: 'a Job beside the workload',
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
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      restartPolicy: Never
      containers: [{ name: migrate, image: acme/migrate:1.0 }]
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
`,
      finds: [
        'Job/migrate spec.template.spec.volumes[0].persistentVolumeClaim.claimName: on any other node than that of '
          + 'Deployment/web, Job/migrate never starts: both use PersistentVolumeClaim/data, which is ReadWriteOnce; use a '
          + 'claim of its own or ReadWriteMany, or keep both on one node with a required `podAffinity`',
      ],
    },
    {
      about: 'two workloads on two nodes',
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
      nodeName: node-1
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec:
      nodeName: node-2
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: worker, image: acme/worker:1.0 }
`,
      finds: [
        'Deployment/worker spec.template.spec.volumes[0].persistentVolumeClaim.claimName: on any other node than that '
          + 'of Deployment/web, Deployment/worker never starts: both use PersistentVolumeClaim/data, which is '
          + 'ReadWriteOnce; use a claim of its own or ReadWriteMany, or keep both on one node with a required `podAffinity`',
      ],
    },
  ],
  good: [
    {
      about: 'a volume that many nodes can use',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce, ReadWriteMany], resources: { requests: { storage: 1Gi } } }
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
    {
      about: 'one replica',
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
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'all replicas are kept on one node',
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
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector: { matchLabels: { app: web } }
              topologyKey: kubernetes.io/hostname
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'the other workload follows the first',
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
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec:
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector: { matchLabels: { app: web } }
              topologyKey: kubernetes.io/hostname
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: worker, image: acme/worker:1.0 }
`,
    },
    {
      about: 'both workloads are on the same node',
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
      nodeName: node-1
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec:
      nodeSelector: { kubernetes.io/hostname: node-1 }
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: worker, image: acme/worker:1.0 }
`,
    },
    {
      about: 'the other workload is switched off',
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
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  replicas: 0
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec:
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: worker, image: acme/worker:1.0 }
`,
    },
    {
      about: 'a claim that somebody else makes',
      yaml: `
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
    {
      about: 'KEDA makes no more than one',
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
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec:
  scaleTargetRef: { name: web }
  maxReplicaCount: 1
  triggers: [{ type: cron }]
`,
    },
    {
      about: 'a claim that says no access mode',
      yaml: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [], resources: { requests: { storage: 1Gi } } }
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
