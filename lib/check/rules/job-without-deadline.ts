import { Level } from '../rule';
import type { Rule } from '../rule';

export const jobWithoutDeadline: Rule = {
  id: 'job-without-deadline',
  level: Level.WARNING,
  title: 'A Job that may hang for ever',
  explanation: '`backoffLimit` counts runs that fail. One that hangs, on a lock or on a connection that never answers, doesn\'t fail: the Job '
    + 'stays active for ever, and a CronJob with `Forbid` never starts another. Nothing alerts, since nothing has failed.',
  remedy: 'Set `activeDeadlineSeconds` to well above the time that it usually takes: after it the Pods are stopped and the Job fails.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',

  check: (graph) => graph._workloadsOf('Job', 'CronJob').flatMap(({ kind, manifest, pod }) => {
    const spec = kind === 'Job' ? manifest.at('spec') : manifest.at('spec', 'jobTemplate', 'spec');
    const deadline = spec.at('activeDeadlineSeconds');
    const policy = manifest.at('spec', 'concurrencyPolicy').text;
    // Each run of a CronJob with Replace ends the one before.
    if (deadline.given || pod._has('activeDeadlineSeconds') || policy === 'Replace') return [];
    return [{
      field: deadline,
      happens: policy === 'Forbid' ? 'a run that hangs never ends, and no other starts any more' : 'a Pod that hangs never ends, and nothing fails',
      fix: 'set activeDeadlineSeconds to well above the time that it usually takes',
    }];
  }),
};
