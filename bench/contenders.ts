import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from './measure';
import { binary } from './binaries';
import { NAMESPACE, workloadsOf } from './programs/workloads';

/** All workloads in one chart, or each in a chart of its own. */
export type Layout = 'one' | 'each';

export interface Contender {
  readonly name: string;
  /** Prepares what it reads, outside of what is timed, and gives what is run. Its output goes into `folder`, or to `stdout`. */
  call(count: number, layout: Layout, folder: string): Call;
}

/** In the order of the tables. Each prints the same objects. */
export const CONTENDERS: readonly Contender[] = [
  { name: 'cdk8s-patterns', call: program('patterns.js') },
  { name: 'helm template', call: helm },
  { name: 'kubectl kustomize', call: kustomize },
  { name: 'cdk8s-plus-28, cdk8s.App', call: program('kplus.js') },
];

function program(file: string): Contender['call'] {
  return (count, layout, folder) => ({
    command: [process.execPath, join(__dirname, 'programs', file), String(count), layout],
    env: { CDK8S_OUTDIR: join(folder, 'out') },
    stdout: join(folder, 'stdout'),
  });
}

/** The chart of `helm/`, over a list of workloads; or a chart that has it as a dependency, by another alias for each. */
function helm(count: number, layout: Layout, folder: string): Call {
  const workloads = workloadsOf(count, layout);
  const own = join(__dirname, 'helm');
  const values = layout === 'one' ? { workloads } : Object.fromEntries(workloads.map((workload) => [workload.name, { workloads: [workload] }]));
  writeFileSync(join(folder, 'values.json'), JSON.stringify(values));
  if (layout === 'each') {
    mkdirSync(join(folder, 'chart', 'charts', 'web', 'templates'), { recursive: true });
    const dependencies = workloads.map(({ name }) => ({ name: 'web', version: '0.1.0', alias: name }));
    writeFileSync(join(folder, 'chart', 'Chart.yaml'), JSON.stringify({ apiVersion: 'v2', name: 'shop', version: '0.1.0', dependencies }));
    for (const file of ['Chart.yaml', 'values.yaml', 'templates/_helpers.tpl', 'templates/web.yaml']) {
      writeFileSync(join(folder, 'chart', 'charts', 'web', file), readFileSync(join(own, file)));
    }
  }
  return {
    command: [
      binary('helm'), 'template', 'shop', layout === 'one' ? own : join(folder, 'chart'), '--namespace', NAMESPACE,
      '--values', join(folder, 'values.json'),
    ],
    stdout: join(folder, 'stdout'),
  };
}

/** Manifests as helm prints them, but for the namespace, which a kustomization sets: in one folder, or one for each workload. */
function kustomize(count: number, layout: Layout, folder: string): Call {
  const { command: [program, ...args] } = helm(count, layout, folder);
  const printed = execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 30 }).replaceAll(`\n  namespace: ${NAMESPACE}\n`, '\n');
  const bases = new Map<string, string[]>();
  for (const manifest of printed.split(/^---$/m).filter((text) => text.trim() !== '')) {
    const base = layout === 'one' ? 'web' : /^ {2}name: (\S+)$/m.exec(manifest)?.[1] ?? '';
    const manifests = bases.get(base);
    if (manifests) manifests.push(manifest);
    else bases.set(base, [manifest]);
  }
  for (const [base, manifests] of bases) {
    mkdirSync(join(folder, base));
    writeFileSync(join(folder, base, 'web.yaml'), manifests.join('---'));
    writeFileSync(join(folder, base, 'kustomization.yaml'), JSON.stringify({ namespace: NAMESPACE, resources: ['web.yaml'] }));
  }
  writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify({ resources: [...bases.keys()] }));
  return { command: [binary('kubectl'), 'kustomize', folder], stdout: join(folder, 'stdout') };
}
