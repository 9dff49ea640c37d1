import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - { name: migrate, image: acme/migrate:1.4.2 }
        - { name: proxy, image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1, args: [acme:europe-west1:shop] }
`,
      finds: ['Job/migrate spec.template.spec.containers[1]: proxy never ends by itself, so that the Job is never complete '
        + 'although the work is done; make it an init container with restartPolicy Always'],
    },
    {
      about: 'before sidecars',
      kubernetes: '1.28',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - { name: migrate, image: acme/migrate:1.4.2 }
        - { name: logs, image: fluent/fluent-bit:3.1.9 }
`,
      finds: ['Job/migrate spec.template.spec.containers[1]: logs never ends by itself, so that the Job is never complete '
        + 'although the work is done; let the work stop it when it is done, by a request or in a shared process namespace'],
    },
    {
      about: 'work that is asked whether it is ready, beside a helper',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: work
          image: acme/work:1.4.2
          ports: [{ containerPort: 8080 }]
          livenessProbe: { httpGet: { path: /, port: 8080 } }
        - { name: logs, image: fluent/fluent-bit:3.1.9 }
`,
      finds: ['Job/migrate spec.template.spec.containers[1]: logs never ends by itself, so that the Job is never complete '
        + 'although the work is done; make it an init container with restartPolicy Always'],
    },
    {
      about: 'a helper that is asked whether it is ready',
      kubernetes: '1.29',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - { name: migrate, image: acme/migrate:1.4.2 }
        - name: cache
          image: acme/cache:1.4.2
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 } }
`,
      finds: ['Job/migrate spec.template.spec.containers[1]: cache never ends by itself, so that the Job is never complete '
        + 'although the work is done; make it an init container with restartPolicy Always'],
    },
  ],
  good: [
    {
      about: 'a sidecar, which is stopped after the work',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      initContainers: [{ name: proxy, image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1, restartPolicy: Always }]
      containers: [{ name: migrate, image: acme/migrate:1.4.2 }]
`,
    },
    {
      about: 'nothing but helpers, and work with a probe of a file',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: proxy, image: envoyproxy/envoy:v1.32.1 }, { name: logs, image: fluent/fluent-bit:3.1.9 }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - { name: one, image: acme/one:1.4.2, livenessProbe: { exec: { command: [test, -e, /tmp/alive] } } }
        - { name: two, image: acme/two:1.4.2 }
`,
    },
    {
      about: 'two that work, a helper that is told to stop, and one in a shell',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - { name: one, image: acme/one:1.4.2, ports: [{ containerPort: 9090 }] }
        - { name: two, image: acme/two:1.4.2 }
        - { name: proxy, image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1, args: [--quitquitquit, acme:europe-west1:shop] }
        - { name: logs, image: fluent/fluent-bit:3.1.9, command: [sh, -c, 'fluent-bit & wait-for-end'] }
`,
    },
    {
      about: 'the work may stop it, and a Deployment may run for ever',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      shareProcessNamespace: true
      containers:
        - { name: migrate, image: acme/migrate:1.4.2, command: [sh, -c, './migrate; pkill envoy'] }
        - { name: proxy, image: envoyproxy/envoy:v1.32.1 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec: { containers: [{ name: web, image: acme/web:1.4.2 }, { name: proxy, image: envoyproxy/envoy:v1.32.1 }] }
`,
    },
  ],
};
