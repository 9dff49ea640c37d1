import { imageNameOf } from '../check/image-name';
import type { Manifest } from '../check/manifest';
import { Workload } from '../check/workload';
import { dataOf } from './data';
import { Effect } from './effect';
import type { Consequence } from './effect';
import { same } from './json';
import { inNamespace, some, word } from './words';

/** What it means that an object of OLD isn't in NEW. */
export function goneOf(manifest: Manifest, old: readonly Manifest[], made: readonly Manifest[]): Consequence {
  const lost = dataOf(manifest, old);
  const successor = made.find((other) => isRenamed(manifest, other));
  const { kind, name } = manifest;
  const renamed = successor ? `${kind}/${successor.name} has taken its place${elsewhere(manifest, successor)}, and begins with nothing in it: ` : '';
  if (lost !== undefined) {
    const steps = successor ? ['let it have its old name, or move the data before anybody writes into the new one'] : ['make a backup first, or leave it in'];
    return { effect: Effect.DATA, happens: `${renamed}${lost}`, changes: [], steps };
  }
  const happens = SENTENCES[kind]?.(manifest) ?? '';
  return { effect: Effect.DELETION, happens, changes: [], steps: [`kubectl delete ${kind.toLowerCase()} ${word(name)}${inNamespace(manifest)}, or an apply that prunes`] };
}

const SENTENCES: Readonly<Record<string, (manifest: Manifest) => string>> = {
  Deployment: stopped,
  StatefulSet: stopped,
  ReplicaSet: stopped,
  DaemonSet: () => 'its Pod on each node stops',
  Pod: () => 'it stops',
  Job: () => 'its Pods go with it, and the record that it has run',
  CronJob: () => 'it runs no more',
  Service: ({ name }) => `nobody finds anything under the name ${name} any more`,
  Ingress: () => 'its hosts lead nowhere from then on',
  HorizontalPodAutoscaler: () => 'the replicas stay what they were last',
  PodDisruptionBudget: () => 'a drain may take all of its Pods at once',
  ConfigMap: unread,
  Secret: unread,
  ServiceAccount: () => 'Pods that name it can\'t be made any more',
  Namespace: () => 'it takes all that is in it with it',
};

function stopped(manifest: Manifest): string {
  const { replicas } = Workload.of(manifest) as Workload;
  return `its ${some(replicas, 'Pod')} ${replicas === 1 ? 'stops' : 'stop'}`;
}

function unread(): string {
  return 'Pods that need it don\'t start without it';
}

/** The end of a name that a program makes of what an object holds. */
const HASH = /-[0-9a-f]{6,64}$/;

/** The Job that has run before, where a new one has the same name up to the hash at its end. */
export function runBefore(job: Manifest, gone: readonly Manifest[]): Manifest | undefined {
  if (job.kind !== 'Job' || !HASH.test(job.name)) return undefined;
  return gone.find((other) => other.kind === 'Job' && stemOf(other) === stemOf(job) && HASH.test(other.name) && samePlace(job, other));
}

/** The name of an object without the hash of a Job. */
export function stemOf({ kind, name }: Manifest): string {
  return kind === 'Job' ? name.replace(HASH, '') : name;
}

function samePlace(one: Manifest, other: Manifest): boolean {
  return one.inNamespace === other.inNamespace;
}

/** The same data under another name: the same claims of Pods of the same image, or the same spec of a claim. */
function isRenamed(gone: Manifest, made: Manifest): boolean {
  if (gone.kind !== made.kind || (gone.name === made.name && samePlace(gone, made))) return false;
  if (gone.kind === 'PersistentVolumeClaim') return same(gone.at('spec').value, made.at('spec').value);
  if (gone.kind !== 'StatefulSet') return false;
  const [one, other] = [gone, made].map((manifest) => ({
    claims: manifest.at('spec', 'volumeClaimTemplates').items.map((claim) => claim.at('metadata', 'name').text),
    images: Workload.of(manifest)?.containers.map(({ image }) => imageNameOf(image)?.repository),
  }));
  return same(one.claims, other.claims) && same(one.images, other.images);
}

function elsewhere(gone: Manifest, made: Manifest): string {
  return samePlace(gone, made) ? '' : ` in the namespace ${made.inNamespace ?? 'of the apply'}`;
}
