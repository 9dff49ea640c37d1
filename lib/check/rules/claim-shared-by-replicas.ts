import { replicasOf } from '../autoscaler';
import { exclusiveClaimsOf } from '../claim';
import type { ExclusiveClaim } from '../claim';
import type { ManifestGraph } from '../manifest-graph';
import { followsOthers, onlyPlaceOf } from '../placement';
import { Level } from '../rule';
import type { Finding, Rule } from '../rule';
import { named } from '../words';

export const claimSharedByReplicas: Rule = {
  id: 'claim-shared-by-replicas',
  level: Level.WARNING,
  title: 'Pods on different nodes share a volume that only one node can use',
  explanation: 'A volume with the access mode `ReadWriteOnce` is attached to one node at a time: all Pods that use it have to be on that '
    + 'node, and with `ReadWriteOncePod` it is even one Pod. A second Pod that the scheduler puts elsewhere waits in '
    + '`ContainerCreating` for the volume (`Multi-Attach error`) for as long as the first one runs. On a cluster of one node it works, '
    + 'and so does it by chance.',
  remedy: 'Give each Pod a volume of its own with the `volumeClaimTemplates` of a StatefulSet, or use a storage class and the access mode '
    + '`ReadWriteMany`, or keep the data out of the Pods. Where they are meant to be on one node, say so with a required `podAffinity`.',
  see: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',

  check: (graph) => [...exclusiveClaimsOf(graph).values()].flatMap((all): Finding[] => {
    const uses = all.filter((use) => podsOf(graph, use) > 0);
    const replicated = uses.filter((use) => podsOf(graph, use) > 1 && !isHeldTogether(use));
    if (replicated.length > 0) return replicated.map((use) => ofReplicas(use, podsOf(graph, use)));
    const [first, ...others] = uses;
    return others.filter((other) => !areHeldTogether(first, other)).map((other) => ofTwo(first, other));
  }),
};

/** How many Pods use it at once; those of a DaemonSet are as many as there are nodes. */
function podsOf(graph: ManifestGraph, { workload }: ExclusiveClaim): number {
  if (workload.kind === 'DaemonSet') return Infinity;
  return replicasOf(graph, workload)?.most ?? 1;
}

function isHeldTogether({ workload, onePod }: ExclusiveClaim): boolean {
  return !onePod && onlyPlaceOf(workload)?.of === 'node';
}

function areHeldTogether(first: ExclusiveClaim, other: ExclusiveClaim): boolean {
  if (first.onePod) return false;
  if (followsOthers(first.workload) || followsOthers(other.workload)) return true;
  const [one, two] = [onlyPlaceOf(first.workload), onlyPlaceOf(other.workload)];
  return one?.of === 'node' && two?.of === 'node' && one.name === two.name;
}

function ofReplicas({ field, manifest, onePod, workload }: ExclusiveClaim, most: number): Finding {
  const pods = most === Infinity ? 'a Pod on every node' : `${workload.replicas === most ? '' : 'up to '}${most} Pods`;
  return {
    field,
    happens: onePod
      ? `${named(workload)} has ${pods}, and only one can use ${named(manifest)}, which is ReadWriteOncePod: the others never start`
      : `${named(workload)} has ${pods}, and those on another node than the first never start: ${named(manifest)} is ReadWriteOnce`,
    fix: workload.kind === 'DaemonSet'
      ? 'use ReadWriteMany, or a volume of the node'
      : 'use a StatefulSet with `volumeClaimTemplates`, ReadWriteMany, or one replica',
  };
}

function ofTwo(first: ExclusiveClaim, { field, manifest, onePod, workload }: ExclusiveClaim): Finding {
  return {
    field,
    happens: onePod
      ? `${named(workload)} waits while ${named(first.workload)} runs: only one Pod can use ${named(manifest)}, which is ReadWriteOncePod`
      : `on any other node than that of ${named(first.workload)}, ${named(workload)} never starts: both use ${named(manifest)}, which is `
        + 'ReadWriteOnce',
    fix: onePod ? 'use a claim of its own' : 'use a claim of its own or ReadWriteMany, or keep both on one node with a required `podAffinity`',
  };
}
