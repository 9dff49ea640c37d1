import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ValidationContext } from 'cdk8s-cli/plugins';
import type { Validation } from 'cdk8s-cli/plugins';
import { ValidationPlugin } from 'cdk8s-patterns';
import type { ValidationPluginProps } from 'cdk8s-patterns';
import { lonely, REMOVED, SOUND } from './cli/doctor';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-plugin-'))));
afterEach(() => rmSync(folder, { recursive: true }));

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The report of cdk8s-cli itself over some manifests, as `cdk8s synth` makes it. */
async function reportOf(files: Files, properties: ValidationPluginProps = {}): Promise<ValidationContext['report']> {
  const manifests = Object.entries(files).map(([name, text]) => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  });
  const plugin: Validation = new ValidationPlugin(properties);
  const context = new ValidationContext(manifests, 'cdk8s-patterns', '0.1.0', { lonely: { path: 'shop/lonely' } });
  await plugin.validate(context);
  return context.report;
}

test('an error fails the synth, with rule, object, place and what mends it', async () => {
  const report = await reportOf({ 'shop.k8s.yaml': `${SOUND}---\n${REMOVED}` });
  expect(report.success).toBe(false);
  expect(report.toJson()).toEqual({
    title: 'Validation Report (cdk8s-patterns@0.1.0)',
    violations: [{
      ruleName: 'api-removed',
      recommendation: expect.stringMatching(/^An API that Kubernetes no longer has \(error\)\. An API server that /) as string,
      fix: 'Use the API version that took its place, with the changes that it asks for.',
      violatingConstructs: [{
        resourceName: 'old',
        locations: [
          '6:13 apiVersion: policy/v1beta1 has had no PodSecurityPolicy since Kubernetes 1.25: a cluster of 1.37 refuses it; '
            + 'remove it: nothing took the place of PodSecurityPolicy under this name',
        ],
        manifestPath: join(folder, 'shop.k8s.yaml'),
        constructPath: undefined,
      }],
    }],
    summary: {
      status: 'failure', plugin: 'cdk8s-patterns', version: '0.1.0',
      metadata: { Kubernetes: '1.37', Objects: '2', Errors: '1', Warnings: '0', Waived: '0' },
    },
  });
});

test('a warning is in the report, with the construct that cdk8s knows, and fails the synth only where one says so', async () => {
  const files = { 'shop.k8s.yaml': lonely() };
  const report = await reportOf(files);
  expect(report.success).toBe(true);
  expect(report.toString()).toContain('service-selects-nothing (1 occurrences)');
  expect(report.toString()).toContain('- Construct Path: shop/lonely');
  expect((await reportOf(files, { failOnWarnings: true })).success).toBe(false);
  expect((await reportOf({ 'shop.k8s.yaml': SOUND }, { failOnWarnings: true })).success).toBe(true);
});

test('all that a rule finds is together, an entry for each object', async () => {
  const pod = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n`
    + ['a', 'b'].map((container) => `    - name: ${container}\n      image: nginx:latest\n`).join('');
  const { violations } = (await reportOf({ 'shop.k8s.yaml': `${pod('one')}---\n${pod('two')}` })).toJson();
  const images = violations.filter(({ ruleName }) => ruleName === 'image-without-version');
  expect(images).toHaveLength(1);
  expect(images[0].violatingConstructs.map(({ resourceName, locations }) => [resourceName, locations.length])).toEqual([['one', 2], ['two', 2]]);
});

test('a waiver counts, and fails nothing', async () => {
  const waived = `${REMOVED}  annotations:\n    waiver.cdk8s-patterns/api-removed: the old cluster needs it\n`;
  const { violations, summary } = (await reportOf({ 'shop.k8s.yaml': waived }, { failOnWarnings: true })).toJson();
  expect(violations).toEqual([]);
  expect(summary).toMatchObject({ status: 'success', metadata: { Waived: '1' } });
});

test('what can\'t be read fails the synth', async () => {
  const report = await reportOf({ 'shop.k8s.yaml': 'a: 1\na: 2\n', 'latin1.k8s.yaml': Buffer.from('a: \xe9', 'latin1') });
  expect(report.success).toBe(false);
  expect(report.toJson().violations).toMatchObject([{
    ruleName: 'unreadable',
    violatingConstructs: [
      { resourceName: 'shop.k8s.yaml', locations: ["2:1 the key 'a' stands there a second time, and only one of the two would count"] },
      { resourceName: 'latin1.k8s.yaml', locations: ['it is no text in UTF-8'] },
    ],
  }]);
});

describe('two charts', () => {
  const names = async (files: Files) => (await reportOf(files)).toJson().violations.map(({ ruleName }) => ruleName);
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: lonely\n  labels:\n    app: lonely\n';

  test('of a file each don\'t see each other: they may go to two clusters', async () => {
    expect(await names({ 'a.k8s.yaml': `${SOUND}---\n${pod}`, 'b.k8s.yaml': lonely(), 'c.k8s.yaml': SOUND })).toEqual(
      expect.arrayContaining(['service-selects-nothing']),
    );
    expect(await names({ 'a.k8s.yaml': `${SOUND}---\n${REMOVED}`, 'b.k8s.yaml': SOUND })).not.toContain('duplicate-object');
  });

  test('of a file an object are one folder each', async () => {
    expect(await names({ 'a/Service.k8s.yaml': lonely(), 'a/Pod.k8s.yaml': pod, 'b/ConfigMap.k8s.yaml': SOUND, 'c/ConfigMap.k8s.yaml': SOUND }))
      .toEqual(expect.not.arrayContaining(['service-selects-nothing', 'duplicate-object']));
  });
});

describe('the version of Kubernetes', () => {
  test('is that of the cluster', async () => {
    const report = await reportOf({ 'shop.k8s.yaml': REMOVED }, { kubernetes: '1.24' });
    expect(report.toJson().violations.map(({ ruleName }) => ruleName)).not.toContain('api-removed');
  });

  test('stands in quotes', () => {
    expect(() => new ValidationPlugin({ kubernetes: 1.3 as unknown as string })).toThrow(
      new Error("ValidationPlugin: kubernetes: got 1.3, expected a version in quotes, such as '1.30'"),
    );
    expect(() => new ValidationPlugin({ kubernetes: 'newest' })).toThrow('kubernetes: got "newest", expected');
  });
});
