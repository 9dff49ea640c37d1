import { addressesOf, isHeadless } from '../addresses';
import type { Address } from '../addresses';
import type { ManifestGraph } from '../manifest-graph';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { portsOf } from '../service-port';

export const addressPortNotServed: Rule = {
  id: 'address-port-not-served',
  level: Level.WARNING,
  title: 'A workload connects to a port that the Service doesn\'t have',
  explanation: 'The address of a Service takes connections on the ports that are listed there and on no other, whatever its '
    + 'Pods listen on. Connections to any other port are refused, or wait until they time out. A headless Service has no '
    + 'address of its own, and lets every port through: it is never reported.',
  remedy: 'Correct the port in the variable or argument, or add it to the Service.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',

  check: (graph) => graph.workloads.flatMap((workload) => addressesOf(graph, workload).flatMap((address) => {
    if (!address.sure || !address.portWritten || address.port === undefined) return [];
    const ports = portNumbers(graph, address);
    if (ports.length === 0 || ports.includes(address.port)) return [];
    return [{
      field: address.field,
      happens: `the Service ${address.name} has no port ${address.port}, only ${ports.join(', ')}: nothing answers at `
        + `${address.host}:${address.port}`,
      fix: `connect to port ${ports.join(' or ')}, or give the Service ${address.name} the port ${address.port}`,
    }];
  })),
};

/** The ports of a Service that lets no other through; none where it does, or where they can't be read. */
function portNumbers(graph: ManifestGraph, { service }: Address): number[] {
  // Of two Services of one name, the one that is applied last is there.
  const services = service ? graph._sameName(service) : [];
  if (services.some((other) => isHeadless(other) || other.at('spec', 'type').text === 'ExternalName')) return [];
  const ports = services.flatMap((other) => portsOf(graph, other)).map(({ number }) => number);
  return ports.includes(0) ? [] : ports;
}
