import type { Field } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const mayRunAsRoot: Rule = {
  id: 'may-run-as-root',
  level: Level.WARNING,
  title: 'Containers that may run as root',
  explanation: 'Where neither the Pod nor the container says which user runs it, the image does, and most images say nothing: '
    + 'then it is root. A program that is broken into is then root in its container, and one flaw of the container runtime '
    + 'away from root on the node. Namespaces with the Pod security level `restricted` refuse such Pods. A Pod that says '
    + '`runAsUser: 0` is taken at its word.',
  remedy: 'Set `runAsNonRoot: true` and, where the image names no user in numbers, `runAsUser`, in the `securityContext` of '
    + 'the Pod.',
  see: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',

  check: (graph) => graph.workloads
    .filter(({ pod }) => !namesUser(pod) && pod.at('os', 'name').text !== 'windows' && pod.at('hostUsers').value !== false)
    .map(({ pod, allContainers }) => ({ pod, undecided: allContainers.filter(({ field }) => !namesUser(field)) }))
    .filter(({ undecided }) => undecided.length > 0)
    .map(({ pod, undecided }) => ({
      field: pod.at('securityContext'),
      happens: `${undecided.map(({ name }) => name).join(', ')} ${undecided.length === 1 ? 'runs' : 'run'} as root unless the image says `
        + 'otherwise: nothing here names a user',
      fix: 'set runAsNonRoot: true, and a runAsUser above 0',
    })),
};

/** Whether a Pod or a container says who runs it. */
function namesUser(place: Field): boolean {
  const context = place.at('securityContext');
  return context._has('runAsNonRoot') || context._has('runAsUser');
}
