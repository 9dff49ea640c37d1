import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: wbe } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.selector.matchLabels.app: the API server refuses the Deployment: its selector asks for '
          + 'app=web, and its Pod template has app=wbe; write the same app in both',
      ],
    },
    {
      about: 'the template lacks one label of the selector',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  selector: { matchLabels: { app: db, tier: data } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - { name: db, image: postgres:17.2 }
`,
      finds: [
        'StatefulSet/db spec.selector.matchLabels.tier: the API server refuses the StatefulSet: its selector asks for '
          + 'tier=data, and its Pod template has no label tier; write the same tier in both',
      ],
    },
    {
      about: 'an expression that the template doesn\'t meet',
      yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchExpressions: [{ key: app, operator: In, values: [agents, agent-v2] }] }
  template:
    metadata: { labels: { app: agent } }
    spec: { containers: [{ name: agent, image: acme/agent:1.0 }] }
`,
      finds: [
        'DaemonSet/agent spec.selector: the API server refuses the DaemonSet: its Pod template doesn\'t match app In '
          + '(agents,agent-v2); give the Pod template the labels that the selector asks for',
      ],
    },
    {
      about: 'an empty selector',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: {}
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
`,
      finds: [
        'Deployment/web spec.selector: the API server refuses the Deployment: its selector is empty; repeat labels of '
          + 'the Pod template in `matchLabels`',
      ],
    },
    {
      about: 'a ReplicationController, whose selector is a map',
      yaml: `
apiVersion: v1
kind: ReplicationController
metadata: { name: web }
spec:
  selector: { app: web }
  template:
    metadata: { labels: { name: web } }
    spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
`,
      finds: [
        'ReplicationController/web spec.selector.app: the API server refuses the ReplicationController: its selector '
          + 'asks for app=web, and its Pod template has no label app; write the same app in both',
      ],
    },
    {
      about: 'a ReplicaSet',
      yaml: `
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: web }
spec:
  selector: { matchLabels: { app: front } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'ReplicaSet/web spec.selector.matchLabels.app: the API server refuses the ReplicaSet: its selector asks for '
          + 'app=front, and its Pod template has app=web; write the same app in both',
      ],
    },
  ],
  good: [
    {
      about: 'the template has more labels than the selector',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, version: v1 } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'a Job, whose selector the cluster makes',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    metadata: { labels: { app: migrate } }
    spec: { restartPolicy: Never, containers: [{ name: migrate, image: acme/migrate:1.0 }] }
`,
    },
    {
      about: 'a ReplicationController without a selector, which takes its template\'s labels',
      yaml: `
apiVersion: v1
kind: ReplicationController
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
`,
    },
    {
      about: 'no selector: that is for selector-missing',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
    },
    {
      about: 'an empty selector, where the kind takes that for none',
      yaml: `
apiVersion: v1
kind: ReplicationController
metadata: { name: web }
spec:
  selector: {}
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
`,
    },
  ],
};
