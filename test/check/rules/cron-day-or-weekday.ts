import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 13 * 5
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.schedule: it runs on day 13 of the month and also on each weekday 5, not only where both '
        + 'hold; put * in one of the two fields, and let the program look at the other day'],
    },
    {
      about: 'the first Monday is meant, and a step restricts too',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 1-7 * mon
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 */2 * 1-5
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: [
        'CronJob/report spec.schedule: it runs on day 1-7 of the month and also on each weekday mon, not only where '
          + 'both hold; put * in one of the two fields, and let the program look at the other day',
        'CronJob/report spec.schedule: it runs on day */2 of the month and also on each weekday 1-5, not only where '
          + 'both hold; put * in one of the two fields, and let the program look at the other day',
      ],
    },
  ],
  good: [
    {
      about: 'one of the two restricts',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 13 * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 ? * 5
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 */1 * 5
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
    {
      about: 'a list of all days',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 1 * 0-6
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
  ],
};
