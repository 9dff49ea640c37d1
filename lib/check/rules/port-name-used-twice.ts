import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Container, ContainerPort, Workload } from '../workload';

export const portNameUsedTwice: Rule = {
  id: 'port-name-used-twice',
  level: Level.WARNING,
  title: 'Two containers of a Pod with the same name for a port',
  explanation: 'A Service, a NetworkPolicy or a monitor may name a port of the Pods instead of its number. Where two '
    + 'containers give that name to two ports, one of them gets everything, the other nothing, and nobody is told.',
  remedy: 'Name each port of a Pod after what it speaks, once.',
  see: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',

  check: (graph) => graph.workloads.flatMap((workload) => doubles(workload).map(({ port, first, other }) => ({
    field: port.field.at('name'),
    happens: `${other.name} names its port ${first.number} ${port.name} too: whoever asks for the port ${port.name} of these Pods gets `
      + `${first.number}, never ${port.number}`,
    fix: 'give one of the two ports another name',
  }))),
};

interface Double {
  readonly port: ContainerPort;
  readonly first: ContainerPort;
  readonly other: Container;
}

function doubles({ runningContainers }: Workload): Double[] {
  if (runningContainers.length < 2) return [];
  const owners = new Map<string, { first: ContainerPort; other: Container }>();
  return runningContainers.flatMap((container) => container.ports.flatMap((port) => {
    if (port.name === undefined) return [];
    // A port is looked up by name and protocol: one name for TCP and UDP is no conflict.
    const key = `${port.name}/${port.protocol}`;
    const owner = owners.get(key) ?? { first: port, other: container };
    owners.set(key, owner);
    return owner.other !== container && owner.first.number !== port.number ? [{ port, ...owner }] : [];
  }));
}
