import { parseArgs } from 'node:util';
import { nearest } from '../check/nearest';
import { NEWEST_KUBERNETES } from '../check/removed-apis';
import { UsageError } from './command';
import type { Command, Surroundings } from './command';
import { examine, open, versionOf } from './examine';
import type { Examination } from './examine';
import { readFiles } from './files';
import type { Found } from './files';
import { jsonReport } from './json-report';
import { packageVersion } from './package-version';
import { read } from './reader';
import { sarifReport } from './sarif-report';
import { paintIf, textReport } from './text-report';

const HELP = `Usage: cdk8s-patterns check [FILE|DIR|-]...

Says what will go wrong in a cluster, of any manifests in YAML or JSON. Those of one call are taken for
one app: check environments that share names one by one.

  FILE                   a file, whatever its name
  DIR                    its .yaml, .yml and .json files, and those of the folders in it; no dotfiles, no
                         node_modules
  -                      standard input, such as what \`helm template\` prints; also where nothing is named

  --format FORMAT        text (the default), json or sarif
  --kubernetes VERSION   the version of the cluster, such as 1.30; by default ${NEWEST_KUBERNETES}, the newest that is known
  --color, --no-color    by default colors, where the output is a terminal and NO_COLOR isn't set
  -h, --help             this

The exit status is 0 where nothing is found, 1 where something is, 2 where something could not be read.
An annotation of an object accepts a finding, with the reason:

  waiver.cdk8s-patterns/RULE: reason
`;

/** Each report ends in a newline. */
const FORMATS: Readonly<Record<string, (examination: Examination, colors: boolean, cwd: string) => string>> = {
  text: (examination, colors) => textReport(examination, paintIf(colors)),
  json: jsonReport,
  sarif: (examination, _, cwd) => sarifReport(examination, packageVersion(), cwd),
};

/** The doctor: runs the rules over any manifests. */
export const check: Command = {
  summary: 'what will go wrong in a cluster, of any manifests in YAML or JSON',
  help: HELP,

  async run(argv, surroundings) {
    const { stdin, stdout, stderr, env, cwd } = surroundings;
    const { values, positionals } = parse(argv);
    if (values.help) {
      stdout.write(HELP);
      return 0;
    }
    const report = FORMATS[formatOf(values.format)];
    const kubernetes = kubernetesOf(values.kubernetes);
    const colors = !values['no-color'] && (values.color || (stdout.isTTY === true && !env.NO_COLOR));
    if (positionals.length === 0 && stdin.isTTY) {
      stderr.write(HELP);
      return 2;
    }
    const found = await find(positionals.length === 0 ? ['-'] : positionals, surroundings);
    const examined = examine(found.inputs.map(read), kubernetes);
    const examination = { ...examined, unreadable: [...found.unreadable, ...examined.unreadable] };
    for (const { file, line, column, why } of examination.unreadable) {
      stderr.write(`${[file, line, column].filter((part) => part !== undefined).join(':')}: ${why}\n`);
    }
    stdout.write(report(examination, colors, cwd));
    if (examination.unreadable.length > 0) return 2;
    return open(examination).length > 0 ? 1 : 0;
  },
};

const OPTIONS = {
  'format': { type: 'string', default: 'text' },
  'kubernetes': { type: 'string', default: NEWEST_KUBERNETES },
  'color': { type: 'boolean', default: false },
  'no-color': { type: 'boolean', default: false },
  'help': { type: 'boolean', default: false, short: 'h' },
} as const;

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(sentenceOf(error as NodeJS.ErrnoException));
  }
}

/** What parseArgs says, in one sentence. */
function sentenceOf({ code, message }: NodeJS.ErrnoException): string {
  const [, option] = /'(?:-\w, )?(-[^' ]+)/.exec(message) as RegExpExecArray;
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${option} takes ${message.includes('does not take') ? 'no value' : 'a value'}`;
  return `there is no option '${option}'; did you mean '${nearest(option, Object.keys(OPTIONS).map((name) => `--${name}`))}'?`;
}

function formatOf(format: string): string {
  if (Object.hasOwn(FORMATS, format)) return format;
  throw new UsageError(`--format: got '${format}', expected 'text', 'json' or 'sarif'`);
}

function kubernetesOf(text: string): string {
  const version = versionOf(text);
  if (version === undefined) throw new UsageError(`--kubernetes: got '${text}', expected a version such as '1.30'`);
  return version;
}

/** Files and those of folders as they are named, then standard input. */
async function find(paths: readonly string[], { stdin, cwd }: Surroundings): Promise<Found> {
  const files = readFiles(paths.filter((path) => path !== '-'), cwd);
  if (!paths.includes('-')) return files;
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as string));
  const bytes = Buffer.concat(chunks);
  // What was to print manifests has failed, or a pipe is missing: that's not clean.
  if (bytes.toString().trim() === '') return { ...files, unreadable: [...files.unreadable, { file: 'stdin', why: 'there is nothing in it' }] };
  return { ...files, inputs: [...files.inputs, { file: 'stdin', bytes }] };
}
