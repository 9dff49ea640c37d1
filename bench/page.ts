import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { binary } from './binaries';
import { CONTENDERS } from './contenders';
import type { Layout } from './contenders';
import { median } from './measure';
import type { Run } from './measure';

export interface Result {
  readonly name: string;
  readonly count: number;
  readonly layout: Layout;
  /** None where it is out. */
  readonly runs: readonly Run[];
  /** Why: it took too long, or failed. */
  readonly out: 'late' | 'fails' | undefined;
}

/** Two programs that ran in turn. */
export interface Pair {
  readonly own: readonly Run[];
  readonly other: readonly Run[];
}

export interface Measured {
  readonly results: readonly Result[];
  /** The smallest app, and `require('cdk8s')` alone. */
  readonly smallest: Pair;
  /** An app of `checked` workloads with the rules, and without. */
  readonly checks: Pair;
  /** With as many threads of node as the machine has processors for, and as node does by itself. */
  readonly fitted: Pair;
  readonly checked: number;
  readonly limitSeconds: number;
  readonly runs: number;
}

const TITLES: Readonly<Record<Layout, string>> = { one: 'All workloads in one chart', each: 'Each workload in a chart of its own' };
const [OURS, ...OTHERS] = CONTENDERS.map(({ name }) => name);

/** docs/performance.md, of one run. */
export function performancePage(measured: Measured): string {
  const { results, smallest, checks, fitted, checked, limitSeconds, runs } = measured;
  const sizes = [...new Set(results.map(({ count }) => count))];
  const layouts = [...new Set(results.map(({ layout }) => layout))];
  return `# How long a synth takes

\`npm run bench\` writes this page, from one run. Web apps as production wants them, six objects each, are printed by this library,
with all rules of [rules.md](rules.md) run over them, and by what else there is; what each prints is parsed and compared, and has to
be the same. Times are of whole processes, from start to end: the median of ${runs} runs each, all in turn. Who took more than
${limitSeconds} seconds was stopped (\`>\`), and who failed or was stopped sat out the larger sizes (\`–\`). Memory is the peak of the
process.

helm renders one template with a list of workloads, or the same chart as a dependency under an alias for each. kubectl kustomize
reads finished manifests and sets their namespace, from one folder or one for each. cdk8s-plus-28 makes what it has properties
for, and patches the rest.

${machine()}
${layouts.map((layout) => `
## ${TITLES[layout]}

${table(['seconds', ...sizes.map(String)], CONTENDERS.map(({ name }) => [name, ...sizes.map((count) => shownSeconds(of(results, name, count, layout), limitSeconds))]))}

${table(['times as long as cdk8s-patterns', ...sizes.map(String)], OTHERS.map((name) => [name, ...sizes.map((count) => (
  ratio(of(results, name, count, layout), of(results, OURS, count, layout), limitSeconds)))]))}

${table(['MiB', ...sizes.map(String)], CONTENDERS.map(({ name }) => [name, ...sizes.map((count) => shownMemory(of(results, name, count, layout)))]))}
`).join('')}
## The smallest app

An app of one web app takes ${secondsOf(smallest.own).toFixed(3)} s, and \`node -e "require('cdk8s')"\` ${secondsOf(smallest.other).toFixed(3)} s:
${timesOf(smallest)} times as long; the median of ${smallest.own.length} runs each, in turn.

## The rules

${checked} workloads in one chart take ${secondsOf(checks.own).toFixed(2)} s with all rules, and ${secondsOf(checks.other).toFixed(2)} s without any: ${timesOf(checks)} times as long.

## On few processors

Node compiles what runs often on four threads beside the program, whatever the machine has. \`node --v8-pool-size=0\` lets it take as many
as fit: ${checked} workloads then take ${secondsOf(fitted.own).toFixed(2)} s here, and ${secondsOf(fitted.other).toFixed(2)} s without: ${timesOf(fitted)} times as long. In \`cdk8s.yaml\` it is
\`app: node --v8-pool-size=0 main.js\`.
`;
}

function machine(): string {
  const version = (name: string): string => JSON.parse(readFileSync(join(__dirname, '..', 'node_modules', name, 'package.json'), 'utf8')).version as string;
  const helm = execFileSync(binary('helm'), ['version', '--template', '{{ .Version }}'], { encoding: 'utf8' });
  const kubectl = JSON.parse(execFileSync(binary('kubectl'), ['version', '--client', '--output', 'json'], { encoding: 'utf8' })).clientVersion.gitVersion as string;
  const [{ model }] = cpus();
  return [
    `Measured on ${cpus().length} processors${model.trim() === 'unknown' ? '' : ` (${model.trim()})`}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}; Node`,
    `${process.version}, helm ${helm}, kubectl ${kubectl}, cdk8s ${version('cdk8s')}, cdk8s-plus-28 ${version('cdk8s-plus-28')}.`,
  ].join('\n');
}

function of(results: readonly Result[], name: string, count: number, layout: Layout): Result | undefined {
  return results.find((result) => result.name === name && result.count === count && result.layout === layout);
}

function timesOf({ own, other }: Pair): string {
  return (secondsOf(own) / secondsOf(other)).toFixed(2);
}

function secondsOf(runs: readonly Run[]): number {
  return median(runs.map(({ seconds }) => seconds));
}

function shownSeconds(result: Result | undefined, limit: number): string {
  if (!result) return '–';
  return result.out === 'fails' ? 'fails' : result.out ? `> ${limit}` : secondsOf(result.runs).toFixed(2);
}

function ratio(result: Result | undefined, ours: Result | undefined, limit: number): string {
  if (!result || !ours || ours.out || result.out === 'fails') return '–';
  const seconds = secondsOf(ours.runs);
  return result.out ? `> ${(limit / seconds).toFixed(0)}` : (secondsOf(result.runs) / seconds).toFixed(2);
}

function shownMemory(result: Result | undefined): string {
  const known = result?.runs.map(({ mebibytes }) => mebibytes).filter((one) => one !== undefined) ?? [];
  return known.length === 0 ? '–' : String(median(known));
}

function table([head, ...columns]: readonly string[], rows: readonly (readonly string[])[]): string {
  return [
    `| ${[head, ...columns].join(' | ')} |`,
    `| --- |${columns.map(() => ' ---: |').join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
