import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
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
      finds: [
        'Deployment/web spec.selector: the API server refuses the Deployment: apps/v1 doesn\'t fill in a selector; add a '
          + 'selector with `matchLabels` of the Pod template: app=web',
      ],
    },
    {
      about: 'an API that filled it in, and that is gone',
      yaml: `
apiVersion: extensions/v1beta1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web, release: r1 } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'Deployment/web spec.selector: apps/v1, which took the place of extensions/v1beta1, refuses the Deployment: it '
          + 'doesn\'t fill in a selector; add a selector with `matchLabels` of the Pod template: app=web,release=r1',
      ],
    },
    {
      about: 'the template has no labels either',
      yaml: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  template:
    spec: { containers: [{ name: db, image: postgres:17.2 }] }
`,
      finds: [
        'StatefulSet/db spec.selector: the API server refuses the StatefulSet: apps/v1 doesn\'t fill in a selector; '
          + 'label the Pod template, and add a selector with `matchLabels` of the same labels',
      ],
    },
    {
      about: 'a DaemonSet and a ReplicaSet',
      yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  template:
    metadata: { labels: { app: agent } }
    spec:
      containers:
        - { name: agent, image: acme/agent:1.0 }
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: nginx:1.27.3 }
`,
      finds: [
        'DaemonSet/agent spec.selector: the API server refuses the DaemonSet: apps/v1 doesn\'t fill in a selector; add a '
          + 'selector with `matchLabels` of the Pod template: app=agent',
        'ReplicaSet/web spec.selector: the API server refuses the ReplicaSet: apps/v1 doesn\'t fill in a selector; add a '
          + 'selector with `matchLabels` of the Pod template: app=web',
      ],
    },
  ],
  good: [
    {
      about: 'a selector of expressions only',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchExpressions: [{ key: app, operator: In, values: [web] }] }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1.27.3 }] }
`,
    },
    {
      about: 'a ReplicationController, which takes its template\'s labels',
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
      about: 'a CronJob, which has none',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: cleanup }
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: cleanup, image: acme/cleanup:1.0 }] }
`,
    },
  ],
};
