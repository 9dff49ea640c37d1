import { dot } from './dot';
import type { Picture } from './picture';

/** What is needed here of Graphviz in WebAssembly, whose own types are those of another module system. */
interface Graphviz {
  instance(): Promise<{ renderString(dot: string, options: { readonly format: string }): string }>;
}

/** A picture for a page, light or dark: the theme is that of who looks. Its texts are texts. */
export async function svg(picture: Picture): Promise<string> {
  // Only here: it is a megabyte.
  const { instance } = require('@viz-js/viz') as Graphviz;
  const drawn = (await instance()).renderString(dot(picture), { format: 'svg' });
  return drawn
    .replace(/^[\s\S]*?(?=<svg )/, '')
    // Colours and fonts are those of the style sheet.
    .replace(/ font-family="[^"]*"/g, '')
    .replace(/ (?:fill|stroke)="(?:none|black|white|transparent)"/g, '')
    .replace(/<svg ([^>]*)>/, `<svg class="app-graph" role="img" aria-labelledby="app-graph-title app-graph-legend" $1>\n${HEAD}`)
    .replace('<title>app</title>\n', '');
}

/** Each rule names the picture, so that a page which holds it keeps its own style. */
const HEAD = `<title id="app-graph-title">The workloads of an app, and who connects to whom</title>
<desc id="app-graph-legend">An arrow leads from a client to what it connects to, with the port; a dashed one is a connection that only
a policy speaks of, or a backup. Cylinders are databases, ovals are outside of the cluster, a line without an arrow leads to a volume.</desc>
<style>
  .app-graph text { fill: #1f2328; font-family: Helvetica, Arial, sans-serif; }
  .app-graph .node:not(.volume) text:first-of-type { font-weight: bold; }
  .app-graph path, .app-graph polygon, .app-graph polyline, .app-graph ellipse { fill: none; stroke: #59636e; }
  .app-graph .graph > polygon { stroke: none; }
  .app-graph .cluster path { stroke: #afb8c1; }
  .app-graph .edge polygon { fill: #59636e; }
  .app-graph .edge text { fill: #59636e; }
  .app-graph .node path, .app-graph .node polygon { fill: #f6f8fa; }
  .app-graph .node.database path { fill: #ddf4ff; }
  .app-graph .node.outside ellipse { fill: #dafbe1; }
  .app-graph .node.job polygon, .app-graph .node.backup polygon { fill: #fff8c5; }
  .app-graph .node.volume polygon { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    .app-graph text { fill: #f0f6fc; }
    .app-graph path, .app-graph polygon, .app-graph polyline, .app-graph ellipse { stroke: #9198a1; }
    .app-graph .cluster path { stroke: #3d444d; }
    .app-graph .edge polygon { fill: #9198a1; }
    .app-graph .edge text { fill: #9198a1; }
    .app-graph .node path, .app-graph .node polygon { fill: #212830; }
    .app-graph .node.database path { fill: #0c2d4d; }
    .app-graph .node.outside ellipse { fill: #12341d; }
    .app-graph .node.job polygon, .app-graph .node.backup polygon { fill: #3a2d0a; }
    .app-graph .node.volume polygon { fill: #151b23; }
  }
</style>`;
