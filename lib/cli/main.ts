#!/usr/bin/env node
import { Command as Parser, CommanderError } from 'commander';
import { nearest } from '../check/nearest';
import { check } from './check';
import { UsageError } from './command';
import type { Command, Surroundings } from './command';
import { completion } from './completion';
import { diff } from './diff';
import { explain } from './explain';
import { graph } from './graph';
import { packageVersion } from './package-version';
import { pages } from './pages';

const COMMANDS: readonly Command[] = [check, graph, explain, diff, pages, completion];

const WIDEST = 110;

/** Finds the command and runs it. Whatever happens, nobody sees a stack. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let status = 0;
  const program = programOf(surroundings);
  for (const command of COMMANDS) {
    const parser = command.parser().copyInheritedSettings(program);
    program.addCommand(parser.action(async () => {
      status = await command.run(parser, surroundings);
    }));
  }
  const named = program.commands.find((parser) => parser.name() === argv[0]);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const sentence = sentenceOf(error as Error, named ?? program);
    // Undefined where help went to stderr: that is said already.
    if (sentence === undefined) return 2;
    const called = named ? `cdk8s-patterns ${named.name()}` : 'cdk8s-patterns';
    const misused = error instanceof UsageError || error instanceof CommanderError;
    surroundings.stderr.write(`${called}: ${sentence}${named && misused ? `; \`${called} --help\` says what it takes` : ''}\n`);
    return 2;
  }
}

function programOf({ stdout, stderr }: Surroundings): Parser {
  return new Parser('cdk8s-patterns')
    .usage('COMMAND')
    .version(packageVersion(), '-v, --version', 'the version of the package')
    .helpOption('-h, --help', 'this, or after a command what it takes')
    .helpCommand(false)
    // Descriptions say values and defaults themselves.
    .configureHelp({
      subcommandTerm: (parser) => parser.name(),
      optionDescription: ({ description }) => description,
      argumentDescription: ({ description }) => description,
    })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // `run` says it, in one line.
      outputError: () => undefined,
      getOutHelpWidth: () => Math.min(stdout.columns ?? WIDEST, WIDEST),
      getErrHelpWidth: () => Math.min(stderr.columns ?? WIDEST, WIDEST),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride();
}

/** What commander says, in one sentence; undefined of what it has said by itself. */
function sentenceOf(error: Error, parser: Parser): string | undefined {
  if (!(error instanceof CommanderError)) return error.message;
  const [, quoted] = /'([^']*)'/.exec(error.message) ?? ['', ''];
  const options = parser.createHelp().visibleOptions(parser).map(({ long }) => long as string);
  switch (error.code) {
    case 'commander.unknownCommand':
      return `there is no command '${quoted}'; did you mean '${nearest(quoted, parser.commands.map((one) => one.name()))}'?`;
    case 'commander.unknownOption': {
      const [name] = quoted.split('=');
      if (options.includes(name)) return `${name} takes no value`;
      return `there is no option '${quoted}'; did you mean '${nearest(quoted, options)}'?`;
    }
    case 'commander.optionMissingArgument': return `${quoted.split(' ')[0]} takes a value`;
    case 'commander.missingArgument': return `${quoted} is missing`;
    case 'commander.excessArguments': return 'that is an argument too many';
    case 'commander.help': return undefined;
    default: return error.message.replace(/^error: /, '');
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
