import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App as Cdk8sApp, Chart, Testing } from 'cdk8s';
import { App, Health, Level, Profile, Rules, StatelessWebApp, Waiver } from 'cdk8s-patterns';
import type { Finding, IRule, ManifestGraph } from 'cdk8s-patterns';

/** Finds every Service, and counts how often it is asked. */
class NoServices implements IRule {
  public readonly id = 'no-services';
  public readonly title = 'There is a Service';
  public asked = 0;

  constructor(public readonly level: Level) {}

  public check(graph: ManifestGraph): Finding[] {
    this.asked += 1;
    return graph.ofKind('Service').map((service) => ({
      field: service.at('spec', 'ports'), happens: `'${service.name}' is a Service`, fix: 'remove it',
    }));
  }
}

let outdir: string;
let stderr: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-checks-'));
  stderr = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(outdir, { recursive: true });
});

function shop(app: Cdk8sApp, id = 'shop'): Chart {
  return new Chart(app, id, { namespace: id });
}

function web(chart: Chart, id = 'web'): StatelessWebApp {
  return new StatelessWebApp(chart, id, { image: 'nginx:1.29.1', port: 8080, health: Health.http('/') });
}

const ERROR = "shop/web: Service web: spec.ports: 'web' is a Service; remove it (no-services)";

describe('an error', () => {
  test('stops the synth of an App before anything is written, in the words of the rule', () => {
    const app = new App({ outdir });
    web(shop(app));
    Rules.add(app, new NoServices(Level.ERROR));
    expect(() => app.synth()).toThrow(new Error(ERROR));
    expect(() => app.synthYaml()).toThrow(new Error(ERROR));
    expect(readdirSync(outdir)).toEqual([]);
  });

  test('stops that of a plain cdk8s.App too, with the path that cdk8s puts before it', () => {
    const app = new Cdk8sApp({ outdir });
    web(shop(app));
    Rules.add(app, new NoServices(Level.ERROR));
    expect(() => app.synth()).toThrow(new Error(`Validation failed with the following errors:\n  [] ${ERROR}`));
    expect(readdirSync(outdir)).toEqual([]);
  });

  test('stops Testing.synth, and is gone once it is mended', () => {
    const app = new App({ outdir });
    const chart = shop(app);
    const service = web(chart).services[0];
    Rules.add(app, new NoServices(Level.ERROR));
    expect(() => Testing.synth(chart)).toThrow('no-services');
    Waiver.add(service, 'no-services', 'a test');
    expect(Testing.synth(chart).length).toBeGreaterThan(4);
  });

  test('is found in objects that this library did not make', () => {
    const app = new App({ outdir });
    new ApiObject(shop(app), 'foreign', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'foreign' } });
    Rules.add(app, new NoServices(Level.ERROR));
    expect(() => app.synth()).toThrow("shop/foreign: Service foreign: spec.ports: 'foreign' is a Service");
  });
});

describe('a warning', () => {
  test.each([['this library', App], ['cdk8s', Cdk8sApp]])('goes to stderr once, by construct, in an App of %s', (_of, Class) => {
    const app = new Class({ outdir });
    const rule = new NoServices(Level.WARNING);
    web(shop(app));
    web(shop(app, 'other'));
    Rules.add(app, rule);
    app.synth();
    const blocks = stderr.split('\n').map((line) => line.replace(/:\d+\)/, ':LINE)'));
    expect(blocks).toEqual([
      'shop/web (test/checks.test.ts:LINE)',
      '  warning no-services: Service web: spec.ports',
      "    'web' is a Service",
      '    fix: remove it',
      'other/web (test/checks.test.ts:LINE)',
      '  warning no-services: Service web: spec.ports',
      "    'web' is a Service",
      '    fix: remove it',
      '',
    ]);
    expect(readdirSync(outdir).filter((file) => !file.startsWith('.'))).toEqual(['other.k8s.yaml', 'shop.k8s.yaml']);
    // cdk8s validates an app once, and once more for each chart.
    expect(rule.asked).toBe(1);
  });

  test('names the line on which the author made the construct', () => {
    const app = new App({ outdir });
    const chart = shop(app);
    Rules.add(app, new NoServices(Level.WARNING));
    const here = Number(/checks\.test\.ts:(\d+)/.exec(new Error().stack as string)?.[1]);
    new StatelessWebApp(chart, 'web', { image: 'nginx:1.29.1', port: 8080, health: Health.http('/') });
    app.synth();
    expect(stderr).toContain(`(test/checks.test.ts:${here + 1})`);
  });

  test('is said again only when something changed', () => {
    const app = new App({ outdir });
    const chart = shop(app);
    web(chart);
    Rules.add(app, new NoServices(Level.WARNING));
    app.synth();
    app.synth();
    expect(stderr.match(/no-services/g)).toHaveLength(1);
    web(chart, 'second');
    app.synth();
    expect(stderr.match(/no-services/g)).toHaveLength(3);
  });
});

describe('a waiver', () => {
  const ANNOTATION = 'waiver.cdk8s-patterns/no-services';

  test('silences a rule on a subtree, and nowhere else', () => {
    const app = new App({ outdir });
    const chart = shop(app);
    const quiet = web(chart, 'quiet');
    web(chart, 'loud');
    Rules.add(app, new NoServices(Level.WARNING));
    Waiver.add(quiet, 'no-services', 'a test');
    app.synth();
    expect(stderr).toContain('shop/loud (');
    expect(stderr).not.toContain('shop/quiet');
  });

  test('stands on the objects under PRODUCTION, with the reason, and never on a Pod template', () => {
    const app = new App({ outdir });
    const chart = shop(app);
    Rules.add(app, new NoServices(Level.WARNING));
    Waiver.add(web(chart), 'no-services', 'the course needs it');
    const objects = chart.toJson() as { kind: string; metadata: { annotations: object }; spec?: { template?: object } }[];
    expect(objects.map(({ metadata }) => metadata.annotations)).toEqual(objects.map(() => ({ [ANNOTATION]: 'the course needs it' })));
    expect(JSON.stringify(objects.find(({ kind }) => kind === 'Deployment')?.spec)).not.toContain('waiver');
  });

  test('stands on one object alone where that is named', () => {
    const app = new App({ outdir });
    const chart = shop(app);
    Rules.add(app, new NoServices(Level.WARNING));
    Waiver.add(web(chart).services[0], 'no-services', 'a test');
    const objects = chart.toJson() as { kind: string; metadata: { annotations?: object } }[];
    expect(objects.filter(({ metadata }) => metadata.annotations).map(({ kind }) => kind)).toEqual(['Service']);
  });

  test('writes nothing under BARE, and silences all the same', () => {
    const app = new App({ outdir });
    const chart = shop(app);
    Profile.BARE.applyTo(chart);
    const bare = new StatelessWebApp(chart, 'web', { image: 'nginx:1.29.1', port: 8080, health: Health.http('/'), services: [{}] });
    Rules.add(app, new NoServices(Level.ERROR));
    Waiver.add(bare, 'no-services', 'a test');
    expect(JSON.stringify(chart.toJson())).not.toContain('waiver');
  });

  test('by a name that no rule has is an error: it would silence nothing', () => {
    const app = new App({ outdir });
    Waiver.add(web(shop(app)), 'no-service', 'a test');
    Rules.add(app, new NoServices(Level.WARNING));
    expect(() => app.synth()).toThrow(
      "shop/web: Waiver.add: got 'no-service', expected the name of a rule, such as 'no-services'; docs/rules.md has them all",
    );
  });

  test('without a reason is an error', () => {
    const chart = shop(new App({ outdir }));
    expect(() => Waiver.add(chart, 'no-services', ' ')).toThrow("shop: Waiver.add: reason: got ' ', expected why 'no-services' is accepted");
  });
});

describe('a rule of one\'s own', () => {
  test('takes no name that another has', () => {
    const app = new App({ outdir });
    Rules.add(app, new NoServices(Level.ERROR));
    expect(() => Rules.add(app, new NoServices(Level.ERROR))).toThrow("Rules.add: id: got 'no-services', expected a name that no other rule has");
  });

  test('has a name that an annotation takes', () => {
    const rule: IRule = { id: 'No Services', level: Level.ERROR, title: 'x', check: () => [] };
    expect(() => Rules.add(new App({ outdir }), rule)).toThrow(
      "Rules.add: id: got 'No Services', expected lower-case letters, digits and '-', at most 63 characters",
    );
  });

  test('is named where it fails', () => {
    const app = new App({ outdir });
    const rule: IRule = {
      id: 'broken', level: Level.ERROR, title: 'x', check: () => {
        throw new Error('no such thing');
      },
    };
    Rules.add(app, rule);
    expect(() => app.synth()).toThrow('rule broken: no such thing');
  });
});
