import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(__dirname, '../../build/conformance');

/** How many programs or values are tried of each construct, and from which seed they are made. */
export const RUNS = Number(process.env.PROGRAMS ?? 500);
export const SEED = Number(process.env.SEED ?? 20261123);

/** What was found of one construct. */
export interface Finding {
  readonly tried: number;
  readonly accepted: number;
  readonly refused: number;
  /** How often the API server said otherwise than the library; a run with any has failed. */
  readonly differences: number;
}

/** Whole programs, or single values. */
export type Subject = 'programs' | 'values';

/** What was found, and where. */
export interface Found extends Finding {
  readonly kubernetes: string;
  readonly subject: Subject;
  readonly construct: string;
  readonly seed: number;
}

/** Keeps a finding for the table of docs/conformance.md. */
export function record(kubernetes: string, subject: Subject, construct: string, finding: Finding): void {
  const found: Found = { kubernetes, subject, construct, seed: SEED, ...finding };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${kubernetes}-${subject}-${construct}.json`), `${JSON.stringify(found)}\n`);
}

/** All that was found since the folder was emptied. */
export function findings(): Found[] {
  return readdirSync(FOLDER).sort().map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}
