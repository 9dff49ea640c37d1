import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { App, StatelessWebApp } from 'cdk8s-patterns';
import { objectName } from '../../lib/kube/object-name';
import { chartOf, manifests } from '../manifests';

describe('the name of a workload', () => {
  test('is its id', () => {
    expect(objectName(new Construct(chartOf(), 'web'))).toBe('web');
  });

  test('is the ids of the path joined by - inside a scope that is not the chart', () => {
    const team = new Construct(chartOf(), 'team');
    expect(objectName(new Construct(new Construct(team, 'front'), 'web'))).toBe('team-front-web');
  });

  test('holds nothing of what is around its chart', () => {
    const outer = new Chart(new App(), 'outer');
    const inner = new Chart(new Construct(outer, 'scope'), 'inner');
    expect(objectName(new Construct(inner, 'web'))).toBe('web');
  });

  test('holds no hash', () => {
    const chart = chartOf();
    new StatelessWebApp(new Construct(chart, 'front'), 'web', { image: 'nginx:1.29.1', port: 80 });
    expect(manifests(chart).map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
      'ServiceAccount/front-web', 'NetworkPolicy/front-web', 'Service/front-web', 'Deployment/front-web',
      'PodDisruptionBudget/front-web',
    ]);
  });
});

/** A scope with its ids: the workloads in it, and the scopes in it. */
interface Tree {
  readonly apps: readonly string[];
  readonly scopes: Readonly<Record<string, Tree>>;
}

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    apps: fc.uniqueArray(id.map((name) => `app-${name}`), { maxLength: 3 }),
    scopes: fc.dictionary(id.map((name) => `in-${name}`), fc.oneof({ maxDepth: 2 }, fc.constant({ apps: [], scopes: {} }), tie('tree')), {
      maxKeys: 2, noNullPrototype: true,
    }),
  }),
}));

function grow(scope: Construct, { apps, scopes }: Tree, except: ReadonlySet<string>): void {
  for (const [name, inner] of Object.entries(scopes)) grow(new Construct(scope, name), inner, except);
  for (const name of apps) {
    if (except.has(`${scope.node.path}/${name}`)) continue;
    new StatelessWebApp(scope, name, { image: 'nginx:1.29.1', port: 80 });
  }
}

/** The name and all selectors of each workload, by its path. */
function identities(grown: Tree, except: ReadonlySet<string>, more?: (chart: Chart) => void): Map<string, string> {
  const chart = chartOf();
  more?.(chart);
  grow(chart, grown, except);
  const apps = chart.node.findAll().filter((construct): construct is StatelessWebApp => construct instanceof StatelessWebApp);
  return new Map(apps.map((app) => {
    const { metadata, spec } = app.deployment.toJson();
    return [app.node.path, JSON.stringify([metadata.name, spec.selector, app.services[0].toJson().spec.selector])];
  }));
}

test('no name and no selector changes when another construct is moved, renamed, added or removed', () => {
  fc.assert(fc.property(tree, fc.nat(), id, (grown, which, other) => {
    const before = identities(grown, new Set());
    if (before.size === 0) return;
    const moved = [...before.keys()][which % before.size];
    const after = identities(grown, new Set([moved]), (chart) => {
      new StatelessWebApp(new Construct(chart, `moved-${other}`), other, { image: 'nginx:1.29.1', port: 80 });
    });
    before.delete(moved);
    for (const [path, identity] of before) expect([path, after.get(path)]).toEqual([path, identity]);
  }), { numRuns: 50 });
});

test('two workloads of one chart whose names differ select different Pods', () => {
  fc.assert(fc.property(tree, (grown) => {
    const all = [...identities(grown, new Set()).values()].map((text) => JSON.parse(text) as [string, object, object]);
    const names = new Set(all.map(([name]) => name));
    const selectors = new Set(all.map(([, selector]) => JSON.stringify(selector)));
    expect(selectors.size).toBe(names.size);
  }), { numRuns: 50 });
});
