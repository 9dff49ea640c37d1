import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      containers:
        - name: db
          image: cassandra:4.1.7
          env:
            - { name: CASSANDRA_DC, value: paris }
            - { name: CASSANDRA_RACK, value: rack1 }
`,
      finds: ['StatefulSet/db spec.template.spec.containers[0].env[0]: CASSANDRA_DC and CASSANDRA_RACK do nothing with the default SimpleSnitch: every node is in the datacenter and rack of that snitch; '
        + 'set CASSANDRA_ENDPOINT_SNITCH to GossipingPropertyFileSnitch'],
    },
    {
      about: 'another snitch that ignores it',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      containers:
        - name: db
          image: cassandra:4.1.7
          env:
            - { name: CASSANDRA_DC, value: paris }
            - { name: CASSANDRA_ENDPOINT_SNITCH, value: SimpleSnitch }
`,
      finds: ['StatefulSet/db spec.template.spec.containers[0].env[0]: CASSANDRA_DC does nothing with SimpleSnitch: every node is in the datacenter and rack of that snitch; '
        + 'set CASSANDRA_ENDPOINT_SNITCH to GossipingPropertyFileSnitch'],
    },
  ],
  good: [
    {
      about: 'the snitch that reads them',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      containers:
        - name: db
          image: cassandra:4.1.7
          env:
            - { name: CASSANDRA_DC, value: paris }
            - { name: CASSANDRA_ENDPOINT_SNITCH, value: GossipingPropertyFileSnitch }
`,
    },
    {
      about: 'a snitch that comes from elsewhere',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      containers:
        - name: db
          image: cassandra:4.1.7
          env:
            - { name: CASSANDRA_DC, value: paris }
          envFrom: [{ configMapRef: { name: cassandra } }]
`,
    },
    {
      about: 'a configuration of one\'s own',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      containers:
        - name: db
          image: cassandra:4.1.7
          env:
            - { name: CASSANDRA_DC, value: paris }
          volumeMounts: [{ name: configuration, mountPath: /etc/cassandra }]
`,
    },
    {
      about: 'no datacenter is named',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      containers:
        - name: db
          image: cassandra:4.1.7
          env:
            - { name: CASSANDRA_CLUSTER_NAME, value: shop }
`,
    },
    {
      about: 'another image, with variables of its own',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      containers:
        - name: db
          image: bitnami/cassandra:4.1.7
          env:
            - { name: CASSANDRA_RACK, value: rack1 }
`,
    },
  ],
};
