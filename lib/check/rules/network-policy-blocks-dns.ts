import { hostsOf } from '../addresses';
import type { Manifest } from '../manifest';
import type { ManifestGraph } from '../manifest-graph';
import { Reachability } from '../reachability';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Workload } from '../workload';

export const networkPolicyBlocksDns: Rule = {
  id: 'network-policy-blocks-dns',
  level: Level.WARNING,
  title: 'A NetworkPolicy that keeps Pods from resolving names',
  explanation: 'As soon as one NetworkPolicy restricts where Pods may connect to, all that no policy allows is dropped, and '
    + 'the questions to the cluster\'s DNS with it. The Pods may reach what the policies name, but no longer find out its '
    + 'address: every name times out. A rule for port 53 alone isn\'t enough, since the protocol of a port is TCP where it '
    + 'isn\'t said, and DNS is asked by UDP.',
  remedy: 'Add a rule to port 53, UDP and TCP, of the Pods in the namespace `kube-system`.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',

  check: (graph) => {
    const reachability = Reachability.of(graph);
    return graph.workloads
      .filter((workload) => reachability.policiesOf(workload, 'egress').length > 0)
      .filter((workload) => reachability.resolvesNames(workload) === 'no' && asksForNames(graph, workload, reachability))
      .map((workload) => {
        const policies = reachability.policiesOf(workload, 'egress');
        return {
          field: policies[0].at('spec', 'egress'),
          happens: `the Pods of ${workload.kind} ${workload.name} can't ask the cluster's DNS, so that every name they connect to times out: `
            + 'no rule lets them out to its port 53 by UDP',
          fix: `allow port 53, UDP and TCP, to the namespace kube-system in ${policies[0].kind} ${policies[0].name}`,
        };
      });
  },
};

/** Pods that may connect to nothing, or to addresses in numbers only, and that name no host, need no names. */
function asksForNames(graph: ManifestGraph, workload: Workload, reachability: Reachability): boolean {
  return hostsOf(graph, workload).length > 0 || reachability.policiesOf(workload, 'egress').some(allowsPods);
}

function allowsPods(policy: Manifest): boolean {
  return policy.at('spec', 'egress').items.some((rule) => {
    const peers = rule._items('to');
    return peers.length === 0 || peers.some((peer) => !peer._has('ipBlock'));
  });
}
