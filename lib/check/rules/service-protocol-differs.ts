import { Level } from '../rule';
import type { Rule } from '../rule';
import { balancersOf, targetsOf } from '../service-port';
import { listed, named } from '../words';

export const serviceProtocolDiffers: Rule = {
  id: 'service-protocol-differs',
  level: Level.WARNING,
  title: 'A Service and its Pods differ in the protocol of a port',
  explanation: 'The same port number is two ports, one of TCP and one of UDP, and a Service passes on only the protocol that it names: '
    + 'TCP, where it names none. A program that listens for UDP alone, such as a syslog or game server, never sees what comes by TCP: '
    + 'connections are refused, and what the clients send by UDP is dropped by the Service.',
  remedy: 'Set the same `protocol` in the Service\'s port and in the container\'s. For both protocols, write two ports in both places.',
  see: 'https://kubernetes.io/docs/reference/networking/service-protocols/',

  check: (graph) => balancersOf(graph).flatMap(({ ports, workloads }) => ports.flatMap((port) => {
    // A name under another protocol leads nowhere at all: that is for service-target-port-unnamed.
    if (port.targetNumber === undefined) return [];
    const targets = workloads.flatMap((workload) => targetsOf(port, workload));
    if (targets.length === 0 || targets.some(({ protocol }) => protocol === port.protocol)) return [];
    const [{ protocol, number }] = targets;
    const written = port.field.at('protocol');
    return [{
      field: written.given ? written : port.field,
      happens: `it passes on ${port.protocol} only, and port ${number} of ${listed(workloads.map(named))} is declared for ${protocol}: `
        + `what is sent by ${protocol} is dropped`,
      fix: `set \`protocol: ${protocol}\` here, or declare the container's port for ${port.protocol}`,
    }];
  })),
};
