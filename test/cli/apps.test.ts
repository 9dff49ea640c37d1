import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { call, findings } from './doctor';
import type { JsonFinding } from './doctor';

const APPS = join(__dirname, '../../../shared/apps');

/** `test`, where the published manifests are on this machine. */
const published = (name: string) => (
  existsSync(APPS) ? [name, test] as const : [`${name} (left out: the published manifests are not on this machine)`, test.skip] as const
);

/** What people's manifests have wrong, each with the objects in which a rule finds it. */
function found(all: readonly JsonFinding[], rules: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(rules.map((id) => [
    id, [...new Set(all.filter(({ rule }) => rule === id).map(({ kind, name }) => `${kind}/${name}`))].sort(),
  ]));
}

const MISTAKES = [
  'api-removed', 'selector-missing', 'stateful-set-service-missing', 'data-not-on-volume', 'address-port-not-served', 'plain-text-credential',
  'address-of-nothing', 'service-selects-nothing', 'service-target-port-undeclared', 'config-missing', 'variable-undefined',
];

/** What they don't have wrong. */
const NONE = {
  'address-of-nothing': [], 'service-selects-nothing': [], 'service-target-port-undeclared': [], 'config-missing': [], 'variable-undefined': [],
};

describe('a broken app', () => {
  const folder = join(__dirname, 'broken-shop');

  test('has its mistakes found, each in its object', async () => {
    const { findings: all, objects, files } = await findings([folder]);
    expect(found(all, MISTAKES)).toEqual({
      'api-removed': ['ClusterRole/watcher', 'Deployment/orders', 'StatefulSet/kafka', 'StatefulSet/zookeeper'],
      'selector-missing': ['Deployment/orders', 'StatefulSet/kafka', 'StatefulSet/zookeeper'],
      'stateful-set-service-missing': ['StatefulSet/kafka', 'StatefulSet/zookeeper'],
      'data-not-on-volume': ['StatefulSet/kafka', 'StatefulSet/zookeeper'],
      'address-port-not-served': ['Deployment/orders'],
      'plain-text-credential': ['Deployment/orders'],
      ...NONE,
    });
    expect({ objects, files }).toEqual({ objects: 9, files: 3 });
  });

  test('has them at the lines where they stand', async () => {
    const { findings: all } = await findings(['.'], { cwd: folder });
    const places = all.filter(({ rule, name }) => MISTAKES.includes(rule) && ['kafka', 'orders'].includes(name))
      .map(({ rule, file, line, column }) => `${file}:${line}:${column} ${rule}`);
    expect(places).toEqual([
      'data.yaml:12:13 api-removed',
      'data.yaml:16:1 selector-missing',
      'data.yaml:17:16 stateful-set-service-missing',
      'data.yaml:33:26 data-not-on-volume',
      'orders.yaml:1:13 api-removed',
      'orders.yaml:5:1 selector-missing',
      'orders.yaml:16:22 address-port-not-served',
      'orders.yaml:20:22 plain-text-credential',
    ]);
  });

  test('has no finding in its sound parts', async () => {
    const { findings: all } = await findings([folder]);
    expect(all.filter(({ file }) => file.endsWith('sound.yaml'))).toEqual([]);
    expect(all.filter(({ kind }) => kind === 'Service')).toEqual([]);
  });

  test('exits with 1', async () => {
    expect((await call(['check', folder])).status).toBe(1);
  });
});

const [ftgo, testFtgo] = published('ftgo, as it is published, has its mistakes found, and nothing in what is sound');
testFtgo(ftgo, async () => {
  const { findings: all, objects, files } = await findings([join(APPS, 'ftgo')]);
  const services = ['accounting', 'consumer', 'kitchen', 'order-history', 'order', 'restaurant'].map((name) => `Deployment/ftgo-${name}-service`);
  const deployments = [...services, 'Deployment/ftgo-api-gateway', 'Deployment/ftgo-cdc-service'];
  const statefulSets = ['dynamodb-local', 'kafka', 'mysql', 'zookeeper'].map((name) => `StatefulSet/ftgo-${name}`);
  expect(found(all, MISTAKES)).toEqual({
    'api-removed': ['ClusterRole/prometheus-operator', ...deployments.sort(), ...statefulSets],
    'selector-missing': [...deployments, ...statefulSets],
    'stateful-set-service-missing': statefulSets,
    'data-not-on-volume': ['StatefulSet/ftgo-kafka', 'StatefulSet/ftgo-zookeeper'],
    'address-port-not-served': ['Deployment/ftgo-cdc-service'],
    'plain-text-credential': [
      'Deployment/ftgo-cdc-service', 'Deployment/ftgo-consumer-service', 'Deployment/ftgo-order-history-service',
      'Job/ftgo-dynamodb-local-init', 'StatefulSet/ftgo-mysql',
    ],
    ...NONE,
  });
  expect({ objects, files }).toEqual({ objects: 29, files: 16 });
  // The Service that its NodePort file makes instead, or after it.
  const errors = all.filter(({ rule, level }) => level === 'error' && !MISTAKES.includes(rule));
  expect(errors.map(({ rule, name }) => `${rule} ${name}`)).toEqual(['duplicate-object ftgo-api-gateway']);
  expect(all.filter(({ kind }) => ['Secret', 'ServiceMonitor'].includes(kind))).toEqual([]);
  expect(all.find(({ rule }) => rule === 'address-port-not-served')).toMatchObject({
    happens: 'the Service ftgo-kafka has no port 29092, only 9092: nothing answers at ftgo-kafka:29092', line: 40, column: 20,
  });
});

const [boutique, testBoutique] = published('Online Boutique, as it is published, has no error');
testBoutique(boutique, async () => {
  const { findings: all, objects } = await findings([join(APPS, 'online-boutique.yaml')]);
  expect(all.filter(({ level }) => level === 'error')).toEqual([]);
  expect(objects).toBe(35);
});
