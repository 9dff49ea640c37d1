import { Level } from '../rule';
import type { Rule } from '../rule';
import { balancersOf, targetsOf } from '../service-port';
import { declaredPorts, listed, named } from '../words';

export const serviceTargetPortUndeclared: Rule = {
  id: 'service-target-port-undeclared',
  level: Level.WARNING,
  title: 'A Service leads to a port that its Pods do not declare',
  explanation: 'A Service passes connections on to `targetPort`, or, where that is missing, to the port of the same number as its own. '
    + 'Kubernetes doesn\'t ask whether anything listens there: the Service has endpoints, all looks well, and connections are refused. '
    + 'Declaring a port opens nothing, so that a port left out of the list may still be served. But where all containers declare '
    + 'ports, and this one isn\'t among them, it is most often a typing error or a forgotten `targetPort`.',
  remedy: 'Set `targetPort` to a port that the container declares. Where it does listen on the other one, declare it, too.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',

  check: (graph) => balancersOf(graph).flatMap(({ ports, workloads }) => {
    const containers = workloads.flatMap(({ runningContainers }) => runningContainers);
    // A container without declared ports may listen anywhere.
    if (containers.length === 0 || containers.some((container) => container.ports.length === 0)) return [];
    return ports
      .filter((port) => port.targetNumber !== undefined && workloads.every((workload) => targetsOf(port, workload).length === 0))
      .map(({ target, number, targetNumber }) => ({
        field: target,
        happens: `connections to port ${number} go to port ${targetNumber} of the Pods of ${listed(workloads.map(named))}, which declare `
          + `${declaredPorts(containers)} only, and are refused where nothing listens`,
        fix: `set \`targetPort\` to the port that the container listens on, or declare ${targetNumber} there`,
      }));
  }),
};
