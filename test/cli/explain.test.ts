import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { call } from './doctor';

const ROOT = join(__dirname, '../..');
const SHOP = 'npx tsx examples/shop/main.ts';
const COURSE = 'npx tsx examples/course/main.ts';
/** A shell looks for programs in it. */
const env = { PATH: process.env.PATH as string };
/** Each call runs a program. */
const SECONDS = 60_000;

interface JsonLine {
  readonly line: number;
  readonly text: string;
  readonly path: (string | number)[];
  readonly sources: Record<string, string>[];
  readonly why: string;
  readonly change: string;
  readonly before: string | null;
}

interface JsonObject {
  readonly id: string;
  readonly at: string | null;
  readonly lines: readonly JsonLine[];
}

const explain = (argv: readonly string[], app = SHOP) => call(['explain', ...argv, '--app', app], { cwd: ROOT, env });
const objects = async (argv: readonly string[], app?: string): Promise<readonly JsonObject[]> => {
  const { status, stdout, stderr } = await explain([...argv, '--format', 'json'], app);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const report = JSON.parse(stdout) as { readonly version: number; readonly objects: readonly JsonObject[] };
  expect(report.version).toBe(1);
  return report.objects;
};
const lineOf = ({ lines }: JsonObject, text: string): JsonLine => lines.find((line) => line.text.trim() === text) as JsonLine;

describe('an explanation', () => {
  test('is the manifest, with where each line comes from and why in comments before it', async () => {
    const { status, stdout, stderr } = await explain(['PodDisruptionBudget/orders-db']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^# shop\/PodDisruptionBudget\/orders-db: ReplicatedDatabase shop\/orders-db, examples\/shop\/main\.ts:7\n# \[profile: disruptionBudgets\] the whole of it\n/);
    expect(stdout).toContain([
      '  # a drain takes one Pod at a time, and waits until another one is ready in its place',
      '  maxUnavailable: 1',
      '',
    ].join('\n'));
    expect(Math.max(...stdout.split('\n').filter((line) => line.trim().startsWith('#')).map(({ length }) => length))).toBeLessThanOrEqual(110);
    expect(stdout.split('\n').filter((line) => !line.trim().startsWith('#')).join('\n')).toBe(`apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: orders-db
  namespace: shop
  labels:
    app.kubernetes.io/name: orders-db
    app.kubernetes.io/instance: orders-db
    app.kubernetes.io/component: database
    app.kubernetes.io/part-of: shop
    app.kubernetes.io/managed-by: cdk8s-patterns
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: IfHealthyBudget
  selector:
    matchLabels:
      app.kubernetes.io/name: orders-db
      app.kubernetes.io/instance: orders-db
`);
  }, SECONDS);

  test('names the property and its line, the use and its line, the switch, the engine and the kind', async () => {
    const [job] = await objects(['Job/migrate']);
    expect(job).toMatchObject({ id: expect.stringMatching(/^shop\/Job\/migrate-[0-9a-f]{10}$/), at: 'examples/shop/main.ts:17' });
    expect(lineOf(job, 'image: ghcr.io/acme/shop-migrate:1.4.2')).toMatchObject({
      path: ['spec', 'template', 'spec', 'containers', 0, 'image'], change: 'same', before: null,
      sources: [{ from: 'author', construct: 'shop/migrate', type: 'OneShotMigration', property: 'image', at: 'examples/shop/main.ts:17' }],
    });
    expect(lineOf(job, '- name: CASSANDRA_PORT').sources).toEqual([
      { from: 'edge', client: 'shop/migrate', target: 'shop/orders-db', at: 'examples/shop/main.ts:22' },
    ]);
    expect(lineOf(job, 'runAsNonRoot: true')).toMatchObject({
      sources: [{ from: 'profile', switch: 'restricted', value: 'true' }], change: 'added',
      why: 'the kubelet refuses to start a container as root, whatever its image says',
    });
    expect(lineOf(job, 'apiVersion: batch/v1').sources).toEqual([{ from: 'kind', kind: 'Job' }]);
    expect(lineOf(job, 'restartPolicy: Never').sources).toEqual([{ from: 'construct', type: 'OneShotMigration' }]);
    const [set] = await objects(['StatefulSet/orders-db']);
    expect(lineOf(set, '- name: CASSANDRA_ENDPOINT_SNITCH').sources).toEqual([
      { from: 'engine', engine: 'Cassandra', construct: 'shop/orders-db', at: 'examples/shop/main.ts:7', switch: 'engineKnowledge' },
    ]);
    expect(lineOf(set, 'serviceName: orders-db-nodes')).toMatchObject({ change: 'changed', before: '"orders-db"' });
  }, SECONDS);

  test('is of all objects of a construct, a chart, or a program; a chart goes before a workload of its name', async () => {
    const ids = async (...argv: string[]) => (await objects(argv)).map(({ id }) => id.replace(/-[0-9a-f]{10}$/, ''));
    expect(await ids('shop/backup')).toEqual(['shop/Schedule/shop-backup']);
    expect(await ids('Service/web')).toEqual(['shop/Service/web']);
    expect(await ids('web')).toEqual(['ServiceAccount', 'NetworkPolicy', 'Service', 'Deployment', 'PodDisruptionBudget'].map((kind) => `shop/${kind}/web`));
    expect(await ids('shop')).toHaveLength(15);
    expect(await ids()).toEqual(await ids('shop'));
  }, SECONDS);

  test('compares with what was printed: the same kind and name, or what took its place', async () => {
    const production = await objects(['course-in-production', '--printed', 'course-as-printed'], COURSE);
    const [demo] = production.filter(({ id }) => id.endsWith('Deployment/demo'));
    expect(lineOf(demo, 'kind: Deployment')).toMatchObject({ change: 'changed', before: '"Pod"' });
    expect(lineOf(demo, 'image: redis:7.2')).toMatchObject({ change: 'changed', before: '"redis"' });
    expect(lineOf(demo, 'runAsNonRoot: true').change).toBe('added');
    const [nginx] = production.filter(({ id }) => id.endsWith('Deployment/nginx'));
    expect(lineOf(nginx, 'replicas: 3').change).toBe('same');
    const byFile = await objects(['course-in-production', '--printed', 'examples/course/expected/course-as-printed.k8s.yaml'], COURSE);
    expect(byFile).toEqual(production);
  }, SECONDS);

  test('marks a patch as what it is, and says where the meaning of its field stands', async () => {
    const [job] = await objects(['course-as-printed/CronJob/daily-job'], COURSE);
    expect(lineOf(job, 'apiVersion: batch/v1beta1').sources).toEqual([{ from: 'patch', construct: 'course-as-printed/daily-job' }]);
  }, SECONDS);

  test('leaves the output folder as it is', async () => {
    const before = existsSync(join(ROOT, 'dist')) ? readdirSync(join(ROOT, 'dist')) : undefined;
    await explain(['web']);
    expect(existsSync(join(ROOT, 'dist')) ? readdirSync(join(ROOT, 'dist')) : undefined).toEqual(before);
  }, SECONDS);

  test('is a page by itself', async () => {
    const { status, stdout } = await explain(['shop', '--format', 'html']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(stdout).toContain('<svg class="app-graph"');
    expect(stdout.length).toBeLessThan(300_000);
  }, SECONDS);
});

describe('a wrong call is told in one line:', () => {
  const said = async (argv: readonly string[], files: Readonly<Record<string, string>> = {}) => {
    const { status, stdout, stderr } = await call(['explain', ...argv], { files, env });
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 2 });
    return stderr;
  };

  test('nothing of that name, with what is near it', async () => {
    const { status, stderr } = await explain(['Deploymet/web']);
    expect(status).toBe(2);
    expect(stderr).toBe("cdk8s-patterns explain: the program makes nothing that is called 'Deploymet/web'; near it are 'Deployment/web', "
      + "'shop/Deployment/web' and 'Service/web'; `cdk8s-patterns explain --help` says what it takes\n");
  }, SECONDS);

  test('a folder without a program', async () => {
    expect(await said(['web'], { 'dist/web.yaml': 'kind: Pod' })).toBe('cdk8s-patterns explain: there is no cdk8s.yaml here: reasons come from the '
      + "program that makes the manifests, not from YAML alone; call it in the program's folder, or name the program: --app 'npx tsx main.ts'; "
      + '`cdk8s-patterns explain --help` says what it takes\n');
    expect(await said([], { 'cdk8s.yaml': 'language: typescript' })).toContain('cdk8s.yaml names no program: write `app: npx tsx main.ts` there');
    expect(await said([], { 'cdk8s.yaml': '' })).toContain('cdk8s.yaml names no program');
  });

  test('a program that fails, with its reason', async () => {
    const fails = { 'cdk8s.yaml': 'app: node main.js', 'main.js': "throw new TypeError('there is\\nno shop');" };
    expect(await said([], fails)).toBe('cdk8s-patterns explain: `node main.js` failed, with the exit status 1: there is; no shop\n');
    expect(await said(['--app', 'echo broken >&2; exit 3'])).toBe('cdk8s-patterns explain: `echo broken >&2; exit 3` failed, with the exit status 3: broken\n');
    expect(await said(['--app', 'exit 4'])).toBe('cdk8s-patterns explain: `exit 4` failed, with the exit status 4: it says nothing of why\n');
  });

  test('a program that makes nothing with this library', async () => {
    expect(await said(['--app', 'true'])).toContain('`true` made nothing with this library: it has to make a workload or an App of cdk8s-patterns');
  });

  test('a program that makes nothing at all', async () => {
    const { status, stderr } = await call(['explain', '--app', `cd '${ROOT}' && npx tsx -e "new (require('./lib').App)().synth()"`], { env });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'cdk8s-patterns explain: the program makes no object: there is nothing to explain\n' });
  }, SECONDS);

  test('printed manifests that aren\'t there', async () => {
    const { stderr } = await explain(['web', '--printed', 'nowhere']);
    expect(stderr).toContain("--printed: 'nowhere': there is no such file or folder, nor does a chart of the program have this name; ");
    expect((await explain(['web', '--printed', 'jest.config.js'])).stderr).toMatch(/--printed: jest\.config\.js:\d+:\d+: .*; `cdk8s-patterns explain --help`/);
    expect((await explain(['web', '--printed', 'package.json'])).stderr).toContain("--printed: 'package.json': there is no manifest in it");
  }, SECONDS);

  test('a format that isn\'t known', async () => {
    expect(await said(['--format', 'xml'])).toContain("--format: got 'xml', expected 'text', 'json' or 'html'; ");
  });
});

test('without the command, a program keeps nothing of what its author says', () => {
  const { App, StatelessWebApp } = jest.requireActual<typeof import('../../lib')>('../../lib');
  const { Chart } = jest.requireActual<typeof import('cdk8s')>('cdk8s');
  const { scriptOf } = jest.requireActual<typeof import('../../lib/kube/authored')>('../../lib/kube/authored');
  const app = new App({ outdir: '/nonexistent' });
  const web = new StatelessWebApp(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'nginx:1.29.1', port: 8080 });
  web.uses(new StatelessWebApp(web, 'api', { image: 'nginx:1.29.1', port: 8080 }));
  expect(scriptOf(app)).toEqual({ constructs: [], uses: [] });
});
