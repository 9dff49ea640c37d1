import { resolve } from 'node:path';
import { Command as Parser } from 'commander';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { regenerated } from '../pages/page';
import type { Regenerated } from '../pages/page';
import { examples } from './command';
import type { Command, Surroundings } from './command';
import { PAGES, readFiles } from './files';
import type { Input, Unreadable } from './files';
import { Progress } from './progress';
import { replaceFile } from './replace-file';
import { readSynth } from './synth-folder';
import { paintIf } from './text-report';

interface Options {
  readonly check?: boolean;
  readonly from?: string;
}

/** A page, and what it has to be. */
interface Page extends Regenerated {
  readonly file: string;
  readonly before: string;
}

/** Course pages whose manifests come from code. */
export const pages: Command = {
  parser: () => new Parser('pages')
    .summary('writes the manifests of a synth into Markdown and MDX pages')
    .description('Writes the manifests of the last synth into the fences of Markdown and MDX pages whose info string says manifest="ID". '
      + 'Nothing else on a page changes, and in a manifest nothing that says the same: comments, order, quotes.')
    .usage('[--check] PATH...')
    .argument('<PATH...>')
    .option('--check', 'writes nothing, but prints what would change as a diff, and exits with 1 where something would')
    .option('--from <DIR>', 'the folder that a synth wrote; by default the `output` of cdk8s.yaml, or dist')
    .addHelpText('after', AFTER),

  run(parsed, surroundings) {
    const { stdout, stderr, cwd } = surroundings;
    const { check = false, from } = parsed.opts<Options>();
    const progress = new Progress(stderr);
    progress.show('reading the synth');
    const synth = readSynth(from, cwd);
    const { inputs, unreadable } = readFiles(parsed.args, cwd, PAGES);
    const broken: Unreadable[] = [...unreadable];
    const read = inputs.flatMap((input, i): Page[] => {
      progress.show(`reading ${input.file} (${i + 1} of ${inputs.length})`);
      const before = textOf(input);
      if (before !== undefined) return [{ file: input.file, before, ...regenerated(before, synth) }];
      broken.push({ file: input.file, why: 'it is no text in UTF-8' });
      return [];
    });
    progress.end();

    for (const page of read) {
      broken.push(...page.faults.map((fault) => ({ file: page.file, ...fault })));
      // A page with a fault is not written by halves.
      if (page.faults.length > 0 || page.text === page.before) continue;
      if (check) stdout.write(patchOf(page, surroundings));
      else broken.push(...write(page, surroundings));
    }
    for (const { file, placeholder } of read) {
      if (placeholder) stderr.write(`${file}:${placeholder.line}: left alone: ${placeholder.text} is a placeholder\n`);
    }
    for (const { file, line, why } of broken) stderr.write(`${[file, line].filter((part) => part !== undefined).join(':')}: ${why}\n`);
    return Promise.resolve(conclude(read, broken, check, surroundings));
  },
};

const AFTER = `
Arguments:
  PATH                    a page, whatever its name; or a folder: its .md, .mdx and .markdown files, and those of the
                          folders in it; no dotfiles, no node_modules

An id is \`chart/Kind/name\`, or the end of that, where only one object has it; or a chart, with all its objects:

  \`\`\`yaml title="nginx.yaml" manifest="nginx"
  \`\`\`

A comment that stands above or behind what goes, goes too, and is named; all others stay. A page is left alone if one of
these fences holds a placeholder such as %version%, and its manifest doesn't.

The exit status is 0; with --check 1 where a page differs; 2 where a page, an id or the synth could not be read: such a
page is not written.
${examples([
  ['cdk8s synth && cdk8s-patterns pages docs', 'all pages of a site, after each change of the code'],
  ['cdk8s-patterns pages --check docs', 'in a pipeline'],
  ['cdk8s-patterns pages --from k8s/dist course.fr.md', 'another folder'],
])}`;

/** The byte order mark stays, too. */
function textOf({ bytes }: Input): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function patchOf({ file, before, text }: Page, { stdout, env }: Surroundings): string {
  const paint = paintIf(stdout.isTTY === true && !env.NO_COLOR);
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  const patch = createTwoFilesPatch(file, file, before, text, undefined, undefined, options);
  return patch.replace(/^[-+@].*$/gm, (line) => paint(COLORS[line[0]], line));
}

const COLORS: Readonly<Record<string, 'red' | 'green' | 'cyan'>> = { '-': 'red', '+': 'green', '@': 'cyan' };

function write({ file, text, rewritten }: Page, { stdout, cwd }: Surroundings): Unreadable[] {
  try {
    replaceFile(resolve(cwd, file), text);
  } catch (error) {
    return [{ file, why: `it can't be written: ${(error as Error).message.replace(/^\w+: |, .*$/g, '')}` }];
  }
  for (const { line, id, lost } of rewritten) {
    stdout.write(`${file}:${line}: ${id}${lost.length === 0 ? '' : `; gone with what they were about: ${lost.join(' ')}`}\n`);
  }
  return [];
}

/** Says what it came to, and gives the exit status. */
function conclude(
  read: readonly Page[], broken: readonly Unreadable[], check: boolean, { stdout, stderr }: Surroundings,
): number {
  const fences = read.reduce((sum, page) => sum + page.fences, 0);
  const changed = read.filter(({ faults }) => faults.length === 0).reduce((sum, { rewritten }) => sum + rewritten.length, 0);
  const of = `of ${fences} manifest${fences === 1 ? '' : 's'} in ${read.length} page${read.length === 1 ? '' : 's'}`;
  if (broken.length > 0) return 2;
  if (fences === 0) {
    stderr.write(`cdk8s-patterns pages: no fence says manifest="ID", ${of.replace('of 0 manifests ', '')}\n`);
    return 0;
  }
  if (check && changed > 0) {
    stderr.write(`cdk8s-patterns pages: ${changed} ${of} differ${changed === 1 ? 's' : ''} from the synth; the same call without --check rewrites them\n`);
    return 1;
  }
  stdout.write(changed === 0 ? `nothing to rewrite ${of}\n` : `${changed} ${of} rewritten\n`);
  return 0;
}
