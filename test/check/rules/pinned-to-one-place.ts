import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      nodeSelector: { topology.kubernetes.io/zone: eu-west-3a }
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.template.spec.nodeSelector[\'topology.kubernetes.io/zone\']: all 3 Pods have to be in the '
          + 'zone eu-west-3a, so that they all go when it fails, and none starts elsewhere; leave the zone to the '
          + 'scheduler, and spread the Pods with `topologySpreadConstraints`',
      ],
    },
    {
      about: 'a node by its name',
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
      nodeName: node-1
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.template.spec.nodeName: both Pods have to be on the node node-1, so that they all go when '
          + 'it fails, and none starts elsewhere; leave the node to the scheduler, and spread the Pods with '
          + '`topologySpreadConstraints`',
      ],
    },
    {
      about: 'a node by its label',
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
      nodeSelector: { disk: ssd, kubernetes.io/hostname: node-1 }
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.template.spec.nodeSelector[\'kubernetes.io/hostname\']: both Pods have to be on the node '
          + 'node-1, so that they all go when it fails, and none starts elsewhere; leave the node to the scheduler, and '
          + 'spread the Pods with `topologySpreadConstraints`',
      ],
    },
    {
      about: 'a required affinity to one node',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  replicas: 2
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-1] }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'StatefulSet/db '
          + 'spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].m'
          + 'atchExpressions[0].values: both Pods have to be on the node node-1, so that they all go when it fails, and '
          + 'none starts elsewhere; leave the node to the scheduler, and spread the Pods with `topologySpreadConstraints`',
      ],
    },
    {
      about: 'a required affinity to one zone, the number being an autoscaler\'s',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [eu-west-3a] }]
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 2
  maxReplicas: 10
`,
      finds: [
        'Deployment/web '
          + 'spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].m'
          + 'atchExpressions[0].values: both Pods have to be in the zone eu-west-3a, so that they all go when it fails, and '
          + 'none starts elsewhere; leave the zone to the scheduler, and spread the Pods with `topologySpreadConstraints`',
      ],
    },
    {
      about: 'Pods that have to be where Pods like them are',
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
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector: { matchLabels: { app: web } }
              topologyKey: kubernetes.io/hostname
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.template.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]: both '
          + 'Pods have to be on the same node, so that they all go when it fails, and none starts elsewhere; make it '
          + '`preferredDuringSchedulingIgnoredDuringExecution`, or spread the Pods with `topologySpreadConstraints`',
      ],
    },
    {
      about: 'a required affinity to a node by its name',
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
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions: [{ key: disk, operator: In, values: [ssd] }]
                matchFields: [{ key: metadata.name, operator: In, values: [node-1] }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web '
          + 'spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].m'
          + 'atchFields[0].values: both Pods have to be on the node node-1, so that they all go when it fails, and none '
          + 'starts elsewhere; leave the node to the scheduler, and spread the Pods with `topologySpreadConstraints`',
      ],
    },
  ],
  good: [
    {
      about: 'two zones',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [eu-west-3a, eu-west-3b] }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'terms that are alternatives',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [eu-west-3a] }]
              - matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [eu-west-3b] }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'a preference',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      affinity:
        nodeAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              preference: { matchExpressions: [{ key: topology.kubernetes.io/zone, operator: In, values: [eu-west-3a] }] }
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'Pods that have to be where others are',
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
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector: { matchLabels: { app: cache } }
              topologyKey: kubernetes.io/hostname
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'a single replica',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      nodeSelector: { kubernetes.io/hostname: node-1 }
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'a zone that is left out',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions: [{ key: topology.kubernetes.io/zone, operator: NotIn, values: [eu-west-3a] }]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'Pods of another namespace with the same labels',
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
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector: { matchLabels: { app: web } }
              topologyKey: kubernetes.io/hostname
              namespaces: [other]
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'Pods of namespaces that are chosen by label',
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
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector: { matchLabels: { app: web } }
              topologyKey: kubernetes.io/hostname
              namespaceSelector: { matchLabels: { team: other } }
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'a DaemonSet for one node',
      yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      nodeSelector: { kubernetes.io/hostname: node-1 }
      containers:
        - { name: agent, image: acme/agent:1.0 }
`,
    },
  ],
};
