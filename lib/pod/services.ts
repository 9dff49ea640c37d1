import type { ApiObjectMetadata } from 'cdk8s';
import type { ContainerPort } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { mapped } from '../kube/lists';
import { DNS_LABEL_1035 } from '../kube/names';
import { CIDR } from '../kube/network';
import { APP_PROTOCOL, NODE_PORT, PORT_NAME, PORT_NUMBER } from '../kube/ports';
import type { ServiceModel, ServicePortModel } from '../kube/service';
import { ServiceType } from '../vocabulary/service';
import type { ServiceOptions, ServicePort } from '../vocabulary/service';
import { expectAnnotations, expectLabels, metadataOf } from './identity';
import type { Identity, Labels } from './identity';

/** A Service with its metadata. */
export interface ResolvedService {
  readonly name: string;
  readonly metadata: ApiObjectMetadata;
  readonly model: ServiceModel;
}

/** What a Service stands in front of. */
export interface Served {
  readonly identity: Identity;
  readonly selector: Labels;
  readonly ports: readonly ContainerPort[];
}

export function resolveService(faults: Faults, given: ServiceOptions, served: Served): ResolvedService {
  const { identity } = served;
  const name = given.name ?? identity.name;
  const headless = given.serviceType === ServiceType.HEADLESS;
  const ports = resolvePorts(faults, given.ports, served.ports);
  if (given.name === undefined) faults.expectDerived('name', name, DNS_LABEL_1035);
  else faults.expect('name', name, DNS_LABEL_1035);
  expectLabels(faults, 'labels', given.labels);
  expectAnnotations(faults, 'annotations', given.annotations);
  for (const range of given.sourceRanges ?? []) faults.expect('sourceRanges', range, CIDR);
  if (given.sourceRanges && given.serviceType !== ServiceType.LOAD_BALANCER) {
    faults.add('sourceRanges', 'only a load balancer has them; leave them out, or set `serviceType`');
  }
  if (ports.length === 0 && !headless) faults.add('ports', 'only a headless Service has none; list one, or leave `ports` out');
  return {
    name,
    metadata: metadataOf(identity, { name, labels: given.labels, annotations: given.annotations }),
    model: {
      type: headless ? undefined : given.serviceType,
      headless,
      publishNotReadyAddresses: given.publishNotReadyAddresses,
      sourceRanges: given.sourceRanges,
      selector: served.selector,
      ports: mapped(ports, (port) => ({ ...port, nodePort: allowedNodePort(faults, given, port.nodePort) })),
    },
  };
}

function allowedNodePort(faults: Faults, given: ServiceOptions, nodePort: number | undefined): number | undefined {
  const open = given.serviceType === ServiceType.NODE_PORT || given.serviceType === ServiceType.LOAD_BALANCER;
  if (nodePort !== undefined && !open) {
    faults.add('nodePort', 'only NodePort and LoadBalancer have them; leave it out, or set `serviceType`');
  }
  return nodePort;
}

function resolvePorts(
  faults: Faults, given: readonly ServicePort[] | undefined, served: readonly ContainerPort[],
): ServicePortModel[] {
  if (!given) return mapped(served, (port) => portInFront(port, served.length));
  const names = new Set<string>();
  const numbers = new Set<string>();
  return mapped(given, (port, i) => {
    const at = faults.at(`ports[${i}]`);
    const targetPort = port.targetPort ?? port.port;
    const target = served.find(({ containerPort }) => containerPort === targetPort);
    // A Service of several ports has to name each.
    const name = port.name ?? target?.name ?? (given.length > 1 ? `port-${port.port}` : undefined);
    const key = `${port.port}/${target?.protocol ?? 'TCP'}`;
    at.expect('port', port.port, PORT_NUMBER);
    at.expect('targetPort', port.targetPort, PORT_NUMBER);
    at.expect('name', name, PORT_NAME);
    at.expect('nodePort', port.nodePort, NODE_PORT);
    at.expect('appProtocol', port.appProtocol, APP_PROTOCOL);
    if (name !== undefined && names.has(name)) at.add('name', `'${name}' is already a port of this Service`);
    if (numbers.has(key)) at.add('port', `${key} is already a port of this Service`);
    if (name !== undefined) names.add(name);
    numbers.add(key);
    const { nodePort, appProtocol } = port;
    return { name, port: port.port, targetPort, protocol: target?.protocol, nodePort, appProtocol };
  });
}

/** A container's port under the same number; what is wrong with it is the container's fault. */
function portInFront({ name, containerPort, protocol }: ContainerPort, count: number): ServicePortModel {
  return {
    name: name ?? (count > 1 ? `${protocol === undefined || protocol === 'TCP' ? 'port' : protocol.toLowerCase()}-${containerPort}` : undefined),
    port: containerPort,
    targetPort: containerPort,
    protocol,
    nodePort: undefined,
    appProtocol: undefined,
  };
}
