import { Chart } from 'cdk8s';
import { App, Graph, Health, StatelessWebApp } from 'cdk8s-patterns';

function shop(): { app: App; web: StatelessWebApp } {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new StatelessWebApp(chart, 'web', { image: 'ghcr.io/acme/web:1.4.2', port: 8080, health: Health.http('/') });
  const api = new StatelessWebApp(chart, 'api', { image: 'ghcr.io/acme/api:1.4.2', port: 8080, health: Health.http('/') });
  web.uses(api);
  return { app, web };
}

test('a graph of an app is a flowchart of Mermaid', () => {
  expect(Graph.of(shop().app).toMermaid()).toBe([
    'flowchart LR',
    '  deployment_web["web<br/>Deployment ×2"]',
    '  deployment_api["api<br/>Deployment ×2"]',
    '  deployment_web -->|"8080"| deployment_api',
    '',
  ].join('\n'));
});

test('it is DOT, too', () => {
  expect(Graph.of(shop().app).toDot()).toContain('"Deployment shop/web" -> "Deployment shop/api" [class=uses label=" 8080 "]');
});

test('a graph of one construct has its objects alone', () => {
  expect(Graph.of(shop().web).toMermaid()).toBe('flowchart LR\n  deployment_web["web<br/>Deployment ×2"]\n');
});

test('charts without a namespace have frames by their names', () => {
  const app = new App();
  for (const id of ['front', 'back']) {
    new StatelessWebApp(new Chart(app, id), `${id}-web`, { image: 'ghcr.io/acme/web:1.4.2', port: 8080, health: Health.http('/') });
  }
  expect(Graph.of(app).toMermaid()).toContain('  subgraph namespace_1["front"]\n    direction LR\n    deployment_front_web[');
});
