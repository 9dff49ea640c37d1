import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join, resolve } from 'node:path';
import type { Chart } from 'cdk8s';
import { App, Assertions } from 'cdk8s-patterns';
import { parseAllDocuments } from 'yaml';
import { OnlineBoutiqueAsPublished } from '../examples/online-boutique/as-published';
import { OnlineBoutique } from '../examples/online-boutique/in-production';
import { OnlineBoutiqueLoad } from '../examples/online-boutique/load';
import { manifests } from './manifests';
import type { Manifest } from './manifests';

const EXAMPLE = resolve(__dirname, '../examples/online-boutique');
/** The published manifests; the shared file may not be beside a checkout. */
const SOURCE = resolve(__dirname, '../../shared/apps/online-boutique.yaml');
const PUBLISHED_TEXT = readFileSync(join(__dirname, 'online-boutique', 'published.yaml'), 'utf8');
const PUBLISHED = documents(PUBLISHED_TEXT);

const app = new App();
const asPublished = new OnlineBoutiqueAsPublished(app, 'online-boutique-as-published');
const shop = new OnlineBoutique(app, 'online-boutique');
const load = new OnlineBoutiqueLoad(app, 'online-boutique-load', { frontend: shop.frontend });

describe('the online boutique as published', () => {
  const printed = manifests(asPublished);

  /** What the library can't say as it was published: `Kind/name`. */
  const DIFFERENT: readonly string[] = [];

  test('has the same objects: 12 Deployments, 12 Services, 11 ServiceAccounts', () => {
    expect(printed.map(nameOf).sort()).toEqual(PUBLISHED.map(nameOf).sort());
    expect(PUBLISHED.map(({ kind }) => kind).sort().join(' ')).toBe(
      [...Array<string>(12).fill('Deployment'), ...Array<string>(12).fill('Service'), ...Array<string>(11).fill('ServiceAccount')].join(' '),
    );
  });

  test.each(PUBLISHED.map((object) => [nameOf(object), object] as const))('%s is the same, field for field', (name, object) => {
    expect(printed.find((one) => nameOf(one) === name)).toEqual(object);
  });

  test('needs no exception: nothing differs, not even by a field that is null or undefined', () => {
    const different = PUBLISHED.filter((object) => !printed.some((one) => isDeepStrictEqual(one, object)));
    expect(different.map(nameOf)).toEqual(DIFFERENT);
  });

  const name = 'is compared with the published file itself, where it is at hand';
  if (existsSync(SOURCE)) {
    test(name, () => {
      expect(PUBLISHED).toEqual(documents(readFileSync(SOURCE, 'utf8')));
    });
  } else {
    test.skip(`${name} (left out: the file is not beside this checkout)`, () => undefined);
  }
});

describe('the online boutique in production', () => {
  const objects = [...manifests(shop), ...manifests(load)];
  const containers = containersOf(objects);

  test('takes a third of the lines that were published, at most, and as many as the README says', () => {
    const program = ['main.ts', 'in-production.ts', 'load.ts'].map((file) => readFileSync(join(EXAMPLE, file), 'utf8')).join('\n');
    expect(linesOf(program)).toBeLessThanOrEqual(linesOf(PUBLISHED_TEXT) / 3);
    expect(readFileSync(join(EXAMPLE, 'README.md'), 'utf8'))
      .toContain(`it takes ${linesOf(program)} lines; the published YAML takes ${linesOf(PUBLISHED_TEXT)}.`);
  });

  const charts: [string, Chart][] = [['the shop', shop], ['the load', load], ['as published', asPublished]];
  test.each(charts)('has no finding that is not accepted with a reason: %s', (_, chart) => {
    Assertions.of(chart).hasNoFindings();
  });

  test('runs the twelve workloads of the published one, from the same images but for a pinned redis', () => {
    const published = containersOf(PUBLISHED).map(({ image }) => image);
    expect(containers.map(({ image }) => image).sort()).toEqual(
      published.map((image) => (image === 'redis:alpine' ? 'redis:7.2' : image)).sort(),
    );
  });

  test('keeps the load away from the shop: another file, another namespace, and nothing of the shop waits for it', () => {
    expect(manifests(load).map(nameOf)).toEqual(['ServiceAccount/loadgenerator', 'NetworkPolicy/loadgenerator', 'Deployment/loadgenerator']);
    expect(new Set(manifests(load).map(({ metadata }) => metadata.namespace))).toEqual(new Set(['online-boutique-load']));
    expect(new Set(manifests(shop).map(({ metadata }) => metadata.namespace))).toEqual(new Set(['online-boutique']));
  });

  test('keeps carts when the Pod of redis goes: a claim, and an append-only file on it', () => {
    const assertions = Assertions.of(shop);
    assertions.hasNo('Deployment', 'redis-cart');
    assertions.has('StatefulSet', 'redis-cart', {
      spec: { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '1Gi' } } } }] },
    });
    const redis = containers.find(({ name }) => name === 'redis-cart');
    expect(redis?.args?.slice(0, 2)).toEqual(['--appendonly', 'yes']);
    expect(redis?.volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
  });

  const services = ['ad', 'cart', 'checkout', 'currency', 'email', 'payment', 'productcatalog', 'recommendation', 'shipping'];
  test.each(services)('%sservice survives the loss of a node, and is asked by gRPC on a port that says so', (start) => {
    const name = `${start}service`;
    const assertions = Assertions.of(shop);
    assertions.has('Deployment', name, { spec: { replicas: 2 } });
    assertions.has('PodDisruptionBudget', name, { spec: { maxUnavailable: 1 } });
    const own = containers.find((container) => container.name === name) as Container;
    const [{ name: port, containerPort }] = own.ports ?? [];
    expect(port).toBe('grpc');
    const probes = [own.startupProbe, own.readinessProbe, own.livenessProbe];
    expect(probes.map((probe) => probe?.grpc)).toEqual(Array(3).fill({ port: containerPort }));
  });

  test('pauses before it stops only where the image has a `sleep` to pause with', () => {
    const paused = containers.filter(({ lifecycle }) => lifecycle?.preStop?.exec?.command?.[0] === 'sleep').map(({ name }) => name);
    expect(paused).toEqual(['adservice', 'currencyservice', 'emailservice', 'paymentservice', 'recommendationservice']);
  });
});

/** As much of a template as these tests read. */
interface Template {
  readonly spec: { readonly containers: readonly Container[] };
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: string[];
  readonly ports?: { readonly name: string; readonly containerPort: number }[];
  readonly volumeMounts?: object[];
  readonly lifecycle?: { readonly preStop?: { readonly exec?: { readonly command?: string[] } } };
  readonly startupProbe?: { readonly grpc?: object };
  readonly readinessProbe?: { readonly grpc?: object };
  readonly livenessProbe?: { readonly grpc?: object };
}

function documents(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Manifest | null).filter((object) => object !== null);
}

function containersOf(objects: readonly Manifest[]): readonly Container[] {
  return objects.flatMap(({ spec }) => (spec?.template as Template | undefined)?.spec.containers ?? []);
}

function nameOf({ kind, metadata }: Manifest): string {
  return `${kind}/${metadata.name}`;
}

/** Lines that say something: neither blank nor a comment. */
function linesOf(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line)).length;
}
