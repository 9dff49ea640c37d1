import { differenceIn, happens, object, ofImage, stepsOf, workload } from './happens';
import type { Json } from './pairs/pair';

/** The fields that change, with their values. */
const fields = (old: readonly Json[], next: readonly Json[]) => differenceIn(old, next).objects.flatMap(({ consequences }) => (
  consequences.flatMap(({ changes }) => changes.map(({ path, before, after }) => [path, before, after]))
));
const container = (...containers: Json[]) => workload('Deployment', 'web', {}, { containers });

describe('a field', () => {
  test('is named by the container that it is of, wherever that stands', () => {
    const [main, side] = [{ name: 'main', image: 'a:1' }, { name: 'side', image: 'b:1' }];
    expect(fields([container(main, side)], [container(main, { ...side, image: 'b:2' })])).toEqual([
      ['spec.template.spec.containers[side].image', 'b:1', 'b:2'],
    ]);
    expect(fields([container(main, side)], [container(side, main)])).toEqual([
      ['spec.template.spec.containers', ['main', 'side'], ['side', 'main']],
    ]);
    expect(fields([container(main, side)], [container(main)]).map(([path]) => path)).toEqual(['spec.template.spec.containers[side]']);
  });

  test('of a list without keys is named by its place, or is the whole list where one has more', () => {
    const tolerating = (...keys: string[]) => workload('Deployment', 'web', {}, { tolerations: keys.map((key) => ({ key, operator: 'Exists' })) });
    expect(fields([tolerating('a', 'b')], [tolerating('a', 'c')])).toEqual([['spec.template.spec.tolerations[1].key', 'b', 'c']]);
    expect(fields([tolerating('a')], [tolerating('a', 'b')]).map(([path]) => path)).toEqual(['spec.template.spec.tolerations']);
    const args = (...words: string[]) => container({ name: 'main', image: 'a:1', args: words });
    expect(fields([args('x', 'y')], [args('x', 'z')])).toEqual([['spec.template.spec.containers[main].args', ['x', 'y'], ['x', 'z']]]);
    // Two of one name can't be told apart.
    const twice = (value: string) => container({ name: 'main', image: 'a:1', env: [{ name: 'A', value: '1' }, { name: 'A', value }] });
    expect(fields([twice('2')], [twice('3')])).toEqual([['spec.template.spec.containers[main].env[1].value', '2', '3']]);
  });

  test('with dots in its name stands in brackets', () => {
    const labelled = (value: string) => object('v1', 'ServiceAccount', 'web', { metadata: { name: 'web', labels: { 'app.kubernetes.io/name': value } } });
    expect(fields([labelled('a')], [labelled('b')])).toEqual([["metadata.labels['app.kubernetes.io/name']", 'a', 'b']]);
  });

  test('of what nobody here knows is compared as it stands', () => {
    const thing = (spec: object) => object('example.com/v1', 'Thing', 'one', { spec });
    expect(fields([thing({ limits: { a: '1Gi' } })], [thing({ limits: { a: '1024Mi' } })])).toEqual([['spec.limits.a', '1Gi', '1024Mi']]);
    expect(fields([thing({ a: [] })], [thing({})])).toEqual([['spec.a', [], undefined]]);
    expect(fields([thing({ ports: [{ name: 'a', port: 1 }, { name: 'b', port: 2 }] })], [thing({ ports: [{ name: 'b', port: 2 }, { name: 'a', port: 1 }] })])[0][0])
      .toBe('spec.ports');
  });

  test('that is the server\'s own is none', () => {
    const full = object('v1', 'ConfigMap', 'settings', {
      metadata: {
        name: 'settings', namespace: 'shop', uid: '1', resourceVersion: '2', creationTimestamp: null, managedFields: [],
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
      },
      data: { a: '1' }, status: {},
    });
    expect(happens([full], [object('v1', 'ConfigMap', 'settings', { data: { a: '1' } })])).toEqual([]);
  });

  test('is the same in another version of its API', () => {
    const budget = (apiVersion: string) => object(apiVersion, 'PodDisruptionBudget', 'web', { spec: { minAvailable: 1 } });
    expect(happens([budget('policy/v1beta1')], [budget('policy/v1')])).toEqual([]);
    expect(happens([{ ...workload('Deployment', 'web'), apiVersion: 'extensions/v1beta1' }], [workload('Deployment', 'web')])).toEqual([]);
    expect(happens([object('extensions/v1beta1', 'Ingress', 'web')], [object('networking.k8s.io/v1', 'Ingress', 'web')])).toEqual([]);
  });

  test('of a Secret is never shown', () => {
    const secret = (fields_: object) => object('v1', 'Secret', 'db', fields_);
    const [old, next] = [secret({ stringData: { password: 'hunter2', user: 'a' } }), secret({ stringData: { password: 'correct horse' }, data: { more: 'c2VjcmV0' } })];
    expect(fields([old], [next])).toEqual([
      ['data.password', '(hidden)', '(hidden, another one)'], ['data.user', '(hidden)', undefined], ['data.more', undefined, '(hidden)'],
    ]);
    expect(fields([secret({})], [secret({ data: { a: 'YQ==' }, type: 'example.com/a' })])).toEqual([
      ['type', 'Opaque', 'example.com/a'], ['data', undefined, '(hidden)'],
    ]);
    expect(JSON.stringify(differenceIn([old], [next]).objects.map(({ consequences }) => consequences))).not.toMatch(/hunter2|correct horse|c2VjcmV0|aHVudGVyMg/);
  });
});

describe('a ConfigMap that changes', () => {
  const settings = (value: string) => object('v1', 'ConfigMap', 'settings', { data: { a: value } });
  const reading = (name: string, how: 'env' | 'envFrom' | 'files', kind = 'Deployment') => workload(kind, name, {}, how === 'files'
    ? { volumes: [{ name: 'v', configMap: { name: 'settings' } }] }
    : {
      containers: [{
        name: 'main', image: `${name}:1`,
        ...(how === 'env' ? { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } }] } : { envFrom: [{ configMapRef: { name: 'settings' } }] }),
      }],
    });

  test('is seen by Pods that read it as variables only once they restart', () => {
    const [web, api] = [reading('web', 'env'), reading('api', 'envFrom')];
    expect(happens([settings('1'), web, api], [settings('2'), web, api])).toEqual([
      'in-place change ConfigMap/settings: the Pods of Deployment/web and Deployment/api read it as variables: they see it only once they restart',
    ]);
  });

  test('is seen as files after a while, and at once where the Pods restart with it', () => {
    const [files, web] = [reading('files', 'files'), reading('web', 'env')];
    expect(happens([settings('1'), files, web], [settings('2'), files, ofImage(web, 'web:2')]).at(-1)).toBe(
      'in-place change ConfigMap/settings: Deployment/web restarts with it; '
        + 'the files in the Pods of Deployment/files change within about a minute, but for those mounted by subPath',
    );
    expect(happens([settings('1'), web, files], [settings('2'), ofImage(web, 'web:2'), ofImage(files, 'f:2')]).at(-1)).toBe(
      'in-place change ConfigMap/settings: Deployment/web and Deployment/files restart with it',
    );
  });

  test('waits for nobody where nobody reads it, and where only its labels change', () => {
    expect(happens([settings('1')], [settings('2')])).toEqual(['in-place change ConfigMap/settings']);
    const labelled = { ...settings('1'), metadata: { ...settings('1').metadata, labels: { a: 'b' } } };
    expect(happens([settings('1'), reading('web', 'env')], [labelled, reading('web', 'env')])).toEqual(['in-place change ConfigMap/settings']);
    const secret = (labels?: object) => object('v1', 'Secret', 'db', { metadata: { name: 'db', labels } });
    expect(happens([secret()], [secret({ a: 'b' })])).toEqual(['in-place change Secret/db']);
  });
});

test('what NEW no longer says may stay all the same', () => {
  const headless = (clusterIP?: string) => object('v1', 'Service', 'db', { spec: { clusterIP, ports: [{ port: 80 }] } });
  expect(happens([headless('None')], [headless()])).toEqual([
    'nothing Service/db: spec.clusterIP stays "None", though NEW doesn\'t say so: the API server keeps it',
  ]);
  expect(differenceIn([headless('None')], [headless()]).unchanged).toBe(1);
  const port = (nodePort?: number) => object('v1', 'Service', 'web', { spec: { type: 'NodePort', ports: [{ port: 80, nodePort }] } });
  expect(happens([port(30080)], [port()])).toEqual([
    'nothing Service/web: spec.ports[80].nodePort stays 30080, though NEW doesn\'t say so: the API server keeps it',
  ]);
  const account = (serviceAccountName?: string) => workload('Deployment', 'web', {}, { serviceAccountName });
  expect(happens([account('robot')], [account()])).toEqual([
    'nothing Deployment/web: spec.template.spec.serviceAccountName stays "robot", though NEW doesn\'t say so: the API server keeps it',
  ]);
});

test('fewer replicas by default are Pods that stop', () => {
  expect(happens([workload('Deployment', 'web', { replicas: 3 })], [workload('Deployment', 'web')])).toEqual(['in-place change Deployment/web: 2 Pods stop']);
  expect(happens([workload('Deployment', 'web')], [workload('Deployment', 'web', { replicas: 2 })])).toEqual(['in-place change Deployment/web: 1 Pod more starts']);
  expect(happens([workload('Deployment', 'web', { replicas: 2 })], [workload('Deployment', 'web')])).toEqual(['in-place change Deployment/web: 1 Pod stops']);
  expect(happens([workload('ReplicaSet', 'web')], [workload('ReplicaSet', 'web', { replicas: 4 })])).toEqual(['in-place change ReplicaSet/web: 3 Pods more start']);
  expect(happens([workload('StatefulSet', 'db')], [workload('StatefulSet', 'db', { replicas: 2 })])).toEqual(['in-place change StatefulSet/db: db-1 starts']);
  expect(happens([workload('StatefulSet', 'db', { replicas: 2 })], [workload('StatefulSet', 'db')])).toEqual([
    'in-place change StatefulSet/db: db-1 stops, the highest ordinal first',
  ]);
});

test('a default that stays beside what it doesn\'t go with is refused, with the line that mends it', () => {
  const [rolling, recreate] = [workload('Deployment', 'web'), workload('Deployment', 'web', { strategy: { type: 'Recreate' } })];
  expect(happens([rolling], [recreate])[0]).toBe(
    'replacement needed Deployment/web: Recreate takes no rollingUpdate, and the one that is there by default stays: '
      + 'a server-side apply takes away only what an apply has set',
  );
  expect(stepsOf([rolling], [recreate])).toEqual(['write `rollingUpdate: null` beside `type: Recreate` for one apply, or apply it without --server-side']);
  const volume = (source: object) => workload('Deployment', 'web', {}, { volumes: [{ name: 'v', ...source }] });
  expect(stepsOf([volume({})], [volume({ configMap: { name: 'a' } })])).toEqual([
    'write `emptyDir: null` in the volume v for one apply, or apply it without --server-side',
  ]);
});
