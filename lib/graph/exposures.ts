import { backendOfIngress, backendsOfRoute, routesOf } from '../check/backend';
import type { Backend } from '../check/backend';
import type { Field, Manifest } from '../check/manifest';
import type { ManifestGraph } from '../check/manifest-graph';
import { portsOf } from '../check/service-port';
import { idOf, portLabel, shortList } from './nodes';
import type { Edge, Node, Part } from './nodes';

const EXTERNAL_DNS = 'external-dns.alpha.kubernetes.io/hostname';
const MOST_PATHS = 3;

/** Who comes in from outside: by an Ingress, a route of a Gateway, a load balancer or the port of a node. */
export function exposuresOf(graph: ManifestGraph): Part {
  const parts = [
    ...graph.ofKind('Ingress').filter(({ group }) => group === 'networking.k8s.io' || group === 'extensions')
      .flatMap((ingress) => ingressParts(graph, ingress)),
    ...routesOf(graph).flatMap((route) => routeParts(graph, route)),
    ...graph.ofKind('Service').flatMap((service) => serviceParts(graph, service)),
  ].filter(({ edges }) => edges.length > 0);
  return { nodes: parts.flatMap(({ nodes }) => nodes), edges: parts.flatMap(({ edges }) => edges) };
}

/** What some paths of a host lead to. */
interface Target {
  readonly backend: Backend;
  readonly paths: readonly string[];
}

function ingressParts(graph: ManifestGraph, ingress: Manifest): Part[] {
  const spec = ingress.at('spec');
  const secure = new Set(spec.at('tls').items.flatMap((entry) => entry.at('hosts').items.map(({ text }) => text)));
  const rules = spec.at('rules').items.map((rule) => ({
    host: rule.at('host').text,
    targets: rule.at('http', 'paths').items.map((path) => ({
      backend: backendOfIngress(path.at('backend')), paths: shownPaths([path.at('path')]),
    })),
  }));
  const byDefault = [spec.at('defaultBackend'), spec.at('backend')].filter(({ given }) => given)
    .map((backend) => ({ host: undefined, targets: [{ backend: backendOfIngress(backend), paths: [] }] }));
  return [...rules, ...byDefault].map(({ host, targets }) => (
    hostPart(graph, ingress, host, `Ingress${secure.has(host) ? ', TLS' : ''}`, targets)
  ));
}

function routeParts(graph: ManifestGraph, route: Manifest): Part[] {
  const targets = route.at('spec', 'rules').items.flatMap((rule) => {
    const paths = shownPaths(rule.at('matches').items.map((match) => match.at('path', 'value')));
    return backendsOfRoute(rule.at('backendRefs').items).map((backend) => ({ backend, paths }));
  });
  const hosts = route.at('spec', 'hostnames').items.map(({ text }) => text);
  return (hosts.length === 0 ? [undefined] : hosts).map((host) => hostPart(graph, route, host, route.kind, targets));
}

function hostPart(
  graph: ManifestGraph, manifest: Manifest, host: string | undefined, what: string, targets: readonly Target[],
): Part {
  const node: Node = {
    id: `${idOf(manifest)} ${host ?? ''}`.trimEnd(), name: host ?? manifest.name, shape: 'outside', lines: [host ?? 'any host', what],
  };
  const edges = targets.flatMap(({ backend: { name, inNamespace }, paths }) => {
    const service = graph.find(manifest, 'Service', name.text ?? '', inNamespace);
    const workloads = service ? graph.selectedByService(service) : [];
    return workloads.map((workload): Edge => ({ from: node.id, to: idOf(workload.manifest), style: 'uses', labels: paths }));
  });
  return { nodes: [node], edges };
}

/** Those that say more than everything. */
function shownPaths(fields: readonly Field[]): string[] {
  return shortList(fields.flatMap(({ text }) => (text === undefined || text === '/' ? [] : [text])), MOST_PATHS);
}

function serviceParts(graph: ManifestGraph, service: Manifest): Part[] {
  const type = service.at('spec', 'type').text;
  if (type !== 'LoadBalancer' && type !== 'NodePort') return [];
  const ports = portsOf(graph, service);
  const nodePorts = type === 'NodePort' ? ports.flatMap(({ field }) => field.at('nodePort').number ?? []) : [];
  const node: Node = {
    id: idOf(service),
    name: service.name,
    shape: 'outside',
    lines: [service.at('metadata', 'annotations', EXTERNAL_DNS).text ?? service.name, [type, nodePorts.join(', ')].join(' ').trimEnd()],
  };
  const labels = ports.map(({ number, protocol }) => portLabel(number, protocol));
  const edges = graph.selectedByService(service).map((workload): Edge => (
    { from: node.id, to: idOf(workload.manifest), style: 'uses', labels }
  ));
  return [{ nodes: [node], edges }];
}
