import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 30 2 * * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.timeZone: \'30 2 * * *\' is read by the clock of the controller manager, which is UTC in '
        + 'most clusters and another in some; set timeZone, such as Europe/Paris or Etc/UTC'],
    },
    {
      about: 'hours of the day, and a word',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '*/10 8-18 * * 1-5'
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '@weekly'
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: [
        'CronJob/report spec.timeZone: \'*/10 8-18 * * 1-5\' is read by the clock of the controller manager, which is '
          + 'UTC in most clusters and another in some; set timeZone, such as Europe/Paris or Etc/UTC',
        'CronJob/report spec.timeZone: \'@weekly\' is read by the clock of the controller manager, which is UTC in '
          + 'most clusters and another in some; set timeZone, such as Europe/Paris or Etc/UTC',
      ],
    },
  ],
  good: [
    {
      about: 'it has one',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 30 2 * * *
  timeZone: Europe/Paris
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
    {
      about: 'every so many minutes or hours, whatever the clock says',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '*/10 * * * *'
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 */6 * * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '@hourly'
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '@every 2h'
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
  ],
};
