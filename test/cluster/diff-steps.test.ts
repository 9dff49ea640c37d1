import { Manifest } from '../../lib/check/manifest';
import { differenceOf } from '../../lib/diff/difference';
import { claimSpec, database, workload } from '../diff/happens';
import type { Json } from '../diff/pairs/pair';
import { Cluster, eventually } from './cluster';
import { Namespace } from './namespace';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.connect();
});

const STORAGE_CLASS = {
  apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'steps-grows' }, provisioner: 'example.com/disk', allowVolumeExpansion: true,
};
const KINDS: Readonly<Record<string, string>> = { deployment: 'Deployment', statefulset: 'StatefulSet', daemonset: 'DaemonSet' };

/** Does what the steps say, and nothing else; those that ask somebody to look are none. */
async function follow(steps: readonly string[], next: Json): Promise<void> {
  for (const step of steps) {
    const patch = /^kubectl patch pvc (\S+) -n (\S+) -p '(.*)'$/.exec(step);
    const orphan = /^kubectl delete (\S+) (\S+) -n (\S+) --cascade=orphan\b/.exec(step);
    if (patch) {
      const [, name, namespace, json] = patch;
      await cluster.merge({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace } }, JSON.parse(json) as object);
    } else if (orphan) {
      const [, kind, name, namespace] = orphan;
      const object = { apiVersion: 'apps/v1', kind: KINDS[kind], metadata: { name, namespace } };
      await cluster.remove(object, undefined, 'Orphan');
      await eventually(`${step} is done`, async () => ((await cluster.get(object)).kind === 'Status' ? true : undefined));
    } else if (step.startsWith('apply NEW again')) {
      const { accepted, message } = await cluster.apply(next, { force: true });
      expect(accepted ? '' : message).toBe('');
    }
  }
}

function stepsOf(old: Json, next: Json): readonly string[] {
  const { objects } = differenceOf([Manifest._of(old)], [Manifest._of(next)], cluster.kubernetes.split('.').slice(0, 2).join('.'));
  return objects.flatMap(({ consequences }) => consequences.flatMap(({ steps }) => steps));
}

/** Applies OLD, sees NEW refused, follows the steps; the Pods before and after. */
async function changed(namespace: Namespace, old: Json, next: Json) {
  const placed = (object: Json) => ({ ...object, metadata: { ...object.metadata, namespace: namespace.name } });
  const [was, is] = [placed(old), placed(next)];
  await namespace.apply([was]);
  await namespace.ready([was]);
  const uids = async () => Object.fromEntries((await namespace.readyPods({})).map(({ metadata }) => [metadata.name, metadata.uid]));
  const before = await uids();
  expect((await cluster.apply(is, { force: true })).accepted).toBe(false);
  await follow(stepsOf(was, is), is);
  await namespace.ready([is]);
  return { before, after: await uids() };
}

test('the steps to larger claims restart no Pod, and leave each its claim', async () => {
  await cluster.apply(STORAGE_CLASS);
  const ring = (storage: string) => database({}, { storageClassName: 'steps-grows', resources: { requests: { storage } } });
  await Namespace.during(cluster, 'privileged', async (namespace) => {
    const { before, after } = await changed(namespace, ring('1Gi'), ring('2Gi'));
    expect(Object.keys(before)).toHaveLength(3);
    expect(after).toEqual(before);
    const claims = await cluster.list('v1', 'PersistentVolumeClaim', namespace.name);
    expect(claims.map(({ metadata, spec }) => [metadata.name, spec.resources.requests.storage]).sort()).toEqual([
      ['data-db-0', '2Gi'], ['data-db-1', '2Gi'], ['data-db-2', '2Gi'],
    ]);
  });
  await cluster.remove(STORAGE_CLASS);
});

test('the steps to other fields of a StatefulSet restart no Pod', async () => {
  const set = (podManagementPolicy: string) => database({ podManagementPolicy, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claimSpec() }] });
  await Namespace.during(cluster, 'privileged', async (namespace) => {
    const { before, after } = await changed(namespace, set('OrderedReady'), set('Parallel'));
    expect(Object.keys(before)).toHaveLength(3);
    expect(after).toEqual(before);
  });
});

test('the steps to another selector of a Deployment keep its Pods until new ones are ready beside them', async () => {
  const web = (labels: Record<string, string>) => {
    const copy = workload('Deployment', 'web', { replicas: 2 }, {}, labels);
    copy.spec.selector.matchLabels = { app: 'web', ...labels };
    return copy;
  };
  await Namespace.during(cluster, 'privileged', async (namespace) => {
    const { before, after } = await changed(namespace, web({}), web({ tier: 'front' }));
    expect(Object.keys(before)).toHaveLength(2);
    expect(after).toEqual(expect.objectContaining(before));
    expect(Object.keys(after)).toHaveLength(4);
  });
});
