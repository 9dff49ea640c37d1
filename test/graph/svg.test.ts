import { dot } from '../../lib/graph/dot';
import { svg } from '../../lib/graph/svg';
import { deployment, picture, service } from './picture-of';

const env = 'env: [{ name: API_URL, value: "http://api:80" }]';
const app = () => picture(
  deployment('web', env, { namespace: 'shop' }), deployment('api', 'image: redis:8.2', { namespace: 'shop' }), service('api', 80, { namespace: 'shop' }),
  deployment('agent', '', { namespace: 'nodes', kind: 'DaemonSet', pod: 'volumes: [{ name: a, hostPath: { path: /var/log } }],' }),
);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

describe('DOT', () => {
  test('has nodes, frames and arrows', () => {
    const text = dot(app());
    expect(text).toContain('  "Deployment shop/web" -> "Deployment shop/api" [class=uses label=" 80 "]\n');
    expect(text).toContain('    graph [label="shop" labeljust=l margin=14 style=rounded]\n');
    expect(text).toContain('"Deployment shop/api" [class="database" shape=cylinder');
    expect(text.match(/subgraph/g)).toHaveLength(2);
  });
});

describe('SVG', () => {
  test('has its texts as texts, and a title and a legend for who can\'t see it', async () => {
    const text = await svg(app());
    expect(text).toMatch(/^<svg class="app-graph" role="img" aria-labelledby="app-graph-title app-graph-legend" width=/);
    expect(text).toContain('<title id="app-graph-title">The workloads of an app, and who connects to whom</title>');
    expect(text).toMatch(/<text [^>]*text-anchor="middle" [^>]*>web<\/text>/);
    expect(text).toMatch(/<text [^>]*>Deployment ×1<\/text>/);
    expect(text).toContain('<title>Deployment shop/web&#45;&gt;Deployment shop/api</title>');
  });

  test('leaves all colors to its style, which knows a dark theme', async () => {
    const text = await svg(app());
    expect(text).toContain('@media (prefers-color-scheme: dark)');
    expect(text.slice(text.indexOf('</style>'))).not.toMatch(/(fill|stroke)="/);
  });

  test.each(['a"b', 'a\\', '<b>', '&amp;', '>', '名前', '🚀', 'end', '\\N', ''])('can be drawn of a name such as %p', async (name) => {
    const text = await svg(picture(deployment(name, env), deployment('api'), service('api')));
    expect(text.match(/<g id="node/g)).toHaveLength(2);
    expect(text).toContain(`>${name === '' ? 'without a name' : name.replace(/[&<>"]/g, (letter) => ENTITIES[letter])}</text>`);
    expect(text).toContain('class="edge uses"');
  });

  test('is the same each time', async () => {
    expect(await svg(app())).toBe(await svg(app()));
  });
});
