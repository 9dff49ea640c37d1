// Draws the graphs in the READMEs of the examples, from what their programs print: `npm run docs`.
//
// `<!-- graph -->` is of all files in expected/, `<!-- graph FILE -->` of one of them; `<!-- end -->` ends it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Manifest } from '../lib/check/manifest';
import { ManifestGraph } from '../lib/check/manifest-graph';
import { NEWEST_KUBERNETES } from '../lib/check/removed-apis';
import { read } from '../lib/cli/reader';
import { mermaid } from '../lib/graph/mermaid';
import { pictureOf } from '../lib/graph/picture';

const FOLDER = join(__dirname, '../examples');

/** The names of the examples. */
export const EXAMPLES = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => existsSync(join(FOLDER, name, 'README.md')));

/** The text of an example's README as it stands. */
export function readmeOf(example: string): string {
  return readFileSync(join(FOLDER, example, 'README.md'), 'utf8');
}

const MARKED = /(<!-- graph(?: (\S+))? -->\n)[\s\S]*?(<!-- end -->)/g;

/** The text of an example's README, with its graphs as they are now. */
export function withGraphs(example: string): string {
  const folder = join(FOLDER, example, 'expected');
  return readmeOf(example).replace(MARKED, (_, start: string, file: string | undefined, end: string) => {
    const files = file === undefined ? readdirSync(folder).sort() : [file];
    return `${start}\`\`\`mermaid\n${drawn(files.map((name) => join(folder, name)))}\`\`\`\n${end}`;
  });
}

function drawn(files: readonly string[]): string {
  const objects = files.flatMap((file) => read({ file, bytes: readFileSync(file) }).objects);
  return mermaid(pictureOf(ManifestGraph._of(objects.map(({ json }) => Manifest._of(json)), NEWEST_KUBERNETES)));
}

if (require.main === module) {
  for (const example of EXAMPLES) writeFileSync(join(FOLDER, example, 'README.md'), withGraphs(example));
}
