import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(__dirname, '../../build/conformance');

/** What was found of one construct on one version of Kubernetes. */
export interface Finding {
  readonly programs: number;
  readonly seed: number;
  readonly accepted: number;
  readonly refused: number;
}

/** Keeps a finding for the table of docs/conformance.md. */
export function record(kubernetes: string, subject: string, finding: Finding): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${kubernetes}-${subject}.json`), `${JSON.stringify({ kubernetes, subject, ...finding })}\n`);
}

export function findings(files: readonly string[]): (Finding & { kubernetes: string; subject: string })[] {
  return files.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}
