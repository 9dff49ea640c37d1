import { dataImageOf } from '../data-images';
import { Reachability, usesHostNetwork } from '../reachability';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Workload } from '../workload';

export const dataWithoutNetworkPolicy: Rule = {
  id: 'data-without-network-policy',
  level: Level.WARNING,
  title: 'Data that every Pod of the cluster can connect to',
  explanation: 'Without a NetworkPolicy that selects them, Pods take connections from everywhere: from all namespaces, and '
    + 'from a program of which somebody else has taken control. In front of a database its password is then all that is left, '
    + 'where it asks for one. Looked at are StatefulSets with volumes of their own, and the images of known databases.',
  remedy: 'Add a NetworkPolicy that selects the Pods and lets in, on their ports, those that use them, and themselves where '
    + 'they form a cluster.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-traffic',

  check: (graph) => {
    const reachability = Reachability.of(graph);
    if (reachability.otherPolicies) return [];
    return graph.workloads
      .filter((workload) => keepsData(workload) && !usesHostNetwork(workload) && reachability.policiesOf(workload, 'ingress').length === 0)
      .map((workload) => ({
        field: workload.template.at('metadata', 'labels'),
        happens: `every Pod of the cluster may connect to ${workload.kind} ${workload.name}: no NetworkPolicy stands in front of its data`,
        fix: `add a NetworkPolicy that selects these labels and lets in only those who use ${workload.name}`,
      }));
  },
};

const KEEPERS = new Set(['StatefulSet', 'Deployment', 'ReplicaSet']);

function keepsData({ kind, claims, containers }: Workload): boolean {
  if (kind === 'StatefulSet' && claims.length > 0) return true;
  return KEEPERS.has(kind) && containers.some(({ image }) => dataImageOf(image)?.mayForget === false);
}
