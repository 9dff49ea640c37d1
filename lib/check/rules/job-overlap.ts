import { cronOf, leastGap } from '../cron';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const jobOverlap: Rule = {
  id: 'job-overlap',
  level: Level.WARNING,
  title: 'Runs of a CronJob may overlap',
  explanation: 'Unless it says otherwise, a CronJob starts the next run while the last one still works. Two backups write the same files, two '
    + 'imports the same rows; and what makes one run slow makes the next slower, until they fill the cluster.',
  remedy: 'Set `concurrencyPolicy: Forbid`, or `Replace` where the newest run is the one that counts. Where overlapping is meant, say so by '
    + '`Allow`.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy',

  check: (graph) => graph.ofKind('CronJob').flatMap((job) => {
    const policy = job.at('spec', 'concurrencyPolicy');
    // Who wrote `Allow` has decided.
    if (policy.given || !job.at('spec').given) return [];
    const deadline = job.at('spec', 'jobTemplate', 'spec', 'activeDeadlineSeconds').number;
    const cron = cronOf(job.at('spec', 'schedule').text ?? '');
    const gap = cron && !('fault' in cron) ? leastGap(cron) : undefined;
    if (deadline !== undefined && gap !== undefined && deadline <= gap) return [];
    return [{
      field: policy,
      happens: 'a run that is late or hangs doesn\'t hold back the next: both work at the same time',
      fix: 'set concurrencyPolicy to Forbid, or to Allow where that is meant',
    }];
  }),
};
