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
`,
      finds: ['StatefulSet/db spec.template.spec.containers[0].lifecycle.preStop: Cassandra is killed 30 s after it is asked to stop, drained or not: its next start replays the log, and open requests break off; '
        + 'run nodetool drain in a preStop hook, and raise terminationGracePeriodSeconds to the time that it takes'],
    },
    {
      about: 'a grace that is shorter still',
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
          image: scylladb/scylla:6.2.3
`,
      finds: ['StatefulSet/db spec.template.spec.containers[0].lifecycle.preStop: ScyllaDB is killed 10 s after it is asked to stop, drained or not: its next start replays the log, and open requests break off; '
        + 'run nodetool drain in a preStop hook, and raise terminationGracePeriodSeconds to the time that it takes'],
    },
  ],
  good: [
    {
      about: 'it is drained',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 600
      containers:
        - name: db
          image: cassandra:4.1.7
          lifecycle: { preStop: { exec: { command: [nodetool, drain] } } }
`,
    },
    {
      about: 'it has time to drain by itself',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 600
      containers:
        - name: db
          image: cassandra:4.1.7
`,
    },
    {
      about: 'a database that a signal stops well',
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
`,
    },
    {
      about: 'a hook, whatever it does',
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
          lifecycle: { preStop: { exec: { command: [/scripts/stop.sh] } } }
`,
    },
    {
      about: 'a Job that only runs the client of the image',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: db }
spec:
  template:
    spec:
      containers:
        - name: db
          image: cassandra:4.1.7
`,
    },
  ],
};
