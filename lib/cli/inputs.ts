import type { Command as Parser } from 'commander';
import type { Surroundings } from './command';
import { readFiles } from './files';
import type { Found, Unreadable } from './files';
import type { Progress } from './progress';
import { read } from './reader';
import type { Contents } from './reader';

const PATHS = `
Arguments:
  FILE                    a file, whatever its name
  DIR                     its .yaml, .yml and .json files, and those of the folders in it; no dotfiles, no
                          node_modules
  -                       standard input, such as what \`helm template\` prints; also where nothing is named`;

/** What was read of all that a call names. */
export interface Inputs {
  readonly contents: readonly Contents[];
  /** What is no file, no text or no YAML; stderr has it too. */
  readonly unreadable: readonly Unreadable[];
}

/** Says that a command takes any number of files, folders and standard input. */
export function takesManifests(parser: Parser): Parser {
  return parser.usage('[FILE|DIR|-]...').argument('[paths...]').addHelpText('after', PATHS);
}

/**
 * Reads what a call names, and says on stderr what can't be read. Where it names nothing and a person waits, it is help that is
 * needed.
 */
export async function readInputs(parsed: Parser, surroundings: Surroundings, progress: Progress): Promise<Inputs> {
  const { stdin } = surroundings;
  if (parsed.args.length === 0 && stdin.isTTY) parsed.help({ error: true });
  return readFound(await find(parsed.args.length === 0 ? ['-'] : parsed.args, surroundings), surroundings, progress);
}

/** Reads what was found, and says on stderr what can't be read. */
export function readFound({ inputs, unreadable }: Found, { stderr }: Surroundings, progress: Progress): Inputs {
  const contents = inputs.map((input, i) => {
    progress.show(`reading ${input.file} (${i + 1} of ${inputs.length})`);
    return read(input);
  });
  progress.end();
  const all = [...unreadable, ...contents.flatMap((one) => one.unreadable)];
  for (const { file, line, column, why } of all) {
    stderr.write(`${[file, line, column].filter((part) => part !== undefined).join(':')}: ${why}\n`);
  }
  return { contents, unreadable: all };
}

/** Files and those of folders as they are named, then standard input. */
export async function find(paths: readonly string[], { stdin, cwd }: Surroundings): Promise<Found> {
  const files = readFiles(paths.filter((path) => path !== '-'), cwd);
  if (!paths.includes('-')) return files;
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as string));
  const bytes = Buffer.concat(chunks);
  // What was to print manifests has failed, or a pipe is missing: that's not clean.
  if (bytes.toString().trim() === '') return { ...files, unreadable: [...files.unreadable, { file: 'stdin', why: 'there is nothing in it' }] };
  return { ...files, inputs: [...files.inputs, { file: 'stdin', bytes }] };
}
