import { differenceIn, happens, object, stepsOf, workload } from './happens';

const job = (name: string, spec: object = {}) => object('batch/v1', 'Job', name, {
  spec: { ...spec, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'a:1' }] } } },
});

describe('a Job with a hash in its name', () => {
  test('is a new run, and the one of before no deletion', () => {
    expect(happens([job('migrate-0a1b2c3d4e')], [job('migrate-5f6a7b8c9d')])).toEqual([
      'creation Job/migrate-5f6a7b8c9d: a new run, since what it runs has changed; the one of before, migrate-0a1b2c3d4e, '
        + 'stays, as a record: kubectl delete job migrate-0a1b2c3d4e -n shop removes it',
    ]);
    expect(differenceIn([job('migrate-0a1b2c3d4e')], [job('migrate-5f6a7b8c9d')]).unchanged).toBe(0);
    expect(happens([job('migrate-0a1b2c3d4e', { ttlSecondsAfterFinished: 60 })], [job('migrate-5f6a7b8c9d')])[0]).toContain(
      'migrate-0a1b2c3d4e, goes by itself some time after its end (ttlSecondsAfterFinished)',
    );
  });

  test('is no run of another Job, nor of one in another namespace', () => {
    expect(happens([job('seed-0a1b2c3d4e')], [job('migrate-5f6a7b8c9d')])).toEqual([
      'deletion Job/seed-0a1b2c3d4e: its Pods go with it, and the record that it has run', 'creation Job/migrate-5f6a7b8c9d: it runs, once',
    ]);
    const elsewhere = { ...job('migrate-0a1b2c3d4e'), metadata: { name: 'migrate-0a1b2c3d4e', namespace: 'other' } };
    expect(happens([elsewhere], [job('migrate-5f6a7b8c9d')])).toHaveLength(2);
    expect(happens([job('migrate')], [job('migrate-5f6a7b8c9d')])).toHaveLength(2);
  });
});

describe('a hook', () => {
  const hook = (image: string, annotations: object) => {
    const copy = job('migrate');
    copy.metadata.annotations = annotations;
    copy.spec.template.spec.containers[0].image = image;
    return copy;
  };
  const changed = (annotations: object) => happens([hook('a:1', annotations)], [hook('a:2', annotations)]).map((line) => line.split(' Job/')[0]);

  test('of Helm or Argo CD is made anew each time, and nothing of it is refused', () => {
    const annotations = { 'helm.sh/hook': 'pre-upgrade' };
    expect(happens([hook('a:1', annotations)], [hook('a:2', annotations)])).toEqual([
      'in-place change Job/migrate: a hook, which Helm or Argo CD deletes and makes anew at each upgrade or sync',
    ]);
    expect(changed({ 'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' })).toEqual(['in-place change']);
    expect(happens([hook('a:1', annotations)], [hook('a:1', annotations)])).toEqual([]);
  });

  test('that nobody deletes before is an object as any other', () => {
    expect(changed({ 'helm.sh/hook': 'pre-upgrade', 'helm.sh/hook-delete-policy': 'hook-succeeded' })).toEqual(['replacement needed']);
    expect(changed({ 'argocd.argoproj.io/hook': 'Skip' })).toEqual(['replacement needed']);
    expect(changed({})).toEqual(['replacement needed']);
  });
});

test.each([
  [workload('Deployment', 'web', { replicas: 2 }), 'its 2 Pods stop'],
  [workload('Deployment', 'web'), 'its 1 Pod stops'],
  [workload('DaemonSet', 'agent'), 'its Pod on each node stops'],
  [object('v1', 'Pod', 'demo'), 'it stops'],
  [object('batch/v1', 'CronJob', 'nightly'), 'it runs no more'],
  [object('v1', 'Service', 'web'), 'nobody finds anything under the name web any more'],
  [object('networking.k8s.io/v1', 'Ingress', 'web'), 'its hosts lead nowhere from then on'],
  [object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web'), 'the replicas stay what they were last'],
  [object('policy/v1', 'PodDisruptionBudget', 'web'), 'a drain may take all of its Pods at once'],
  [object('v1', 'ConfigMap', 'settings'), 'Pods that need it don\'t start without it'],
  [object('v1', 'ServiceAccount', 'web'), 'Pods that name it can\'t be made any more'],
])('what goes is said, and by whose hand: %#', (gone, sentence) => {
  const { kind, metadata: { name } } = gone;
  expect(happens([gone], [])).toEqual([`deletion ${kind}/${name}: ${sentence}`]);
  expect(stepsOf([gone], [])).toEqual([`kubectl delete ${kind.toLowerCase()} ${name} -n shop, or an apply that prunes`]);
  expect(differenceIn([gone], []).objects[0].gone).toBe(true);
});

test.each([
  [workload('Deployment', 'web', { replicas: 2 }), '2 Pods start'],
  [workload('StatefulSet', 'db'), '1 Pod starts'],
  [workload('DaemonSet', 'agent'), 'a Pod starts on each node'],
  [object('v1', 'Pod', 'demo'), 'it starts'],
  [object('batch/v1', 'CronJob', 'nightly', { spec: { schedule: '@daily' } }), 'it runs at \'@daily\''],
  [object('batch/v1', 'CronJob', 'nightly'), 'it runs at \'\''],
])('what is new is said: %#', (made, sentence) => {
  expect(happens([], [made])).toEqual([`creation ${made.kind}/${made.metadata.name}: ${sentence}`]);
});

test('a name that is a command for a shell is one word in a step', () => {
  const odd = object('v1', 'ConfigMap', 'a; rm -rf \'x\'');
  expect(stepsOf([odd], [])).toEqual(["kubectl delete configmap 'a; rm -rf '\\''x'\\''' -n shop, or an apply that prunes"]);
});
