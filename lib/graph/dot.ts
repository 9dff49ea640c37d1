import type { EdgeStyle, Node, Shape } from './nodes';
import type { Picture } from './picture';

const SHAPES: Readonly<Record<Shape, string>> = {
  'deployment': 'shape=box style="filled"',
  'stateful-set': 'shape=box style="filled" peripheries=2',
  'daemon-set': 'shape=hexagon style="filled" margin="0.1,0.05"',
  'job': 'shape=cds style="filled" margin="0.26,0.12"',
  'pod': 'shape=box style="rounded,filled"',
  'database': 'shape=cylinder style="filled" margin="0.2,0.12"',
  'outside': 'shape=oval style="filled" margin="0.05,0.03"',
  'volume': 'shape=note style="filled" fontsize=10 margin="0.15,0.08"',
  'backup': 'shape=cds style="filled" margin="0.26,0.12"',
};

const ARROWS: Readonly<Record<EdgeStyle, string>> = {
  uses: '', allowed: 'style=dashed', volume: 'dir=none', backup: 'style=dashed',
};

/** Graphviz knows how wide its letters are, also where no font is installed. */
const FONT = 'Helvetica';

/**
 * A graph for Graphviz.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export function dot({ nodes, edges, groups }: Picture): string {
  const grouped = new Set(groups.flatMap((group) => group.nodes));
  return [
    'digraph app {',
    `  graph [rankdir=LR nodesep=0.3 ranksep=0.7 pad=0.2 bgcolor=transparent fontname="${FONT}" fontsize=11]`,
    `  node [fontname="${FONT}" fontsize=11 margin="0.22,0.1" fillcolor=white]`,
    `  edge [fontname="${FONT}" fontsize=10 arrowsize=0.7]`,
    ...nodes.filter((node) => !grouped.has(node)).map((node) => `  ${drawn(node)}`),
    ...groups.flatMap(({ title, nodes: members }, i) => [
      `  subgraph cluster_${i + 1} {`,
      `    graph [label=${quoted(title)} labeljust=l margin=14 style=rounded]`,
      ...members.map((node) => `    ${drawn(node)}`),
      '  }',
    ]),
    ...edges.map(({ from, to, style, labels }) => {
      const attributes = [`class=${style}`, ARROWS[style], ...(labels.length > 0 ? [`label=${quoted(` ${labels.join(', ')} `)}`] : [])];
      return `  ${quoted(from)} -> ${quoted(to)} [${attributes.filter((one) => one !== '').join(' ')}]`;
    }),
    '}',
    '',
  ].join('\n');
}

function drawn({ id, shape, lines }: Node): string {
  return `${quoted(id)} [class="${shape}" ${SHAPES[shape]} label="${lines.map(escaped).join('\\n')}"]`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** In a text of DOT, the quote, what escapes, and what begins an entity of HTML mean something. */
function escaped(text: string): string {
  return text.replace(/["\\]/g, '\\$&').replaceAll('&', '&amp;');
}
