import type { ManifestGraph } from '../manifest-graph';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Workload } from '../workload';

export const noDisruptionBudget: Rule = {
  id: 'no-disruption-budget',
  level: Level.WARNING,
  title: 'Several replicas, and nothing that keeps some of them running',
  explanation: 'When a node is drained for maintenance or by an autoscaler, its Pods are evicted all at once, and nothing '
    + 'waits until those of the node before are ready again. Replicas that could take turns are then away together: a Service '
    + 'without Pods, or a database without a majority. A PodDisruptionBudget makes evictions wait.',
  remedy: 'Add a PodDisruptionBudget with the selector of the workload and `maxUnavailable: 1`.',
  see: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',

  check: (graph) => {
    const covered = coveredByBudgets(graph);
    return graph._workloadsOf('StatefulSet', 'Deployment')
      .filter((workload) => !covered.has(workload) && workload.replicas > 1 && isServed(graph, workload))
      .map((workload) => ({
        field: workload.manifest.at('spec', 'replicas'),
        happens: `a drain may evict all ${workload.replicas} Pods at once: no PodDisruptionBudget selects them`,
        fix: `add a PodDisruptionBudget that selects the Pods of ${workload.name}, with maxUnavailable: 1`,
      }));
  },
};

/** Workers that nobody connects to may pause together. */
function isServed(graph: ManifestGraph, workload: Workload): boolean {
  return workload.kind === 'StatefulSet'
    || workload.containers.some(({ ports }) => ports.length > 0) || graph.servicesOf(workload).length > 0;
}

function coveredByBudgets(graph: ManifestGraph): ReadonlySet<Workload> {
  return new Set(graph.ofKind('PodDisruptionBudget')
    .map((budget) => budget.at('spec', 'selector'))
    .filter(({ given }) => given)
    .flatMap((selector) => graph.selectedBy(selector)));
}
