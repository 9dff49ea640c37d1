import { addressesOf, destinationsOf } from '../addresses';
import type { Address } from '../addresses';
import type { Manifest } from '../manifest';
import { Reachability } from '../reachability';
import type { Connection, Direction } from '../reachability';
import { Level } from '../rule';
import type { Finding, Rule } from '../rule';

export const networkPolicyBlocksUse: Rule = {
  id: 'network-policy-blocks-use',
  level: Level.WARNING,
  title: 'A NetworkPolicy between a workload and what it uses',
  explanation: 'A connection has to be allowed on both sides: by the policies that select the client\'s Pods for egress, and '
    + 'by those that select the server\'s for ingress, on the port of the Pods, which may differ from that of the Service. '
    + 'What isn\'t allowed is dropped without an answer: the client waits until it gives up.',
  remedy: 'Allow the connection in a policy of the side that is named. Policies add up, so a new one does as well as a rule '
    + 'in an old one.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',

  check: (graph) => {
    const reachability = Reachability.of(graph);
    return graph.workloads.flatMap((client) => addressesOf(graph, client).flatMap((address) => {
      const connections = destinationsOf(graph, address)
        .map(({ workload, port, protocol }) => ({ client, server: workload, port, protocol }))
        .filter(({ server }) => server !== client);
      return (['egress', 'ingress'] as const).flatMap((direction) => {
        const blocked = connections.find((connection) => reachability.allows(direction, connection) === 'no');
        return blocked ? [finding(address, blocked, direction, reachability)] : [];
      });
    }));
  },
};

function finding(
  address: Address, { client, server, port }: Connection, direction: Direction, reachability: Reachability,
): Finding {
  const policies = reachability.policiesOf(direction === 'egress' ? client : server, direction);
  const target = `port ${port} of ${server.kind} ${server.name}`;
  const verb = policies.length > 1 ? 'let' : 'lets';
  return {
    field: address.field,
    happens: `connections to ${address.host}:${address.port} time out: ${named(policies)} ${verb} no Pod of ${client.kind} ${client.name} `
      + (direction === 'egress' ? `out to ${target}` : `in on ${target}`),
    fix: direction === 'egress'
      ? `let them out to the Pods of ${server.name} on port ${port} in an egress rule of ${policies[0].kind} ${policies[0].name}`
      : `let the Pods of ${client.name} in on port ${port} in an ingress rule of ${policies[0].kind} ${policies[0].name}`,
  };
}

function named(policies: readonly Manifest[]): string {
  return policies.length === 1 ? `NetworkPolicy ${policies[0].name}` : `NetworkPolicies ${policies.map(({ name }) => name).join(' and ')}`;
}
