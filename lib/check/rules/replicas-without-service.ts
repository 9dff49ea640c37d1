import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Workload } from '../workload';

export const replicasWithoutService: Rule = {
  id: 'replicas-without-service',
  level: Level.WARNING,
  title: 'Several replicas that nothing balances',
  explanation: 'Replicas share the work when a Service stands before them: it has one name and one address, and sends each '
    + 'connection to a Pod that is ready. Without one, clients would have to know the addresses of the Pods, which change '
    + 'with every start.',
  remedy: 'Add a Service with the labels of the Pods. Where it is made elsewhere, waive the finding.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/',

  check: (graph) => graph._workloadsOf('Deployment')
    .filter((workload) => workload.replicas > 1 && graph.servicesOf(workload).length === 0 && serves(workload))
    .map((workload) => ({
      field: workload.manifest.at('spec', 'replicas'),
      happens: `no Service selects these ${workload.replicas} Pods, so that nothing spreads requests over them`,
      fix: `add a Service with the labels of ${workload.name}'s Pods`,
    })),
};

/** A port of the node is reached without a Service; one for metrics or health alone isn't there for clients. */
function serves({ containers, pod }: Workload): boolean {
  const ports = containers.flatMap((container) => container.ports);
  return pod.at('hostNetwork').value !== true
    && ports.every(({ field }) => !field._has('hostPort'))
    && ports.some(({ name }) => !/metric|prom|health|probe|admin|debug|monitor/.test(name ?? ''));
}
