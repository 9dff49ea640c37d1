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
  write(text: string): unknown;
}

/** One command: what stands behind `cdk8s-patterns`. */
export interface Command {
  /** What it is for, in a few words. */
  readonly summary: string;
  /** All that `--help` says of it. */
  readonly help: string;
  /** Runs it, and gives the exit status. */
  run(argv: readonly string[], surroundings: Surroundings): Promise<number>;
}

/** A call that can't be meant so: its message is one sentence, for stderr. */
export class UsageError extends Error {}
