#!/usr/bin/env node
import { nearest } from '../check/nearest';
import { check } from './check';
import { UsageError } from './command';
import type { Command, Surroundings } from './command';
import { packageVersion } from './package-version';

const COMMANDS: Readonly<Record<string, Command>> = { check };

const HELP = `Usage: cdk8s-patterns COMMAND

${Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}\n`).join('')}
  --help       this, or after a command what it takes
  --version    the version of the package
`;

/** Finds the command and runs it. Whatever happens, nobody sees a stack. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  const [name, ...rest] = argv;
  if (name === undefined) {
    stderr.write(HELP);
    return 2;
  }
  if (name === '--help' || name === '-h') {
    stdout.write(HELP);
    return 0;
  }
  if (name === '--version' || name === '-v') {
    stdout.write(`${packageVersion()}\n`);
    return 0;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    stderr.write(`cdk8s-patterns: there is no command '${name}'; did you mean '${nearest(name, Object.keys(COMMANDS))}'?\n`);
    return 2;
  }
  try {
    return await COMMANDS[name].run(rest, surroundings);
  } catch (error) {
    const way = error instanceof UsageError ? `; \`cdk8s-patterns ${name} --help\` says what it takes` : '';
    stderr.write(`cdk8s-patterns ${name}: ${(error as Error).message}${way}\n`);
    return 2;
  }
}

if (require.main === module) {
  const { stdin, stdout, stderr, env } = process;
  // Who reads may have seen enough: `| head`.
  stdout.on('error', () => process.exit());
  // The status is set, not exited with: a pipe takes its time.
  void run(process.argv.slice(2), { stdin, stdout, stderr, env, cwd: process.cwd() }).then((status) => {
    process.exitCode = status;
  });
}
