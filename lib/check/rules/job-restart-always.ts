import { Level } from '../rule';
import type { Rule } from '../rule';

export const jobRestartAlways: Rule = {
  id: 'job-restart-always',
  level: Level.ERROR,
  title: 'A Job whose Pod is always restarted',
  explanation: 'The Pods of a Job have to end, and a Pod that says nothing is restarted whenever it ends. The API server refuses a Job whose '
    + 'template doesn\'t say `Never` or `OnFailure`.',
  remedy: 'Set `restartPolicy: Never`, which leaves the Pods of failed attempts for a look at their logs, or `OnFailure`.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',

  check: (graph) => graph._workloadsOf('Job', 'CronJob')
    .map(({ pod }) => pod.at('restartPolicy'))
    .filter(({ text }) => text !== 'Never' && text !== 'OnFailure')
    .map((field) => ({
      field,
      happens: field.given
        ? `the API server refuses a Job whose restartPolicy is '${field.text ?? String(field.number)}'`
        : 'the API server refuses a Job without restartPolicy, which would be Always',
      fix: 'set restartPolicy to Never or OnFailure',
    })),
};
