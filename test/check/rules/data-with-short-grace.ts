import type { Fixture } from '../fixture';

const killed = (product: string, grace: number): string => (
  `StatefulSet/db spec.template.spec.terminationGracePeriodSeconds: ${product} is killed ${grace} s after it is asked to stop, in the middle of writing `
  + 'what it holds: nobody is served until the next start has recovered; leave it out, or raise it to what a stop takes at worst: Kubernetes\' own is 30 s'
);

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
      terminationGracePeriodSeconds: 10
      containers:
        - name: db
          image: mysql:8.4.3
          volumeMounts: [{ name: data, mountPath: /var/lib/mysql }]
  volumeClaimTemplates:
    - metadata: { name: data }
`,
      finds: [killed('MySQL', 10)],
    },
    {
      about: 'no time at all, for an image of somebody\'s own that is named after the product',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: kafka
          image: registry.example.com/confluentinc/cp-kafka:7.8.0
      volumes:
        - name: data
          persistentVolumeClaim: { claimName: kafka }
`,
      finds: [killed('Kafka', 0)],
    },
  ],
  good: [
    {
      about: 'as much time as any Pod has',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: db
          image: postgres:17.2
  volumeClaimTemplates:
    - metadata: { name: data }
`,
    },
    {
      about: 'nothing said, which is 30 seconds',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      containers:
        - name: db
          image: postgres:17.2
  volumeClaimTemplates:
    - metadata: { name: data }
`,
    },
    {
      about: 'a database of a test, which keeps nothing',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: db }
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: db
          image: postgres:17.2
      volumes:
        - name: data
          emptyDir: {}
`,
    },
    {
      about: 'a cache, which may forget',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cache }
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 5
      containers:
        - name: cache
          image: redis:7.4.1
  volumeClaimTemplates:
    - metadata: { name: data }
`,
    },
    {
      about: 'a program with a volume, which is no database',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 5
      containers:
        - name: web
          image: nginx:1.29.1
      volumes:
        - name: pages
          persistentVolumeClaim: { claimName: pages }
`,
    },
    {
      about: 'a stop without a drain, which another rule finds',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: ring }
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 10
      containers:
        - name: ring
          image: cassandra:4.1.7
  volumeClaimTemplates:
    - metadata: { name: data }
`,
    },
  ],
};
