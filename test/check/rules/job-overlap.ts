import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '*/5 * * * *'
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.concurrencyPolicy: a run that is late or hangs doesn\'t hold back the next: both work at '
        + 'the same time; set concurrencyPolicy to Forbid, or to Allow where that is meant'],
    },
    {
      about: 'a schedule that nobody can read',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: soon
  jobTemplate:
    spec:
      activeDeadlineSeconds: 60
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.concurrencyPolicy: a run that is late or hangs doesn\'t hold back the next: both work at '
        + 'the same time; set concurrencyPolicy to Forbid, or to Allow where that is meant'],
    },
    {
      about: 'a deadline that is longer than the time between two runs',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 * * * *
  jobTemplate:
    spec:
      activeDeadlineSeconds: 7200
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
      finds: ['CronJob/report spec.concurrencyPolicy: a run that is late or hangs doesn\'t hold back the next: both work at '
        + 'the same time; set concurrencyPolicy to Forbid, or to Allow where that is meant'],
    },
  ],
  good: [
    {
      about: 'it says what is to happen',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '*/5 * * * *'
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: '*/5 * * * *'
  concurrencyPolicy: Allow
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
    {
      about: 'a deadline before the next run',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: report }
spec:
  schedule: 0 * * * *
  jobTemplate:
    spec:
      activeDeadlineSeconds: 3600
      template:
        spec: { restartPolicy: Never, containers: [{ name: report, image: acme/report:1.4.2 }] }
`,
    },
  ],
};
