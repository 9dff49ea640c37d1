import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** A whole process: from its start to its end. */
export interface Run {
  readonly seconds: number;
  /** The most memory that it had, in MiB; undefined where the system doesn't tell. */
  readonly mebibytes: number | undefined;
}

/** What is to be run, in its own folder. */
export interface Call {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The file that takes its output. */
  readonly stdout: string;
}

/** The peak only grows: to look often would take from what is measured. */
const FIRST_LOOK_MS = 10;
const LOOKS_IN_ALL_THAT_PASSED = 20;

/** Runs a process to its end; undefined where it takes longer than the limit. What fails is an error with its last words. */
export async function measure(call: Call, limitSeconds: number): Promise<Run | undefined> {
  const { command: [program, ...args], env, cwd, stdout } = call;
  const out = openSync(stdout, 'w');
  try {
    return await new Promise((resolve, reject) => {
      const begin = process.hrtime.bigint();
      const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', out, 'pipe'] });
      let mebibytes: number | undefined;
      let stderr = '';
      let late = false;
      let next = setTimeout(look, FIRST_LOOK_MS);
      function look(): void {
        mebibytes = peakOf(child.pid) ?? mebibytes;
        next = setTimeout(look, FIRST_LOOK_MS + secondsSince(begin) * 1000 / LOOKS_IN_ALL_THAT_PASSED);
      }
      const stop = setTimeout(() => {
        late = true;
        child.kill('SIGKILL');
      }, limitSeconds * 1000);
      child.stderr?.on('data', (data: Buffer) => { stderr += data.toString(); });
      child.on('error', reject);
      child.on('close', (code) => {
        clearTimeout(next);
        clearTimeout(stop);
        const seconds = secondsSince(begin);
        if (late) resolve(undefined);
        else if (code === 0) resolve({ seconds, mebibytes });
        else reject(new Error(`${[program, ...args].join(' ')} ended with ${code}:\n${stderr.slice(-2000)}`));
      });
    });
  } finally {
    closeSync(out);
  }
}

function secondsSince(begin: bigint): number {
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

/** Linux keeps the peak of each process. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const [, kibibytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? undefined : Math.round(Number(kibibytes) / 1024);
  } catch {
    return undefined;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
