import { ApiObject, Chart } from 'cdk8s';
import { App, Assertions, Health, OneShotMigration, StatelessWebApp, Waiver } from 'cdk8s-patterns';
import type { StatelessWebAppProps } from 'cdk8s-patterns';

function shop(props: Partial<StatelessWebAppProps> = {}): Chart {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  new StatelessWebApp(chart, 'web', { image: 'nginx:1.29.1', port: 8080, health: Health.http('/'), ...props });
  return chart;
}

function message(run: () => void): string {
  try {
    run();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('an object', () => {
  test('is there, with what is said of it and more', () => {
    const assertions = Assertions.of(shop());
    assertions.has('Deployment', 'web');
    assertions.has('Deployment', 'web', { spec: { replicas: 2, template: { spec: { containers: [{ image: 'nginx:1.29.1' }] } } } });
    assertions.has('NetworkPolicy', 'web', { spec: { policyTypes: ['Ingress'] } });
  });

  test('of another name is no such object: the error prints the nearest one', () => {
    const text = message(() => Assertions.of(shop()).has('Deployment', 'wbe'));
    expect(text.split('\n').slice(0, 5)).toEqual([
      "shop: there is no Deployment 'wbe'; the nearest is 'web':",
      '    apiVersion: apps/v1',
      '    kind: Deployment',
      '    metadata:',
      '      name: web',
    ]);
  });

  test('of a kind that is not there: the error names the kinds that are', () => {
    expect(message(() => Assertions.of(shop()).has('Ingress', 'web'))).toBe(
      "shop: there is no Ingress 'web', and no other Ingress; there are ServiceAccount, NetworkPolicy, Service, Deployment, PodDisruptionBudget",
    );
    expect(message(() => Assertions.of(new App()).has('Ingress', 'web'))).toBe(
      "the app: there is no Ingress 'web', and no other Ingress; there are no objects at all",
    );
  });

  test('with other values: the error has a line for each, and the object', () => {
    const text = message(() => Assertions.of(shop()).has('Deployment', 'web', {
      spec: { replicas: 3, paused: true, selector: 'web', template: { spec: { containers: [{ image: 'nginx:1' }], volumes: {} } } },
      metadata: { labels: [] },
    }));
    expect(text.split('\n').slice(0, 9)).toEqual([
      "shop: Deployment 'web' is another one:",
      '  spec.replicas: got 2, expected 3',
      '  spec.paused: got nothing, expected true',
      '  spec.selector: got {"matchLabels":{"app.kubernetes.io/name":"web","app.kubernetes.io/instance":"web"}}, expected "web"',
      '  spec.template.spec.containers: got no item like {"image":"nginx:1"}',
      expect.stringMatching(/^ {2}spec\.template\.spec\.volumes: got \[.*\], expected \{\}$/),
      expect.stringMatching(/^ {2}metadata\.labels: got \{.*\}, expected \[\]$/),
      '    apiVersion: apps/v1',
      '    kind: Deployment',
    ]);
  });

  test('has the items of a list in their order, among others', () => {
    const chart = new Chart(new App(), 'shop');
    new ApiObject(chart, 'list', { apiVersion: 'example.com/v1', kind: 'List', metadata: { name: 'list' }, items: [1, 2, 3] });
    Assertions.of(chart).has('List', 'list', { items: [1, 3] });
    expect(message(() => Assertions.of(chart).has('List', 'list', { items: [3, 1] }))).toContain('items: got no item like 1 after the others');
  });

  test('whose name ends in a hash is found by the name without it', () => {
    const chart = shop();
    new OneShotMigration(chart, 'migrate', { image: 'acme/migrate:1.0.0' });
    Assertions.of(chart).has('Job', 'migrate');
  });

  test('is not there, or the error prints it', () => {
    const assertions = Assertions.of(shop());
    assertions.hasNo('Ingress', 'web');
    expect(message(() => assertions.hasNo('Service', 'web'))).toMatch(/^shop: there is a Service 'web':\n {4}apiVersion: v1\n {4}kind: Service\n/);
  });
});

describe('the findings', () => {
  test('of a chart are those of its objects, in the light of the whole app', () => {
    const chart = shop({ health: undefined });
    const other = new Chart(chart.node.root, 'other', { namespace: 'other' });
    new StatelessWebApp(other, 'web', { image: 'nginx:1.29.1', port: 8080 });
    expect(Assertions.of(chart).findings()).toEqual([{
      rule: 'no-readiness',
      level: 'warning',
      subject: 'Deployment/web',
      field: 'spec.template.spec.containers[0]',
      happens: 'Service/web sends requests to container web as soon as its process runs, before it can answer',
      fix: 'add a `readinessProbe` that succeeds when the container can answer',
    }]);
    expect(Assertions.of(chart.node.root).findings()).toHaveLength(2);
  });

  test('are none, or the error lists them', () => {
    Assertions.of(shop()).hasNoFindings();
    expect(message(() => Assertions.of(shop({ health: undefined })).hasNoFindings())).toMatch(
      /^shop: the rules find\n {2}warning no-readiness: Deployment\/web: spec\.template\.spec\.containers\[0\]: Service\/web sends/,
    );
  });

  test('are without those that are waived', () => {
    const chart = shop({ health: undefined });
    Waiver.add(chart, 'no-readiness', 'a test');
    Assertions.of(chart).hasNoFindings();
  });
});
