import type { Field } from '../manifest';
import { volumesOf } from '../pod-volumes';
import type { PodVolume } from '../pod-volumes';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Container, Workload } from '../workload';

export const claimWithoutFsGroup: Rule = {
  id: 'claim-without-fs-group',
  level: Level.WARNING,
  title: 'A process that is not root gets a volume of root\'s',
  explanation: 'The root directory of a new volume belongs to root, and only root may write there. `fsGroup` has the kubelet give it to a '
    + 'group that the Pod\'s processes are in. Without it a process of another user fails at its first write, with "permission denied", on '
    + 'most kinds of storage; on some, such as hostPath provisioners, it happens to work.',
  remedy: 'Set `fsGroup` in the Pod\'s `securityContext` to the group of the process, with `fsGroupChangePolicy: OnRootMismatch` so that '
    + 'a large volume isn\'t walked through at each start.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',

  check: (graph) => graph.workloads.filter(({ pod }) => !pod.at('securityContext')._has('fsGroup') && !pod._has('os'))
    .filter(({ volumes, claims }) => volumes.length + claims.length > 0)
    .flatMap((workload) => {
      const volumes = volumesOf(workload);
      return workload.runningContainers.flatMap((container) => {
        const user = userOf(workload, container);
        const mount = user === undefined ? undefined : container.mounts.find((candidate) => writes(candidate, volumes)
          && !preparedByRoot(workload, candidate));
        return mount ? [{
          field: mount,
          happens: `a new volume belongs to root, and ${container.name} runs ${user ?? ''}: it can't write to `
            + (mount._text('mountPath') ?? 'it'),
          fix: 'set fsGroup in the securityContext of the Pod to the group of the process',
        }] : [];
      });
    }),
};

/** As whom it runs, where that is not root for certain. */
function userOf(workload: Workload, container: Container): string | undefined {
  const own = container.field.at('securityContext');
  const pod = workload.pod.at('securityContext');
  const user = own._number('runAsUser') ?? pod._number('runAsUser');
  if (user !== undefined) return user > 0 ? `as user ${user}` : undefined;
  return (own._has('runAsNonRoot') ? own : pod).at('runAsNonRoot').value === true ? 'as a user that is not root' : undefined;
}

function writes(mount: Field, volumes: ReadonlyMap<string, PodVolume>): boolean {
  const volume = volumes.get(mount._text('name') ?? '');
  return volume?.claim === true && mount.at('readOnly').value !== true
    && volume.field.at('persistentVolumeClaim', 'readOnly').value !== true;
}

/** Whether an init container may have given the volume to the process: one that runs as root, or as nobody says whom. */
function preparedByRoot(workload: Workload, mount: Field): boolean {
  return workload.initContainers.some((container) => userOf(workload, container) === undefined
    && container.mounts.some((other) => other._text('name') === mount._text('name')));
}
