import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: zk }
spec: { clusterIP: None, selector: { app: zk }, ports: [{ port: 2888 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk }
spec:
  serviceName: zk
  replicas: 3
  template:
    metadata: { labels: { app: zk } }
    spec:
      containers:
        - name: zk
          image: zookeeper:3.9.2
          env: [{ name: ZOO_SERVERS, value: 'server.1=zk-0.zk:2888:3888;2181 server.2=zk-1.zk:2888:3888;2181' }]
          readinessProbe: { tcpSocket: { port: 2181 } }
`,
      finds: ['Service/zk spec.publishNotReadyAddresses: the Pods of StatefulSet zk look for each other by names such as '
        + 'zk-0.zk, which don\'t resolve before that Pod is Ready; set publishNotReadyAddresses to true'],
    },
    {
      about: 'the names are in the command line',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: etcd }
spec: { clusterIP: None, publishNotReadyAddresses: false, selector: { app: etcd }, ports: [{ port: 2380 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: etcd }
spec:
  serviceName: etcd
  replicas: 3
  template:
    metadata: { labels: { app: etcd } }
    spec:
      containers:
        - name: etcd
          image: quay.io/coreos/etcd:v3.5.12
          args: ['--initial-cluster=etcd-0=http://etcd-0.etcd:2380,etcd-1=http://etcd-1.etcd:2380']
          startupProbe: { tcpSocket: { port: 2379 } }
`,
      finds: ['Service/etcd spec.publishNotReadyAddresses: the Pods of StatefulSet etcd look for each other by names such '
        + 'as etcd-0.etcd, which don\'t resolve before that Pod is Ready; set publishNotReadyAddresses to true'],
    },
  ],
  good: [
    {
      about: 'addresses are published before Pods are Ready',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: zk }
spec: { clusterIP: None, publishNotReadyAddresses: true, selector: { app: zk }, ports: [{ port: 2888 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk }
spec:
  serviceName: zk
  replicas: 3
  template:
    metadata: { labels: { app: zk } }
    spec:
      containers:
        - name: zk
          image: zookeeper:3.9.2
          env: [{ name: ZOO_SERVERS, value: 'server.1=zk-0.zk:2888:3888;2181 server.2=zk-1.zk:2888:3888;2181' }]
          readinessProbe: { tcpSocket: { port: 2181 } }
`,
    },
    {
      about: 'one Pod alone, and a Service with an address, which is another rule\'s',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: zk }
spec: { clusterIP: None, selector: { app: zk }, ports: [{ port: 2888 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk }
spec:
  serviceName: zk
  replicas: 1
  template:
    spec:
      containers:
        - { name: zk, image: zookeeper:3.9.2, env: [{ name: ME, value: zk-0.zk }], readinessProbe: { tcpSocket: { port: 2181 } } }
---
apiVersion: v1
kind: Service
metadata: { name: other }
spec: { selector: { app: other }, ports: [{ port: 2888 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: other }
spec:
  serviceName: other
  replicas: 3
  template:
    spec:
      containers:
        - { name: zk, image: zookeeper:3.9.2, env: [{ name: FIRST, value: other-0.other }], readinessProbe: { tcpSocket: { port: 2181 } } }
`,
    },
    {
      about: 'a Deployment of several replicas that names a Pod',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { clusterIP: None, selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  serviceName: web
  replicas: 3
  template:
    spec:
      containers:
        - { name: web, image: acme/web:1.4.2, env: [{ name: FIRST, value: web-0.web }], readinessProbe: { tcpSocket: { port: 80 } } }
`,
    },
    {
      about: 'the Pods don\'t look for each other',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  replicas: 3
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - name: db
          image: postgres:17.2
          env: [{ name: LOG_HOST, value: 'logs-0.db,db-0.logs' }]
          readinessProbe: { tcpSocket: { port: 5432 } }
`,
    },
    {
      about: 'a Pod without probes is Ready as soon as it runs',
      yaml: `
apiVersion: v1
kind: Service
metadata: { name: zk }
spec: { clusterIP: None, selector: { app: zk }, ports: [{ port: 2888 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: zk }
spec:
  serviceName: zk
  replicas: 3
  template:
    metadata: { labels: { app: zk } }
    spec:
      containers:
        - name: zk
          image: zookeeper:3.9.2
          env: [{ name: ZOO_SERVERS, value: 'server.1=zk-0.zk:2888:3888;2181 server.2=zk-1.zk:2888:3888;2181' }]
`,
    },
  ],
};
