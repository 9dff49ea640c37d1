import { probedContainersOf } from '../probe';
import type { Probe } from '../probe';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { listed } from '../words';
import type { Container } from '../workload';

export const probePortUnnamed: Rule = {
  id: 'probe-port-unnamed',
  level: Level.ERROR,
  title: 'A probe asks a port name that its container does not have',
  explanation: 'The port of a probe that is a text is looked up among the port names of its own container; those of other containers of the '
    + 'Pod don\'t count. Where there is no such name, the kubelet can\'t ask at all, and that is a failure: a readiness probe keeps the Pod '
    + 'out of its Services for ever, a liveness or startup probe restarts the container again and again.',
  remedy: 'Use the name that the container gives its port, or its number, unquoted.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',

  check: (graph) => probedContainersOf(graph).filter(({ probes }) => probes.some(({ port }) => port.text !== undefined))
    .flatMap(({ container, probes }) => probes
      .filter(({ handler, port }) => handler !== 'grpc' && port.text !== undefined)
      .filter(({ port }) => container.ports.every(({ name }) => name !== port.text))
      .map((probe) => ({ field: probe.port, ...sentences(probe, container) }))),
};

function sentences({ port, purpose }: Probe, container: Container): { happens: string; fix: string } {
  if (/^\d+$/.test(port.text ?? '')) {
    return {
      happens: `'${port.text}' in quotes is the name of a port, and the API server refuses a name of digits only`,
      fix: `write the number without quotes: \`port: ${port.text}\``,
    };
  }
  const names = container.ports.map(({ name }) => name).filter((name) => name !== undefined);
  const has = names.length > 0 ? ` (declared: ${listed(names)})` : '';
  return {
    happens: `container ${container.name} has no port named ${port.text}${has}, so that the ${purpose} probe always fails and `
      + (purpose === 'readiness' ? 'the Pod is never ready' : 'the container is restarted again and again'),
    fix: `name the container's port ${port.text}, or use the name or the number that it has`,
  };
}
