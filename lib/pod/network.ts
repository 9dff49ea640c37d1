import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { PodSpec } from 'kubernetes-types/core/v1';
import type { NetworkPolicyPeer, NetworkPolicyPort } from 'kubernetes-types/networking/v1';
import { filled, mapped } from '../kube/lists';
import type { NetworkPolicyModel, PolicyRule } from '../kube/network-policy';
import { warn } from '../kube/warnings';
import { Endpoint } from '../vocabulary/endpoint';
import type { IUsable } from '../vocabulary/endpoint';
import type { PeerModel } from '../vocabulary/peer';
import { isEndpoint, usersOf, usesOf } from './edges';
import type { Labels } from './identity';

/** What others need to know of a workload to reach it, or to be let through. */
export interface Reach {
  readonly construct: IConstruct;
  readonly namespace: string | undefined;
  readonly selector: Labels;
  /** The container ports that clients connect to. */
  readonly ports: readonly NetworkPolicyPort[];
  /** The container ports that anybody may connect to, since the workload is exposed there. */
  readonly exposedPorts: readonly NetworkPolicyPort[];
  readonly allowFrom: readonly PeerModel[];
  /** Whether its Pods talk to each other, on any port. */
  readonly members: boolean;
  /** Whether its Pods use the node's network, where no policy sees them. */
  readonly hostNetwork: boolean;
}

/** The container ports that a Pod serves, with their protocols. */
export function servedPorts(pod: PodSpec): NetworkPolicyPort[] {
  const ports = pod.containers.flatMap((container) => container.ports ?? []);
  return mapped(ports, ({ containerPort, protocol }) => ({ port: containerPort, protocol }));
}

const reaches = new WeakMap<object, Reach>();

/** Lets other workloads' policies know of this one. */
export function announce(
  workload: IConstruct, reach: Pick<Reach, 'namespace' | 'selector'> & Partial<Omit<Reach, 'construct'>>,
): void {
  const { namespace, selector, ports = [], exposedPorts = [], allowFrom = [], members = false, hostNetwork = false } = reach;
  reaches.set(workload, { construct: workload, namespace, selector, ports, exposedPorts, allowFrom, members, hostNetwork });
}

/** The policy of a workload as it is now, with all uses that have been declared. */
export function networkPolicyOf(workload: IConstruct, declaredEgress: boolean): NetworkPolicyModel {
  const reach = reaches.get(workload) as Reach;
  return {
    selector: reach.selector,
    ingress: ingressRules(reach),
    egress: declaredEgress ? egressRules(reach) : undefined,
  };
}

function ingressRules(reach: Reach): PolicyRule[] {
  const { ports } = reach;
  const users = usersOf(reach.construct as unknown as IUsable);
  const clients = unique(users.flatMap(({ client }) => peerOf(reach, client)));
  const rules: PolicyRule[] = [];
  if (reach.members) rules.push({ peers: [{ podSelector: { matchLabels: reach.selector } }], ports: undefined });
  if (clients.length > 0 && ports.length > 0) rules.push({ peers: clients, ports });
  // Where nobody says who uses it, anybody here may.
  if (users.length === 0 && ports.length > 0) rules.push({ peers: [{ podSelector: {} }], ports });
  for (const { peers, ports: allowed } of reach.allowFrom) {
    rules.push({ peers, ports: allowed?.map((port) => ({ port })) ?? (ports.length > 0 ? ports : undefined) });
  }
  if (reach.exposedPorts.length > 0) rules.push({ peers: undefined, ports: unique(reach.exposedPorts) });
  return rules;
}

function egressRules(reach: Reach): PolicyRule[] {
  // Anywhere: a DNS cache on the node matches no selector.
  const dns = { peers: undefined, ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] };
  const members = { peers: [{ podSelector: { matchLabels: reach.selector } }], ports: undefined };
  const targets = new Set(usesOf(reach.construct).map(({ target }) => target));
  const uses = [...targets].flatMap((target) => egressTo(reach, target));
  return [dns, ...(reach.members ? [members] : []), ...uses];
}

/** Where no peer is one that a policy can name, it is any. */
function egressTo(reach: Reach, target: IUsable): PolicyRule[] {
  const other = reaches.get(target);
  if (other) return other.ports.length === 0 ? [] : [{ peers: filled(peerOf(reach, other.construct)), ports: other.ports }];
  if (!isEndpoint(target)) return [];
  const cidrs = target instanceof Endpoint ? target.cidrs : [];
  if (cidrs.length === 0) {
    warn(reach.construct, `uses: ${target.hostFor(reach.construct)}: no \`cidrs\` are given, so that port ${target.port} of every `
      + 'address is open: a NetworkPolicy knows no names');
  }
  return [{ peers: filled(cidrs.map((cidr) => ({ ipBlock: { cidr } }))), ports: [{ port: target.port }] }];
}

/** How one workload's policy names another workload's Pods. */
function peerOf(from: Reach, other: IConstruct): NetworkPolicyPeer[] {
  // Every workload announces itself before anything can use it, or be used by it.
  const reach = reaches.get(other) as Reach;
  const unnamed = Object.keys(reach.selector).length === 0;
  if (unnamed || reach.hostNetwork) {
    const why = unnamed
      ? 'have no labels; give them `pod.labels`'
      : 'use the node\'s network; most network plugins let nodes through, else use `allowFrom` with the nodes\' addresses';
    warn(from.construct, `its NetworkPolicy can't name ${other.node.path}, whose Pods ${why}`);
    return [];
  }
  const podSelector = { matchLabels: reach.selector };
  if (reach.namespace === from.namespace && (from.namespace !== undefined || Chart.of(other) === Chart.of(from.construct))) {
    return [{ podSelector }];
  }
  return [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': reach.namespace as string } }, podSelector }];
}

function unique<T>(items: readonly T[]): readonly T[] {
  if (items.length < 2) return items;
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    return !seen.has(key) && seen.add(key);
  });
}

/** The host name by which `client` reaches a Service of a workload. */
export function hostOf(workload: IConstruct, serviceName: string | undefined, client: IConstruct): string {
  if (serviceName === undefined) {
    throw new Error(`${workload.node.path}: services: it has no Service by which ${client.node.path} could reach it; list one`);
  }
  const own = namespaceOf(workload);
  const other = namespaceOf(client);
  if (own === other && (own !== undefined || Chart.of(workload) === Chart.of(client))) return serviceName;
  if (own === undefined || other === undefined) {
    const unknown = own === undefined ? workload : client;
    throw new Error(`${client.node.path}: uses: ${workload.node.path} is in another chart, and the namespace of `
      + `${unknown.node.path} is not known; give its chart a \`namespace\``);
  }
  return `${serviceName}.${own}.svc`;
}

function namespaceOf(construct: IConstruct): string | undefined {
  return reaches.get(construct)?.namespace ?? Chart.of(construct).namespace;
}
