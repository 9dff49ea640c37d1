import { Manifest } from '../check/manifest';
import { Workload } from '../check/workload';
import { amount } from './amount';
import type { Applied } from './apply';
import type { FieldChange } from './changes';
import { isBelow } from './changes';
import type { Grows } from './immutable';
import { listAt, mapAt, textAt, valueAt } from './json';
import { inNamespace, podNamesOf, word } from './words';

const APPLY = 'apply NEW again';

/**
 * The steps by which an object gets what the API server refuses to change, without losing Pods or data where that can be.
 *
 * @param refused Its changes that are refused.
 */
export function wayOf(manifest: Manifest, refused: readonly FieldChange[], applied: Applied, grows: Grows): string[] {
  const { kind, name } = manifest;
  const object = `${KUBECTL[kind] ?? kind.toLowerCase()} ${word(name)}${inNamespace(manifest)}`;
  switch (kind) {
    case 'Deployment': return [
      `kubectl delete ${object} --cascade=orphan   # its Pods go on running`,
      `${APPLY}: new Pods start beside them; a Service has to select both for as long`,
      `once they are ready, delete the ReplicaSet of before: kubectl get replicaset${inNamespace(manifest)} -l '${labelsOf(applied.before)}'`,
    ];
    case 'ReplicaSet': case 'DaemonSet': return [
      `kubectl delete ${object} --cascade=orphan   # its Pods go on running`,
      APPLY,
      `once the new Pods are ready, delete those of before: kubectl get pods${inNamespace(manifest)} -l '${labelsOf(applied.before)}'`,
    ];
    case 'StatefulSet': return ofStatefulSet(object, manifest, refused, applied, grows);
    case 'Job': return [`give it another name, so that it runs beside the one of before; or: kubectl delete ${object}`, `${APPLY}: it runs once more, from the beginning`];
    case 'Pod': return [
      `kubectl delete ${object}   # it is away until it is made again: a Deployment would not be`,
      APPLY,
    ];
    case 'PersistentVolumeClaim': return [
      'give the new claim another name, and let it be made from a snapshot or a copy of this one',
      'let the workload mount the new one; keep this one until what is in it has been seen there',
    ];
    case 'PersistentVolume': return ['make a volume of another name; nothing is moved from one to the other', 'let a new claim bind it'];
    case 'ConfigMap': case 'Secret': return [
      `give it another name, and use that in the Pods: they restart with it; or: kubectl delete ${object}`,
      `${APPLY}; Pods that run keep what they have read until they restart`,
    ];
    case 'RoleBinding': case 'ClusterRoleBinding': return [
      `kubectl auth reconcile -f NEW   # deletes it and makes it again at once; or: kubectl delete ${object}`,
      `${APPLY}; in between its subjects have no rights`,
    ];
    case 'Service': return [`kubectl delete ${object}   # its name leads nowhere until it is made again`, `${APPLY}: it gets another address, which clients have to look up`];
    case 'CustomResourceDefinition': return [
      'save all objects of this kind: deleting the definition deletes them', `kubectl delete ${object}`, APPLY, 'apply the saved objects again',
    ];
    case 'StorageClass': return [`kubectl delete ${object}   # volumes that are there keep what they have`, APPLY];
    default: return [`kubectl delete ${object}`, APPLY];
  }
}

const KUBECTL: Readonly<Record<string, string>> = {
  PersistentVolumeClaim: 'pvc', PersistentVolume: 'pv', CustomResourceDefinition: 'crd',
};

const TAKEN_OVER = `${APPLY}: it takes over its Pods, and none of them restarts for that`;
const CLAIMS = 'spec.volumeClaimTemplates';
/** More claims than these are a loop. */
const FEW = 5;

function ofStatefulSet(
  object: string, manifest: Manifest, refused: readonly FieldChange[], applied: Applied, grows: Grows,
): string[] {
  const { before, after } = applied;
  const orphan = `kubectl delete ${object} --cascade=orphan   # its Pods go on running`;
  if (refused.some((change) => isBelow(change, 'spec.selector'))) {
    return [
      orphan, `${APPLY}: it takes over no Pod that its new selector doesn't match`,
      'delete the Pods of before one by one, from the highest ordinal, each once the one before is ready again: their names and claims are the same',
    ];
  }
  const grown = refused.every((change) => isBelow(change, CLAIMS)) ? grownClaims(before, after) : [];
  const pods = podNamesOf(Workload.of(Manifest._of(before)) as Workload);
  const patches = grown.flatMap(({ claim, size }) => {
    const requests = `{"spec":{"resources":{"requests":{"storage":"${size}"}}}}`;
    const patch = (name: string) => `kubectl patch pvc ${name}${inNamespace(manifest)} -p '${requests}'`;
    if (pods.length <= FEW) return pods.map((pod) => patch(word(`${claim}-${pod}`)));
    const [first, last] = [pods[0], pods[pods.length - 1]].map((pod) => pod.slice(manifest.name.length + 1));
    return [`for i in $(seq ${first} ${last}); do ${patch(`"${claim}-${manifest.name}-$i"`)}; done`];
  });
  if (grown.some(({ storageClass }) => grows(storageClass) === false)) {
    const allow = 'let its StorageClass say allowVolumeExpansion: true, which may change, if what provisions its volumes can do that';
    return [allow, ...patches, orphan, TAKEN_OVER];
  }
  const check = patches.length === 0 ? []
    : ['look whether the claims may grow: kubectl get storageclass shows ALLOWVOLUMEEXPANSION true for theirs', ...patches];
  return [...check, orphan, patches.length === 0 ? `${APPLY}: it takes over its Pods` : TAKEN_OVER];
}

interface Grown {
  readonly claim: string;
  readonly size: string;
  readonly storageClass: unknown;
}

/** Claim templates that ask for more than before. */
function grownClaims(before: unknown, after: unknown): Grown[] {
  const size = (claim: unknown) => valueAt(claim, 'spec', 'resources', 'requests', 'storage');
  return listAt(after, 'spec', 'volumeClaimTemplates').flatMap((claim) => {
    const name = textAt(claim, 'metadata', 'name');
    const was = listAt(before, 'spec', 'volumeClaimTemplates').find((other) => textAt(other, 'metadata', 'name') === name);
    const [old, now] = [amount(size(was)), amount(size(claim))];
    const grows = old !== undefined && now !== undefined && now > old;
    const storageClass = valueAt(claim, 'spec', 'storageClassName');
    return grows ? [{ claim: name ?? '', size: String(size(claim)), storageClass }] : [];
  });
}

function labelsOf(json: unknown): string {
  return Object.entries(mapAt(json, 'spec', 'selector', 'matchLabels')).map(([key, value]) => `${key}=${String(value)}`).join(',');
}
