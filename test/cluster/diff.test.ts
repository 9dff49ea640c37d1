import { Manifest } from '../../lib/check/manifest';
import { differenceOf } from '../../lib/diff/difference';
import { Effect } from '../../lib/diff/effect';
import { PAIRS } from '../diff/pairs';
import { NAME } from '../diff/pairs/pair';
import type { Json, Pair } from '../diff/pairs/pair';
import { Cluster, eventually } from './cluster';
import { Namespace } from './namespace';

let cluster: Cluster;
let namespace: Namespace;
let kubernetes: '1.28' | '1.37';

beforeAll(async () => {
  cluster = await Cluster.connect();
  kubernetes = cluster.kubernetes.split('.').slice(0, 2).join('.') as typeof kubernetes;
  namespace = await Namespace.make(cluster, 'privileged');
  await eventually('the account of Pods is there', async () => {
    const { kind } = await cluster.get({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: namespace.name } });
    return kind === 'ServiceAccount' ? true : undefined;
  });
});

afterAll(async () => namespace.remove());

/** Kinds that stand in no namespace. */
const OF_THE_CLUSTER = new Set([
  'StorageClass', 'PersistentVolume', 'ClusterRoleBinding', 'PriorityClass', 'IngressClass', 'RuntimeClass', 'CustomResourceDefinition', 'CSIDriver', 'Namespace',
  'VolumeAttributesClass',
]);
/** Kinds whose generation counts every change of what they ask for. */
const COUNTED = new Set(['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job', 'CronJob', 'NetworkPolicy', 'Ingress', 'PodDisruptionBudget']);

/** Whether the API server counts a change of a field. */
function isCounted(kind: string, path: string): boolean {
  if (kind === 'Deployment' && path.startsWith('metadata.annotations')) return true;
  // What 1.28 knows as alpha alone, it drops.
  if (kubernetes === '1.28' && ['spec.podReplacementPolicy', 'spec.backoffLimitPerIndex'].includes(path)) return false;
  return path.startsWith('spec');
}

/** The objects of a pair, under a name that nothing else has. */
function named(objects: readonly Json[], name: string): Json[] {
  return (JSON.parse(JSON.stringify(objects).replaceAll(NAME, name)) as Json[]).map((object) => (
    OF_THE_CLUSTER.has(object.kind) ? object : { ...object, metadata: { ...object.metadata, namespace: namespace.name } }
  ));
}

/** Makes the objects, and waits until what was asked for is there. */
async function make(objects: readonly Json[]): Promise<void> {
  for (const object of objects) {
    const { accepted, message } = await cluster.apply(object, { force: true });
    expect(accepted ? '' : message).toBe('');
  }
  for (const object of objects) {
    // Of a class or a volume that isn't there nothing is bound.
    if (object.kind === 'PersistentVolumeClaim' && object.spec.storageClassName === object.metadata.name && !object.spec.volumeName) await settled(object, ({ status }) => status?.phase === 'Bound');
    if (object.kind === 'CustomResourceDefinition') {
      await settled(object, ({ status }) => status?.conditions?.some(({ type, status: is }: Json) => type === 'Established' && is === 'True'));
    }
  }
}

async function settled(object: Json, is: (seen: Json) => boolean): Promise<void> {
  await eventually(`${object.kind} ${object.metadata.name} is settled`, async () => (is(await cluster.get(object)) ? true : undefined), 20);
}

/** What the API server says of an apply of the second over the first, beside what `diff` says. */
async function judged(first: readonly Json[], second: readonly Json[], name: string) {
  const [old, next] = [named(first, name), named(second, name)];
  try {
    await make(old);
    const complaints: string[] = [];
    let counts = 0;
    for (const object of next) {
      const before = await cluster.get(object);
      const { accepted, message, status, body } = await cluster.apply(object, { force: true, dryRun: true });
      // Refused, and not for want of something else.
      if (!accepted) complaints.push(`${status} ${message}`);
      else if (COUNTED.has(object.kind) && body.metadata.generation !== before.metadata.generation) counts += 1;
    }
    expect(complaints.filter((text) => !/^(422|403) /.test(text))).toEqual([]);
    const { objects } = differenceOf(old.map((json) => Manifest._of(json)), next.map((json) => Manifest._of(json)), kubernetes);
    const consequences = objects.flatMap((object) => object.consequences.map((consequence) => ({ ...consequence, kind: object.manifest.kind })));
    const changes = consequences.filter(({ kind, changes: fields }) => COUNTED.has(kind) && fields.some(({ path }) => isCounted(kind, path)));
    return {
      refused: complaints.length > 0,
      replacement: consequences.some(({ effect }) => effect === Effect.REPLACEMENT),
      counts: counts > 0,
      changes: changes.length > 0,
      complaints,
    };
  } finally {
    for (const object of old) await cluster.remove(object, 0);
  }
}

const CASES = PAIRS.map((pair, i): [string, number, Pair] => [pair.what, i, pair]);

// In both directions: 'replacement needed' exactly where the API server refuses, a change of the spec exactly where it counts one.
test.each(CASES)('diff says of %s what the API server does', async (_, i, { first, second, refused }) => {
  // A version that doesn't know the field can't be asked.
  if (typeof refused !== 'string' && !(kubernetes in refused)) return;
  for (const [old, next, name] of [[first, second, `pair-${i}-there`], [second, first, `pair-${i}-back`]] as const) {
    const { refused: is, replacement, counts, changes, complaints } = await judged(old, next, name);
    expect({ name, complaints, replacement }).toEqual({ name, complaints, replacement: is });
    if (!is) expect({ name, changes }).toEqual({ name, changes: counts });
  }
});
