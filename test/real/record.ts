import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(__dirname, '../../build/resilience');

/** Keeps the numbers of an experiment for docs/resilience.md. */
export function record(experiment: string, what: string, numbers: object): void {
  mkdirSync(FOLDER, { recursive: true });
  const file = `${experiment} ${what}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  writeFileSync(join(FOLDER, `${file}.json`), `${JSON.stringify({ experiment, what, numbers })}\n`);
}

/** Keeps what a command printed, for the block of that name in docs/course.md. */
export function recordText(name: string, text: string): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.txt`), text);
}
