import type { Field, Manifest } from './manifest';
import type { ManifestGraph } from './manifest-graph';
import { isEmpty, selectorOf } from './selector';
import type { Selector } from './selector';
import type { Workload } from './workload';

/** Whether it is so; unknown where these manifests don't tell. */
export type Answer = 'yes' | 'no' | 'unknown';

export type Direction = 'ingress' | 'egress';

/** A connection from the Pods of one workload to those of another, or of its own. */
export interface Connection {
  readonly client: Workload;
  readonly server: Workload;
  /** The port of the server's Pods, not of a Service. */
  readonly port: number;
  /** TCP, UDP or SCTP. */
  readonly protocol: string;
}

/**
 * What the NetworkPolicies of these manifests let through. Pods that no policy selects for a direction are open in it; the
 * others let through what any of their policies allows.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class Reachability {
  /** That of the manifests; made once. */
  public static of(graph: ManifestGraph): Reachability {
    return graph._keep('reachability', () => new Reachability(graph));
  }

  /** Whether policies of other kinds are here too: then nothing is sure. */
  public readonly otherPolicies: boolean;

  private readonly policies: Readonly<Record<Direction, Map<Workload, Manifest[]>>> = { ingress: new Map(), egress: new Map() };
  private readonly namespaceLabels: ReadonlyMap<string, Readonly<Record<string, string>>>;

  private constructor(graph: ManifestGraph) {
    this.namespaceLabels = new Map(graph.ofKind('Namespace').map(({ name, labels }) => [name, labels]));
    this.otherPolicies = OTHER_KINDS.some((kind) => graph.ofKind(kind).length > 0)
      || graph.ofKind('NetworkPolicy').some((policy) => !isNetworkPolicy(policy));
    for (const policy of graph.ofKind('NetworkPolicy').filter(isNetworkPolicy)) {
      for (const workload of graph.selectedBy(policy.at('spec', 'podSelector'))) {
        // On the node's network it is the node that sends and receives, which no policy selects.
        if (usesHostNetwork(workload)) continue;
        for (const direction of directionsOf(policy)) {
          const list = this.policies[direction].get(workload);
          if (list) list.push(policy);
          else this.policies[direction].set(workload, [policy]);
        }
      }
    }
  }

  /** The policies that select a workload's Pods for a direction; none where they are open in it. */
  public policiesOf(workload: Workload, direction: Direction): readonly Manifest[] {
    return this.policies[direction].get(workload) ?? [];
  }

  /** Whether the client's policies let the connection out, and the server's let it in. */
  public connects(connection: Connection): Answer {
    return and([this.allows('egress', connection), this.allows('ingress', connection)]);
  }

  /** Whether the policies of one side allow it: those of the client for egress, of the server for ingress. */
  public allows(direction: Direction, connection: Connection): Answer {
    const own = direction === 'egress' ? connection.client : connection.server;
    const other = direction === 'egress' ? connection.server : connection.client;
    const answer = anyRule(
      this.policiesOf(own, direction), direction, (port) => portAnswer(port, connection), (peer) => this.peerAnswer(peer, other),
    );
    // On the node's network it comes from the node, which most network plugins let through, and some don't.
    return this.otherPolicies || (answer === 'no' && usesHostNetwork(other)) ? 'unknown' : answer;
  }

  /** Whether the Pods of a workload may ask the cluster's DNS for a name. */
  public resolvesNames(client: Workload): Answer {
    const answer = anyRule(this.policiesOf(client, 'egress'), 'egress', dnsPortAnswer, dnsPeerAnswer);
    return this.otherPolicies ? 'unknown' : answer;
  }

  /** The blocks of addresses that the policies of one side name for a port; every address where it is open. */
  public addresses(direction: Direction, connection: Connection): string[] {
    const own = direction === 'egress' ? connection.client : connection.server;
    const policies = this.policiesOf(own, direction);
    if (policies.length === 0) return [EVERYWHERE];
    const rules = policies.flatMap((policy) => rulesOf(policy, direction))
      .filter((rule) => any(portsOf(rule), (port) => portAnswer(port, connection)) === 'yes');
    return [...new Set(rules.flatMap((rule) => {
      const peers = peersOf(rule, direction);
      return peers.length === 0 ? [EVERYWHERE] : peers.flatMap((peer) => blocksOf(peer.at('ipBlock')));
    }))];
  }

  private peerAnswer(peer: Field, other: Workload): Answer {
    const pods = peer.at('podSelector');
    const namespaces = peer.at('namespaceSelector');
    // Whether a block of addresses holds Pods depends on the cluster, and on the plugin; so does what the node sends.
    if (!pods.given && !namespaces.given || usesHostNetwork(other)) return 'unknown';
    return and([
      namespaces.given ? this.namespaceAnswer(selectorOf(namespaces), other.manifest) : samePlace(peer.manifest, other.manifest),
      matchAnswer(selectorOf(pods), other.podLabels, (key) => !GIVEN_BY_CONTROLLERS.has(key)),
    ]);
  }

  private namespaceAnswer(selector: Selector, { inNamespace }: Manifest): Answer {
    if (isEmpty(selector)) return 'yes';
    if (inNamespace === undefined) return 'unknown';
    const labels = this.namespaceLabels.get(inNamespace);
    return matchAnswer(selector, { ...labels, [NAME_OF_NAMESPACE]: inNamespace }, () => labels !== undefined);
  }
}

/** Policies of plugins and of the cluster's administrator: they allow and deny on top. */
const OTHER_KINDS = [
  'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy', 'GlobalNetworkPolicy', 'StagedNetworkPolicy', 'AntreaNetworkPolicy',
  'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy',
];

/** Every address, as `addresses` says it. */
export const EVERYWHERE = '0.0.0.0/0';

function blocksOf(block: Field): string[] {
  const { text: cidr } = block.at('cidr');
  const except = block._items('except').map(({ text }) => text ?? '');
  return cidr === undefined ? [] : [except.length === 0 ? cidr : `${cidr} except ${except.join(' and ')}`];
}

export const NAME_OF_NAMESPACE = 'kubernetes.io/metadata.name';

/** Labels that Pods get beside those of their template. */
const GIVEN_BY_CONTROLLERS = new Set([
  'pod-template-hash', 'pod-template-generation', 'controller-revision-hash', 'statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index',
  'job-name', 'controller-uid', 'batch.kubernetes.io/job-name', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-completion-index',
]);

function isNetworkPolicy({ group }: Manifest): boolean {
  return group === 'networking.k8s.io' || group === 'extensions';
}

export function usesHostNetwork({ pod }: Workload): boolean {
  return pod.at('hostNetwork').value === true;
}

/** Where nothing says them, ingress, and egress if there are rules for it. */
function directionsOf(policy: Manifest): Direction[] {
  const types = policy.at('spec')._each('policyTypes', ({ text }) => text);
  if (types.length === 0) return rulesOf(policy, 'egress').length > 0 ? ['ingress', 'egress'] : ['ingress'];
  return (['ingress', 'egress'] as const).filter((direction) => types.includes(direction === 'ingress' ? 'Ingress' : 'Egress'));
}

export function rulesOf(policy: Manifest, direction: Direction): Field[] {
  return policy.at('spec', direction).items;
}

export function portsOf(rule: Field): Field[] {
  return rule._items('ports');
}

export function peersOf(rule: Field, direction: Direction): Field[] {
  return rule.at(direction === 'ingress' ? 'from' : 'to').items;
}

/** Whether any rule of some policies lets it through, by its ports as by its peers; without policies, everything is. */
function anyRule(
  policies: readonly Manifest[], direction: Direction, byPort: (port: Field) => Answer, byPeer: (peer: Field) => Answer,
): Answer {
  return any(policies, (policy) => anyOf(rulesOf(policy, direction), (rule) => {
    const ports = any(portsOf(rule), byPort);
    return ports === 'no' ? 'no' : and([ports, any(peersOf(rule, direction), byPeer)]);
  }));
}

function portAnswer(entry: Field, { server, port, protocol }: Connection): Answer {
  if ((entry._text('protocol') ?? 'TCP') !== protocol) return 'no';
  const wanted = entry.at('port');
  if (!wanted.given) return 'yes';
  if (wanted.number !== undefined) return includes(entry, port) ? 'yes' : 'no';
  // The name is looked up in the Pods that are connected to, in both directions.
  const ports = server.runningContainers.flatMap((container) => container.ports);
  return ports.some((other) => other.name === wanted.text && other.number === port && other.protocol === protocol) ? 'yes' : 'no';
}

function includes(entry: Field, port: number): boolean {
  const from = entry._number('port') ?? 0;
  return port >= from && port <= (entry._number('endPort') ?? from);
}

/** OpenShift's DNS listens on another port than its Service. */
const DNS_PORTS = [53, 5353];
const DNS_NAMESPACES = ['kube-system', 'openshift-dns'];

/** A question goes by UDP first, by TCP only where the answer is long. */
function dnsPortAnswer(entry: Field): Answer {
  if ((entry._text('protocol') ?? 'TCP') !== 'UDP') return 'no';
  const port = entry.at('port');
  if (!port.given || DNS_PORTS.some((dns) => includes(entry, dns))) return 'yes';
  return port.number === undefined ? 'unknown' : 'no';
}

function dnsPeerAnswer(peer: Field): Answer {
  const namespaces = peer.at('namespaceSelector');
  // A cache on the node has an address, not a Pod.
  if (peer._has('ipBlock')) return 'unknown';
  if (!namespaces.given) return DNS_NAMESPACES.includes(peer.manifest.inNamespace ?? '') ? 'unknown' : 'no';
  return anyOf(DNS_NAMESPACES, (name) => matchAnswer(selectorOf(namespaces), { [NAME_OF_NAMESPACE]: name }, () => false));
}

/** Objects that name no namespace may go to any. */
function samePlace(one: Manifest, other: Manifest): Answer {
  if (one._place === other._place) return 'yes';
  return one.inNamespace === undefined || other.inNamespace === undefined ? 'unknown' : 'no';
}

/** Whether a selector matches labels of which some may be missing here. */
function matchAnswer(
  { labels, expressions }: Selector, given: Readonly<Record<string, string>>, knows: (key: string) => boolean,
): Answer {
  let wanted: Answer = 'yes';
  for (const key in labels) {
    if (key in given ? given[key] !== labels[key] : knows(key)) return 'no';
    if (!(key in given)) wanted = 'unknown';
  }
  return expressions.length === 0 ? wanted : and([wanted, ...expressions.map(({ key, operator, values }): Answer => {
    if (!(key in given) && !knows(key)) return 'unknown';
    switch (operator) {
      case 'In': return key in given && values.includes(given[key]) ? 'yes' : 'no';
      case 'NotIn': return key in given && values.includes(given[key]) ? 'no' : 'yes';
      case 'Exists': return key in given ? 'yes' : 'no';
      case 'DoesNotExist': return key in given ? 'no' : 'yes';
      default: return 'unknown';
    }
  })]);
}

function and(answers: readonly Answer[]): Answer {
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
}

/** Whether it is so of one of them; where there is none, nothing is asked of it. */
function any<T>(items: readonly T[], ask: (item: T) => Answer): Answer {
  return items.length === 0 ? 'yes' : anyOf(items, ask);
}

/** Whether it is so of one of them. */
function anyOf<T>(items: readonly T[], ask: (item: T) => Answer): Answer {
  let answer: Answer = 'no';
  for (const item of items) {
    const one = ask(item);
    if (one === 'yes') return one;
    if (one === 'unknown') answer = one;
  }
  return answer;
}
