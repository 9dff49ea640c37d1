import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: db } }
    spec:
      containers: [{ name: db, image: cassandra:4.1.7 }]
`,
      finds: ['StatefulSet/db spec.template.spec.topologySpreadConstraints: nothing keeps the 3 Pods off one node: when it is lost, all of them are; '
        + 'spread them by kubernetes.io/hostname, with the labels of these Pods'],
    },
    {
      about: 'spread by the labels of others',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: db } }
    spec:
      topologySpreadConstraints:
        - { maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }
      containers: [{ name: db, image: cassandra:4.1.7 }]
`,
      finds: ['StatefulSet/db spec.template.spec.topologySpreadConstraints: nothing keeps the 3 Pods off one node: when it is lost, all of them are; '
        + 'spread them by kubernetes.io/hostname, with the labels of these Pods'],
    },
    {
      about: 'affinity, which is the opposite',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: db } }
    spec:
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: db } } }
      containers: [{ name: db, image: cassandra:4.1.7 }]
`,
      finds: ['StatefulSet/db spec.template.spec.topologySpreadConstraints: nothing keeps the 2 Pods off one node: when it is lost, all of them are; '
        + 'spread them by kubernetes.io/hostname, with the labels of these Pods'],
    },
  ],
  good: [
    {
      about: 'required',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: db } }
    spec:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: db } } }
      containers: [{ name: db, image: cassandra:4.1.7 }]
`,
    },
    {
      about: 'preferred',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: db } }
    spec:
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - { weight: 100, podAffinityTerm: { topologyKey: kubernetes.io/hostname, labelSelector: { matchExpressions: [{ key: app, operator: In, values: [db] }] } } }
      containers: [{ name: db, image: cassandra:4.1.7 }]
`,
    },
    {
      about: 'spread over zones, which have several nodes',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: db } }
    spec:
      topologySpreadConstraints:
        - { maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: db } } }
      containers: [{ name: db, image: cassandra:4.1.7 }]
`,
    },
    {
      about: 'one replica',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 1
  template:
    metadata: { labels: { app: db } }
    spec:
      containers: [{ name: db, image: cassandra:4.1.7 }]
`,
    },
    {
      about: 'a Deployment, whose Pods are all the same',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: db } }
    spec:
      containers: [{ name: db, image: cassandra:4.1.7 }]
`,
    },
  ],
};
