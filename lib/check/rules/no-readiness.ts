import type { Manifest } from '../manifest';
import type { ManifestGraph } from '../manifest-graph';
import { probedContainersOf } from '../probe';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { portsOf, targetsOf } from '../service-port';
import type { ServicePort } from '../service-port';
import { named } from '../words';
import type { Container, Workload } from '../workload';

export const noReadiness: Rule = {
  id: 'no-readiness',
  level: Level.WARNING,
  title: 'A container gets requests before it can answer',
  explanation: 'Without a readiness probe a container counts as ready as soon as its process runs. Its Services send it requests while it '
    + 'still starts, and go on while it is stuck. A rolling update takes it for done at once and stops the Pods that could answer.',
  remedy: 'Add a `readinessProbe` to each container that serves a port of a Service. A `startupProbe` alone covers the start.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-readiness-probes',

  check: (graph) => probedContainersOf(graph)
    .filter(({ workload, startup, readiness }) => isLongRunning(workload) && !startup && !readiness)
    .flatMap(({ workload, container }) => {
      const service = servedBy(graph, workload, container);
      if (!service) return [];
      return [{
        field: container.field,
        happens: `${named(service)} sends requests to container ${container.name} as soon as its process runs, before it can answer`,
        fix: 'add a `readinessProbe` that succeeds when the container can answer',
      }];
    }),
};

const LONG_RUNNING = new Set(['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController']);

function isLongRunning({ kind, manifest, pod }: Workload): boolean {
  return LONG_RUNNING.has(kind)
    && (pod._text('restartPolicy') ?? 'Always') === 'Always'
    && !manifest.at('metadata', 'annotations', 'helm.sh/hook').given;
}

/** A Service whose requests the container answers, if it waits for Pods to be ready. */
function servedBy(graph: ManifestGraph, workload: Workload, container: Container): Manifest | undefined {
  return graph.servicesOf(workload).find((service) => {
    const { value } = service.at('spec', 'publishNotReadyAddresses');
    if (value === true || service.at('spec', 'type').text === 'ExternalName') return false;
    const ports = portsOf(graph, service);
    const only = workload.runningContainers.length === 1;
    // A headless Service needs no ports.
    return ports.length === 0 ? only : ports.some((port) => answers(container, port, workload, only));
  });
}

function answers(container: Container, port: ServicePort, workload: Workload, only: boolean): boolean {
  // A number needn't be declared; a name does.
  if (only && port.targetNumber !== undefined) return true;
  return targetsOf(port, workload).some(({ field }) => field.path.startsWith(`${container.field.path}.`));
}
