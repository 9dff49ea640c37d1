import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra }
spec:
  serviceName: cassandra
  replicas: 3
  template:
    spec:
      containers:
        - name: cassandra
          image: cassandra:4.1.7
          env: [{ name: CASSANDRA_SEEDS, value: 'cassandra-0.cassandra,cassandra-1.cassandra,cassandra-2.cassandra' }]
`,
      finds: ['StatefulSet/cassandra spec.template.spec.containers[0].env[0].value: all 3 Pods are seeds, and a seed '
        + 'doesn\'t bootstrap: where one doesn\'t reach the others as it starts, it begins a ring of its own, Running and '
        + 'Ready; name the first two Pods only'],
    },
    {
      about: 'two nodes of Scylla',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: scylla }
spec:
  serviceName: scylla
  replicas: 2
  template:
    spec:
      containers:
        - name: scylla
          image: scylladb/scylla:6.2.0
          env: [{ name: SEEDS, value: 'scylla-0.scylla,scylla-1.scylla' }]
`,
      finds: ['StatefulSet/scylla spec.template.spec.containers[0].env[0].value: all 2 Pods are seeds, and a seed doesn\'t '
        + 'bootstrap: where one doesn\'t reach the others as it starts, it begins a ring of its own, Running and Ready; '
        + 'name the first Pod only'],
    },
  ],
  good: [
    {
      about: 'two seeds of three nodes',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra }
spec:
  serviceName: cassandra
  replicas: 3
  template:
    spec:
      containers:
        - name: cassandra
          image: cassandra:4.1.7
          env: [{ name: CASSANDRA_SEEDS, value: 'cassandra-0.cassandra,cassandra-1.cassandra' }]
`,
    },
    {
      about: 'a ring of one node',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra }
spec:
  serviceName: cassandra
  replicas: 1
  template:
    spec:
      containers: [{ name: cassandra, image: cassandra:4.1.7, env: [{ name: CASSANDRA_SEEDS, value: cassandra-0.cassandra }] }]
`,
    },
    {
      about: 'Elasticsearch, whose list of hosts is to look for, not to trust',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: es }
spec:
  serviceName: es
  replicas: 2
  template:
    spec:
      containers: [{ name: es, image: elasticsearch:8.15.0, env: [{ name: DISCOVERY_SEED_HOSTS, value: 'es-0.es,es-1.es' }] }]
`,
    },
  ],
};
