import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { ContainerResources } from 'cdk8s-plus-28';
import {
  BackupMethod, DatabaseEngine, MultiContainerPod, NightlyBackup, NodeAgent, OneShotMigration, Profile, ReplicatedDatabase,
} from 'cdk8s-patterns';
import { chartOf, containerOf, faultsOf, manifest, podOf, webApp } from '../manifests';

const mebibytes = (amount: number): Size => Size.mebibytes(amount);

function resources(given: ContainerResources | undefined, profile = Profile.PRODUCTION): unknown {
  const chart = chartOf();
  profile.applyTo(chart);
  webApp(chart, { resources: given });
  return containerOf(chart).resources;
}

function defaults(cpu: string, memory: string, least: string, most: string): object {
  return {
    requests: { cpu, memory, 'ephemeral-storage': least },
    limits: { memory, 'ephemeral-storage': most },
  };
}

describe('what a container gets where its author says nothing', () => {
  test('goes by the kind of work: the table of the README', () => {
    const chart = chartOf();
    const image = 'a/b:1';
    const storage = Size.gibibytes(1);
    webApp(chart, { pod: { sidecars: [{ image }], initContainers: [{ image }] } });
    new NodeAgent(chart, 'agent', { image });
    new OneShotMigration(chart, 'migrate', { image });
    new NightlyBackup(chart, 'backup', { at: '02:30', method: BackupMethod.container({ image }) });
    new MultiContainerPod(chart, 'pod', { containers: [{ image }, { image }] });
    new ReplicatedDatabase(chart, 'db', {
      engine: DatabaseEngine.custom({ image, port: 1, dataPath: '/data' }), replicas: 1, storage,
    });
    const { containers, initContainers } = podOf(chart, 'Deployment', 'web');
    const web = defaults('100m', '256Mi', '64Mi', '512Mi');
    const small = defaults('50m', '128Mi', '64Mi', '256Mi');
    expect(containers.map((one) => one.resources)).toEqual([web, small]);
    expect(initContainers?.map((one) => one.resources)).toEqual([small]);
    expect(containerOf(chart, 'DaemonSet').resources).toEqual(small);
    expect(containerOf(chart, 'Job').resources).toEqual(web);
    expect(manifest(chart, 'CronJob').spec).toHaveProperty('jobTemplate.spec.template.spec.containers.0.resources', web);
    expect(podOf(chart, 'Deployment', 'pod').containers.map((one) => one.resources)).toEqual([web, small]);
    expect(containerOf(chart, 'StatefulSet').resources).toEqual(defaults('500m', '2Gi', '256Mi', '2Gi'));
  });

  test('is nothing under BARE', () => expect(resources(undefined, Profile.BARE)).toBeUndefined());
});

describe('what the author gives', () => {
  const rest = { 'ephemeral-storage': '64Mi' };
  const most = { 'ephemeral-storage': '512Mi' };

  test.each<[string, ContainerResources, object]>([
    ['a request of memory is its limit too', { memory: { request: mebibytes(300) } },
      { requests: { cpu: '100m', memory: '300Mi', ...rest }, limits: { memory: '300Mi', ...most } }],
    ['a limit of memory is its request too', { memory: { limit: mebibytes(64) } },
      { requests: { cpu: '100m', memory: '64Mi', ...rest }, limits: { memory: '64Mi', ...most } }],
    ['both stand', { memory: { request: mebibytes(64), limit: mebibytes(128) } },
      { requests: { cpu: '100m', memory: '64Mi', ...rest }, limits: { memory: '128Mi', ...most } }],
    ['a request of cpu has no limit, which would throttle probes', { cpu: { request: Cpu.units(2) } },
      { requests: { cpu: '2', memory: '256Mi', ...rest }, limits: { memory: '256Mi', ...most } }],
    ['a limit of cpu below the default is the request too', { cpu: { limit: Cpu.millis(50) } },
      { requests: { cpu: '50m', memory: '256Mi', ...rest }, limits: { cpu: '50m', memory: '256Mi', ...most } }],
    ['a limit of cpu above the default leaves that as request', { cpu: { limit: Cpu.millis(500) } },
      { requests: { cpu: '100m', memory: '256Mi', ...rest }, limits: { cpu: '500m', memory: '256Mi', ...most } }],
    ['both of cpu stand', { cpu: { request: Cpu.millis(250), limit: Cpu.units(1) } },
      { requests: { cpu: '250m', memory: '256Mi', ...rest }, limits: { cpu: '1', memory: '256Mi', ...most } }],
    ['a limit of ephemeral storage is its request too', { ephemeralStorage: { limit: mebibytes(10) } },
      { requests: { cpu: '100m', memory: '256Mi', 'ephemeral-storage': '10Mi' }, limits: { memory: '256Mi', 'ephemeral-storage': '10Mi' } }],
  ])('%s', (_what, given, expected) => {
    expect(resources(given)).toEqual(expected);
  });

  test.each<[ContainerResources, object | undefined]>([
    [{}, undefined],
    [{ memory: { request: mebibytes(1) } }, { requests: { memory: '1Mi' } }],
    [{ memory: { limit: mebibytes(1) } }, { limits: { memory: '1Mi' } }],
    [{ cpu: { limit: Cpu.millis(1) } }, { limits: { cpu: '1m' } }],
    [{ cpu: { request: Cpu.units(1) }, ephemeralStorage: { request: mebibytes(1), limit: mebibytes(2) } },
      { requests: { 'cpu': '1', 'ephemeral-storage': '1Mi' }, limits: { 'ephemeral-storage': '2Mi' } }],
  ])('is all that there is under BARE: %j', (given, expected) => {
    expect(resources(given, Profile.BARE)).toEqual(expected);
  });

  test('is a fault where a limit is below its request, by the default too', () => {
    expect(faultsOf(() => resources({
      cpu: { request: Cpu.units(1), limit: Cpu.millis(1) },
      memory: { request: mebibytes(2), limit: mebibytes(1) },
      ephemeralStorage: { request: mebibytes(2), limit: mebibytes(1) },
    }))).toEqual([
      'shop/web: resources.cpu: the limit (1m) is below the request (1); raise `limit` or lower `request`',
      'shop/web: resources.memory: the limit (1Mi) is below the request (2Mi); raise `limit` or lower `request`',
      'shop/web: resources.ephemeralStorage: the limit (1Mi) is below the request (2Mi); raise `limit` or lower `request`',
    ]);
  });

  test('is one fault where a limit alone is no amount', () => {
    expect(faultsOf(() => resources({ cpu: { limit: Cpu.units(Number.NaN) } }))).toEqual([
      "shop/web: resources.cpu.limit: got 'NaN', expected a quantity such as '500m', '1.5' or '2Gi'",
    ]);
  });

  test('is a fault where it is no amount', () => {
    expect(faultsOf(() => resources({ cpu: { request: Cpu.millis(-1), limit: Cpu.units(Number.NaN) } }))).toEqual([
      "shop/web: resources.cpu.request: got '-1m', expected 0 or more",
      "shop/web: resources.cpu.limit: got 'NaN', expected a quantity such as '500m', '1.5' or '2Gi'",
    ]);
  });
});
