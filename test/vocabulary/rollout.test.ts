import { Duration, Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { DatabaseEngine, NodeAgent, Profile, ReplicatedDatabase, Rollout } from 'cdk8s-patterns';
import { chartOf, faultsOf, manifest, webApp } from '../manifests';

type Kind = 'Deployment' | 'DaemonSet' | 'StatefulSet';

const MAKE: Record<Kind, (chart: Chart, rollout: Rollout) => unknown> = {
  Deployment: (chart, rollout) => webApp(chart, { rollout }),
  DaemonSet: (chart, rollout) => new NodeAgent(chart, 'web', { image: 'a/b:1', rollout }),
  StatefulSet: (chart, rollout) => new ReplicatedDatabase(chart, 'web', {
    engine: DatabaseEngine.custom({ image: 'redis:7.2.5', port: 6379, dataPath: '/data' }),
    replicas: 1,
    storage: Size.gibibytes(1),
    rollout,
  }),
};

function rolledOut(kind: Kind, rollout: Rollout): unknown {
  const chart = chartOf();
  Profile.BARE.applyTo(chart);
  MAKE[kind](chart, rollout);
  const { strategy, updateStrategy, minReadySeconds } = manifest(chart, kind).spec;
  return { ...(strategy ?? updateStrategy) as object, ...(minReadySeconds === undefined ? {} : { minReadySeconds }) };
}

describe('a rollout', () => {
  const all = { maxSurge: '25%', maxUnavailable: '0', minReady: Duration.seconds(5) };

  test.each<[Kind, string, Rollout, object]>([
    ['Deployment', 'rolling', Rollout.rolling(), { type: 'RollingUpdate' }],
    ['Deployment', 'rolling with all options', Rollout.rolling(all),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 }, minReadySeconds: 5 }],
    ['Deployment', 'rolling by counts', Rollout.rolling({ maxSurge: '0', maxUnavailable: '1' }),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }],
    ['Deployment', 'recreate', Rollout.recreate(), { type: 'Recreate' }],
    ['DaemonSet', 'rolling', Rollout.rolling(), { type: 'RollingUpdate' }],
    ['DaemonSet', 'rolling some at a time', Rollout.rolling({ maxUnavailable: '10%', maxSurge: '0' }),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '10%' } }],
    ['DaemonSet', 'rolling with the new Pod first', Rollout.rolling(all),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 }, minReadySeconds: 5 }],
    ['DaemonSet', 'rolling with the new Pod first, and the 0 that Kubernetes then requires', Rollout.rolling({ maxSurge: '1' }),
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }],
    ['DaemonSet', 'onDelete', Rollout.onDelete(), { type: 'OnDelete' }],
    ['StatefulSet', 'rolling', Rollout.rolling(), { type: 'RollingUpdate' }],
    ['StatefulSet', 'rolling with all options', Rollout.rolling({ partition: 2, maxUnavailable: '2', minReady: Duration.minutes(1) }),
      { type: 'RollingUpdate', rollingUpdate: { partition: 2, maxUnavailable: 2 }, minReadySeconds: 60 }],
    ['StatefulSet', 'onDelete', Rollout.onDelete(), { type: 'OnDelete' }],
  ])('of a %s: %s', (kind, _name, rollout, expected) => {
    expect(rolledOut(kind, rollout)).toEqual(expected);
  });

  test.each<[Kind, Rollout, string[]]>([
    ['Deployment', Rollout.onDelete(), ['rollout: a Deployment has no OnDelete; use `Rollout.rolling()` or `Rollout.recreate()`']],
    ['Deployment', Rollout.rolling({ partition: 1 }), ['partition: only a StatefulSet has one; leave it out']],
    ['Deployment', Rollout.rolling({ maxSurge: '0', maxUnavailable: '0%' }),
      ['maxUnavailable: it and maxSurge are both 0, and no Pod could ever be replaced; raise one of them']],
    ['Deployment', Rollout.rolling({ maxSurge: '101%', maxUnavailable: 'some', minReady: Duration.millis(1500) }), [
      "maxSurge: got '101%', expected a count such as '1' or a share such as '25%'",
      "maxUnavailable: got 'some', expected a count such as '1' or a share such as '25%'",
      'minReady: got 1.5 seconds, expected whole seconds, 0 or more',
    ]],
    ['DaemonSet', Rollout.recreate(), ['rollout: a DaemonSet has no Recreate; use `Rollout.rolling()` or `Rollout.onDelete()`']],
    ['DaemonSet', Rollout.rolling({ partition: 1 }), ['partition: only a StatefulSet has one; leave it out']],
    ['DaemonSet', Rollout.rolling({ maxSurge: '1', maxUnavailable: '1' }),
      ['maxSurge: stands beside `maxUnavailable`, and a DaemonSet takes one of them; leave the other out']],
    ['DaemonSet', Rollout.rolling({ maxUnavailable: '0' }),
      ["maxUnavailable: got '0', expected 1 or more, or `maxSurge` beside it: no Pod could ever be replaced"]],
    ['DaemonSet', Rollout.rolling({ maxSurge: '0%', maxUnavailable: '00' }),
      ['maxUnavailable: it and maxSurge are both 0, and no Pod could ever be replaced; raise one of them']],
    ['StatefulSet', Rollout.recreate(), ['rollout: a StatefulSet has no Recreate; use `Rollout.rolling()` or `Rollout.onDelete()`']],
    ['StatefulSet', Rollout.rolling({ maxSurge: '1' }), ['maxSurge: a StatefulSet has no Pod twice; leave it out']],
    ['StatefulSet', Rollout.rolling({ maxUnavailable: '0%' }), ["maxUnavailable: got '0%', expected 1 or more: a StatefulSet has no surge"]],
    ['StatefulSet', Rollout.rolling({ partition: -1 }), ['partition: got -1, expected an integer of 0 or more']],
  ])('of a %s names its faults', (kind, rollout, expected) => {
    expect(faultsOf(() => rolledOut(kind, rollout))).toEqual(expected.map((fault) => (
      `shop/web: ${fault.startsWith('rollout:') ? fault : `rollout.${fault}`}`
    )));
  });
});
