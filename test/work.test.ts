import { Chart } from 'cdk8s';
import { App, Health, StatelessWebApp } from 'cdk8s-patterns';
import { RULES } from '../lib/check/rules';
import { KubeObject } from '../lib/kube/kube-object';
import { OutputFolder } from '../lib/kube/output-folder';
import { temporaryFolder } from './temporary-folder';

/** How often a synth of so many charts does what costs time. */
function work(charts: number): Record<string, number> {
  const app = new App({ outdir: temporaryFolder() });
  let last: StatelessWebApp | undefined;
  for (let i = 0; i < charts; i++) {
    const chart = new Chart(app, `chart${i}`, { namespace: `chart${i}` });
    const web = new StatelessWebApp(chart, 'web', { image: 'nginx:1.29.1', port: 8080, health: Health.http('/') });
    if (last) web.uses(last, { env: 'BEFORE' });
    last = web;
  }
  const rendered = jest.spyOn(KubeObject.prototype, 'manifest');
  const rules = RULES.map((rule) => jest.spyOn(rule, 'check'));
  const searched = jest.spyOn(Object.getPrototypeOf(app.node) as { findAll(): unknown }, 'findAll');
  const written = jest.spyOn(OutputFolder.prototype as unknown as { writeFile(): void }, 'writeFile');
  try {
    app.synth();
    return {
      rendered: rendered.mock.calls.length,
      rules: rules.reduce((sum, rule) => sum + rule.mock.calls.length, 0),
      searchedFromTheRoot: searched.mock.contexts.filter((node) => node === app.node).length,
      searched: searched.mock.calls.length,
      written: written.mock.calls.length,
    };
  } finally {
    jest.restoreAllMocks();
  }
}

test('a synth renders each object once, runs each rule once, and searches each chart once, however many there are', () => {
  const { rendered, rules, searchedFromTheRoot, searched, written } = work(20);
  expect(rendered).toBe(20 * 5);
  expect(rules).toBe(RULES.length);
  // For the rules, for waivers, for validations, and for the order.
  expect(searchedFromTheRoot).toBeLessThanOrEqual(6);
  expect(searched).toBeLessThanOrEqual(searchedFromTheRoot + 2 * 20);
  // A file a chart, and the list.
  expect(written).toBe(20 + 1);
});

test('twice the charts are twice the work, and not more', () => {
  const [once, twice] = [work(20), work(40)];
  expect(twice.rendered).toBe(2 * once.rendered);
  expect(twice.rules).toBe(once.rules);
  expect(twice.searchedFromTheRoot).toBe(once.searchedFromTheRoot);
  expect(twice.searched - twice.searchedFromTheRoot).toBe(2 * (once.searched - once.searchedFromTheRoot));
});
