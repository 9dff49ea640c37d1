import type { Manifest } from '../check/manifest';
import { Workload } from '../check/workload';
import { amount } from './amount';
import type { Applied } from './apply';
import type { FieldChange } from './changes';
import { isBelow } from './changes';
import { Effect } from './effect';
import type { Consequence } from './effect';
import { listAt, mapAt, textAt, valueAt } from './json';
import { podNamesOf, shown, shownNames } from './words';

/** What a change of an object does to data: where it would be lost, or would no longer be found. */
export function dataAtRisk(before: Manifest, after: Manifest, applied: Applied, changes: readonly FieldChange[]): Consequence[] {
  const rules: Readonly<Record<string, typeof ofClaim>> = {
    StatefulSet: (...all) => [...ofClaimTemplates(...all), ...ofRetention(...all), ...ofReplicas(...all)],
    PersistentVolumeClaim: ofClaim,
    PersistentVolume: ofVolume,
  };
  const own = after.kind in rules ? rules[after.kind](before, after, applied, changes) : [];
  return [...own, ...ofMounts(before, after, changes)];
}

function risk(happens: string, changes: readonly FieldChange[], steps: readonly string[] = []): Consequence {
  return { effect: Effect.DATA, happens, changes, steps };
}

const SIZE = 'spec.resources.requests.storage';
const CLASS = 'spec.storageClassName';

function ofClaim(_: Manifest, after: Manifest, __: Applied, changes: readonly FieldChange[]): Consequence[] {
  return changes.flatMap((change) => {
    if (isBelow(change, SIZE) && isSmaller(change)) {
      return [risk('no claim becomes smaller: what is in it has to be copied into another one', [change])];
    }
    if (isBelow(change, CLASS)) return [risk(`what is in ${after.name} stays with the class of before, and has to be copied into another claim`, [change])];
    return [];
  });
}

function ofVolume(_: Manifest, after: Manifest, __: Applied, changes: readonly FieldChange[]): Consequence[] {
  const policy = changes.find((change) => isBelow(change, 'spec.persistentVolumeReclaimPolicy'));
  const kept = policy === undefined || policy.after === 'Retain';
  return kept ? [] : [risk(`what is on ${after.name} is deleted with its claim from now on (${shown(policy.after)})`, [policy])];
}

const TEMPLATES = 'spec.volumeClaimTemplates';

function ofClaimTemplates(before: Manifest, after: Manifest, _: Applied, changes: readonly FieldChange[]): Consequence[] {
  const pods = podNamesOf(Workload.of(before) as Workload);
  const claims = (name: string) => shownNames(pods.map((pod) => `${name}-${pod}`));
  const gone = before.at('spec', 'volumeClaimTemplates').items.map((claim) => claim.at('metadata', 'name').text ?? '')
    .filter((name) => !after.at('spec', 'volumeClaimTemplates').items.some((claim) => claim.at('metadata', 'name').text === name));
  return [
    ...gone.map((name) => risk(
      `the claims of ${name} stay behind (${claims(name)}), and the Pods no longer mount what is in them`,
      changes.filter(({ path }) => path === TEMPLATES || path === `${TEMPLATES}[${name}]`),
    )),
    ...changes.filter((change) => isBelow(change, `${TEMPLATES}[].${SIZE}`) && isSmaller(change)).map((change) => risk(
      'no claim becomes smaller: those that are there keep their size, and what is in them has to be copied to have another', [change],
    )),
    ...changes.filter((change) => isBelow(change, `${TEMPLATES}[].${CLASS}`)).map((change) => risk(
      'claims that are there keep their class: only new members get the other one', [change],
      ['move one member after the other: add one, let it take its data over, then delete an old one with its claim'],
    )),
  ];
}

const RETENTION = 'spec.persistentVolumeClaimRetentionPolicy';

function ofRetention(before: Manifest, after: Manifest, _: Applied, changes: readonly FieldChange[]): Consequence[] {
  if (before.at('spec', 'volumeClaimTemplates').items.length === 0) return [];
  const when: Readonly<Record<string, string>> = { whenDeleted: `${after.name} is deleted`, whenScaled: `${after.name} has fewer replicas` };
  return Object.entries(when).flatMap(([key, happens]) => changes
    .filter((change) => isBelow(change, `${RETENTION}.${key}`) && change.after === 'Delete')
    .map((change) => risk(`claims are deleted, with what is in them, as soon as ${happens}`, [change])));
}

function ofReplicas(before: Manifest, after: Manifest, applied: Applied, changes: readonly FieldChange[]): Consequence[] {
  if (before.at('spec', 'volumeClaimTemplates').items.length === 0) return [];
  const [old, now] = [before, after].map((manifest) => podNamesOf(Workload.of(manifest) as Workload));
  const gone = old.filter((pod) => !now.includes(pod));
  const by = changes.filter((change) => isBelow(change, 'spec.replicas') || isBelow(change, 'spec.ordinals'));
  if (gone.length === 0) return [];
  if (textAt(applied.after, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled') === 'Delete') {
    return [risk(`the claims of ${shownNames(gone)} are deleted, with what is in them (whenScaled: Delete)`, by)];
  }
  // Whoever has other ordinals begins with empty claims.
  return by.some((change) => isBelow(change, 'spec.ordinals'))
    ? [risk(`what is in the claims of ${shownNames(gone)} stays behind: other ordinals begin with empty ones`, by)] : [];
}

/** A claim that the Pods no longer mount. */
function ofMounts(before: Manifest, after: Manifest, changes: readonly FieldChange[]): Consequence[] {
  const [old, now] = [before, after].map((manifest) => Workload.of(manifest)?.volumes.flatMap((volume) => (
    volume.at('persistentVolumeClaim', 'claimName').text ?? [])) ?? []);
  return old.filter((claim) => !now.includes(claim)).map((claim) => risk(
    `the Pods no longer mount the claim ${claim}, and don't find what is in it`,
    changes.filter((change) => change.path.includes('.volumes') && JSON.stringify(change.before ?? '').includes(JSON.stringify(claim))),
  ));
}

function isSmaller({ before, after }: FieldChange): boolean {
  const [old, now] = [amount(before), amount(after)];
  return old !== undefined && now !== undefined && now < old;
}

/** What is lost, or no longer found, when an object is deleted; undefined where nothing is. */
export function dataOf(manifest: Manifest, others: readonly Manifest[]): string | undefined {
  const { kind, name } = manifest;
  switch (kind) {
    case 'PersistentVolumeClaim': return `what is in the claim ${name} is deleted with it, but where its StorageClass retains volumes`;
    case 'PersistentVolume': return `whoever needs the volume ${name} no longer finds it`;
    case 'VolumeSnapshot': case 'VolumeSnapshotContent': return `the snapshot ${name} is deleted with it, but where its class retains snapshots`;
    case 'CustomResourceDefinition': return `all objects of ${textAt(manifest.root.value, 'spec', 'names', 'kind') ?? name} are deleted with it, in every namespace`;
    case 'Namespace': {
      const claims = others.filter((other) => other.inNamespace === name && (other.kind === 'PersistentVolumeClaim' || claimNames(other).length > 0));
      return claims.length === 0 ? undefined : `the namespace takes all with it, and the claims of ${claims.map((other) => `${other.kind}/${other.name}`).join(', ')}`;
    }
    case 'StatefulSet': {
      const names = claimNames(manifest);
      if (names.length === 0) return undefined;
      const deletes = valueAt(mapAt(manifest.root.value, 'spec', 'persistentVolumeClaimRetentionPolicy'), 'whenDeleted') === 'Delete';
      return deletes ? `its claims are deleted with it, with what is in them: ${shownNames(names)} (whenDeleted: Delete)`
        : `its claims stay behind with what is in them, and nobody mounts them: ${shownNames(names)}`;
    }
    default: return undefined;
  }
}

function claimNames(manifest: Manifest): string[] {
  const workload = Workload.of(manifest);
  const templates = listAt(manifest.root.value, 'spec', 'volumeClaimTemplates');
  return workload ? templates.flatMap((claim) => podNamesOf(workload).map((pod) => `${textAt(claim, 'metadata', 'name') ?? ''}-${pod}`)) : [];
}
