import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import type { App as Cdk8sApp } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  BackupMethod, MultiContainerPod, NightlyBackup, OneShotMigration, Profile, ProjectedSource, StatelessWebApp, Volume,
} from 'cdk8s-patterns';
import type { StatelessWebAppProps } from 'cdk8s-patterns';
import { chartOf, manifest, templateOf, webApp } from '../manifests';

type Kind = 'ConfigMap' | 'Secret';

/** A ConfigMap or Secret with one value. */
function configuration(chart: Chart, kind: Kind, name: string, value: string, field = 'data'): ApiObject {
  return new ApiObject(chart, name, { apiVersion: 'v1', kind, metadata: { name }, [field]: { key: value } });
}

function hashOf(chart: Chart): string | undefined {
  return templateOf(chart).metadata?.annotations?.['cdk8s-patterns/config-hash'];
}

/** The hash of a web app beside a ConfigMap and a Secret, both of the name `settings`. */
function hash(
  props: Partial<StatelessWebAppProps>, values: { configMap?: string; secret?: string; other?: string } = {},
): string | undefined {
  const chart = chartOf();
  configuration(chart, 'ConfigMap', 'settings', values.configMap ?? 'a');
  const secret = new Chart(chart.node.root as Cdk8sApp, 'secrets', { namespace: 'shop' });
  configuration(secret, 'Secret', 'settings', values.secret ?? 'a', 'stringData');
  configuration(chart, 'ConfigMap', 'other', values.other ?? 'a');
  webApp(chart, props);
  return hashOf(chart);
}

const plus = chartOf('plus');
const configMap = kplus.ConfigMap.fromConfigMapName(plus, 'config', 'settings');
const secret = kplus.Secret.fromSecretName(plus, 'secret', 'settings');
const mounted = (volume: Volume): Partial<StatelessWebAppProps> => ({ container: { mounts: [{ path: '/settings', volume }] } });

const CONSUMED: [string, Partial<StatelessWebAppProps>, Partial<StatelessWebAppProps>][] = [
  ['a variable',
    { container: { envValues: { A: kplus.EnvValue.fromConfigMap(configMap, 'key') } } },
    { container: { envValues: { A: kplus.EnvValue.fromSecretValue({ secret, key: 'key' }) } } }],
  ['all variables',
    { container: { envFrom: [new kplus.EnvFrom(configMap)] } },
    { container: { envFrom: [new kplus.EnvFrom(undefined, undefined, secret)] } }],
  ['a volume', mounted(Volume.configMap('settings')), mounted(Volume.secret('settings'))],
  ['a volume of several sources',
    mounted(Volume.projected('all', [ProjectedSource.configMap('settings')])),
    mounted(Volume.projected('all', [ProjectedSource.secret('settings')]))],
  ['an init container',
    { pod: { initContainers: [{ image: 'a/b:1', envFrom: [new kplus.EnvFrom(configMap)] }] } },
    { pod: { initContainers: [{ image: 'a/b:1', envFrom: [new kplus.EnvFrom(undefined, undefined, secret)] }] } }],
];

describe('the hash of a Pod that consumes configuration of this app', () => {
  test.each(CONSUMED)('changes with the ConfigMap or Secret by %s, and with nothing else', (_way, byConfigMap, bySecret) => {
    expect(hash(byConfigMap)).toMatch(/^[0-9a-f]{10}$/);
    expect(hash(byConfigMap, { secret: 'b', other: 'b' })).toBe(hash(byConfigMap));
    expect(hash(byConfigMap, { configMap: 'b' })).not.toBe(hash(byConfigMap));
    expect(hash(bySecret)).toMatch(/^[0-9a-f]{10}$/);
    expect(hash(bySecret, { configMap: 'b', other: 'b' })).toBe(hash(bySecret));
    expect(hash(bySecret, { secret: 'b' })).not.toBe(hash(bySecret));
    expect(hash(bySecret)).not.toBe(hash(byConfigMap));
  });

  test('is absent where it consumes none', () => {
    expect(hash({})).toBeUndefined();
    const chart = chartOf();
    webApp(chart);
    expect(templateOf(chart).metadata).not.toHaveProperty('annotations');
  });

  test('is absent where this app does not define what it consumes', () => {
    expect(hash(mounted(Volume.configMap('elsewhere')))).toBeUndefined();
  });

  test.each(['data', 'binaryData', 'stringData'])('changes with %s', (field) => {
    const [a, b] = ['a', 'b'].map((value) => {
      const chart = chartOf();
      configuration(chart, 'Secret', 'settings', value, field);
      webApp(chart, mounted(Volume.secret('settings')));
      return hashOf(chart);
    });
    expect(a).not.toBe(b);
  });

  test('stays when only metadata of the ConfigMap changes', () => {
    const [a, b] = [false, true].map((labelled) => {
      const chart = chartOf();
      const object = configuration(chart, 'ConfigMap', 'settings', 'a');
      if (labelled) object.metadata.addLabel('team', 'shop');
      webApp(chart, mounted(Volume.configMap('settings')));
      return hashOf(chart);
    });
    expect(a).toBe(b);
  });

  test('changes with a JSON patch of the ConfigMap, and with data that is added after the workload', () => {
    const chart = chartOf();
    const object = configuration(chart, 'ConfigMap', 'settings', 'a');
    const settings = new kplus.ConfigMap(chart, 'plus', { metadata: { name: 'plus' } });
    webApp(chart, {
      container: { mounts: [{ path: '/a', volume: Volume.configMap('settings') }, { path: '/b', volume: Volume.fromConfigMap(settings) }] },
    });
    const before = hashOf(chart);
    object.addJsonPatch(JsonPatch.replace('/data/key', 'b'));
    const patched = hashOf(chart);
    settings.addData('late', 'yes');
    expect(new Set([before, patched, hashOf(chart)]).size).toBe(3);
  });

  test('does not see what has the name in another namespace', () => {
    const [a, b] = ['a', 'b'].map((value) => {
      const chart = chartOf();
      const other = new Chart(chart.node.root as Cdk8sApp, 'other', { namespace: 'other' });
      configuration(other, 'ConfigMap', 'settings', value);
      webApp(chart, mounted(Volume.configMap('settings')));
      return hashOf(chart);
    });
    expect([a, b]).toEqual([undefined, undefined]);
  });

  test('does not depend on the order in which the Pod names them', () => {
    const hashes = [['a', 'b'], ['b', 'a']].map((names) => {
      const chart = chartOf();
      configuration(chart, 'ConfigMap', 'a', '1');
      configuration(chart, 'ConfigMap', 'b', '2');
      webApp(chart, { container: { mounts: names.map((name) => ({ path: `/${name}`, volume: Volume.configMap(name) })) } });
      return hashOf(chart);
    });
    expect(hashes[0]).toBe(hashes[1]);
  });

  test('stands beside the annotations of the author', () => {
    const chart = chartOf();
    configuration(chart, 'ConfigMap', 'settings', 'a');
    webApp(chart, { ...mounted(Volume.configMap('settings')), pod: { annotations: { note: 'mine' } } });
    expect(templateOf(chart).metadata?.annotations).toEqual({
      'note': 'mine', 'cdk8s-patterns/config-hash': expect.stringMatching(/^[0-9a-f]{10}$/),
    });
  });

  test('is off where the profile says so', () => {
    const chart = chartOf();
    Profile.PRODUCTION.customize({ rolloutOnConfigChange: false }).applyTo(chart);
    configuration(chart, 'ConfigMap', 'settings', 'a');
    webApp(chart, mounted(Volume.configMap('settings')));
    expect(hashOf(chart)).toBeUndefined();
  });

  test('is the same for two workloads that consume the same, one chart at a time or all at once', () => {
    const chart = chartOf();
    configuration(chart, 'ConfigMap', 'settings', 'a');
    webApp(chart, mounted(Volume.configMap('settings')));
    const alone = hashOf(chart);
    webApp(chart, mounted(Volume.configMap('settings')), 'other');
    const all = (chart.node.root as Cdk8sApp).synthYaml().match(/(?<=cdk8s-patterns\/config-hash: )\w+/g);
    expect(all).toEqual([alone, alone]);
  });
});

describe('the configuration of', () => {
  const container = { mounts: [{ path: '/settings', volume: Volume.configMap('settings') }] };

  test('a migration is part of its name: another configuration is another run', () => {
    const names = ['a', 'b', 'a'].map((value) => {
      const chart = chartOf();
      configuration(chart, 'ConfigMap', 'settings', value);
      new OneShotMigration(chart, 'migrate', { image: 'acme/migrate:1.0.0', container });
      return manifest(chart, 'Job').metadata.name;
    });
    expect(names[0]).not.toBe(names[1]);
    expect(names[2]).toBe(names[0]);
  });

  test('a Pod without controller is nowhere: nothing would roll it out', () => {
    const chart = chartOf();
    Profile.PRODUCTION.customize({ controllers: false }).applyTo(chart);
    configuration(chart, 'ConfigMap', 'settings', 'a');
    new MultiContainerPod(chart, 'demo', { containers: [{ image: 'acme/demo:1.0.0', ...container }] });
    expect(manifest(chart, 'Pod').metadata).not.toHaveProperty('annotations');
  });

  test('a backup by container is on the template of its Job', () => {
    const chart = chartOf();
    configuration(chart, 'ConfigMap', 'settings', 'a');
    new NightlyBackup(chart, 'backup', { at: '02:30', method: BackupMethod.container({ image: 'acme/backup:1.0.0', container }) });
    expect(manifest(chart, 'CronJob').spec).toHaveProperty(
      ['jobTemplate', 'spec', 'template', 'metadata', 'annotations', 'cdk8s-patterns/config-hash'], expect.any(String),
    );
  });

  test('a workload in a scope without a namespace is that of the charts without one', () => {
    const chart = chartOf('shop', {});
    configuration(chart, 'ConfigMap', 'settings', 'a');
    new StatelessWebApp(chart, 'web', { image: 'nginx:1.29.1', port: 80, container });
    expect(hashOf(chart)).toMatch(/^[0-9a-f]{10}$/);
  });
});
