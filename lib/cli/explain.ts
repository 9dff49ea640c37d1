import { Command as Parser } from 'commander';
import { Manifest } from '../check/manifest';
import { ManifestGraph } from '../check/manifest-graph';
import { NEWEST_KUBERNETES } from '../check/removed-apis';
import { besidePrinted, besideWritten } from '../explain/comparison';
import { explain as explained } from '../explain/explanation';
import type { ExplainedObject } from '../explain/explanation';
import { nearestIds, objectsNamed } from '../explain/ids';
import { explainedJson } from '../explain/json';
import { printedObjects } from '../explain/lines';
import type { PrintedObject } from '../explain/lines';
import { nameOf } from '../explain/named';
import { explainedPage } from '../explain/page/page';
import type { ObjectProvenance } from '../explain/provenance';
import { explainedText } from '../explain/text';
import { pictureOf } from '../graph/picture';
import { svg } from '../graph/svg';
import { yamlOf } from '../kube/yaml';
import { choice, examples, UsageError } from './command';
import type { Command, Surroundings } from './command';
import { readFiles } from './files';
import { Progress } from './progress';
import { programOf, provenanceOf } from './program';
import { read } from './reader';
import { paintIf } from './text-report';

interface Options {
  readonly format: string;
  readonly app?: string;
  readonly printed?: string;
  readonly color?: boolean;
}

/** What is explained, and all that there is. */
interface Explained {
  readonly title: string;
  readonly objects: readonly ExplainedObject[];
  readonly all: readonly ObjectProvenance[];
  /** What stands on the left; undefined where it is what the program says by itself. */
  readonly printed?: readonly PrintedObject[];
}

/** Where each line of a manifest comes from, and why. */
export const explain: Command = {
  parser: () => new Parser('explain')
    .summary('where each line of a manifest comes from, and why it is there')
    .description('Says of each line of the manifests that a program makes where it comes from (what you wrote, and in which line; the profile; '
      + 'a use; the engine; the kind itself) and why it is there. It runs the program, and changes nothing.')
    .usage('[ID] [options]')
    .argument('[id]')
    .addOption(choice('--format <FORMAT>', 'text (the default: the manifests, with comments), json, or html (a page by itself)', ['text', 'json', 'html']))
    .option('--app <COMMAND>', 'the program that makes the manifests; by default the `app` of cdk8s.yaml')
    .option('--printed <FILE|DIR|CHART>', 'what to compare with: manifests, or another chart of the program; by default what the program '
      + 'makes without a profile')
    .option('--color', 'colors, also where the output is no terminal or NO_COLOR is set')
    .option('--no-color', 'no colors, also on a terminal')
    .addHelpText('after', AFTER),

  async run(parsed, surroundings) {
    const { stdout, stderr, env } = surroundings;
    const { format, app, printed, color } = parsed.opts<Options>();
    const [id] = parsed.args as (string | undefined)[];
    const program = programOf(app, surroundings);
    const progress = new Progress(stderr);
    const waiting = setInterval(() => progress.show(`running ${program}`), 200);
    const all = await provenanceOf(program, surroundings).finally(() => {
      clearInterval(waiting);
      progress.end();
    });
    const found: Explained = {
      title: id ?? 'All manifests',
      objects: chosen(all, id).map(explained),
      all,
      printed: printed === undefined ? undefined : printedBy(printed, all, surroundings),
    };
    const paint = paintIf(color ?? (stdout.isTTY === true && !env.NO_COLOR));
    if (format === 'text') stdout.write(explainedText(found.objects, (text) => paint('dim', text)));
    else if (format === 'json') stdout.write(explainedJson(compared(found).comparisons));
    else stdout.write(await pageOf(found, printed));
    return 0;
  },
};

const AFTER = `
Arguments:
  ID                      what to explain: CHART/KIND/NAME, KIND/NAME, a name, a chart, or the path of a construct;
                          by default all that the program makes

The exit status is 0, or 2 where the program fails or makes nothing of that name.
${examples([
  ['cdk8s-patterns explain Deployment/web', 'one object, of the program of cdk8s.yaml'],
  ["cdk8s-patterns explain shop/web --app 'npx tsx main.ts'", 'all objects of a construct'],
  ['cdk8s-patterns explain shop --format html > shop.html', 'a chart, as a page'],
  ['cdk8s-patterns explain after --printed before.yaml --format html > lesson.html', 'beside what was there before'],
])}`;

function chosen(all: readonly ObjectProvenance[], id: string | undefined): readonly ObjectProvenance[] {
  if (all.length === 0) throw new Error('the program makes no object: there is nothing to explain');
  const found = id === undefined ? all : objectsNamed(all, id);
  if (found.length > 0) return found;
  const near = nearestIds(all, id as string).map((one) => `'${one}'`);
  const last = near.pop();
  throw new UsageError(`the program makes nothing that is called '${id}'; near it are ${near.length > 0 ? `${near.join(', ')} and ` : ''}${last}`);
}

/** What is to stand on the left: a chart of the program, or what stands in files. */
function printedBy(name: string, all: readonly ObjectProvenance[], { cwd }: Surroundings): readonly PrintedObject[] {
  const chart = all.filter((object) => object.chart === name);
  if (chart.length > 0) return chart.flatMap(({ json }) => printedObjects(yamlOf([json])));
  const { inputs, unreadable } = readFiles([name], cwd);
  const [fault] = unreadable;
  if (fault) throw new UsageError(`--printed: '${name}': ${fault.why}, nor does a chart of the program have this name`);
  const [broken] = inputs.flatMap((input) => read(input).unreadable);
  if (broken) throw new UsageError(`--printed: ${[broken.file, broken.line, broken.column].join(':')}: ${broken.why}`);
  const printed = inputs.flatMap(({ bytes }) => printedObjects(Buffer.from(bytes).toString()))
    .filter(({ json }) => nameOf(json).kind !== '');
  if (printed.length === 0) throw new UsageError(`--printed: '${name}': there is no manifest in it`);
  return printed;
}

function compared({ objects, printed }: Explained): ReturnType<typeof besidePrinted> {
  return printed === undefined ? { comparisons: besideWritten(objects), left: [] } : besidePrinted(objects, printed);
}

async function pageOf(found: Explained, printed: string | undefined): Promise<string> {
  const { comparisons, left } = compared(found);
  const charts = new Set(found.objects.map(({ provenance }) => provenance.chart));
  const around = found.all.filter(({ chart }) => charts.has(chart));
  const manifests = around.map(({ chart, json }) => Manifest._of(json, { place: chart }));
  const picture = pictureOf(ManifestGraph._of(manifests, NEWEST_KUBERNETES));
  return explainedPage({
    title: found.title,
    comparisons,
    leftTitle: printed === undefined ? 'As written, without a profile' : 'As printed',
    graph: picture.nodes.length === 0 ? '' : await svg(picture),
    left: left.map(({ json }) => nameOf(json)).map(({ kind, name }) => `${kind} ${name}`),
  });
}
