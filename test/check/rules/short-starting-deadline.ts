import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 * * * *
  startingDeadlineSeconds: 5
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.startingDeadlineSeconds: the controller looks every 10 seconds, and runs more than 5 '
        + 'seconds late are skipped; set it to 60 or more, or leave it out'],
    },
    {
      about: 'none at all',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 * * * *
  startingDeadlineSeconds: 0
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.startingDeadlineSeconds: the controller looks every 10 seconds, and runs more than 0 '
        + 'seconds late are skipped; set it to 60 or more, or leave it out'],
    },
  ],
  good: [
    {
      about: 'as long as the controller\'s own period, or longer',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 * * * *
  startingDeadlineSeconds: 10
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 * * * *
  startingDeadlineSeconds: 200
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
    {
      about: 'no deadline',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 * * * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
  ],
};
