import { probedContainersOf } from '../probe';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const probeTimeoutAbovePeriod: Rule = {
  id: 'probe-timeout-above-period',
  level: Level.WARNING,
  title: 'A probe waits longer for an answer than until the next question',
  explanation: 'The kubelet asks one question at a time: while it waits for an answer, it skips the next ones. With `timeoutSeconds` above '
    + '`periodSeconds`, a program that hangs is noticed only after `failureThreshold` times the timeout, not the period, and the '
    + 'numbers in the manifest no longer say when.',
  remedy: 'Set `timeoutSeconds` (1 by default) to `periodSeconds` (10 by default) or less.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',

  check: (graph) => probedContainersOf(graph).flatMap(({ probes }) => probes
    .filter(({ timeout, period }) => timeout > period)
    .map(({ field, purpose, timeout, period, failureThreshold }) => ({
      field: field.at('timeoutSeconds'),
      happens: `a container that hangs fails its ${purpose} probe after ${failureThreshold} times ${timeout} s, not ${failureThreshold} `
        + `times ${period} s: the next question waits for the answer to the last`,
      fix: `set \`timeoutSeconds\` to ${period} or less, or \`periodSeconds\` to ${timeout} or more`,
    }))),
};
