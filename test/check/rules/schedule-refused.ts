import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 * * 7
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.schedule: the API server refuses the schedule: \'7\' is no day of the week (0 to 6); write '
        + 'minute, hour, day of the month, month and day of the week (0 to 6, Sunday is 0)'],
    },
    {
      about: 'a sixth field, an unknown word, and a day that no month has',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '@nightly'
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 32 * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 3 L * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: [
        'CronJob/report spec.schedule: the API server refuses the schedule: \'0 0 3 * * *\' has 6 fields instead of '
          + '5; write minute, hour, day of the month, month and day of the week (0 to 6, Sunday is 0)',
        'CronJob/report spec.schedule: the API server refuses the schedule: \'@nightly\' is no word that it knows; '
          + 'write minute, hour, day of the month, month and day of the week (0 to 6, Sunday is 0)',
        'CronJob/report spec.schedule: the API server refuses the schedule: \'32\' is no day of the month (1 to 31); '
          + 'write minute, hour, day of the month, month and day of the week (0 to 6, Sunday is 0)',
        'CronJob/report spec.schedule: the API server refuses the schedule: \'L\' is no day of the month (1 to 31); '
          + 'write minute, hour, day of the month, month and day of the week (0 to 6, Sunday is 0)',
      ],
    },
    {
      about: 'a time zone inside of it',
      kubernetes: '1.29',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: CRON_TZ=Europe/Paris 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.schedule: the API server refuses a time zone in the schedule (\'CRON_TZ=Europe/Paris\'); '
        + 'set timeZone to \'Europe/Paris\', and take it out of the schedule'],
    },
  ],
  good: [
    {
      about: 'names, lists, ranges, steps and words',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0,30 8-18/2 ? jan-MAR mon-fri
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '@daily'
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '@every 90m'
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 5/15 3 * * 0
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
    {
      about: 'a time zone inside of it, where the API server still takes it',
      kubernetes: '1.28',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: TZ=Europe/Paris 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
    {
      about: 'a placeholder',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: \${SCHEDULE}
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
  ],
};
