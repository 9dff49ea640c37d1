import { disruptionBudgetsOf } from '../disruption-budget';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { listed, named } from '../words';

export const pdbOfOneReplica: Rule = {
  id: 'pdb-of-one-replica',
  level: Level.WARNING,
  title: 'A PodDisruptionBudget of a single Pod',
  explanation: 'A budget says how many Pods of several may be missing while nodes are emptied. Of a single Pod there are but two: either '
    + 'it may not be missing, and no drain of its node ever ends, or it may, and the budget does nothing. Neither keeps the app up.',
  remedy: 'Run two replicas or more and allow one to be missing. Where the program can\'t run twice, leave the budget out, and accept that '
    + 'it is away while its node is emptied.',
  see: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',

  check: (graph) => disruptionBudgetsOf(graph)
    .filter(({ pods, evictable }) => pods === 1 && evictable !== undefined)
    .map(({ limit, workloads, evictable }) => {
      // Others that it counts may be scaled to none.
      const pod = `the one Pod of ${listed(workloads.map(named))}`;
      return {
        field: limit,
        happens: evictable === 0
          ? `${pod} is never evicted, so that draining its node hangs`
          : `${pod} is evicted as if there were no budget: one may be missing, and there is only one`,
        fix: evictable === 0
          ? 'run two replicas with `maxUnavailable: 1`, or leave the budget out'
          : 'run two replicas, or leave the budget out',
      };
    }),
};
