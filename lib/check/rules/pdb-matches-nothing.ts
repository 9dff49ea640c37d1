import { Level } from '../rule';
import type { Rule } from '../rule';
import { isEmpty, selectorOf, shownSelector } from '../selector';

export const pdbMatchesNothing: Rule = {
  id: 'pdb-matches-nothing',
  level: Level.WARNING,
  title: 'A PodDisruptionBudget selects no Pod',
  explanation: 'A budget protects the Pods of its namespace that its selector matches. One that matches none does nothing and doesn\'t '
    + 'complain: all Pods that were meant to be protected can be evicted at the same time.',
  remedy: 'Repeat the selector of the workload in the budget. Where the Pods are made elsewhere, by an operator say, waive it.',
  see: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',

  check: (graph) => graph.ofKind('PodDisruptionBudget')
    .map((budget) => budget.at('spec', 'selector'))
    .filter((selector) => !selector.given || graph.selectedBy(selector).length === 0)
    .map((selector) => {
      const all = isEmpty(selectorOf(selector));
      const labels = all ? 'there is no Pod here at all' : `no Pod here matches ${shownSelector(selectorOf(selector))}`;
      return {
        field: selector,
        happens: `${selector.given ? labels : 'without a selector it matches no Pod'}, so that all Pods it is for can be evicted at once`,
        fix: 'repeat the selector of the workload that it is for',
      };
    }),
};
