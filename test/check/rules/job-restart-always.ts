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
      containers: [{ name: migrate, image: acme/migrate:1.4.2 }]
`,
      finds: ['Job/migrate spec.template.spec.restartPolicy: the API server refuses a Job without restartPolicy, which '
        + 'would be Always; set restartPolicy to Never or OnFailure'],
    },
    {
      about: 'a CronJob that says so',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Always, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.jobTemplate.spec.template.spec.restartPolicy: the API server refuses a Job whose '
        + 'restartPolicy is \'Always\'; set restartPolicy to Never or OnFailure'],
    },
  ],
  good: [
    {
      about: 'Never and OnFailure',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: OnFailure
      containers: [{ name: migrate, image: acme/migrate:1.4.2 }]
`,
    },
    {
      about: 'a sidecar that is always restarted',
      yaml: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      initContainers: [{ name: proxy, image: envoyproxy/envoy:v1.32.1, restartPolicy: Always }]
      containers: [{ name: migrate, image: acme/migrate:1.4.2 }]
`,
    },
    {
      about: 'a Deployment, whose Pods are always restarted',
      yaml: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec: { containers: [{ name: web, image: acme/web:1.4.2 }] }
`,
    },
  ],
};
