import type { Field } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Container, Workload } from '../workload';

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
    .filter(({ pod }) => pod.at('os', 'name').text !== 'windows' && pod.at('hostUsers').value !== false)
    .map((workload) => ({ workload, names: undecided(workload).map(({ name }) => name) }))
    .filter(({ names }) => names.length > 0)
    .map(({ workload, names }) => ({
      field: workload.pod.at('securityContext'),
      happens: `${names.join(', ')} ${names.length === 1 ? 'runs' : 'run'} as root unless the image says otherwise: nothing here names a user`,
      fix: 'set runAsNonRoot: true, and a runAsUser above 0',
    })),
};

/** The containers of which neither they nor the Pod say who runs them. */
function undecided({ pod, allContainers }: Workload): Container[] {
  if (namesUser(pod)) return [];
  return allContainers.filter(({ field }) => !namesUser(field));
}

function namesUser(place: Field): boolean {
  const context = place.at('securityContext');
  return context._has('runAsNonRoot') || context._has('runAsUser');
}
