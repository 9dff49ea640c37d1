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
          env: [{ name: CASSANDRA_SEEDS, value: cassandra-0.cassandra.default.svc.cluster.local }]
`,
      finds: ['StatefulSet/cassandra spec.template.spec.containers[0].env[0].value: '
        + 'cassandra-0.cassandra.default.svc.cluster.local names the namespace \'default\', which the manifest doesn\'t: '
        + 'in any other one the name doesn\'t exist; leave the namespace out: cassandra-0.cassandra'],
    },
    {
      about: 'more Pods than there are',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk, namespace: shop }
spec:
  serviceName: zk
  replicas: 2
  template:
    spec:
      containers:
        - name: zk
          image: zookeeper:3.9.2
          env: [{ name: ZOO_SERVERS, value: 'server.1=zk-0.zk:2888:3888 server.2=zk-1.zk:2888:3888 server.3=zk-2.zk:2888:3888' }]
`,
      finds: ['StatefulSet/zk spec.template.spec.containers[0].env[0].value: zk-2.zk is no Pod: StatefulSet zk has 2, zk-0 '
        + 'to zk-1; name only Pods below the number of replicas, or raise it'],
    },
    {
      about: 'another Service than the one that names the Pods',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra }
spec:
  serviceName: cassandra-nodes
  replicas: 3
  template:
    spec:
      containers:
        - name: cassandra
          image: cassandra:4.1.7
          env: [{ name: CASSANDRA_SEEDS, value: 'cassandra-0.cassandra,cassandra-1.cassandra' }]
`,
      finds: ['StatefulSet/cassandra spec.template.spec.containers[0].env[0].value: cassandra-0.cassandra never resolves: '
        + 'Pods of StatefulSet cassandra have their names from Service \'cassandra-nodes\', not \'cassandra\'; write '
        + 'cassandra-0.cassandra-nodes'],
    },
    {
      about: 'a StatefulSet whose Pods have no names',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: mongo }
spec:
  replicas: 3
  template:
    spec:
      containers: [{ name: mongo, image: mongo:7.0.14, args: [mongod, --replSet, rs0, --bind_ip, mongo-0.mongo] }]
`,
      finds: ['StatefulSet/mongo spec.template.spec.containers[0].args[4]: mongo-0.mongo never resolves: Pods of '
        + 'StatefulSet mongo have their names from no Service, since it has no serviceName; set serviceName of '
        + 'StatefulSet mongo to \'mongo\''],
    },
    {
      about: 'another namespace than the StatefulSet\'s',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra, namespace: shop }
spec: { serviceName: cassandra, replicas: 3 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    spec:
      containers:
        - { name: web, image: acme/web:1.4.2, env: [{ name: CONTACT_POINTS, value: cassandra-0.cassandra.default.svc:9042 }] }
`,
      finds: ['Deployment/web spec.template.spec.containers[0].env[0].value: cassandra-0.cassandra.default.svc names the '
        + 'namespace \'default\', but StatefulSet cassandra is in \'shop\': the name doesn\'t exist; leave the namespace '
        + 'out: cassandra-0.cassandra'],
    },
    {
      about: 'a namespace without the words that follow it',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra }
spec:
  serviceName: cassandra
  replicas: 3
  template:
    spec:
      containers: [{ name: cassandra, image: cassandra:4.1.7, env: [{ name: CASSANDRA_SEEDS, value: cassandra-0.cassandra.prod }] }]
`,
      finds: ['StatefulSet/cassandra spec.template.spec.containers[0].env[0].value: cassandra-0.cassandra.prod names the '
        + 'namespace \'prod\', which the manifest doesn\'t: in any other one the name doesn\'t exist; leave the namespace '
        + 'out: cassandra-0.cassandra'],
    },
    {
      about: 'a StatefulSet of another name',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: orders-db }
spec:
  serviceName: nodes
  replicas: 3
  template:
    spec:
      containers:
        - name: cassandra
          image: cassandra:4.1.7
          env: [{ name: CASSANDRA_SEEDS, value: cassandra-0.nodes }]
`,
      finds: ['StatefulSet/orders-db spec.template.spec.containers[0].env[0].value: cassandra-0.nodes never resolves: '
        + 'Service \'nodes\' names the Pods of StatefulSet orders-db, and there is no \'cassandra\'; name the Pods of '
        + 'orders-db: orders-db-0.nodes'],
    },
  ],
  good: [
    {
      about: 'Pods that are there, with and without the namespace that the manifest states',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra, namespace: shop }
spec:
  serviceName: cassandra
  replicas: 3
  template:
    spec:
      containers:
        - name: cassandra
          image: cassandra:4.1.7
          env: [{ name: CASSANDRA_SEEDS, value: 'cassandra-0.cassandra,cassandra-1.cassandra.shop.svc.cluster.local' }]
`,
    },
    {
      about: 'Pods of an app that is not here',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    spec:
      containers:
        - name: web
          image: acme/web:1.4.2
          env:
            - { name: KAFKA, value: 'kafka-0.kafka.messaging.svc:9092,kafka-1.kafka.messaging.svc:9092' }
            - { name: SEARCH, value: 'es-0.nodes.search:9200' }
            - { name: TRACES, value: 'node-0.db.eu' }
            - { name: MIRROR, value: 'https://cache-2.example.com/v1-0.tar.gz' }
`,
    },
    {
      about: 'a host of another domain whose second word is a Service here',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: eu }
spec: { serviceName: db, replicas: 1 }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web, image: acme/web:1.4.2, env: [{ name: TRACES, value: node-0.db.eu }] }] }
`,
    },
    {
      about: 'how many Pods there are is an autoscaler\'s business',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk }
spec:
  serviceName: zk
  template:
    spec:
      containers: [{ name: zk, image: zookeeper:3.9.2, env: [{ name: ZOO_SERVERS, value: 'zk-0.zk:2888:3888 zk-1.zk:2888:3888' }] }]
`,
    },
    {
      about: 'ordinals that start at one',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk }
spec:
  serviceName: zk
  replicas: 2
  ordinals: { start: 1 }
  template:
    spec:
      containers: [{ name: zk, image: zookeeper:3.9.2, env: [{ name: ZOO_SERVERS, value: 'zk-1.zk:2888:3888 zk-2.zk:2888:3888' }] }]
`,
    },
  ],
};
