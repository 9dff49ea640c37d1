import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command as Parser } from 'commander';
import { Manifest } from '../check/manifest';
import { NEWEST_KUBERNETES } from '../check/removed-apis';
import { differenceOf } from '../diff/difference';
import type { Difference } from '../diff/difference';
import { Effect } from '../diff/effect';
import { kubernetesOf } from './check';
import { outputIn } from './cdk8s-yaml';
import { choice, examples, UsageError } from './command';
import type { Command, Surroundings } from './command';
import { diffMarkdown } from './diff-markdown';
import { diffJson } from './diff-json';
import { diffText } from './diff-text';
import { find, readFound } from './inputs';
import { Progress } from './progress';
import { readRevision, revisionOf } from './revision';
import { paintIf } from './text-report';

/** Each report ends in a newline. */
const FORMATS: Readonly<Record<string, (difference: Difference, colors: boolean) => string>> = {
  text: (difference, colors) => diffText(difference, paintIf(colors)),
  json: diffJson,
  markdown: diffMarkdown,
};

interface Options {
  readonly format: string;
  readonly kubernetes: string;
  readonly allow?: boolean;
  readonly color?: boolean;
}

/** What an apply would do to a running cluster. */
export const diff: Command = {
  parser: () => new Parser('diff')
    .usage('OLD NEW')
    .summary('what an apply of NEW does to a cluster in which OLD is: what restarts, what is refused, what data is at risk')
    .description('Says what an apply of NEW does to a cluster in which OLD is: which Pods restart and in what order, what the API server '
      + 'refuses to change and what leads there all the same, and where data is at risk. It asks no cluster.')
    .argument('<OLD>')
    .argument('<NEW>')
    .addHelpText('after', PATHS)
    .addOption(choice('--format <FORMAT>', 'text (the default), json or markdown (for the comment of a pull request)', Object.keys(FORMATS)))
    .option(
      '--kubernetes <VERSION>', `the version of the cluster, such as 1.30; by default ${NEWEST_KUBERNETES}, the newest that is known`,
      kubernetesOf, NEWEST_KUBERNETES,
    )
    .option('--allow', 'replacements and data at risk are accepted: the exit status is 1, as for any change')
    .option('--color', 'colors, also where the output is no terminal or NO_COLOR is set')
    .option('--no-color', 'no colors, also on a terminal')
    .addHelpText('after', AFTER),

  async run(parsed, surroundings) {
    const { stdout, stderr, env } = surroundings;
    const { format, kubernetes, allow, color } = parsed.opts<Options>();
    const [old, next] = parsed.args;
    if (old === '-' && next === '-') throw new UsageError('only one of OLD and NEW can be standard input');
    const progress = new Progress(stderr);
    const before = await manifestsOf(old, surroundings, progress);
    const after = await manifestsOf(next, surroundings, progress);
    // Half of a folder would look as if the other half were deleted.
    if (!before || !after) return 2;
    progress.show('comparing');
    const difference = differenceOf(before, after, kubernetes);
    progress.end();
    stdout.write(FORMATS[format](difference, color ?? (stdout.isTTY === true && !env.NO_COLOR)));
    return statusOf(difference, allow === true);
  },
};

const PATHS = `
Arguments:
  OLD, NEW                each one of these; a file or folder wins over a revision of the same name:
    DIR                   its .yaml, .yml and .json files, and those of the folders in it
    FILE                  a file, whatever its name
    -                     standard input, such as what \`helm template\` prints
    REVISION              of git, such as main or HEAD~1: the folder that cdk8s.yaml names as \`output\`, else dist
    REVISION:PATH         a folder or file of it, from the root of the repository`;

const AFTER = `
The exit status is 0 where nothing changes, 1 where something does, 2 where the API server refuses a change or
data is at risk, unless --allow is given; also 2 where something could not be read. Values of Secrets are never
printed.
${examples([
  ['cdk8s-patterns diff main dist', 'what this branch does to what main has put there'],
  ['cdk8s-patterns diff v1.4.0:k8s k8s --kubernetes 1.30', 'from a release, on the version of your cluster'],
  ['helm template ./chart | cdk8s-patterns diff deployed.yaml -', 'standard input'],
  ['cdk8s-patterns diff main dist --format markdown > comment.md', 'for a pull request'],
])}`;

/** What an argument names; undefined where not all of it could be read, which stderr says. */
async function manifestsOf(argument: string, surroundings: Surroundings, progress: Progress): Promise<Manifest[] | undefined> {
  const { cwd } = surroundings;
  const isPath = argument === '-' || existsSync(resolve(cwd, argument));
  const found = isPath ? await find([argument], surroundings)
    : await readRevision(await revisionOf(argument, outputIn(cwd), surroundings), surroundings);
  const { contents, unreadable } = readFound(found, surroundings, progress);
  if (unreadable.length > 0) return undefined;
  return contents.flatMap(({ file, objects }) => objects.map(({ json }) => Manifest._of(json, { file })));
}

/** What is refused, and what puts data at risk, are the worst that can happen to an object. */
function statusOf({ objects }: Difference, allow: boolean): number {
  if (!allow && objects.some(({ effect }) => effect === Effect.REPLACEMENT || effect === Effect.DATA)) return 2;
  return objects.some(({ effect }) => effect !== Effect.NOTHING) ? 1 : 0;
}
