import type { Field } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { matches, selectorOf } from '../selector';
import type { Workload } from '../workload';

export const statefulSetWithoutSpread: Rule = {
  id: 'stateful-set-without-spread',
  level: Level.WARNING,
  title: 'Replicas of a StatefulSet that may share a node',
  explanation: 'A replicated database survives the loss of a node as long as its replicas are on several. The scheduler '
    + 'prefers to spread them, but puts them together when it suits other needs: the node then takes the majority with it. A '
    + 'rule whose selector doesn\'t match the Pods themselves spreads nothing.',
  remedy: 'Add a `podAntiAffinity` or `topologySpreadConstraints` by `kubernetes.io/hostname`, with the labels of these Pods.',
  see: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',

  check: (graph) => graph._workloadsOf('StatefulSet')
    .filter((workload) => workload.replicas > 1 && !isSpread(workload))
    .map((workload) => ({
      field: workload.pod.at('topologySpreadConstraints'),
      happens: `nothing keeps the ${workload.replicas} Pods off one node: when it is lost, all of them are`,
      fix: 'spread them by kubernetes.io/hostname, with the labels of these Pods',
    })),
};

function isSpread(workload: Workload): boolean {
  const antiAffinity = workload.pod.at('affinity', 'podAntiAffinity');
  const terms = [
    ...antiAffinity._items('requiredDuringSchedulingIgnoredDuringExecution'),
    ...antiAffinity._items('preferredDuringSchedulingIgnoredDuringExecution').map((preference) => preference.at('podAffinityTerm')),
    ...workload.pod._items('topologySpreadConstraints'),
  ];
  // Zones are made of nodes: what is in two zones isn't on one node.
  return terms.some((term) => term._text('topologyKey') !== undefined && meansItself(term, workload));
}

/** Without a selector, a term means no Pod at all. */
function meansItself(term: Field, { podLabels }: Workload): boolean {
  const selector = term.at('labelSelector');
  return selector.given && matches(selectorOf(selector), podLabels);
}
