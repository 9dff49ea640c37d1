import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectProvenance, Provenance } from '../explain/provenance';
import { cdk8sYamlIn } from './cdk8s-yaml';
import type { Surroundings } from './command';
import { UsageError } from './command';

/** The program that makes the manifests: what somebody names, else what cdk8s.yaml does. */
export function programOf(named: string | undefined, { cwd }: Surroundings): string {
  if (named !== undefined) return named;
  const config = cdk8sYamlIn(cwd);
  if (!config) {
    throw new UsageError('there is no cdk8s.yaml here: reasons come from the program that makes the manifests, not from YAML alone; '
      + "call it in the program's folder, or name the program: --app 'npx tsx main.ts'");
  }
  if (config.app !== undefined) return config.app;
  throw new UsageError("cdk8s.yaml names no program: write `app: npx tsx main.ts` there, or name it here: --app 'npx tsx main.ts'");
}

/** Runs a program of cdk8s, whose output folder stays as it is, and gives what it says of its manifests. */
export async function provenanceOf(program: string, { cwd, env }: Surroundings): Promise<readonly ObjectProvenance[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-explain-'));
  try {
    const file = join(folder, 'provenance.jsonl');
    await run(program, cwd, {
      ...env, CDK8S_OUTDIR: join(folder, 'dist'), CDK8S_PATTERNS_EXPLAIN: file, CDK8S_PATTERNS_TRACE: '1',
    });
    return read(file, program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    // A line for a shell, as cdk8s takes it.
    const child = spawn(program, { cwd, env, shell: true, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', ({ message }) => reject(new Error(`\`${program}\` can't be run: ${message}`)));
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`\`${program}\` failed, with the exit status ${status}: ${reasonOf(said)}`));
    });
  });
}

/** Of a stack the message, in one line; else the last thing that was said. */
function reasonOf(said: string): string {
  const lines = said.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const first = lines.findIndex((line) => /^(?:Uncaught )?(?:\w*Error)(?: \[\w+\])?: /.test(line));
  if (first < 0) return lines.at(-1) ?? 'it says nothing of why';
  const rest = lines.slice(first);
  const end = rest.findIndex((line) => line.startsWith('at '));
  return rest.slice(0, end < 0 ? 1 : end).join('; ').replace(/^(?:Uncaught )?\w*Error(?: \[\w+\])?: /, '');
}

/** Of an app that was synthesized twice the second time counts. */
function read(file: string, program: string): readonly ObjectProvenance[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`\`${program}\` made nothing with this library: it has to make a workload or an App of cdk8s-patterns, of this `
      + 'version, and to call `app.synth()`');
  }
  const apps = new Map(text.trimEnd().split('\n').map((line) => JSON.parse(line) as Provenance).map(({ app, objects }) => [app, objects]));
  return [...apps.values()].flat();
}
