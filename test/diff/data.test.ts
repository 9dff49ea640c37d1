import { claimSpec, database, happens, object, ofImage, stepsOf, workload } from './happens';

const STATEFUL = 'of a StatefulSet only replicas, ordinals, template, updateStrategy, minReadySeconds, the retention policy of its claims and, '
  + 'since Kubernetes 1.33, revisionHistoryLimit may change';
const size = (storage: string) => ({ resources: { requests: { storage } } });
const claim = (name: string, fields: object = {}) => object('v1', 'PersistentVolumeClaim', name, { spec: claimSpec(fields) });

describe('the claims of a StatefulSet', () => {
  test('become larger by steps that lose neither Pods nor data', () => {
    expect(happens([database()], [database({}, size('20Gi'))])).toEqual([`replacement needed StatefulSet/db: ${STATEFUL}`]);
    expect(stepsOf([database()], [database({}, size('20Gi'))])).toEqual([
      'look whether the claims may grow: kubectl get storageclass shows ALLOWVOLUMEEXPANSION true for theirs',
      'kubectl patch pvc data-db-0 -n shop -p \'{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}\'',
      'kubectl patch pvc data-db-1 -n shop -p \'{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}\'',
      'kubectl patch pvc data-db-2 -n shop -p \'{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}\'',
      'kubectl delete statefulset db -n shop --cascade=orphan   # its Pods go on running',
      'apply NEW again: it takes over its Pods, and none of them restarts for that',
    ]);
    expect(stepsOf([database({ replicas: 9 })], [database({ replicas: 9 }, size('20Gi'))])[1]).toBe(
      'for i in $(seq 0 8); do kubectl patch pvc "data-db-$i" -n shop -p \'{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}\'; done',
    );
  });

  test('are at risk where they become smaller, or of another class', () => {
    expect(happens([database()], [database({}, size('5Gi'))])).toEqual([
      'data at risk StatefulSet/db: no claim becomes smaller: those that are there keep their size, and what is in them has to be copied to have another',
      `replacement needed StatefulSet/db: ${STATEFUL}`,
    ]);
    expect(happens([database()], [database({}, { storageClassName: 'fast' })])).toEqual([
      'data at risk StatefulSet/db: claims that are there keep their class: only new members get the other one',
      `replacement needed StatefulSet/db: ${STATEFUL}`,
    ]);
  });

  test('are at risk where they are renamed, and where they are no longer asked for', () => {
    const renamed = database({ volumeClaimTemplates: [{ metadata: { name: 'log' }, spec: claimSpec() }] });
    const [risk] = happens([database()], [renamed]);
    expect(risk).toBe('data at risk StatefulSet/db: the claims of data stay behind (data-db-0, data-db-1 and data-db-2), and the Pods no longer mount what is in them');
    expect(happens([database()], [database({ volumeClaimTemplates: undefined })])[0]).toBe(risk);
  });

  test('are at risk where they are to be deleted with its Pods', () => {
    const retention = (whenScaled: string, whenDeleted = 'Retain') => ({ persistentVolumeClaimRetentionPolicy: { whenScaled, whenDeleted } });
    expect(happens([database()], [database(retention('Delete', 'Delete'))]).slice(0, 2)).toEqual([
      'data at risk StatefulSet/db: claims are deleted, with what is in them, as soon as db is deleted',
      'data at risk StatefulSet/db: claims are deleted, with what is in them, as soon as db has fewer replicas',
    ]);
    expect(happens([database(retention('Delete'))], [database()])).toEqual(['in-place change StatefulSet/db']);
    expect(happens([database(retention('Delete'))], [database({ ...retention('Delete'), replicas: 2 })])).toEqual([
      'data at risk StatefulSet/db: the claims of db-2 are deleted, with what is in them (whenScaled: Delete)',
      'in-place change StatefulSet/db: db-2 stops, the highest ordinal first; what is in its claim stays there',
    ]);
    // Without claims there is nothing to delete.
    const bare = { volumeClaimTemplates: undefined };
    expect(happens([database(bare)], [database({ ...bare, ...retention('Delete') })])).toEqual(['in-place change StatefulSet/db']);
  });

  test('stay where it has fewer replicas, and are others where its ordinals begin elsewhere', () => {
    expect(happens([database()], [database({ replicas: 1 })])).toEqual([
      'in-place change StatefulSet/db: db-2 and db-1 stop, the highest ordinal first; what is in their claims stays there',
    ]);
    expect(happens([database({ replicas: 1 })], [database({ replicas: 1, ordinals: { start: 5 } })])).toEqual([
      'data at risk StatefulSet/db: what is in the claims of db-0 stays behind: other ordinals begin with empty ones',
      'in-place change StatefulSet/db: db-5 starts; db-0 stops, the highest ordinal first; what is in its claim stays there',
    ]);
  });
});

describe('a claim', () => {
  const grows = (allowVolumeExpansion: boolean) => ({
    apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast' }, provisioner: 'example.com/disk', allowVolumeExpansion,
  });

  test('grows where its class allows it, as far as anybody here knows', () => {
    const [small, large] = [claim('files', { storageClassName: 'fast' }), claim('files', { storageClassName: 'fast', ...size('20Gi') })];
    expect(happens([small, grows(true)], [large, grows(true)])).toEqual(['in-place change PersistentVolumeClaim/files']);
    expect(happens([small, grows(false)], [large, grows(false)])).toEqual([
      'replacement needed PersistentVolumeClaim/files: claims of its StorageClass can\'t grow: it says no allowVolumeExpansion',
    ]);
    expect(happens([small], [large])).toEqual([
      'in-place change PersistentVolumeClaim/files: it grows if its StorageClass allows it (allowVolumeExpansion), else the API server refuses it',
    ]);
  });

  test('is at risk where it becomes smaller or of another class', () => {
    expect(happens([claim('files')], [claim('files', size('1Gi'))])).toEqual([
      'data at risk PersistentVolumeClaim/files: no claim becomes smaller: what is in it has to be copied into another one',
      'replacement needed PersistentVolumeClaim/files: a claim can\'t become smaller',
    ]);
    expect(happens([claim('files', { storageClassName: 'a' })], [claim('files', { storageClassName: 'b' })])[0]).toBe(
      'data at risk PersistentVolumeClaim/files: what is in files stays with the class of before, and has to be copied into another claim',
    );
  });

  test('that Pods no longer mount is named', () => {
    const mounting = (volume: object) => workload('Deployment', 'web', {}, { volumes: [{ name: 'files', ...volume }] });
    const of = (claimName: string) => mounting({ persistentVolumeClaim: { claimName } });
    expect(happens([of('files')], [of('other')])[0]).toBe('data at risk Deployment/web: the Pods no longer mount the claim files, and don\'t find what is in it');
    expect(happens([of('files')], [mounting({ emptyDir: {} })])[0]).toContain('no longer mount the claim files');
    expect(happens([mounting({ emptyDir: {} })], [of('files')]).filter((line) => line.startsWith('data'))).toEqual([]);
  });
});

describe('a volume', () => {
  const volume = (persistentVolumeReclaimPolicy?: string) => ({
    apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { capacity: { storage: '1Gi' }, persistentVolumeReclaimPolicy },
  });

  test('is at risk where it is to be deleted with its claim', () => {
    expect(happens([volume()], [volume('Delete')])[0]).toBe('data at risk PersistentVolume/disk: what is on disk is deleted with its claim from now on ("Delete")');
    expect(happens([volume('Delete')], [volume('Retain')])).toEqual(['in-place change PersistentVolume/disk']);
  });
});

describe('what is no longer in NEW', () => {
  test('leaves its claims where nobody mounts them, or deletes them', () => {
    expect(happens([database()], [])).toEqual([
      'data at risk StatefulSet/db: its claims stay behind with what is in them, and nobody mounts them: data-db-0, data-db-1 and data-db-2',
    ]);
    expect(happens([database({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } })], [])[0]).toBe(
      'data at risk StatefulSet/db: its claims are deleted with it, with what is in them: data-db-0, data-db-1 and data-db-2 (whenDeleted: Delete)',
    );
    expect(happens([database({ volumeClaimTemplates: [] })], [])).toEqual(['deletion StatefulSet/db: its 3 Pods stop']);
  });

  test('is seen under its new name, where everything begins empty', () => {
    const renamed = { ...database(), metadata: { name: 'orders-db', namespace: 'shop' } };
    expect(happens([database()], [ofImage(renamed, 'db:2')])).toEqual([
      'data at risk StatefulSet/db: StatefulSet/orders-db has taken its place, and begins with nothing in it: '
        + 'its claims stay behind with what is in them, and nobody mounts them: data-db-0, data-db-1 and data-db-2',
      'creation StatefulSet/orders-db: 3 Pods start',
    ]);
    expect(stepsOf([database()], [ofImage(renamed, 'db:2')])).toEqual([
      'let it have its old name, or move the data before anybody writes into the new one',
    ]);
    const elsewhere = { ...database(), metadata: { name: 'db', namespace: 'orders' } };
    expect(happens([ofImage(database(), 'db:1')], [ofImage(elsewhere, 'db:1')])[0]).toContain('StatefulSet/db has taken its place in the namespace orders');
    expect(happens([claim('files')], [claim('photos')])[0]).toContain('PersistentVolumeClaim/photos has taken its place, and begins with nothing in it');
    expect(happens([claim('files')], [claim('photos', size('1Gi'))])[0]).not.toContain('photos');
    expect(happens([database()], [ofImage(renamed, 'localhost:5000/other:1')])[0]).not.toContain('orders-db');
  });

  test.each([
    [claim('files'), 'data at risk PersistentVolumeClaim/files: what is in the claim files is deleted with it, but where its StorageClass retains volumes'],
    [object('v1', 'PersistentVolume', 'disk'), 'data at risk PersistentVolume/disk: whoever needs the volume disk no longer finds it'],
    [object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'today'),
      'data at risk VolumeSnapshot/today: the snapshot today is deleted with it, but where its class retains snapshots'],
    [object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'things.example.com', { spec: { names: { kind: 'Thing' } } }),
      'data at risk CustomResourceDefinition/things.example.com: all objects of Thing are deleted with it, in every namespace'],
    [object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'things.example.com'),
      'data at risk CustomResourceDefinition/things.example.com: all objects of things.example.com are deleted with it, in every namespace'],
  ])('takes data with it: %#', (gone, sentence) => {
    expect(happens([gone], [])).toEqual([sentence]);
  });

  test('is a namespace with what is in it', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
    expect(happens([namespace, database()], [database()])).toEqual([
      'data at risk Namespace/shop: the namespace takes all with it, and the claims of StatefulSet/db',
    ]);
    expect(happens([namespace, workload('Deployment', 'web')], [workload('Deployment', 'web')])).toEqual([
      'deletion Namespace/shop: it takes all that is in it with it',
    ]);
  });
});
