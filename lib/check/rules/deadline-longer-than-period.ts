import { cronOf, leastGap } from '../cron';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const deadlineLongerThanPeriod: Rule = {
  id: 'deadline-longer-than-period',
  level: Level.WARNING,
  title: 'A run may take longer than the time to the next',
  explanation: 'With `concurrencyPolicy: Forbid` a run that is due while the last one still works is skipped. A deadline longer than the time '
    + 'between two runs lets one that hangs take others with it, and nobody is told: skipped runs are no failures.',
  remedy: 'Set `activeDeadlineSeconds` below the shortest time between two runs, or run less often.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy',

  check: (graph) => graph.ofKind('CronJob').filter((job) => job.at('spec', 'concurrencyPolicy').text === 'Forbid').flatMap((job) => {
    const field = job.at('spec', 'jobTemplate', 'spec', 'activeDeadlineSeconds');
    const schedule = job.at('spec', 'schedule').text;
    const cron = field.number === undefined || schedule === undefined ? undefined : cronOf(schedule);
    const gap = cron && !('fault' in cron) ? leastGap(cron) : undefined;
    return gap !== undefined && field.number !== undefined && field.number > gap ? [{
      field,
      happens: `a run may take ${field.number} seconds, and the next is due after ${gap}: it is skipped where the last still works`,
      fix: `set it to ${gap} or less`,
    }] : [];
  }),
};
