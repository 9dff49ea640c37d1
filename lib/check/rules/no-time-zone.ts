import { cronOf } from '../cron';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const noTimeZone: Rule = {
  id: 'no-time-zone',
  level: Level.WARNING,
  title: 'A time of day without a time zone',
  explanation: 'A schedule without `timeZone` follows the clock of the machine that runs the controller manager: UTC in most clusters, something '
    + 'else in some, and nobody in the namespace can see which. What is to run at night runs in the evening, and where the clocks change '
    + 'it moves by an hour.',
  remedy: 'Set `timeZone`, to `Etc/UTC` where that is meant. It is served from Kubernetes 1.25 on.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones',

  check: (graph) => graph.ofKind('CronJob').flatMap((job) => {
    const schedule = job.at('spec', 'schedule').text ?? '';
    const cron = cronOf(schedule);
    if (job.at('spec', 'timeZone').given || !cron || 'fault' in cron) return [];
    // What runs every so many minutes or hours has no time of day.
    return cron.byHour ? [{
      field: job.at('spec', 'timeZone'),
      happens: `'${schedule}' is read by the clock of the controller manager, which is UTC in most clusters and another in some`,
      fix: 'set timeZone, such as Europe/Paris or Etc/UTC',
    }] : [];
  }),
};
