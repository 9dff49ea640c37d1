import { differenceIn, database, happens, object, ofImage, workload } from './happens';
import type { Json } from './pairs/pair';

/** What a new image does. */
const restarts = (before: Json, beside: readonly Json[] = [], kubernetes?: string) => (
  happens([before, ...beside], [ofImage(before, 'other:2'), ...beside], kubernetes)
);
const web = (spec: object = {}) => workload('Deployment', 'web', spec);
const budget = (app: string) => object('policy/v1', 'PodDisruptionBudget', app, { spec: { maxUnavailable: 1, selector: { matchLabels: { app } } } });
const scaler = (minReplicas: number, maxReplicas: number) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
  spec: { minReplicas, maxReplicas, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
});

describe('a new image of a Deployment', () => {
  test('restarts its Pods as far as the strategy allows, rounded as the controller does', () => {
    expect(restarts(web({ replicas: 3 }))).toEqual([
      'rollout Deployment/web: 3 Pods restart, in any order: at most 1 more than 3 at a time, at least 3 ready',
    ]);
    expect(restarts(web({ replicas: 10, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '25%' } } }))).toEqual([
      'rollout Deployment/web: 10 Pods restart, in any order: at most 0 more than 10 at a time, at least 8 ready',
    ]);
    expect(restarts(web({ replicas: 3, strategy: { rollingUpdate: { maxSurge: '0%', maxUnavailable: '10%' } } }))).toEqual([
      'rollout Deployment/web: 3 Pods restart, in any order: at most 0 more than 3 at a time, at least 2 ready',
    ]);
    expect(restarts(web())).toEqual(['rollout Deployment/web: 1 Pod restarts, in any order: at most 1 more than 1 at a time, at least 1 ready']);
  });

  test('stops all of them first where it recreates them', () => {
    expect(restarts(web({ replicas: 2, strategy: { type: 'Recreate' } }))).toEqual([
      'rollout Deployment/web: 2 Pods stop, all at once, before any new one starts: nobody answers in between',
    ]);
    expect(restarts(web({ strategy: { type: 'Recreate' } }))).toEqual([
      'rollout Deployment/web: 1 Pod stops, before any new one starts: nobody answers in between',
    ]);
  });

  test('restarts as many as its autoscaler has made', () => {
    expect(restarts(web(), [scaler(2, 8)])).toEqual([
      'rollout Deployment/web: its Pods (2 to 8) restart, within maxSurge 25%, maxUnavailable 25%',
    ]);
    expect(restarts(web(), [scaler(4, 4)])[0]).toContain('4 Pods restart');
  });

  test('restarts none where it is paused or has none', () => {
    expect(restarts(web({ paused: true }))).toEqual(['in-place change Deployment/web: nothing restarts while it is paused']);
    expect(restarts(web({ replicas: 0 }))).toEqual(['in-place change Deployment/web: it has no Pods that could restart']);
  });

  test('says that a budget holds for drains alone', () => {
    expect(restarts(web({ replicas: 2 }), [budget('web'), budget('other')])).toEqual([
      'rollout Deployment/web: 2 Pods restart, in any order: at most 1 more than 2 at a time, at least 2 ready; '
        + 'PodDisruptionBudget/web holds for drains, not for this',
    ]);
  });
});

describe('a new image of a StatefulSet', () => {
  test('restarts the highest ordinal first, one at a time', () => {
    expect(restarts(database())).toEqual(['rollout StatefulSet/db: db-2, db-1 and db-0 restart, one at a time, each once the one before is ready']);
    expect(restarts(database({ replicas: 1 }))).toEqual(['rollout StatefulSet/db: db-0 restarts']);
    expect(restarts(database({ replicas: 12, ordinals: { start: 3 } }))[0]).toContain(': db-14 to db-3 restart');
  });

  test('leaves those below the partition as they are', () => {
    const partition = (number: number) => ({ updateStrategy: { rollingUpdate: { partition: number } } });
    expect(restarts(database(partition(2)))).toEqual(['rollout StatefulSet/db: db-2 restarts; the partition 2 leaves db-0 and db-1 as they are']);
    expect(restarts(database({ ...partition(1), replicas: 2 }))[0]).toContain('the partition 1 leaves db-0 as it is');
    expect(restarts(database(partition(9)))).toEqual(['in-place change StatefulSet/db: no Pod restarts: the partition 9 holds them all back']);
    expect(restarts(database({ replicas: 0 }))).toEqual(['in-place change StatefulSet/db: it has no Pods that could restart']);
  });

  test('waits for somebody where its strategy is OnDelete', () => {
    expect(restarts(database({ updateStrategy: { type: 'OnDelete' } }))).toEqual([
      'in-place change StatefulSet/db: no Pod restarts until somebody deletes it (OnDelete)',
    ]);
  });

  test('takes more than one at a time only where the version does', () => {
    const two = database({ updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } });
    expect(restarts(two)[0]).toContain('restart, up to 2 at a time');
    expect(restarts(two, [], '1.34')[0]).toContain('restart, one at a time');
  });

  test('does not restart members that it adds in the same apply', () => {
    expect(happens([database()], [ofImage(database({ replicas: 5 }), 'db:2')])).toEqual([
      'rollout StatefulSet/db: db-2, db-1 and db-0 restart, one at a time, each once the one before is ready',
      'in-place change StatefulSet/db: db-3 and db-4 start',
    ]);
  });

  test('has names and order for programs', () => {
    const [{ consequences: [{ rollout }] }] = differenceIn([database(), budget('db')], [ofImage(database(), 'db:2'), budget('db')]).objects;
    expect(rollout).toEqual({
      pods: ['db-2', 'db-1', 'db-0'], count: 3, order: 'the highest ordinal first', budget: 'at most 1 away', disruptionBudgets: ['db'],
    });
  });
});

describe('a new image', () => {
  test('of a DaemonSet goes from node to node', () => {
    const agent = (updateStrategy?: object) => workload('DaemonSet', 'agent', updateStrategy && { updateStrategy });
    expect(restarts(agent())).toEqual(['rollout DaemonSet/agent: the Pod on each node restarts, in any order: at most 1 node without one at a time']);
    expect(restarts(agent({ rollingUpdate: { maxUnavailable: '10%' } }))[0]).toContain('at most 10% of the nodes without one at a time');
    expect(restarts(agent({ rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } }))[0]).toContain('a second Pod on at most 2 nodes at a time');
    expect(restarts(agent({ type: 'OnDelete' }))).toEqual(['in-place change DaemonSet/agent: no Pod restarts until somebody deletes it (OnDelete)']);
  });

  test('of a ReplicaSet, a CronJob or a suspended Job restarts nothing', () => {
    expect(restarts(workload('ReplicaSet', 'rs'))[0]).toContain('no Pod restarts: only those that are made from now on have the new template');
    const job = (image: string) => ({ spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image }] } } } });
    const cron = (image: string) => object('batch/v1', 'CronJob', 'nightly', { spec: { schedule: '0 2 * * *', jobTemplate: job(image) } });
    expect(happens([cron('a:1')], [cron('a:2')])).toEqual(['in-place change CronJob/nightly: the next run has it; one that is running goes on as it is']);
    const suspended = (nodeSelector: object) => object('batch/v1', 'Job', 'once', {
      spec: { suspend: true, template: { spec: { restartPolicy: 'Never', nodeSelector, containers: [{ name: 'main', image: 'a:1' }] } } },
    });
    expect(happens([suspended({ a: 'b' })], [suspended({ a: 'c' })])).toEqual([
      'in-place change Job/once: its Pods have it once the Job is no longer suspended',
    ]);
  });

  test('of a Pod restarts a container in it', () => {
    const pod = (...images: string[]) => object('v1', 'Pod', 'demo', { spec: { containers: images.map((image, i) => ({ name: `c${i}`, image })) } });
    expect(happens([pod('a:1', 'b:1')], [pod('a:1', 'b:2')])).toEqual(['rollout Pod/demo: the container c1 restarts in the Pod that is there']);
    expect(happens([pod('a:1', 'b:1')], [pod('a:2', 'b:2')])).toEqual(['rollout Pod/demo: the containers c0 and c1 restart in the Pod that is there']);
  });

  test('of an Argo Rollout is its own affair', () => {
    const rollout = { ...workload('Rollout', 'web'), apiVersion: 'argoproj.io/v1alpha1' };
    expect(restarts(rollout)).toEqual(['rollout Rollout/web: its Pods restart as its strategy says']);
  });
});
