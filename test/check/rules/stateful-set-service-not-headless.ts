import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: zk }
spec: { selector: { app: zk }, ports: [{ port: 2181 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk }
spec: { serviceName: zk, replicas: 3 }
`,
      finds: ['StatefulSet/zk spec.serviceName: Service zk has a cluster IP, so that zk-0.zk and its siblings are no names '
        + 'that resolve; name a Service with clusterIP None'],
    },
    {
      about: 'a Service with a fixed address',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: zk }
spec: { clusterIP: 10.96.0.50, selector: { app: zk }, ports: [{ port: 2181 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk }
spec: { serviceName: zk, replicas: 3 }
`,
      finds: ['StatefulSet/zk spec.serviceName: Service zk has a cluster IP, so that zk-0.zk and its siblings are no names '
        + 'that resolve; name a Service with clusterIP None'],
    },
  ],
  good: [
    {
      about: 'a headless Service, beside one with an address for clients',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: zk }
spec: { selector: { app: zk }, ports: [{ port: 2181 }] }
---
apiVersion: v1
kind: Service
metadata: { name: zk-nodes }
spec: { clusterIP: None, selector: { app: zk }, ports: [{ port: 2181 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk }
spec: { serviceName: zk-nodes, replicas: 3 }
`,
    },
    {
      about: 'a Service that is not here, which is another rule\'s',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk }
spec: { serviceName: zk, replicas: 3 }
`,
    },
  ],
};
