import type { Field, Manifest } from './manifest';
import type { ManifestGraph } from './manifest-graph';
import type { ContainerPort, Workload } from './workload';

/** A port of a Service, and the port of its Pods that it leads to. */
export interface ServicePort {
  /** Where it is defined. */
  readonly field: Field;
  /** Its number, 0 where it has none. */
  readonly number: number;
  /** Its name; undefined where it has none. */
  readonly name: string | undefined;
  /** TCP, UDP or SCTP. */
  readonly protocol: string;
  /** Where the port of the Pods stands: in `targetPort`, or in `port` where that says nothing. */
  readonly target: Field;
  /** The number that it leads to; undefined where it leads to a name. */
  readonly targetNumber: number | undefined;
  /** The name that it leads to; undefined where it leads to a number. */
  readonly targetName: string | undefined;
}

/** The ports of a Service. */
export function portsOf(graph: ManifestGraph, service: Manifest): readonly ServicePort[] {
  return graph._keep('ports of Services', () => readPorts(graph)).get(service) ?? [];
}

function readPorts(graph: ManifestGraph): ReadonlyMap<Manifest, readonly ServicePort[]> {
  const ports = new Map<Manifest, readonly ServicePort[]>();
  for (const service of graph.ofKind('Service')) ports.set(service, service.at('spec')._each('ports', servicePortOf));
  return ports;
}

function servicePortOf(field: Field): ServicePort {
  const target = field.at('targetPort');
  // The API server takes 0 and '' for nothing, too.
  const own = target.number || target.text ? target : field.at('port');
  return {
    field,
    number: field._number('port') ?? 0,
    name: field._text('name'),
    protocol: field._text('protocol') ?? 'TCP',
    target: own,
    targetNumber: own.number,
    targetName: target.text || undefined,
  };
}

/** A Service that passes connections on, and to what. */
export interface Balancer {
  readonly service: Manifest;
  readonly ports: readonly ServicePort[];
  /** The workloads whose Pods it selects. */
  readonly workloads: readonly Workload[];
}

/**
 * The Services of which connections go to an address of their own and from there to the target port. Those to a headless
 * one go to the Pods themselves, on whatever port the client chooses, and an ExternalName is but a name.
 */
export function balancersOf(graph: ManifestGraph): readonly Balancer[] {
  return graph._keep('balancers', () => graph.ofKind('Service')
    .filter(hasAddress)
    .map((service) => ({ service, ports: portsOf(graph, service), workloads: graph.selectedByService(service) })));
}

function hasAddress(service: Manifest): boolean {
  return service.at('spec', 'clusterIP').text !== 'None' && service.at('spec', 'type').text !== 'ExternalName';
}

/** The ports by which a workload's containers declare the target of a Service's port, under whatever protocol. */
export function targetsOf({ targetName, targetNumber }: ServicePort, workload: Workload): ContainerPort[] {
  return workload.runningContainers
    .flatMap(({ ports }) => ports)
    .filter(({ name, number }) => (targetName === undefined ? number === targetNumber : name === targetName));
}
