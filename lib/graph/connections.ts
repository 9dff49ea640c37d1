import { addressesOf, addressOf, hostsOf, hostsOfEntry } from '../check/addresses';
import type { Address } from '../check/addresses';
import { configReferencesOf } from '../check/config-references';
import type { Field, Manifest } from '../check/manifest';
import type { ManifestGraph } from '../check/manifest-graph';
import { isEmpty, matches, selectorOf } from '../check/selector';
import { portsOf } from '../check/service-port';
import type { Workload } from '../check/workload';
import { idOf, portLabel } from './nodes';
import type { Edge, Node, Part } from './nodes';

/**
 * Who connects to whom: by the addresses in variables, arguments and ConfigMaps, and by what NetworkPolicies let through between
 * workloads that they name. What a policy opens to a whole namespace is no connection that anybody declares.
 */
export function connectionsOf(graph: ManifestGraph): Part {
  const parts = [
    ...graph.workloads.map((workload) => usesOf(graph, workload)),
    ...policiesOf(graph).map((policy) => allowedBy(graph, policy)),
  ];
  return { nodes: parts.flatMap(({ nodes }) => nodes), edges: parts.flatMap(({ edges }) => edges) };
}

function usesOf(graph: ManifestGraph, workload: Workload): Part {
  const from = idOf(workload.manifest);
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const leadTo = (host: string, port: number | undefined) => {
    const node = outside(host);
    nodes.push(node);
    edges.push({ from, to: node.id, style: 'uses', labels: port === undefined ? [] : [portLabel(port)] });
  };
  for (const address of [...addressesOf(graph, workload), ...configuredAddressesOf(graph, workload)]) {
    const { service, port } = address;
    if (!service) continue;
    if (service.at('spec', 'type').text === 'ExternalName') leadTo(service.at('spec', 'externalName').text ?? service.name, port);
    const labels = labelsOf(graph, service, address);
    for (const target of graph.selectedByService(service)) edges.push({ from, to: idOf(target.manifest), style: 'uses', labels });
  }
  for (const { host, port } of outerHostsOf(graph, workload)) leadTo(host, port);
  return { nodes, edges };
}

/** The Services that ConfigMaps of these manifests name, as far as they are here: a file may say anything. */
function configuredAddressesOf(graph: ManifestGraph, workload: Workload): Address[] {
  return configReferencesOf(graph, workload).filter(({ kind }) => kind === 'ConfigMap').flatMap(({ name, keys }) => {
    const data = graph.find(workload.manifest, 'ConfigMap', name)?.at('data');
    const wanted = new Set(keys.length > 0 ? keys.map(({ text }) => text) : data?.keys);
    return (data?.keys ?? []).filter((key) => wanted.has(key))
      .flatMap((key) => hostsOfEntry((data as Field).at(key), key))
      .flatMap((host) => addressOf(graph, workload, host) ?? []);
  });
}

function labelsOf(graph: ManifestGraph, service: Manifest, { port }: Address): string[] {
  const ports = portsOf(graph, service);
  const own = port === undefined && ports.length === 1 ? ports[0] : ports.find(({ number }) => number === port);
  const number = port ?? own?.number;
  return number === undefined ? [] : [portLabel(number, own?.protocol)];
}

/** Hosts that are none of the cluster's, but not those by which the app itself is reached. */
function outerHostsOf(graph: ManifestGraph, workload: Workload): { host: string; port: number }[] {
  const own = new Set(graph.ofKind('Ingress').flatMap((ingress) => ingress.at('spec', 'rules').items.map((rule) => rule.at('host').text)));
  return hostsOf(graph, workload).flatMap(({ host, port, sure }) => {
    const outer = sure && host.includes('.') && !/\.svc(\.|$)/.test(host) && !host.startsWith('kubernetes.') && !own.has(host);
    return outer && port !== undefined && !addressOf(graph, workload, { field: workload.pod, label: '', host, port, portWritten: true, sure })
      ? [{ host, port }] : [];
  });
}

function outside(host: string): Node {
  return { id: `outside ${host}`, name: host, shape: 'outside', lines: [host] };
}

function policiesOf(graph: ManifestGraph): Manifest[] {
  return graph.ofKind('NetworkPolicy').filter(({ group }) => group === 'networking.k8s.io' || group === 'extensions');
}

function allowedBy(graph: ManifestGraph, policy: Manifest): Part {
  const own = graph.selectedBy(policy.at('spec', 'podSelector'));
  const ingress = policy.at('spec', 'ingress').items.flatMap((rule) => rule.at('from').items.flatMap((peer) => (
    pairs(peersOf(graph, peer), own, rule)
  )));
  const egress = policy.at('spec', 'egress').items.flatMap((rule) => rule.at('to').items.flatMap((peer) => (
    pairs(own, peersOf(graph, peer), rule)
  )));
  const leaving = policy.at('spec', 'egress').items.flatMap((rule) => blocksOf(rule).flatMap((block) => (
    // An endpoint that is known by its name needs no addresses beside it.
    own.filter((client) => !outerHostsOf(graph, client).some(({ port }) => labelsOfRule(rule).includes(portLabel(port))))
      .map((client): Edge => ({ from: idOf(client.manifest), to: outside(block).id, style: 'allowed', labels: labelsOfRule(rule) }))
  )));
  const blocks = policy.at('spec', 'egress').items.flatMap(blocksOf).map(outside).filter(({ id }) => leaving.some(({ to }) => to === id));
  return { nodes: blocks, edges: [...ingress, ...egress, ...leaving] };
}

function pairs(clients: readonly Workload[], servers: readonly Workload[], rule: Field): Edge[] {
  const labels = labelsOfRule(rule);
  return clients.flatMap((client) => servers.map((server): Edge => (
    { from: idOf(client.manifest), to: idOf(server.manifest), style: 'allowed', labels }
  )));
}

function labelsOfRule(rule: Field): string[] {
  return rule.at('ports').items.flatMap((entry) => {
    const port = entry.at('port').number ?? entry.at('port').text;
    const last = entry.at('endPort').number;
    return port === undefined ? [] : [portLabel(last === undefined ? port : `${port}–${last}`, entry.at('protocol').text)];
  });
}

/** The workloads that a peer names by their labels; none where it takes all of a namespace. */
function peersOf(graph: ManifestGraph, peer: Field): Workload[] {
  const selector = selectorOf(peer.at('podSelector'));
  if (isEmpty(selector)) return [];
  const namespaces = peer.at('namespaceSelector');
  if (!namespaces.given) return graph._select(selector, peer.manifest._place);
  const labels = new Map(graph.ofKind('Namespace').map((namespace) => [namespace.name, namespace.labels]));
  return graph.workloads.filter(({ manifest: { inNamespace: name }, podLabels }) => (
    name !== undefined && matches(selector, podLabels)
    && matches(selectorOf(namespaces), { ...labels.get(name), 'kubernetes.io/metadata.name': name })
  ));
}

/** Blocks of addresses, but not the whole world. */
function blocksOf(rule: Field): string[] {
  return rule.at('to').items.flatMap((peer) => peer.at('ipBlock', 'cidr').text ?? []).filter((cidr) => !cidr.endsWith('/0'));
}
