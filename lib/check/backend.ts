import type { Field, Manifest } from './manifest';
import type { ManifestGraph } from './manifest-graph';
import type { Finding } from './rule';
import { portsOf } from './service-port';
import { listed } from './words';

/** The Service that something routes requests to. */
export interface Backend {
  /** Where its name stands. */
  readonly name: Field;
  /** The number or the name of its port. */
  readonly port: Field;
  /** The namespace that it is in; undefined where that is the one of what names it. */
  readonly inNamespace: string | undefined;
}

/** The backend of an Ingress: in networking.k8s.io/v1, or as the APIs before it wrote it. */
export function backendOfIngress(backend: Field): Backend {
  const service = backend.at('service');
  if (!service.given) return { name: backend.at('serviceName'), port: backend.at('servicePort'), inNamespace: undefined };
  const portName = service.at('port', 'name');
  return { name: service.at('name'), port: portName.given ? portName : service.at('port', 'number'), inNamespace: undefined };
}

/** The routes of the Gateway API. */
export function routesOf(graph: ManifestGraph): Manifest[] {
  return ROUTES.flatMap((kind) => graph.ofKind(kind)).filter(({ group }) => group === 'gateway.networking.k8s.io');
}

const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

/** The Services among what a rule of a route refers to. */
export function backendsOfRoute(references: readonly Field[]): Backend[] {
  return references
    .filter((reference) => (reference._text('kind') ?? 'Service') === 'Service' && !reference._text('group'))
    .map((reference) => ({ name: reference.at('name'), port: reference.at('port'), inNamespace: reference._text('namespace') }));
}

/** What is wrong with the backends of one object: each Service and port once, however many paths lead there. */
export function faultsOf(graph: ManifestGraph, backends: readonly Backend[]): Finding[] {
  const faults = new Map<string, Finding>();
  for (const backend of backends) {
    const fault = faultOf(graph, backend);
    if (!fault) continue;
    const key = [backend.inNamespace, backend.name.text, backend.port.number ?? backend.port.text].join('\n');
    if (!faults.has(key)) faults.set(key, fault);
  }
  return [...faults.values()];
}

function faultOf(graph: ManifestGraph, { name, port, inNamespace }: Backend): Finding | undefined {
  const { manifest } = name;
  if (!name.text || !graph.defines(manifest, 'Service', inNamespace)) return undefined;
  const service = graph.find(manifest, 'Service', name.text, inNamespace);
  if (!service) {
    const place = inNamespace === undefined ? 'here' : `in namespace ${inNamespace}`;
    return {
      field: name,
      happens: `there is no Service ${name.text} ${place}, so that requests for it are answered with an error`,
      fix: 'correct the name, or add a Service of that name',
    };
  }
  return portFault(graph, service, port);
}

function portFault(graph: ManifestGraph, service: Manifest, port: Field): Finding | undefined {
  const wanted = port.number ?? port.text;
  const ports = portsOf(graph, service);
  // An ExternalName without ports takes any.
  if (wanted === undefined || ports.length === 0) return undefined;
  if (ports.some(({ number, name }) => wanted === number || wanted === name)) return undefined;
  const behind = ports.find(({ targetNumber, targetName }) => wanted === targetNumber || wanted === targetName);
  const has = listed(ports.map(({ number, name }) => (name === undefined ? `${number}` : `${number} named ${name}`)));
  return {
    field: port,
    happens: `Service/${service.name} has no port ${wanted} (it has ${has}), so that requests for it are answered with an error`,
    fix: behind ? `use ${behind.number}: it is the Service's port that counts here, not the container's` : 'use a port that the Service has',
  };
}
