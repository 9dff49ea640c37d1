import { Level } from '../rule';
import type { Rule } from '../rule';

/** How often the controller looks whether a CronJob is due. */
const CONTROLLER_SECONDS = 10;

export const shortStartingDeadline: Rule = {
  id: 'short-starting-deadline',
  level: Level.WARNING,
  title: 'A run may be over before it can start',
  explanation: '`startingDeadlineSeconds` says how late a run may still start. The controller looks at a CronJob about every ten seconds: a '
    + 'shorter deadline has often passed when it looks, and the run is counted as missed.',
  remedy: 'Set it to a minute or more, below the time between two runs, or leave it out.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',

  check: (graph) => graph.ofKind('CronJob').map((job) => job.at('spec', 'startingDeadlineSeconds'))
    .filter(({ number }) => number !== undefined && number < CONTROLLER_SECONDS)
    .map((field) => ({
      field,
      happens: `the controller looks every ${CONTROLLER_SECONDS} seconds, and runs more than ${field.number ?? 0} seconds late are skipped`,
      fix: 'set it to 60 or more, or leave it out',
    })),
};
