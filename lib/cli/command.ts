import { Option } from 'commander';
import type { Command as Parser } from 'commander';

/** What a command is called with beside its arguments: a process's own streams, or a test's. */
export interface Surroundings {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that paths begin at. */
  readonly cwd: string;
}

export interface Output {
  readonly isTTY?: boolean;
  /** How wide a terminal is. */
  readonly columns?: number;
  write(text: string): unknown;
}

/** One command: what stands behind `cdk8s-patterns`. */
export interface Command {
  /** Its name, what it takes, and all that `--help` says of it. */
  parser(): Parser;
  /** Runs it with what was parsed, and gives the exit status. */
  run(parsed: Parser, surroundings: Surroundings): Promise<number>;
}

/** A call that can't be meant so: its message is one sentence, for stderr. */
export class UsageError extends Error {}

/** An option that takes one of some words; the first is the default. */
export function choice(flags: string, description: string, words: readonly string[]): Option {
  const option = new Option(flags, description).choices(words).default(words[0]);
  return option.argParser((word: string) => {
    // Commander takes the next word for the value, whatever it is.
    if (word.startsWith('--')) throw new UsageError(`${option.long} takes a value`);
    if (words.includes(word)) return word;
    throw new UsageError(expected(option.long as string, word, words));
  });
}

/** `--format: got 'xml', expected 'text', 'json' or 'sarif'`. */
export function expected(what: string, got: string, words: readonly string[]): string {
  const quoted = words.map((word) => `'${word}'`);
  const last = quoted.pop();
  return `${what === '' ? '' : `${what}: `}got '${got}', expected ${quoted.join(', ')} or ${last}`;
}

/** The end of a help: calls, each with what it does. */
export function examples(calls: readonly (readonly [call: string, what: string])[]): string {
  const width = Math.max(...calls.map(([call]) => call.length));
  return `\nExamples:\n${calls.map(([call, what]) => `  ${call.padEnd(width)}   ${what}\n`).join('')}`;
}
