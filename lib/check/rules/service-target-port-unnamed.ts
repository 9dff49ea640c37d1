import { Level } from '../rule';
import type { Rule } from '../rule';
import { balancersOf, targetsOf } from '../service-port';
import type { ServicePort } from '../service-port';
import { listed, named } from '../words';
import type { Workload } from '../workload';

export const serviceTargetPortUnnamed: Rule = {
  id: 'service-target-port-unnamed',
  level: Level.ERROR,
  title: 'A Service leads to a port name that no container has',
  explanation: 'A `targetPort` that is a text is looked up, Pod by Pod, among the names of the container ports of the same protocol. A '
    + 'Pod that has no port of that name and protocol isn\'t among the endpoints of that port. Where no selected Pod has one, the '
    + 'port has no endpoints at all: connections are refused while the Pods run and are ready.',
  remedy: 'Use the name that the container gives its port, or its number, unquoted.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',

  check: (graph) => balancersOf(graph)
    .filter(({ workloads }) => workloads.length > 0)
    .flatMap(({ ports, workloads }) => ports
      .filter((port) => port.targetName !== undefined && !isDeclared(port, workloads))
      .map((port) => ({ field: port.target, ...sentences(port, workloads) }))),
};

function isDeclared(port: ServicePort, workloads: readonly Workload[]): boolean {
  return workloads.some((workload) => targetsOf(port, workload).some(({ protocol }) => protocol === port.protocol));
}

function sentences(port: ServicePort, workloads: readonly Workload[]): { happens: string; fix: string } {
  const { targetName, number, protocol } = port;
  const pods = listed(workloads.map(named));
  if (/^\d+$/.test(targetName ?? '')) {
    return {
      happens: `'${targetName}' in quotes is the name of a port, and the API server refuses a name of digits only`,
      fix: `write the number without quotes: \`targetPort: ${targetName}\``,
    };
  }
  const [other] = workloads.flatMap((workload) => targetsOf(port, workload));
  if (other) {
    return {
      happens: `${targetName} is a port of ${other.protocol} in ${pods}, so that port ${number} of ${protocol} has no endpoints and `
        + 'every connection is refused',
      fix: `set \`protocol: ${other.protocol}\`, or declare a port of ${protocol} with a name of its own and use that name`,
    };
  }
  const names = workloads
    .flatMap(({ runningContainers }) => runningContainers.flatMap(({ ports }) => ports.map(({ name }) => name)))
    .filter((name) => name !== undefined);
  const has = names.length > 0 ? ` (declared: ${listed([...new Set(names)])})` : '';
  return {
    happens: `no container of ${pods} has a port named ${targetName}${has}, so that port ${number} has no endpoints and every `
      + 'connection is refused',
    fix: `name the container's port ${targetName}, or use the name or the number that it has`,
  };
}
