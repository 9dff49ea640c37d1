import { disruptionBudgetsOf } from '../disruption-budget';
import type { DisruptionBudget } from '../disruption-budget';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { listed, named } from '../words';

export const pdbBlocksDrain: Rule = {
  id: 'pdb-blocks-drain',
  level: Level.WARNING,
  title: 'A PodDisruptionBudget never allows an eviction',
  explanation: 'Whoever empties a node (`kubectl drain`, an upgrade, a cluster autoscaler) evicts its Pods one by one and waits as long as '
    + 'a budget says no. A budget that wants all Pods at all times always says no: the drain hangs until somebody deletes the budget '
    + 'or the Pods. Shares are rounded up, both of them: 80% of three Pods are three Pods.',
  remedy: 'Use `maxUnavailable: 1`, which holds for any number of replicas.',
  see: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',

  check: (graph) => disruptionBudgetsOf(graph)
    // No drain evicts the Pods of a DaemonSet.
    .filter(({ workloads }) => workloads.length === 0 || workloads.some(({ kind }) => kind !== 'DaemonSet'))
    // With one Pod every budget is all or nothing: that is for pdb-of-one-replica.
    .filter(({ evictable, pods }) => evictable === 0 && pods !== 0 && pods !== 1)
    .map((budget) => ({
      field: budget.limit,
      happens: `no Pod${ofWhat(budget)} is ever evicted: ${reason(budget)}, so that draining a node with one of them hangs`,
      fix: 'use `maxUnavailable: 1` instead',
    })),
};

function ofWhat({ workloads }: DisruptionBudget): string {
  return workloads.length > 0 ? ` of ${listed(workloads.map(named))}` : '';
}

function reason({ limit, pods }: DisruptionBudget): string {
  const name = limit.path.replace('spec.', '');
  const value = `${limit.number ?? limit.text}`;
  if (name === 'maxUnavailable') return `${value} of them may be missing`;
  if (pods === undefined || value === '100%') return `${value} of them have to be there`;
  return limit.number === undefined ? `${value} of ${pods}, rounded up, have to be there` : `${value} of ${pods} have to be there`;
}
