import { BlockList, isIPv6 } from 'node:net';

/** A manifest as it stands in the YAML. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

/** Who may connect, or be connected to. */
export interface Party {
  readonly name: string;
  /** Undefined for an address outside of the cluster. */
  readonly inNamespace?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ip: string;
  /** The ports that its containers declare. */
  readonly ports: readonly { readonly name?: string; readonly containerPort: number; readonly protocol?: string }[];
  /** Whether these manifests make it; its policies are known then. */
  readonly made: boolean;
}

export interface Port {
  readonly number: number;
  readonly protocol: string;
}

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
/** A port that no manifest names. Whatever holds for it holds for all the others that none names. */
const ANY_OTHER = 1;

/** The name of a workload without the hash that ends a Job's: another release of the program has another. */
export function workloadName(kind: string, name: string): string {
  return kind === 'Job' ? name.replace(/-[0-9a-f]{10}$/, '') : name;
}

/** A Pod of each workload, one of nobody in each of their namespaces, one of nobody elsewhere, and an address outside. */
export function partiesOf(objects: readonly Json[]): Party[] {
  const made = objects.filter((object) => templateOf(object)).map((object, i): Party => {
    const { metadata = {}, spec } = templateOf(object);
    return {
      name: workloadName(object.kind, object.metadata.name),
      inNamespace: object.metadata.namespace,
      labels: metadata.labels ?? {},
      ip: `10.244.0.${i + 1}`,
      ports: spec.containers.flatMap(({ ports = [] }: Json) => ports),
      made: true,
    };
  });
  const nobody = (name: string, ip: string, inNamespace?: string): Party => (
    { name, inNamespace, labels: {}, ip, ports: [], made: false }
  );
  const namespaces = [...new Set(made.map(({ inNamespace }) => inNamespace as string))];
  return [
    ...made,
    ...namespaces.map((name, i) => nobody(`a Pod of ${name}`, `10.244.1.${i + 1}`, name)),
    nobody('a Pod elsewhere', '10.244.2.1', 'elsewhere'),
    nobody('outside', '203.0.113.1'),
  ];
}

/**
 * The connections that the NetworkPolicies let through, of all that there could be: `client > server:port`, with `/UDP` or
 * `/SCTP` where it isn't TCP, and `*` for every port of every protocol; the server is another Pod than the client, also where
 * both are of one workload. Written from the documentation of NetworkPolicies alone.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function openConnections(objects: readonly Json[]): string[] {
  const policies = new Policies(objects);
  return pairsOf(objects).flatMap(({ client, server, ports }) => {
    const open = ports.filter((port) => policies.connects(client, server, port));
    const shown = open.length === ports.length ? ['*'] : open.map(({ number, protocol }) => (
      `${number === ANY_OTHER ? 'others' : number}${protocol === 'TCP' ? '' : `/${protocol}`}`
    ));
    return shown.map((port) => `${client.name} > ${server.name}:${port}`);
  }).sort();
}

/** Every pair of which the policies of one are known, with every port that could make a difference. */
export function pairsOf(objects: readonly Json[]): { client: Party; server: Party; ports: Port[] }[] {
  const parties = partiesOf(objects);
  const declared = parties.flatMap(({ ports }) => ports).map(({ containerPort }) => containerPort);
  const numbers = [...new Set([ANY_OTHER, ...objects.flatMap(numbersIn), ...declared])];
  const ports = numbers.flatMap((number) => PROTOCOLS.map((protocol) => ({ number, protocol })));
  return parties.flatMap((client) => parties.map((server) => ({ client, server, ports })))
    .filter(({ client, server }) => client.made || server.made);
}

/** The ports of a policy, and those around the ends of its ranges. */
function numbersIn({ kind, spec }: Json): number[] {
  if (kind !== 'NetworkPolicy') return [];
  return [...spec.ingress ?? [], ...spec.egress ?? []].flatMap(({ ports = [] }) => ports).flatMap(({ port, endPort }: Json) => (
    typeof port !== 'number' ? [] : endPort === undefined ? [port] : [port - 1, port, endPort, endPort + 1]
  ));
}

/** What is decided by the policies of a set of manifests. */
class Policies {
  private readonly all: readonly Json[];
  private readonly namespaceLabels = new Map<string, Record<string, string>>();

  constructor(objects: readonly Json[]) {
    this.all = objects.filter(({ kind }) => kind === 'NetworkPolicy');
    for (const { metadata } of objects.filter(({ kind }) => kind === 'Namespace')) {
      this.namespaceLabels.set(metadata.name, metadata.labels ?? {});
    }
  }

  public connects(client: Party, server: Party, port: Port): boolean {
    return this.allows('Egress', client, server, server, port) && this.allows('Ingress', server, client, server, port);
  }

  /** Whether the policies of `own` let it exchange with `other`. The policies of whom is not made here are not known: they do. */
  private allows(type: 'Ingress' | 'Egress', own: Party, other: Party, server: Party, port: Port): boolean {
    if (!own.made) return true;
    const selecting = this.all.filter((policy) => (
      policy.metadata.namespace === own.inNamespace && typesOf(policy).includes(type)
        && matches(policy.spec.podSelector, own.labels)
    ));
    if (selecting.length === 0) return true;
    return selecting.some(({ metadata, spec }) => (spec[type.toLowerCase()] ?? []).some((rule: Json) => {
      const peers = rule[type === 'Ingress' ? 'from' : 'to'] ?? [];
      const ports = rule.ports ?? [];
      return (peers.length === 0 || peers.some((peer: Json) => this.isPeer(peer, metadata.namespace, other)))
        && (ports.length === 0 || ports.some((one: Json) => isPort(one, server, port)));
    }));
  }

  private isPeer({ ipBlock, namespaceSelector, podSelector }: Json, inNamespace: string, other: Party): boolean {
    if (ipBlock) {
      const { cidr, except = [] } = ipBlock as { readonly cidr: string; readonly except?: readonly string[] };
      return within(other.ip, cidr) && !except.some((left) => within(other.ip, left));
    }
    if (other.inNamespace === undefined) return false;
    const place = { ...this.namespaceLabels.get(other.inNamespace), 'kubernetes.io/metadata.name': other.inNamespace };
    return (namespaceSelector ? matches(namespaceSelector, place) : other.inNamespace === inNamespace)
      && (!podSelector || matches(podSelector, other.labels));
  }
}

function typesOf({ spec }: Json): string[] {
  return spec.policyTypes ?? (spec.egress ? ['Ingress', 'Egress'] : ['Ingress']);
}

function isPort({ port, endPort, protocol = 'TCP' }: Json, server: Party, wanted: Port): boolean {
  if (protocol !== wanted.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return wanted.number >= port && wanted.number <= (endPort ?? port);
  return server.ports.some((one) => one.name === port && one.containerPort === wanted.number && (one.protocol ?? 'TCP') === protocol);
}

function matches({ matchLabels = {}, matchExpressions = [] }: Json, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every(({ key, operator, values = [] }: Json) => {
      switch (operator) {
        case 'In': return key in labels && values.includes(labels[key]);
        case 'NotIn': return !(key in labels && values.includes(labels[key]));
        case 'Exists': return key in labels;
        case 'DoesNotExist': return !(key in labels);
        default: throw new Error(`an operator that Kubernetes doesn't have: ${operator}`);
      }
    });
}

function within(ip: string, cidr: string): boolean {
  const [address, bits] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
  return list.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}

/** The template of what makes Pods. */
function templateOf({ kind, metadata, spec }: Json): Json {
  switch (kind) {
    case 'Pod': return { metadata, spec };
    case 'CronJob': return spec.jobTemplate.spec.template;
    case 'Deployment': case 'StatefulSet': case 'DaemonSet': case 'Job': return spec.template;
    default: return undefined;
  }
}

/**
 * The connections that the workloads' variables ask for, in the same words: a value that names a Service of these manifests leads
 * to the Pods and the port that the Service selects.
 */
export function addressedConnections(objects: readonly Json[]): string[] {
  const parties = partiesOf(objects).filter(({ made }) => made);
  const services = objects.filter(({ kind }) => kind === 'Service');
  const found = objects.filter((object) => templateOf(object)).flatMap((object) => {
    const client = workloadName(object.kind, object.metadata.name);
    return variablesOf(object).flatMap((value) => services.flatMap(({ metadata, spec }) => {
      const [named, port] = addressIn(value, metadata, object.metadata.namespace);
      if (!named) return [];
      const servers = parties.filter(({ name, inNamespace, labels }) => (
        name !== client && inNamespace === metadata.namespace && matches({ matchLabels: spec.selector }, labels)
      ));
      const ports = spec.ports.filter((one: Json) => port === undefined || one.port === port);
      return servers.flatMap(({ name }) => ports.map((one: Json) => `${client} > ${name}:${one.targetPort ?? one.port}`));
    }));
  });
  return [...new Set(found)].sort();
}

/** The values of its containers' variables, each address of a list by itself. */
function variablesOf(object: Json): string[] {
  const { containers, initContainers = [] } = templateOf(object).spec;
  const variables = [...initContainers, ...containers].flatMap(({ env = [] }: Json) => env);
  return variables.flatMap(({ value = '' }: Json) => String(value).split(','));
}

/** Whether a value is the address of a Service: `name`, `name:port`, `scheme://name.namespace.svc:port/path`; and the port. */
function addressIn(value: string, service: Json, from: string): [boolean, number?] {
  const [, host, port] = /^(?:[\w:]+:\/\/)?(?:[^/@]*@)?([a-z0-9.-]+)(?::(\d+))?(?:\/.*)?$/.exec(value) ?? [];
  const place = `${service.name}.${service.namespace}`;
  const names = [place, `${place}.svc`, `${place}.svc.cluster.local`, ...(from === service.namespace ? [service.name] : [])];
  return [names.includes(host), port === undefined ? undefined : Number(port)];
}
