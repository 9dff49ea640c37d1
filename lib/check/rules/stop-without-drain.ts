import { dataImageOf } from '../data-images';
import type { Field } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Workload } from '../workload';

const DEFAULT_GRACE = 30;

export const stopWithoutDrain: Rule = {
  id: 'stop-without-drain',
  level: Level.WARNING,
  title: 'A database that is stopped before it has drained',
  explanation: 'Some databases keep recent writes in memory and in a log, and need minutes to write them out when they are '
    + 'stopped. After `terminationGracePeriodSeconds`, 30 where nothing is said, the kubelet kills them all the same. Nothing '
    + 'is lost as long as the log is on the volume, but the next start replays it, and clients that were still connected see '
    + 'their requests break off.',
  remedy: 'Run the product\'s own command in a `preStop` hook, and raise `terminationGracePeriodSeconds` to what that takes '
    + 'at worst.',
  see: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',

  check: (graph) => graph._workloadsOf('StatefulSet').flatMap((workload) => {
    const grace = workload.pod._number('terminationGracePeriodSeconds') ?? DEFAULT_GRACE;
    return grace > DEFAULT_GRACE ? [] : undrained(workload).map(({ field, product, drain }) => ({
      field,
      happens: `${product} is killed ${grace} s after it is asked to stop, drained or not: its next start replays the log, and open requests break off`,
      fix: `run ${drain} in a preStop hook, and raise terminationGracePeriodSeconds to the time that it takes`,
    }));
  }),
};

interface Undrained {
  readonly field: Field;
  readonly product: string;
  readonly drain: string;
}

function undrained({ containers }: Workload): Undrained[] {
  return containers.flatMap(({ image, field }) => {
    const preStop = field.at('lifecycle', 'preStop');
    const known = dataImageOf(image);
    return known?.drain === undefined || preStop.given ? [] : [{ field: preStop, product: known.product, drain: known.drain }];
  });
}
