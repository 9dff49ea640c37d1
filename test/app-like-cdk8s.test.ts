import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App as Cdk8sApp, Chart, YamlOutputType } from 'cdk8s';
import type { AppProps } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { App } from 'cdk8s-patterns';

/** Something in a tree: a chart, a construct, or an object; by number, where it is in, and what it depends on. */
interface Part {
  readonly kind: 'chart' | 'construct' | 'object';
  readonly inside: number;
  readonly dependsOn: readonly number[];
}

const part: fc.Arbitrary<Part> = fc.record({
  kind: fc.constantFrom('chart', 'construct', 'object', 'object'),
  inside: fc.nat(30),
  dependsOn: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.nat(30), { maxLength: 2 }) },
  ),
});

function build(app: Cdk8sApp, parts: readonly Part[]): void {
  const made: Construct[] = [new Chart(app, 'first')];
  parts.forEach(({ kind, inside }, i) => {
    const within = made[inside % made.length];
    // In an object there is nothing.
    const scope = ApiObject.isApiObject(within) ? within.node.scope as Construct : within;
    if (kind === 'chart') made.push(new Chart(inside % 2 === 0 ? app : Chart.of(scope), `c${i}`));
    else if (kind === 'construct') made.push(new Construct(scope, `p${i}`));
    else made.push(new ApiObject(scope, `o${i}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `o${i}` } }));
  });
  parts.forEach(({ dependsOn }, i) => dependsOn.map((other) => made[other % made.length]).forEach((target) => {
    // What depends on itself alone, cdk8s leaves out without a word.
    if (target !== made[i + 1]) made[i + 1].node.addDependency(target);
  }));
}

/** What a class of App writes; the error's first line where it refuses. */
function written(make: (props: AppProps) => Cdk8sApp, parts: readonly Part[], yamlOutputType: YamlOutputType) {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-like-'));
  try {
    const app = make({ outdir, yamlOutputType, recordConstructMetadata: true });
    build(app, parts);
    app.synth();
    const names = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|json)$/.test(name)).sort();
    const files = names.map((name) => [name, documents(readFileSync(join(outdir, name), 'utf8'))] as const);
    return { files, text: documents(app.synthYaml()) };
  } catch (error) {
    return { error: (error as Error).message.split('\n')[0].replace(/:.*/, '') };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function documents(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}

/** cdk8s numbers files and folders where charts depend on each other. */
function unnumbered(files: readonly (readonly [string, unknown[]])[]) {
  return files.map(([name, content]) => [name.replace(/^\d{4}-/, ''), content] as const).sort(([a], [b]) => (a < b ? -1 : 1));
}

const TYPES = [
  YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

test.each(TYPES)('App writes what cdk8s.App writes, in the same order (output type %i)', (type) => {
  let compared = 0;
  fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 14 }), (parts) => {
    const theirs = written((props) => new Cdk8sApp(props), parts, type);
    const ours = written((props) => new App(props), parts, type);
    if (theirs.error !== undefined) {
      // What depends on itself runs cdk8s out of its stack.
      expect(ours.error).toBe(theirs.error.replace('Maximum call stack size exceeded', 'Dependency cycle detected'));
      return;
    }
    compared += 1;
    const numbered = theirs.files.some(([name]) => /^\d{4}-/.test(name));
    expect(numbered ? unnumbered(ours.files ?? []) : ours.files).toEqual(numbered ? unnumbered(theirs.files) : theirs.files);
    expect(ours.text).toEqual(theirs.text);
  }), { numRuns: 200 });
  expect(compared).toBeGreaterThan(50);
});

test('what depends on itself is told with the whole way round, and nothing is written', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-like-'));
  try {
    const app = new App({ outdir });
    const chart = new Chart(app, 'shop');
    const [a, b] = ['a', 'b'].map((id) => new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id } }));
    a.node.addDependency(b);
    b.node.addDependency(a);
    expect(() => app.synth()).toThrow(new Error('Dependency cycle detected: shop/a after shop/b after shop/a'));
    expect(readdirSync(outdir)).toEqual([]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
