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
  template:
    spec: { containers: [{ name: cassandra, image: cassandra:4.1.7 }] }
`,
      finds: ['StatefulSet/cassandra spec.template.spec.containers[0].resources.limits.memory: Cassandra takes its heap '
        + 'from the memory of the whole node (a quarter of it, up to 8 GiB), since nothing limits it; set a memory '
        + 'limit, and MAX_HEAP_SIZE to at most half of it'],
    },
    {
      about: 'a limit, at which Cassandra doesn\'t look',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra }
spec:
  serviceName: cassandra
  template:
    spec: { containers: [{ name: cassandra, image: cassandra:4.1.7, resources: { limits: { memory: 4Gi } } }] }
`,
      finds: ['StatefulSet/cassandra spec.template.spec.containers[0].env: Cassandra takes its heap from the memory of the '
        + 'whole node (a quarter of it, up to 8 GiB), and is killed where that is more than its limit of 4Gi; set '
        + 'MAX_HEAP_SIZE to at most half of the limit'],
    },
    {
      about: 'Elasticsearch without a limit',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: es }
spec:
  serviceName: es
  template:
    spec: { containers: [{ name: es, image: docker.elastic.co/elasticsearch/elasticsearch:8.15.0 }] }
`,
      finds: ['StatefulSet/es spec.template.spec.containers[0].resources.limits.memory: Elasticsearch takes its heap from '
        + 'the memory of the whole node (half of it, up to 31 GiB), since nothing limits it; set a memory limit, and '
        + 'ES_JAVA_OPTS to at most half of it'],
    },
  ],
  good: [
    {
      about: 'the heap is said',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cassandra }
spec:
  serviceName: cassandra
  template:
    spec:
      containers:
        - { name: cassandra, image: cassandra:4.1.7, env: [{ name: MAX_HEAP_SIZE, value: 2G }], resources: { limits: { memory: 4Gi } } }
`,
    },
    {
      about: 'Elasticsearch with a limit, which its JVM sees, and an older one, whose heap is fixed',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: es }
spec:
  serviceName: es
  template:
    spec:
      containers:
        - { name: es, image: elasticsearch:8.15.0, resources: { limits: { memory: 4Gi } } }
        - { name: old, image: elasticsearch:6.8.23 }
`,
    },
    {
      about: 'a client of the same image, and a file that may say it',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: shell }
spec:
  template:
    spec:
      containers:
        - { name: shell, image: cassandra:4.1.7, command: [sleep, infinity] }
        - { name: configured, image: cassandra:4.1.7, volumeMounts: [{ name: options, mountPath: /etc/cassandra/jvm-server.options }] }
      volumes: [{ name: options, configMap: { name: options } }]
`,
    },
  ],
};
