import { addressesOf } from '../addresses';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { usesHostNetwork } from '../reachability';

export const hostNetworkDns: Rule = {
  id: 'host-network-dns',
  level: Level.WARNING,
  title: 'A Pod on the node\'s network asks the node\'s DNS',
  explanation: 'A Pod with `hostNetwork: true` and no other word on DNS gets the resolver of its node, which knows nothing of '
    + 'the cluster: no Service has a name there. `dnsPolicy: ClusterFirst`, which is the default, means the same for such a '
    + 'Pod.',
  remedy: 'Set `dnsPolicy: ClusterFirstWithHostNet`; or `Default`, to say that the node\'s resolver is meant.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',

  check: (graph) => graph._podsWith('hostNetwork')
    .filter((workload) => usesHostNetwork(workload) && (workload.pod._text('dnsPolicy') ?? 'ClusterFirst') === 'ClusterFirst')
    .map((workload) => {
      const example = addressesOf(graph, workload).find(({ sure }) => sure)?.host;
      return {
        field: workload.pod.at('dnsPolicy'),
        happens: 'these Pods use the network of their node, and its DNS, which knows no Service of the cluster'
          + (example === undefined ? '' : `: ${example} isn't found`),
        fix: 'set dnsPolicy: ClusterFirstWithHostNet, or Default where the DNS of the node is meant',
      };
    }),
};
