import type { EdgeStyle, Node, Shape } from './nodes';
import type { Group, Picture } from './picture';

/** What stands around the text of a node. */
const SHAPES: Readonly<Record<Shape, readonly [open: string, close: string]>> = {
  'deployment': ['[', ']'],
  'stateful-set': ['[[', ']]'],
  'daemon-set': ['{{', '}}'],
  'job': ['[/', '/]'],
  'pod': ['(', ')'],
  'database': ['[(', ')]'],
  'outside': ['([', '])'],
  'volume': ['>', ']'],
  'backup': ['[/', '/]'],
};

const ARROWS: Readonly<Record<EdgeStyle, string>> = { uses: '-->', allowed: '-.->', volume: '---', backup: '-.->' };

/**
 * A flowchart, as GitHub draws it between ```` ```mermaid ```` and ```` ``` ````. It says no colours: they are the theme's.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaid({ nodes, edges, groups }: Picture): string {
  const names = namesOf(nodes);
  const nameOf = (id: string) => names.get(id) as string;
  const grouped = new Set(groups.flatMap((group) => group.nodes));
  return [
    'flowchart LR',
    ...nodes.filter((node) => !grouped.has(node)).map((node) => `  ${drawn(node, nameOf(node.id))}`),
    ...groups.flatMap((group, i) => groupLines(group, i, nameOf)),
    ...edges.map(({ from, to, style, labels }) => (
      `  ${nameOf(from)} ${ARROWS[style]}${labels.length > 0 ? `|"${labels.map(escaped).join(', ')}"|` : ''} ${nameOf(to)}`
    )),
    '',
  ].join('\n');
}

function groupLines({ title, nodes }: Group, i: number, nameOf: (id: string) => string): string[] {
  return [
    `  subgraph namespace_${i + 1}["${escaped(title)}"]`,
    // Without arrows to the outside it would go from top to bottom.
    '    direction LR',
    ...nodes.map((node) => `    ${drawn(node, nameOf(node.id))}`),
    '  end',
  ];
}

function drawn({ shape, lines }: Node, name: string): string {
  const [open, close] = SHAPES[shape];
  return `${name}${open}"${lines.map(escaped).join('<br/>')}"${close}`;
}

/** Of each node a word that begins with its shape, so that none is `end` or another of Mermaid's own. */
function namesOf(nodes: readonly Node[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, shape, name: own } of nodes) {
    const word = `${shape}_${own}`.replace(/[^A-Za-z0-9]+/g, '_').replace(/_$/, '');
    let name = word;
    for (let i = 2; taken.has(name); i++) name = `${word}_${i}`;
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

/** Letters and numbers of all scripts stay; what may mean something to Mermaid, Markdown or HTML becomes an entity of Mermaid. */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} .,:/×–-]/gu, (character) => `#${character.codePointAt(0)};`);
}
