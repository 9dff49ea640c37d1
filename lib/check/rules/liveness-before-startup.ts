import { portNumberOf, probedContainersOf } from '../probe';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const livenessBeforeStartup: Rule = {
  id: 'liveness-before-startup',
  level: Level.WARNING,
  title: 'A container is restarted before it is expected to be ready',
  explanation: 'The `initialDelaySeconds` of a readiness probe says how long the program takes to start. A liveness probe of the same port that '
    + 'gives up before that restarts the container while it starts, which begins it all again: `CrashLoopBackOff`, on a busy node only, '
    + 'say, though nothing is wrong with the program.',
  remedy: 'Add a `startupProbe` with a `failureThreshold` that covers the slowest start: liveness isn\'t asked before it succeeds.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',

  check: (graph) => probedContainersOf(graph).flatMap(({ container, startup, liveness, readiness }) => {
    // With a startup probe, neither of them is asked before it has succeeded.
    if (startup || !liveness || !readiness) return [];
    const port = portNumberOf(liveness, container);
    // A command, or another port, may well be all right before the program is ready.
    if (port === undefined || port !== portNumberOf(readiness, container)) return [];
    const givesUp = liveness.initialDelay + liveness.period * liveness.failureThreshold;
    if (givesUp > readiness.initialDelay) return [];
    return [{
      field: liveness.field,
      happens: `a container that doesn't answer on port ${port} is restarted after ${givesUp} s, before readiness asks for the first time, `
        + `after ${readiness.initialDelay} s`,
      fix: 'add a `startupProbe` that covers the slowest start',
    }];
  }),
};
