import { EXAMPLES, readmeOf, withGraphs } from '../../docs/write-graphs';
import { mermaid } from '../../lib/graph/mermaid';
import { deployment, picture, service } from './picture-of';

const ID = '[a-z][A-Za-z0-9_]*';
// In quotes, whatever means something to Mermaid, Markdown or HTML is an entity; `<br/>` is the one tag.
const TEXT = '"(?:[\\p{L}\\p{M}\\p{N} .,:/×–-]|#\\d+;|<br/>)*"';
const SHAPES = [['\\[', '\\]'], ['\\[\\[', '\\]\\]'], ['\\{\\{', '\\}\\}'], ['\\[/', '/\\]'], ['\\(', '\\)'], ['\\[\\(', '\\)\\]'], ['\\(\\[', '\\]\\)'], ['>', '\\]']];
const NODE = new RegExp(`^ +(${ID})(?:${SHAPES.map(([open, close]) => `${open}${TEXT}${close}`).join('|')})$`, 'u');
const ARROW = new RegExp(`^  (${ID}) (?:-->|-\\.->|---)(?:\\|${TEXT}\\|)? (${ID})$`, 'u');
const FRAME = new RegExp(`^  subgraph ${ID}\\[${TEXT}\\]$`, 'u');

/** The part of Mermaid's grammar that is used: each line is one of four, arrows have known ends, and no word is Mermaid's own. */
function expectMermaid(text: string): void {
  const [head, ...lines] = text.trimEnd().split('\n');
  expect(head).toBe('flowchart LR');
  const known = new Set<string>();
  let depth = 0;
  for (const line of lines) {
    const [, node] = NODE.exec(line) ?? [];
    const [, from, to] = ARROW.exec(line) ?? [];
    if (node !== undefined) {
      expect(known.has(node)).toBe(false);
      expect(node).toMatch(/^(deployment|stateful|daemon|job|pod|database|outside|volume|backup)(_|$)/);
      known.add(node);
    } else if (from !== undefined) {
      expect([known.has(from), known.has(to)]).toEqual([true, true]);
    } else if (line === '    direction LR') expect(depth).toBe(1);
    else if (line === '  end') depth -= 1;
    else {
      expect(line).toMatch(FRAME);
      depth += 1;
    }
  }
  expect(depth).toBe(0);
}

const env = 'env: [{ name: API_URL, value: "http://api:80" }]';

test('is a flowchart of the workloads and who connects to whom', () => {
  expect(mermaid(picture(deployment('web', env), deployment('api'), service('api')))).toBe([
    'flowchart LR',
    '  deployment_web["web<br/>Deployment ×1"]',
    '  deployment_api["api<br/>Deployment ×1"]',
    '  deployment_web -->|"80"| deployment_api',
    '',
  ].join('\n'));
});

test('has a frame around each of several namespaces', () => {
  const text = mermaid(picture(
    deployment('web', '', { namespace: 'front' }), deployment('web', '', { namespace: 'back' }), service('web', 80, { namespace: 'back', more: 'type: NodePort' }),
  ));
  expect(text).toBe([
    'flowchart LR',
    '  outside_web(["web<br/>NodePort"])',
    '  subgraph namespace_1["front"]',
    '    direction LR',
    '    deployment_web["web<br/>Deployment ×1"]',
    '  end',
    '  subgraph namespace_2["back"]',
    '    direction LR',
    '    deployment_web_2["web<br/>Deployment ×1"]',
    '  end',
    '  outside_web -->|"80"| deployment_web_2',
    '',
  ].join('\n'));
  expectMermaid(text);
});

test.each(['end', 'o', 'x-1', 'a"b', 'a]b', 'a<b>c', 'a;b', 'a#b', '`a`', '*a*', '_a_', 'ünïcode', '名前', '🚀', '%%', '---', '', 'graph', '1. a'])(
  'can be drawn of a name such as %p', (name) => {
    expectMermaid(mermaid(picture(deployment(name))));
  },
);

test('keeps the letters of all scripts, and lets Mermaid write the rest', () => {
  expect(mermaid(picture(deployment('名前 <b>"')))).toContain('"名前 #60;b#62;#34;<br/>');
});

test('has a shape for each kind', () => {
  const pod = 'volumes: [{ name: a, hostPath: { path: /var/log } }],';
  expectMermaid(mermaid(picture(
    deployment('a', '', { kind: 'StatefulSet' }), deployment('b', '', { kind: 'DaemonSet', pod }), deployment('c', 'image: postgres:18'), deployment('d', '', { kind: 'Job' }),
    '{ apiVersion: v1, kind: Pod, metadata: { name: e } }', service('c', 5432, { more: 'type: LoadBalancer' }),
    '{ apiVersion: velero.io/v1, kind: Schedule, metadata: { name: f }, spec: { template: { labelSelector: { matchLabels: { app: c } } } } }',
  )));
});

describe.each(EXAMPLES)('the README of example %s', (name) => {
  test('shows the graph of what it prints; after a wanted change: npx tsx docs/write-graphs.ts', () => {
    const readme = readmeOf(name);
    expect(readme).toBe(withGraphs(name));
    for (const [, graph] of readme.matchAll(/```mermaid\n([\s\S]*?)```/g)) expectMermaid(graph);
  });
});
