import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Container, ContainerPort, Workload } from '../workload';

export const portUsedTwice: Rule = {
  id: 'port-used-twice',
  level: Level.WARNING,
  title: 'Two containers of a Pod with the same port',
  explanation: 'The containers of a Pod share one IP address, and with it the ports. Where two of them listen on the same '
    + 'one, the first gets it, and the second stops with "address already in use" and is restarted, over and over.',
  remedy: 'Let one of them listen on another port, or put it into a Pod of its own.',
  see: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',

  check: (graph) => graph.workloads.flatMap((workload) => doubles(workload).map(({ port, other }) => ({
    field: port.field.at('containerPort'),
    happens: `${other.name} has port ${port.number} (${port.protocol}) too, and containers of a Pod share an address: whichever starts second `
      + 'can\'t listen on it',
    fix: `let one of them listen on another port than ${port.number}`,
  }))),
};

function doubles({ runningContainers }: Workload): { port: ContainerPort; other: Container }[] {
  if (runningContainers.length < 2) return [];
  const owners = new Map<string, Container>();
  return runningContainers.flatMap((container) => container.ports.flatMap((port) => {
    const key = `${port.number}/${port.protocol}`;
    const other = owners.get(key) ?? container;
    owners.set(key, other);
    return port.number > 0 && other !== container ? [{ port, other }] : [];
  }));
}
