import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { saidOnStderr } from './manifests';

const ROOT = resolve(__dirname, '..');
const EXAMPLES = join(ROOT, 'examples');
const names = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** Runs an example's program as it stands, and gives the files that it wrote. */
function run(name: string): Record<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-example-'));
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      jest.requireActual(join(EXAMPLES, name, 'main'));
    });
    return filesOf(outdir);
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
    rmSync(outdir, { recursive: true });
  }
}

function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function documents(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}

describe.each(names)('example %s', (name) => {
  test('prints what its folder expected/ shows; after a wanted change: npm run examples, and read the difference', () => {
    expect(run(name)).toEqual(filesOf(join(EXAMPLES, name, 'expected')));
  });

  test('has nothing found by a rule that is not accepted with a reason: its synth says nothing', () => {
    expect(saidOnStderr(() => run(name))).toBe('');
  });

  test('has a README', () => {
    expect(readFileSync(join(EXAMPLES, name, 'README.md'), 'utf8').length).toBeGreaterThan(500);
  });
});

describe('the course page', () => {
  const printed = documents(run('course')['course-as-printed.k8s.yaml']);

  test('comes out field for field: four manifests, in its order', () => {
    const page = documents(readFileSync(join(__dirname, 'course', 'page.yaml'), 'utf8'));
    expect(page).toHaveLength(4);
    expect(printed).toEqual(page);
  });

  const source = join(ROOT, '..', 'shared', 'course', 'page.md');
  const name = 'is the page itself, where it is at hand';
  if (!existsSync(source)) {
    test.skip(`${name} (left out: the page is not beside this checkout)`, () => undefined);
  } else {
    test(name, () => {
      const blocks = [...readFileSync(source, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block);
      expect(blocks.flatMap(documents)).toEqual(printed);
    });
  }
});

describe('the first screen', () => {
  const objects = documents(run('shop')['shop.k8s.yaml']) as { kind: string; metadata: { name: string; namespace?: string } }[];

  test('makes everything that the shop needs, and nothing else', () => {
    const made = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort();
    expect(made).toEqual([
      'Deployment web',
      'Job migrate-d2055b5035',
      'NetworkPolicy migrate',
      'NetworkPolicy orders-db',
      'NetworkPolicy web',
      'PodDisruptionBudget orders-db',
      'PodDisruptionBudget web',
      'Schedule shop-backup',
      'Service orders-db',
      'Service orders-db-nodes',
      'Service web',
      'ServiceAccount migrate',
      'ServiceAccount orders-db',
      'ServiceAccount web',
      'StatefulSet orders-db',
    ]);
  });

  test('puts each object in the chart\'s namespace, and the Schedule in Velero\'s', () => {
    const namespaces = objects.map(({ kind, metadata }) => [kind, metadata.namespace]);
    expect(namespaces.filter(([kind]) => kind === 'Schedule')).toEqual([['Schedule', 'velero']]);
    expect(new Set(namespaces.filter(([kind]) => kind !== 'Schedule').map(([, namespace]) => namespace))).toEqual(new Set(['shop']));
  });

  test('is the first program of the README, word for word', () => {
    const program = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1];
    expect(program).toBe(readFileSync(join(EXAMPLES, 'shop', 'main.ts'), 'utf8'));
  });
});
