import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTENDERS } from './contenders';
import type { Contender, Layout } from './contenders';
import { measure } from './measure';
import type { Run } from './measure';
import { performancePage } from './page';
import type { Pair, Result } from './page';
import { expectSame, objectsIn, printedIn } from './same-objects';

const SIZES = [1, 200, 2000, 20000];
const LAYOUTS: readonly Layout[] = ['one', 'each'];
const RUNS = 5;
/** A tenth of a second is what a machine with neighbours loses in passing. */
const RUNS_OF_PAIRS = 15;
/** The workloads of which the rules' share is measured. */
const CHECKED = 2000;
/** Who needs longer is out for this size and all above it. */
const LIMIT_SECONDS = 45;
/** To parse more takes longer than all that is measured. */
const COMPARED_UP_TO = 2000;

const temp = mkdtempSync(join(tmpdir(), 'bench-'));

async function main(): Promise<void> {
  const results: Result[] = [];
  for (const layout of LAYOUTS) {
    let contenders = CONTENDERS;
    for (const count of SIZES) {
      const measured = await compete(contenders, count, layout);
      results.push(...measured);
      contenders = contenders.filter(({ name }) => measured.some((result) => result.name === name && result.runs.length > 0));
    }
  }
  const program = join(__dirname, 'programs', 'patterns.js');
  const pairs = {
    smallest: await inTurn([program, '1', 'one'], ['-e', "require('cdk8s')"]),
    checks: await inTurn([program, String(CHECKED), 'one'], [program, String(CHECKED), 'one', 'unchecked']),
    fitted: await inTurn(['--v8-pool-size=0', program, String(CHECKED), 'one'], [program, String(CHECKED), 'one']),
  };
  const page = performancePage({ results, ...pairs, checked: CHECKED, limitSeconds: LIMIT_SECONDS, runs: RUNS });
  writeFileSync(join(__dirname, '..', 'docs', 'performance.md'), page);
}

/** Lets all run in turn, so that whatever else the machine does befalls all of them. */
async function compete(contenders: readonly Contender[], count: number, layout: Layout): Promise<Result[]> {
  const runs = new Map(contenders.map((contender): [Contender, Run[]] => [contender, []]));
  const out = new Map<Contender, Result['out']>();
  const printed = new Map<string, string>();
  for (let round = 0; round < RUNS; round++) {
    for (const [contender, measured] of runs) {
      if (out.has(contender)) continue;
      const kept = round === 0 && count <= COMPARED_UP_TO ? printed : undefined;
      // What fails here, such as by a stack that is too small for so many objects, is a result, too.
      const run = await once(contender, count, layout, kept).catch((error: Error) => error);
      const shown = run instanceof Error ? run.message : run ? `${run.seconds.toFixed(2)} s` : 'too long';
      process.stderr.write(`${count} workloads, ${layout}: ${contender.name}: ${shown}\n`);
      if (run instanceof Error) out.set(contender, 'fails');
      else if (run) measured.push(run);
      else out.set(contender, 'late');
    }
  }
  const [ours, ...others] = [...printed].map(([name, text]) => ({ name, objects: objectsIn(text) }));
  for (const { name, objects } of others) expectSame(ours.objects, objects, name);
  return [...runs].map(([contender, measured]) => (
    { name: contender.name, count, layout, runs: out.has(contender) ? [] : measured, out: out.get(contender) }));
}

async function once(
  contender: Contender, count: number, layout: Layout, printed?: Map<string, string>,
): Promise<Run | undefined> {
  // Removed at the end, with all others: ext4 passes over the inodes of files that were removed a moment ago, one by one, so that
  // whoever writes thousands of files after that takes twice as long.
  const folder = mkdtempSync(join(temp, 'run-'));
  const run = await measure(contender.call(count, layout, folder), LIMIT_SECONDS);
  if (run) printed?.set(contender.name, printedIn(folder));
  return run;
}

/** Two programs, one after the other each time. */
async function inTurn(own: readonly string[], other: readonly string[]): Promise<Pair> {
  const pair: { own: Run[]; other: Run[] } = { own: [], other: [] };
  for (let round = 0; round < RUNS_OF_PAIRS; round++) {
    pair.other.push(await node(other));
    pair.own.push(await node(own));
  }
  return pair;
}

async function node(args: readonly string[]): Promise<Run> {
  const env = { CDK8S_OUTDIR: join(temp, 'out') };
  const run = await measure({ command: [process.execPath, ...args], env, cwd: __dirname, stdout: join(temp, 'stdout') }, LIMIT_SECONDS);
  if (!run) throw new Error(`node ${args.join(' ')} took more than ${LIMIT_SECONDS} s`);
  return run;
}

main().finally(() => rmSync(temp, { recursive: true })).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
