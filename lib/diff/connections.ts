import { BlockList, isIPv6 } from 'node:net';
import { ManifestGraph } from '../check/manifest-graph';
import { EVERYWHERE, Reachability, rulesOf } from '../check/reachability';
import type { Direction } from '../check/reachability';
import type { Workload } from '../check/workload';
import { stemOf } from './gone';
import { strangersOf } from './strangers';
import type { Stranger } from './strangers';

/** A connection that was open before, and is no longer. */
export interface Closed {
  /** The Pods that connect, or an address. */
  readonly client: string;
  /** What they connect to, with the port. */
  readonly server: string;
  /** The workload whose policies, or whose labels, have closed it. */
  readonly workload: Workload;
  readonly direction: Direction;
}

/**
 * What policies close between two states of an app: connections of its workloads with each other, with Pods that its policies
 * name, with Pods and addresses of nobody here.
 */
export function closedBetween(old: ManifestGraph, now: ManifestGraph): Closed[] {
  if (![old, now].some((graph) => graph.ofKind('NetworkPolicy').length > 0)) return [];
  const strangers = strangersOf(old);
  const [before, after] = [old, now].map((graph) => withStrangers(graph, strangers));
  const states = [Reachability.of(before), Reachability.of(after)] as const;
  const parties = partiesOf([before, after], states, strangers);
  const made = parties.filter(({ stranger }) => stranger === undefined);
  return [
    ...made.flatMap((server) => {
      const ports = portsOf(server, states[0]);
      return parties.filter((client) => client.changed || server.changed)
        .flatMap((client) => ports.flatMap((port) => closedPair(states, client, server, port)));
    }),
    ...made.filter(({ changed }) => changed).flatMap((client) => {
      const ports = egressPortsOf(client, states[0]);
      return parties.filter(({ stranger }) => stranger)
        .flatMap((server) => ports.flatMap((port) => closedPair(states, client, server, port)));
    }),
    ...made.flatMap((party) => closedOutside(states, party)),
    ...made.filter(({ old: client, now: then }) => states[0].resolvesNames(client) === 'yes' && states[1].resolvesNames(then) === 'no')
      .map(({ name, now: workload }): Closed => ({ client: name, server: 'the cluster\'s DNS', workload, direction: 'egress' })),
  ];
}

/** The same Pods before and after. */
interface Party {
  readonly name: string;
  readonly old: Workload;
  readonly now: Workload;
  readonly stranger?: Stranger;
  /** Whether its policies, or what policies see of it, are others: between two of which neither is, nothing closes. */
  readonly changed: boolean;
}

interface Port {
  readonly port: number;
  readonly protocol: string;
}

type States = readonly [Reachability, Reachability];

/** Stands for every port that nobody names. */
const ANY = 1;

function withStrangers(graph: ManifestGraph, strangers: readonly Stranger[]): ManifestGraph {
  return ManifestGraph._of([...graph.manifests, ...strangers.flatMap(({ manifests }) => manifests)], graph.kubernetes);
}

function partiesOf([before, after]: readonly ManifestGraph[], states: States, strangers: readonly Stranger[]): Party[] {
  const idOf = (workload: Workload) => `${workload.kind} ${workload.manifest._place} ${stemOf(workload.manifest)}`;
  const known = new Map(after.workloads.map((workload) => [idOf(workload), workload]));
  const byPod = new Map(strangers.map((stranger) => [stranger.pod, stranger]));
  return before.workloads.flatMap((workload) => {
    const now = known.get(idOf(workload));
    const stranger = byPod.get(workload.manifest);
    if (!now) return [];
    const changed = seen(workload, before, states[0]) !== seen(now, after, states[1]);
    return [{ name: stranger?.name ?? stemOf(workload.manifest), old: workload, now, stranger, changed }];
  });
}

/** All by which policies decide of a workload, as a text. */
function seen(workload: Workload, graph: ManifestGraph, state: Reachability): string {
  const namespace = graph.ofKind('Namespace').find(({ name }) => name === workload.manifest.inNamespace);
  return JSON.stringify([
    workload.podLabels, workload.pod.at('hostNetwork').value, workload.runningContainers.flatMap(({ ports }) => ports.map(({ field }) => field.value as unknown)),
    namespace?.labels, ...(['ingress', 'egress'] as const).map((direction) => state.policiesOf(workload, direction).map((policy) => policy.at('spec').value as unknown)),
  ]);
}

/** The ports at which something listens, or of which a policy speaks. */
function portsOf({ old, now }: Party, state: Reachability): Port[] {
  const open = now.runningContainers.flatMap(({ ports }) => ports.map(({ number, protocol }) => ({ port: number, protocol })));
  const spoken = open.length > 0 ? [] : namedPorts(old, 'ingress', state);
  const found = open.length + spoken.length > 0 ? [...open, ...spoken] : [{ port: ANY, protocol: 'TCP' }];
  // Nobody connects to what only runs to its end.
  return open.length === 0 && (now.kind === 'Job' || now.kind === 'CronJob') ? [] : found;
}

function egressPortsOf({ old }: Party, state: Reachability): Port[] {
  return [...namedPorts(old, 'egress', state), { port: ANY, protocol: 'TCP' }];
}

function namedPorts(workload: Workload, direction: Direction, state: Reachability): Port[] {
  const entries = state.policiesOf(workload, direction).flatMap((policy) => rulesOf(policy, direction)).flatMap((rule) => rule.at('ports').items);
  const ports = entries.flatMap((entry) => {
    const { number } = entry.at('port');
    return number === undefined ? [] : [{ port: number, protocol: entry.at('protocol').text ?? 'TCP' }];
  });
  return [...new Map(ports.map((port) => [shownPort(port), port])).values()];
}

function closedPair(states: States, client: Party, server: Party, port: Port): Closed[] {
  const directions: Direction[] = client.stranger ? ['ingress'] : server.stranger ? ['egress'] : ['ingress', 'egress'];
  const [before, after] = states;
  const closed = directions.find((direction) => after.allows(direction, { client: client.now, server: server.now, ...port }) === 'no');
  if (!closed) return [];
  const was = { client: client.old, server: server.old, ...port };
  if (!directions.every((direction) => before.allows(direction, was) === 'yes')) return [];
  return [{ client: client.name, server: `${server.name}${shownPort(port)}`, workload: closed === 'ingress' ? server.now : client.now, direction: closed }];
}

function closedOutside([before, after]: States, party: Party): Closed[] {
  return (['ingress', 'egress'] as const).flatMap((direction) => {
    const ports = direction === 'ingress' ? portsOf(party, before) : egressPortsOf(party, before);
    return ports.flatMap((port) => {
      const was = before.addresses(direction, { client: party.old, server: party.old, ...port });
      const is = after.addresses(direction, { client: party.now, server: party.now, ...port });
      return was.filter((block) => !is.some((other) => covers(other, block))).map((block): Closed => {
        const outside = block === EVERYWHERE ? 'any other address' : block;
        return direction === 'ingress'
          ? { client: outside, server: `${party.name}${shownPort(port)}`, workload: party.now, direction }
          : { client: party.name, server: `${outside}${shownPort(port)}`, workload: party.now, direction };
      });
    });
  });
}

/** Whether one block of addresses holds another; of those with exceptions only where they are the same. */
function covers(block: string, other: string): boolean {
  if (block === other || block === EVERYWHERE) return true;
  if (block.includes(' ')) return false;
  const [[address, bits], [inner, innerBits]] = [block, other.split(' ')[0]].map((cidr) => cidr.split('/'));
  const [family, innerFamily] = [address, inner].map((one) => (isIPv6(one) ? 'ipv6' : 'ipv4') as 'ipv4' | 'ipv6');
  if (family !== innerFamily || Number(bits) > Number(innerBits)) return false;
  const list = new BlockList();
  list.addSubnet(address, Number(bits), family);
  return list.check(inner, family);
}

function shownPort({ port, protocol }: Port): string {
  return `${port === ANY ? ' (any port)' : `:${port}`}${protocol === 'TCP' ? '' : `/${protocol}`}`;
}
