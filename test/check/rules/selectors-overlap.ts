import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - { name: api, image: acme/api:1.0 }
`,
      finds: [
        'Deployment/web spec.selector: app=shop also matches the Pods of Deployment/api: an autoscaler of this one '
          + 'averages over them, and kubectl takes them for its own; add a label of its own to the selector and the Pod '
          + 'template of each',
      ],
    },
    {
      about: 'one selector is wider than the other',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web-canary }
spec:
  selector: { matchLabels: { app: web, track: canary } }
  template:
    metadata: { labels: { app: web, track: canary } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.selector: app=web also matches the Pods of Deployment/web-canary: an autoscaler of this '
          + 'one averages over them, and kubectl takes them for its own; add a label of its own to the selector and the Pod '
          + 'template of each',
      ],
    },
    {
      about: 'a Pod that a ReplicaSet takes for its own',
      yaml: `
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: v1
kind: Pod
metadata: { name: debug, labels: { app: web } }
spec: { containers: [{ name: debug, image: busybox:1.37 }] }
`,
      finds: [
        'ReplicaSet/web spec.selector: app=web also matches Pod/debug: it becomes a replica of this one, which deletes '
          + 'a Pod that is now one too many; give the Pod other labels, or this selector one more label that the Pod lacks',
      ],
    },
    {
      about: 'a ReplicationController, whose selector is a map',
      yaml: `
apiVersion: v1
kind: ReplicationController
metadata: { name: old }
spec:
  selector: { app: web }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web, track: new } }
  template:
    metadata: { labels: { app: web, track: new } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'ReplicationController/old spec.selector: app=web also matches the Pods of Deployment/web: an autoscaler of '
          + 'this one averages over them, and kubectl takes them for its own; add a label of its own to the selector and '
          + 'the Pod template of each',
      ],
    },
    {
      about: 'a Pod that a ReplicationController takes',
      yaml: `
apiVersion: v1
kind: ReplicationController
metadata: { name: old }
spec:
  selector: { app: web }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: debug, labels: { app: web } }
spec: { containers: [{ name: debug, image: busybox:1.37 }] }
`,
      finds: [
        'ReplicationController/old spec.selector: app=web also matches Pod/debug: it becomes a replica of this one, '
          + 'which deletes a Pod that is now one too many; give the Pod other labels, or this selector one more label that '
          + 'the Pod lacks',
      ],
    },
    {
      about: 'three of one selector: one finding is enough',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - { name: db, image: postgres:17.2 }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - { name: agent, image: acme/agent:1.0 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'StatefulSet/db spec.selector: app=shop also matches the Pods of DaemonSet/agent and Deployment/web: an '
          + 'autoscaler of this one averages over them, and kubectl takes them for its own; add a label of its own to the '
          + 'selector and the Pod template of each',
      ],
    },
    {
      about: 'two different selectors that match each other\'s Pods: one finding is enough',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchExpressions: [{ key: app, operator: In, values: [shop, data] }] }
  template:
    metadata: { labels: { app: shop } }
    spec: { containers: [{ name: db, image: postgres:17.2 }] }
`,
      finds: [
        'Deployment/web spec.selector: app=shop also matches the Pods of StatefulSet/db: an autoscaler of this one '
          + 'averages over them, and kubectl takes them for its own; add a label of its own to the selector and the Pod '
          + 'template of each',
      ],
    },
  ],
  good: [
    {
      about: 'Of two that have one selector, the second one\'s Pods lack its labels: it is refused, which is another rule\'s',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: worker } } }
`,
    },
    {
      about: 'the same labels in another namespace',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: one }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: two }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'an expression that leaves the other out',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web-canary }
spec:
  selector: { matchLabels: { app: web, track: canary } }
  template:
    metadata: { labels: { app: web, track: canary } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector:
    matchLabels: { app: web }
    matchExpressions: [{ key: track, operator: DoesNotExist }]
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
`,
    },
    {
      about: 'a Pod beside a Deployment, whose ReplicaSet also asks for the hash of the template',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: v1
kind: Pod
metadata: { name: debug, labels: { app: web } }
spec: { containers: [{ name: debug, image: busybox:1.37 }] }
`,
    },
    {
      about: 'an export of a cluster: a Deployment and the ReplicaSet that it made',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: web-5d4f8c7b9, ownerReferences: [{ apiVersion: apps/v1, kind: Deployment, name: web, controller: true }] }
spec:
  selector: { matchLabels: { app: web, pod-template-hash: 5d4f8c7b9 } }
  template:
    metadata: { labels: { app: web, pod-template-hash: 5d4f8c7b9 } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'a Pod that the ReplicaSet made',
      yaml: `
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
---
apiVersion: v1
kind: Pod
metadata: { name: web-x7k2p, labels: { app: web }, ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: web, controller: true }] }
spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
`,
    },
  ],
};
