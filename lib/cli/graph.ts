import { Command as Parser } from 'commander';
import { Manifest } from '../check/manifest';
import { ManifestGraph } from '../check/manifest-graph';
import { NEWEST_KUBERNETES } from '../check/removed-apis';
import { dot } from '../graph/dot';
import { mermaid } from '../graph/mermaid';
import { pictureOf } from '../graph/picture';
import type { Picture } from '../graph/picture';
import { svg } from '../graph/svg';
import { choice, examples } from './command';
import type { Command } from './command';
import { readInputs, takesManifests } from './inputs';
import { Progress } from './progress';

const FORMATS: Readonly<Record<string, (picture: Picture) => string | Promise<string>>> = { mermaid, svg, dot };

/** The workloads of an app as a picture. */
export const graph: Command = {
  parser: () => takesManifests(new Parser('graph'))
    .summary('a picture of an app: its workloads, who connects to whom, who comes in, where data is')
    .description('Draws the workloads of any manifests in YAML or JSON, as one app: who connects to whom, who comes in, where data is.')
    .addOption(choice('--format <FORMAT>', 'mermaid (the default: a flowchart that GitHub draws), svg or dot (for Graphviz)', Object.keys(FORMATS)))
    .addHelpText('after', AFTER),

  async run(parsed, surroundings) {
    const { stdout, stderr } = surroundings;
    const progress = new Progress(stderr);
    const { contents, unreadable } = await readInputs(parsed, surroundings, progress);
    progress.show('drawing');
    const manifests = contents.flatMap(({ file, objects }) => objects.map(({ json }) => Manifest._of(json, { file })));
    const picture = pictureOf(ManifestGraph._of(manifests, NEWEST_KUBERNETES));
    const nothing = picture.nodes.length === 0;
    const drawn = nothing ? '' : await FORMATS[parsed.opts<{ format: string }>().format](picture);
    progress.end();
    stdout.write(drawn);
    if (nothing) stderr.write('cdk8s-patterns graph: there is nothing to draw: no Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod\n');
    return nothing || unreadable.length > 0 ? 2 : 0;
  },
};

const AFTER = `
An arrow leads from a client to what it connects to, with the port of the Service: by the addresses in variables,
arguments and ConfigMaps. A dashed arrow is a connection that only a NetworkPolicy speaks of, or a backup. What
policies open to a whole namespace or to every address is not drawn. Rounded ends are outside of the cluster,
cylinders are databases, a line without an arrow leads to a volume. Namespaces have frames, where there is more
than one.

The exit status is 0, or 2 where something could not be read or there is nothing to draw.
${examples([
  ['cdk8s-patterns graph dist', 'what a synth wrote, for a README'],
  ['helm template ./chart | cdk8s-patterns graph', 'standard input'],
  ['cdk8s-patterns graph k8s --format svg > app.svg', 'a picture for any page'],
])}`;
