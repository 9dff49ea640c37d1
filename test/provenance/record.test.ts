import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App as Cdk8sApp, Chart, JsonPatch } from 'cdk8s';
import type { AppProps } from 'cdk8s';
import { Construct } from 'constructs';
import { App, Endpoint, Health, NightlyBackup, Profile, ReplicatedDatabase, DatabaseEngine, StatelessWebApp, Waiver } from 'cdk8s-patterns';
import { Size } from 'cdk8s';
import type { StatelessWebAppProps } from 'cdk8s-patterns';
import type { ObjectProvenance, Provenance, Source } from '../../lib/explain/provenance';
import { provenanceOf } from '../../lib/provenance/record';
import { saidOnStderr } from '../manifests';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-record-'));
  file = join(folder, 'provenance.jsonl');
  process.env.CDK8S_PATTERNS_EXPLAIN = file;
});

afterEach(() => {
  delete process.env.CDK8S_PATTERNS_EXPLAIN;
  delete process.env.CDK8S_OUTDIR;
  rmSync(folder, { recursive: true });
});

const chartOf = (props: AppProps = {}): Chart => new Chart(new App(props), 'shop', { namespace: 'shop' });
const web = (scope: Construct, props: Partial<StatelessWebAppProps> = {}, id = 'web'): StatelessWebApp => (
  new StatelessWebApp(scope, id, { image: 'nginx:1.29.1', port: 8080, health: Health.http('/'), ...props })
);

/** The sources of one field, in short. */
function sourcesOf(objects: readonly ObjectProvenance[], kind: string, ...path: (string | number)[]): string[] {
  const found = objects.filter(({ json }) => (json as { kind: string }).kind === kind);
  expect(found).toHaveLength(1);
  return (found[0].fields[JSON.stringify(path)] ?? []).map(short);
}

function short(source: Source): string {
  switch (source.from) {
    case 'author': return `${source.type}.${source.property}`;
    case 'profile': return `profile.${source.switch}`;
    case 'edge': return `${source.client} -> ${source.target}`;
    default: return source.from;
  }
}

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0];

describe('what a line comes from', () => {
  test('is what its author says, also where the default would be the same', () => {
    const chart = chartOf();
    web(chart, { replicas: 2 });
    expect(sourcesOf(provenanceOf(chart.node.root), 'Deployment', 'spec', 'replicas')).toEqual(['StatelessWebApp.replicas']);
  });

  test('is the profile, where the author is silent', () => {
    const chart = chartOf();
    web(chart);
    expect(sourcesOf(provenanceOf(chart.node.root), 'Deployment', 'spec', 'replicas')).toEqual(['profile.replicas']);
  });

  test('is both, where one gives the value and the other the line', () => {
    const chart = chartOf();
    web(chart, { pod: { security: { runAsGroup: 101 } } });
    expect(sourcesOf(provenanceOf(chart.node.root), 'Deployment', 'spec', 'template', 'spec', 'securityContext', 'fsGroup').sort())
      .toEqual(['StatelessWebApp.pod.security.runAsGroup', 'profile.restricted']);
  });

  test('is a property that can\'t be left out', () => {
    const chart = chartOf();
    web(chart);
    const objects = provenanceOf(chart.node.root);
    expect(sourcesOf(objects, 'Deployment', ...CONTAINER, 'image')).toEqual(['StatelessWebApp.image']);
    expect(sourcesOf(objects, 'Deployment', ...CONTAINER, 'ports', 0, 'containerPort')).toEqual(['StatelessWebApp.port']);
    expect(sourcesOf(objects, 'Deployment', 'metadata', 'namespace')).toEqual(['Chart.namespace']);
  });

  test('is a use: of something outside of the app by its host', () => {
    const chart = chartOf();
    web(chart).uses(Endpoint.external('mail.example.com', 587, { cidrs: ['192.0.2.0/24'] }), { env: 'MAIL' });
    expect(sourcesOf(provenanceOf(chart.node.root), 'Deployment', ...CONTAINER, 'env', 0, 'value')).toEqual(['shop/web -> mail.example.com']);
  });

  test('is the property of a backup, which declares its use by itself', () => {
    const chart = chartOf();
    const db = new ReplicatedDatabase(chart, 'db', {
      engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: 3, storage: Size.gibibytes(1),
    });
    new NightlyBackup(chart, 'backup', { of: db, at: '02:30' });
    const objects = provenanceOf(chart.node.root);
    expect(sourcesOf(objects, 'Schedule', 'spec', 'template', 'includedNamespaces', 0)).toContain('NightlyBackup.of');
    expect(sourcesOf(objects, 'Schedule', 'spec', 'schedule')).toContain('NightlyBackup.at');
  });

  test('is a patch, a change of the metadata, or a waiver, with what the object is there for', () => {
    const chart = chartOf();
    const app = web(chart);
    ApiObject.of(app).addJsonPatch(JsonPatch.add('/spec/revisionHistoryLimit', 3));
    ApiObject.of(app).metadata.addAnnotation('example.com/team', 'orders');
    Waiver.add(app, 'no-readiness', 'it answers at once');
    const objects = provenanceOf(chart.node.root);
    expect(sourcesOf(objects, 'Deployment', 'spec', 'revisionHistoryLimit')).toEqual(['patch']);
    expect(sourcesOf(objects, 'Deployment', 'metadata', 'annotations', 'example.com/team')).toEqual(['patch']);
    expect(sourcesOf(objects, 'Service', 'metadata', 'annotations', 'waiver.cdk8s-patterns/no-readiness'))
      .toEqual(['StatelessWebApp.Waiver.add', 'profile.waiverAnnotations', 'profile.services']);
  });

  test('is its author alone for an object of their own', () => {
    const chart = chartOf();
    new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: '1' } });
    web(chart, { container: { envFrom: [{ _toKube: () => ({ configMapRef: { name: 'shop-settings-c8a3f66b' } }) } as never] } });
    expect(sourcesOf(provenanceOf(chart.node.root), 'ConfigMap', 'data', 'a')).toEqual(['ApiObject.']);
  });

  test('is found in the scopes, the profiles and the subclasses that the author made', () => {
    class Shop extends StatelessWebApp {
      constructor(scope: Construct, id: string) {
        super(scope, id, { image: 'nginx:1.29.1', port: 8080 });
        this.uses(Endpoint.external('db.example.com', 5432), { env: 'DB' });
      }
    }
    const chart = chartOf();
    const inside = new Construct(chart, 'inside');
    Profile.PRODUCTION.customize({ resources: false, commonLabels: false }).applyTo(inside);
    new Shop(inside, 'web');
    const objects = provenanceOf(chart.node.root);
    expect(sourcesOf(objects, 'Deployment', 'metadata', 'name')).toEqual(['StatelessWebApp.id']);
    expect(sourcesOf(objects, 'Deployment', ...CONTAINER, 'env', 0, 'name')).toEqual(['shop/inside/web -> db.example.com']);
    expect(JSON.stringify(objects)).not.toContain('"switch":"resources"');
  });
});

describe('a synth', () => {
  const read = (): Provenance[] => readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Provenance);

  test('writes it down, of each app by itself, and no manifest where the program says', () => {
    process.env.CDK8S_OUTDIR = join(folder, 'asked');
    for (const App_ of [App, Cdk8sApp]) {
      const app = new App_({ outdir: '/nonexistent/dist' });
      web(new Chart(app, 'shop', { namespace: 'shop' }));
      app.synth();
      app.synth();
    }
    const [first, again, second] = read();
    expect(read()).toHaveLength(4);
    expect(again).toEqual(first);
    expect(second.app).toBe(first.app + 1);
    expect(second.objects.map(({ construct }) => construct)).toEqual(first.objects.map(({ construct }) => construct));
  });

  test('does so too where its manifests are a text', () => {
    const chart = chartOf();
    web(chart);
    expect((chart.node.root as App).synthYaml()).toContain('kind: Deployment');
    expect(read()).toHaveLength(1);
  });

  test('says nothing of what is looked at, and leaves the manifests as they are', () => {
    const chart = chartOf();
    const app = web(chart);
    app.uses(Endpoint.external('db.example.com', 5432));
    Profile.of(chart);
    const before = JSON.stringify(chart.toJson());
    expect(saidOnStderr(() => provenanceOf(chart.node.root))).toBe('');
    expect(JSON.stringify(chart.toJson())).toBe(before);
  });
});

describe('what the author wrote', () => {
  test('is the manifest without a profile', () => {
    const chart = chartOf();
    web(chart, { replicas: 3 });
    const written = provenanceOf(chart.node.root).filter((one) => one.written !== undefined);
    expect(written.map(({ json }) => (json as { kind: string }).kind)).toEqual(['Deployment']);
    expect(written[0].written).toEqual({
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' },
      spec: {
        replicas: 3,
        selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'web' } },
          spec: { containers: [expect.objectContaining({ name: 'web', image: 'nginx:1.29.1', ports: [{ containerPort: 8080 }] })] },
        },
      },
    });
  });

  test('holds the variables of a use whose target has no Service then, and not that Service', () => {
    const chart = chartOf();
    web(chart).uses(web(chart, {}, 'api'), { env: 'API' });
    const objects = provenanceOf(chart.node.root);
    expect(objects.filter(({ written }) => written !== undefined).map(({ construct }) => construct)).toEqual(['shop/web', 'shop/api']);
    const [deployment] = objects.filter(({ construct, json }) => construct === 'shop/web' && (json as { kind: string }).kind === 'Deployment');
    expect(JSON.stringify(deployment.written)).toContain('{"name":"API","value":"api:8080"}');
    expect(deployment.fields[JSON.stringify([...CONTAINER, 'env', 0, 'name'])].map(short)).toEqual(['shop/web -> shop/api']);
  });
});
