import { probedContainersOf } from '../probe';
import type { Probe } from '../probe';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { declaredPorts } from '../words';
import type { Container } from '../workload';

export const probePortUndeclared: Rule = {
  id: 'probe-port-undeclared',
  level: Level.WARNING,
  title: 'A probe asks a port that no container of the Pod declares',
  explanation: 'The kubelet asks the port that the probe names, declared or not. Where nothing listens there, the connection is refused, '
    + 'which is a failure: the Pod is never ready, or its container is restarted again and again. Declaring a port opens nothing, so '
    + 'that one left out of the list may still be served. But where all containers declare ports, and this one isn\'t among them, it is '
    + 'most often a port that was changed in one place only.',
  remedy: 'Ask the port on which the container listens. Where that is a port of its own for health or management, declare it, too.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',

  check: (graph) => probedContainersOf(graph).flatMap(({ workload, probes }) => {
    // The containers of a Pod share one address; one without declared ports may listen anywhere.
    const containers = workload.runningContainers;
    if (containers.some(({ ports }) => ports.length === 0)) return [];
    return probes
      .filter(({ port }) => port.number !== undefined && !declares(containers, port.number))
      // With a `host` it asks something else than the Pod.
      .filter(({ field, handler }) => !field.at(handler, 'host').given)
      .map((probe) => ({
        field: probe.port,
        happens: `the ${probe.purpose} probe asks port ${probe.port.number}, while the Pod declares ${declaredPorts(containers)}: `
          + `${consequence(probe)} where nothing listens on ${probe.port.number}`,
        fix: `ask the port that the container listens on, or declare ${probe.port.number} as well`,
      }));
  }),
};

function declares(containers: readonly Container[], wanted: number): boolean {
  return containers.some(({ ports }) => ports.some(({ number }) => number === wanted));
}

function consequence({ purpose }: Probe): string {
  return purpose === 'readiness' ? 'the Pod is never ready' : 'the container is restarted again and again';
}
