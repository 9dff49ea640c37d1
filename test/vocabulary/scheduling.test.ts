import { Size } from 'cdk8s';
import type { PodSpec } from 'kubernetes-types/core/v1';
import {
  DatabaseEngine, NodeAgent, OneShotMigration, Profile, ReplicatedDatabase, Spreading, TaintEffect, Toleration,
} from 'cdk8s-patterns';
import type { Scheduling } from 'cdk8s-patterns';
import { chartOf, faultsOf, podOf, webApp } from '../manifests';

const labels = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' };
const labelSelector = { matchLabels: labels };
const HOST = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

function placed(pod: PodSpec): PodSpec {
  const { nodeSelector, tolerations, affinity, topologySpreadConstraints, priorityClassName, schedulerName } = pod;
  return JSON.parse(JSON.stringify({
    nodeSelector, tolerations, affinity, topologySpreadConstraints, priorityClassName, schedulerName,
  })) as PodSpec;
}

function app(scheduling?: Scheduling, profile = Profile.PRODUCTION): PodSpec {
  const chart = chartOf();
  profile.applyTo(chart);
  webApp(chart, { pod: { scheduling } });
  return placed(podOf(chart));
}

function database(scheduling?: Scheduling, profile = Profile.PRODUCTION): PodSpec {
  const chart = chartOf();
  profile.applyTo(chart);
  new ReplicatedDatabase(chart, 'web', {
    engine: DatabaseEngine.custom({ image: 'redis:7.2.5', port: 6379, dataPath: '/data' }),
    replicas: 3,
    storage: Size.gibibytes(1),
    pod: { scheduling },
  });
  return placed(podOf(chart, 'StatefulSet'));
}

function constraint(topologyKey: string, whenUnsatisfiable: string, more: object = {}): object {
  return { maxSkew: 1, topologyKey, whenUnsatisfiable, labelSelector, ...more };
}

describe('the Pods of a web app', () => {
  const revision = { matchLabelKeys: ['pod-template-hash'] };

  test('are spread over nodes and zones where there is room, each version by itself', () => {
    expect(app()).toEqual({
      topologySpreadConstraints: [constraint(HOST, 'ScheduleAnyway', revision), constraint(ZONE, 'ScheduleAnyway', revision)],
    });
  });

  test('are spread as the author says', () => {
    expect(app({ overNodes: Spreading.REQUIRED, overZones: Spreading.NONE })).toEqual({
      topologySpreadConstraints: [constraint(HOST, 'DoNotSchedule', revision)],
    });
    expect(app({ overNodes: Spreading.NONE, overZones: Spreading.NONE })).toEqual({});
    expect(app({}, Profile.BARE)).toEqual({});
  });

  test('run where the author says', () => {
    expect(app({
      nodeSelector: { 'kubernetes.io/arch': 'arm64' },
      tolerations: [
        Toleration.all(), Toleration.exists('spot'), Toleration.exists('spot', TaintEffect.NO_EXECUTE),
        Toleration.equal('team', 'shop'), Toleration.equal('team', 'shop', TaintEffect.PREFER_NO_SCHEDULE),
      ],
      priorityClass: 'high',
      schedulerName: 'volcano',
    }, Profile.BARE)).toEqual({
      nodeSelector: { 'kubernetes.io/arch': 'arm64' },
      tolerations: [
        { operator: 'Exists' },
        { key: 'spot', operator: 'Exists' },
        { key: 'spot', operator: 'Exists', effect: 'NoExecute' },
        { key: 'team', operator: 'Equal', value: 'shop' },
        { key: 'team', operator: 'Equal', value: 'shop', effect: 'PreferNoSchedule' },
      ],
      priorityClassName: 'high',
      schedulerName: 'volcano',
    });
  });
});

describe('the Pods of a database', () => {
  const term = { labelSelector, topologyKey: HOST };

  test('share no node, and are spread over zones where there is room', () => {
    expect(database()).toEqual({
      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
      topologySpreadConstraints: [constraint(ZONE, 'ScheduleAnyway')],
    });
  });

  test('share a node where there is no other, by the profile or by the author', () => {
    const preferred = {
      podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
    };
    expect(database({}, Profile.PRODUCTION.customize({ databaseSpread: Spreading.PREFERRED })).affinity).toEqual(preferred);
    expect(database({ overNodes: Spreading.PREFERRED }).affinity).toEqual(preferred);
    expect(database({ overNodes: Spreading.NONE, overZones: Spreading.REQUIRED })).toEqual({
      topologySpreadConstraints: [constraint(ZONE, 'DoNotSchedule')],
    });
  });
});

describe('the Pods of a node agent', () => {
  test('run on every node whatever its taints, unless the author says which', () => {
    const chart = chartOf();
    new NodeAgent(chart, 'all', { image: 'a/b:1' });
    new NodeAgent(chart, 'some', {
      image: 'a/b:1', nodes: { gpu: 'yes' }, pod: { scheduling: { nodeSelector: { zone: 'a' }, tolerations: [Toleration.exists('gpu')] } },
    });
    expect(placed(podOf(chart, 'DaemonSet', 'all'))).toEqual({ tolerations: [{ operator: 'Exists' }] });
    expect(placed(podOf(chart, 'DaemonSet', 'some'))).toEqual({
      nodeSelector: { gpu: 'yes', zone: 'a' }, tolerations: [{ key: 'gpu', operator: 'Exists' }],
    });
  });
});

describe('faults', () => {
  test('name labels, keys and values', () => {
    const faults = faultsOf(() => app({
      nodeSelector: { 'a b': 'c d' }, tolerations: [Toleration.equal('-', 'x y'), Toleration.exists('')], priorityClass: 'A',
    }));
    expect(faults.map((fault) => fault.split(', expected')[0])).toEqual([
      "shop/web: pod.scheduling.nodeSelector: got 'a b'",
      "shop/web: pod.scheduling.nodeSelector.a b: got 'c d'",
      "shop/web: pod.scheduling.priorityClass: got 'A'",
      "shop/web: pod.scheduling.tolerations[0].key: got '-'",
      "shop/web: pod.scheduling.tolerations[0].value: got 'x y'",
      "shop/web: pod.scheduling.tolerations[1].key: got ''",
    ]);
  });

  test.each<[Scheduling, string[]]>([
    [{ overNodes: Spreading.REQUIRED }, ['overNodes']],
    [{ overNodes: Spreading.NONE, overZones: Spreading.PREFERRED }, ['overZones']],
    [{ overNodes: Spreading.PREFERRED, overZones: Spreading.PREFERRED }, ['overNodes', 'overZones']],
    [{ overNodes: Spreading.NONE }, []],
  ])('name what would spread Pods that have no labels: %j', (scheduling, ways) => {
    const chart = chartOf();
    Profile.BARE.applyTo(chart);
    expect(faultsOf(() => new OneShotMigration(chart, 'migrate', { image: 'a/b:1', pod: { scheduling } }))).toEqual(ways.map((way) => (
      `shop/migrate: pod.scheduling.${way}: the Pods have no labels by which to spread them; give them \`labels\``
    )));
  });
});
