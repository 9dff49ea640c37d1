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
  selector: { matchLabels: { app: cassandra } }
  template:
    metadata: { labels: { app: cassandra } }
    spec: { containers: [{ name: cassandra, image: cassandra:4.1.7 }] }
`,
      finds: ['StatefulSet/cassandra spec.serviceName: no Service \'cassandra\' is here, so that no Pod finds another by a '
        + 'name such as cassandra-0.cassandra; add a Service \'cassandra\' with clusterIP None that selects these Pods, '
        + 'or name the one that does'],
    },
    {
      about: 'the Service of that name is in another namespace',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: db, namespace: other }
spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec: { serviceName: db }
`,
      finds: ['StatefulSet/db spec.serviceName: no Service \'db\' is here, so that no Pod finds another by a name such as '
        + 'db-0.db; add a Service \'db\' with clusterIP None that selects these Pods, or name the one that does'],
    },
  ],
  good: [
    {
      about: 'its headless Service is there',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec: { serviceName: db }
`,
    },
    {
      about: 'it names none',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec: { serviceName: '' }
`,
    },
  ],
};
