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
      containers: [{ name: migrate, image: acme/migrate:1.4.2 }]
`,
      finds: ['Job/migrate spec.activeDeadlineSeconds: a Pod that hangs never ends, and nothing fails; set '
        + 'activeDeadlineSeconds to well above the time that it usually takes'],
    },
    {
      about: 'a CronJob that never starts again',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 * * *
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.jobTemplate.spec.activeDeadlineSeconds: a run that hangs never ends, and no other starts '
        + 'any more; set activeDeadlineSeconds to well above the time that it usually takes'],
    },
  ],
  good: [
    {
      about: 'a deadline, of the Job or of its Pods',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 * * *
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      activeDeadlineSeconds: 3600
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    spec:
      restartPolicy: Never
      activeDeadlineSeconds: 3600
      containers: [{ name: migrate, image: acme/migrate:1.4.2 }]
`,
    },
    {
      about: 'the next run ends the last',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 * * *
  concurrencyPolicy: Replace
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
  ],
};
