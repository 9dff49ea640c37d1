import { probedContainersOf } from '../probe';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Workload } from '../workload';

export const rolloutWithoutReadiness: Rule = {
  id: 'rollout-without-readiness',
  level: Level.WARNING,
  title: 'A rollout that waits for nothing',
  explanation: 'Without a readiness probe a Pod counts as ready as soon as its processes run. A Deployment then stops old Pods before the '
    + 'new ones work, and a version that never works is rolled out to the last Pod. A StatefulSet starts the next Pod while this one still '
    + 'joins the others.',
  remedy: 'Add a `readinessProbe` to the container whose port matters.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-readiness-probes',

  check: (graph) => {
    const ready = probedContainersOf(graph).filter(({ startup, readiness }) => startup || readiness);
    const probed = new Set(ready.map(({ workload }) => workload));
    return graph._workloadsOf(...Object.keys(HAPPENS))
      .filter((workload) => !probed.has(workload) && workload.replicas > 1)
      // Behind a Service, `no-readiness` says it of the container.
      .filter((workload) => servesPorts(workload) && graph.servicesOf(workload).length === 0)
      .map((workload) => ({
        field: workload.containers[0].field,
        happens: HAPPENS[workload.kind](workload),
        fix: 'add a `readinessProbe` that succeeds when the container can do its work',
      }));
  },
};

const HAPPENS: Readonly<Record<string, (workload: Workload) => string>> = {
  Deployment: ({ name }) => `a new version of ${name} counts as rolled out as soon as its processes run, also where they never work`,
  StatefulSet: ({ replicas, name }) => (
    `the next of the ${replicas} Pods of ${name} starts, or is replaced, as soon as this one's process runs, joined or not`
  ),
};

function servesPorts({ containers }: Workload): boolean {
  return containers.some(({ ports }) => ports.length > 0);
}
