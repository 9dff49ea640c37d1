import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App as Cdk8sApp, Chart, JsonPatch, Lazy, Testing, YamlOutputType } from 'cdk8s';
import type { AppProps, IResolver, ResolutionContext } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { App, OneShotMigration } from 'cdk8s-patterns';
import type { StatelessWebApp } from 'cdk8s-patterns';
import { KubeObject } from '../../lib/kube/kube-object';
import type { KubeObjectSpec, LateAnnotations } from '../../lib/kube/kube-object';
import { chartOf, containerOf, manifest, webApp } from '../manifests';
import { temporaryFolder } from '../temporary-folder';

function configMap(chart: Chart, spec: Partial<KubeObjectSpec> = {}, annotations?: LateAnnotations): KubeObject {
  return new KubeObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, ...spec }, annotations);
}

function migration(chart: Chart): OneShotMigration {
  return new OneShotMigration(chart, 'migrate', { image: 'acme/migrate:1.0.0' });
}

describe('a manifest', () => {
  test('has its keys in the order that people write them', () => {
    const chart = chartOf();
    const web = webApp(chart, { metadata: { annotations: { owner: 'shop' } } });
    expect(Object.keys(web.deployment.toJson())).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(Object.keys(web.deployment.toJson().metadata)).toEqual(['name', 'namespace', 'labels', 'annotations']);
  });

  test('keeps the order in which the author wrote labels and variables', () => {
    const chart = chartOf();
    const web = webApp(chart, { env: { Z: '1', A: '2' }, metadata: { labels: { zone: 'eu', app: 'x' } } });
    expect(Object.keys(web.deployment.toJson().metadata.labels).slice(-2)).toEqual(['zone', 'app']);
    expect(containerOf(chart).env).toEqual([{ name: 'Z', value: '1' }, { name: 'A', value: '2' }]);
  });

  test('drops what is undefined at any depth, and keeps empty objects, empty lists, null, false, 0 and empty text', () => {
    const object = configMap(chartOf(), {
      body: () => ({
        gone: undefined,
        data: { gone: undefined, list: [{ gone: undefined, stays: 1 }, []], object: {}, nothing: null, no: false, zero: 0, text: '' },
      }),
    });
    expect(JSON.stringify(object.toJson())).toBe(JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'config', namespace: 'shop' },
      data: { list: [{ stays: 1 }, []], object: {}, nothing: null, no: false, zero: 0, text: '' },
    }));
  });

  test('is only kind and metadata where it has no body', () => {
    expect(configMap(chartOf()).toJson()).toEqual({
      apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'shop' },
    });
  });

  test('does not share anything with the model behind it', () => {
    const data = { key: 'value' };
    const object = configMap(chartOf(), { body: () => ({ data }) });
    (object.toJson().data as Record<string, string>).key = 'changed';
    expect(data).toEqual({ key: 'value' });
    expect(object.toJson()).toHaveProperty('data', { key: 'value' });
  });

  test('is the same when it is read twice', () => {
    const web = webApp(chartOf());
    expect(web.deployment.toJson()).toEqual(web.deployment.toJson());
  });

  test('is read late: what is declared after the object is in it', () => {
    const data: Record<string, string> = {};
    const object = configMap(chartOf(), { body: () => ({ data }) });
    data.late = 'yes';
    expect(object.toJson()).toHaveProperty('data', { late: 'yes' });
  });
});

describe('metadata that is added after the construct', () => {
  test('is in the manifest: labels, annotations, finalizers, owners, and any other field', () => {
    const chart = chartOf();
    const { metadata } = ApiObject.of(webApp(chart));
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: '1' };
    metadata.addLabel('team', 'shop');
    metadata.addAnnotation('example.com/note', 'late');
    metadata.addFinalizers('example.com/a', 'example.com/b');
    metadata.addOwnerReference(owner);
    metadata.add('generateName', 'web-');
    expect(manifest(chart, 'Deployment').metadata).toEqual({
      name: 'web',
      namespace: 'shop',
      labels: {
        'app.kubernetes.io/name': 'web',
        'app.kubernetes.io/instance': 'web',
        'app.kubernetes.io/component': 'web',
        'app.kubernetes.io/part-of': 'shop',
        'app.kubernetes.io/managed-by': 'cdk8s-patterns',
        'team': 'shop',
      },
      annotations: { 'example.com/note': 'late' },
      finalizers: ['example.com/a', 'example.com/b'],
      ownerReferences: [owner],
      generateName: 'web-',
    });
  });

  test('is in no selector and on no Pod', () => {
    const chart = chartOf('shop', { namespace: 'shop', labels: { tier: 'front' } });
    ApiObject.of(webApp(chart)).metadata.addLabel('team', 'shop');
    const common = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' };
    const { metadata, spec } = manifest(chart, 'Deployment');
    expect(metadata.labels).toMatchObject({ tier: 'front', team: 'shop' });
    expect(spec.selector).toEqual({ matchLabels: common });
    expect(spec).not.toHaveProperty('template.metadata.labels.team');
    expect(spec).not.toHaveProperty('template.metadata.labels.tier');
    expect(manifest(chart, 'Service').spec.selector).toEqual(common);
    expect(manifest(chart, 'NetworkPolicy').spec.podSelector).toEqual({ matchLabels: common });
    expect(manifest(chart, 'PodDisruptionBudget').spec.selector).toEqual({ matchLabels: common });
  });

  test('can not be overridden by `add`, as in cdk8s', () => {
    const object = configMap(chartOf());
    object.metadata.add('name', 'other');
    object.metadata.add('labels', { other: 'yes' });
    expect(object.toJson().metadata).toEqual({ name: 'config', namespace: 'shop' });
  });

  test("puts the chart's labels on every object, below the author's own", () => {
    const chart = chartOf('shop', { namespace: 'shop', labels: { tier: 'front', team: 'a' } });
    webApp(chart, { metadata: { labels: { team: 'b' } } });
    for (const kind of ['Deployment', 'Service', 'ServiceAccount', 'NetworkPolicy', 'PodDisruptionBudget']) {
      expect(manifest(chart, kind).metadata.labels).toMatchObject({ tier: 'front', team: 'b' });
    }
  });
});

describe('the fast way to the metadata', () => {
  function complete(): KubeObject {
    const object = configMap(chartOf('shop', { namespace: 'shop', labels: { tier: 'front' } }), {
      metadata: { name: 'config', labels: { app: 'x' }, annotations: { first: '1' }, finalizers: ['a/b'], clusterName: 'c' },
    });
    object.metadata.addLabel('team', 'shop');
    object.metadata.addAnnotation('note', 'late');
    object.metadata.addFinalizers('example.com/a');
    object.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: '1', controller: true });
    object.metadata.add('managedFields', [{ manager: 'x' }]);
    return object;
  }

  test('gives what cdk8s itself gives, so that a cdk8s which keeps its fields elsewhere is noticed', () => {
    const object = complete();
    expect(object.toJson().metadata).toEqual(object.metadata.toJson());
    expect(Object.keys(object.toJson().metadata as object).sort()).toEqual([
      'annotations', 'clusterName', 'finalizers', 'labels', 'managedFields', 'name', 'namespace', 'ownerReferences',
    ]);
  });

  test('is taken: the fields that it reads are there in this cdk8s', () => {
    const object = complete();
    const publicWay = jest.spyOn(object.metadata, 'toJson');
    object.toJson();
    expect(publicWay).not.toHaveBeenCalled();
  });

  test.each(['_additionalAttributes', 'labels', 'annotations'])('is left where a cdk8s has no %s: the public way gives the same', (field) => {
    const object = complete();
    const expected = object.toJson();
    const publicly = object.metadata.toJson();
    Object.assign(object.metadata, { [field]: undefined, toJson: () => publicly });
    expect(object.toJson()).toEqual(expected);
  });

  test('is left with the annotations of later edges in it', () => {
    const object = configMap(chartOf(), {}, () => ({ wave: '1' }));
    const publicly = object.metadata.toJson();
    Object.assign(object.metadata, { labels: undefined, toJson: () => publicly });
    expect(object.toJson().metadata).toEqual({ name: 'config', namespace: 'shop', annotations: { wave: '1' } });
  });

  test('adds no annotations where there are none, on either way', () => {
    const object = configMap(chartOf());
    const publicly = object.metadata.toJson();
    Object.assign(object.metadata, { labels: undefined, toJson: () => publicly });
    expect(Object.keys(object.toJson().metadata as object)).toEqual(['name', 'namespace']);
  });
});

describe('a value that is known late', () => {
  const lazy = (value: unknown): string => Lazy.any({ produce: () => value });

  test('resolves in a variable', () => {
    const chart = chartOf();
    webApp(chart, { env: { LATE: lazy('now') } });
    expect(containerOf(chart).env).toEqual([{ name: 'LATE', value: 'now' }]);
  });

  test("resolves in the chart's labels, and leaves all else as it is", () => {
    const chart = chartOf('shop', { namespace: 'shop', labels: { tier: lazy('front') } });
    webApp(chart, { container: { args: [] } });
    const { metadata, spec } = manifest(chart, 'Deployment');
    expect(metadata.labels).toHaveProperty('tier', 'front');
    expect(Object.keys(spec)).toEqual(['replicas', 'strategy', 'selector', 'template']);
  });

  test('resolves in a list, in an annotation that is added later, and in what it produces', () => {
    const object = configMap(chartOf(), { body: () => ({ data: [lazy({ inner: lazy(1), gone: undefined })] }) });
    object.metadata.addAnnotation('late', lazy('yes'));
    expect(object.toJson()).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'config', namespace: 'shop', annotations: { late: 'yes' } },
      data: [{ inner: 1 }],
    });
  });

  test('resolves where it is an object with a `resolve` of its own', () => {
    const object = configMap(chartOf(), { body: () => ({ data: { token: { resolve: () => 'resolved' } } }) });
    expect(object.toJson()).toHaveProperty('data', { token: 'resolved' });
  });

  test('can be patched, since patches come last', () => {
    const object = configMap(chartOf(), { body: () => ({ data: { late: lazy('first') } }) });
    object.addJsonPatch(JsonPatch.test('/data/late', 'first'), JsonPatch.replace('/data/late', 'second'));
    expect(object.toJson()).toHaveProperty('data', { late: 'second' });
  });
});

describe('a resolver of the author', () => {
  class Upper implements IResolver {
    public readonly seen: string[] = [];

    public resolve(context: ResolutionContext): void {
      this.seen.push(context.key.join('.'));
      if (context.value === 'secret://token') context.replaceValue('abc');
    }
  }

  test.each([['cdk8s', Cdk8sApp], ['this library', App]])('is asked for every value, with its place, in an app of %s', (_of, Class) => {
    const resolver = new Upper();
    const chart = new Chart(new Class({ resolvers: [resolver] }), 'shop', { namespace: 'shop' });
    webApp(chart, { env: { TOKEN: 'secret://token', OTHER: 'x' } });
    expect(containerOf(chart).env).toEqual([{ name: 'TOKEN', value: 'abc' }, { name: 'OTHER', value: 'x' }]);
    expect(resolver.seen).toContain('spec.template.spec.containers.0.env.0.value');
  });
});

describe('an app', () => {
  function fill(app: Cdk8sApp): Chart {
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    webApp(chart);
    migration(chart);
    return chart;
  }

  function written(Class: typeof Cdk8sApp, props: AppProps = {}): Record<string, string> {
    const outdir = temporaryFolder();
    const app = new Class({ outdir, ...props });
    fill(app);
    app.synth();
    return Object.fromEntries(readdirSync(outdir).filter((file) => !file.startsWith('.')).sort().map((file) => [file, readFileSync(join(outdir, file), 'utf8')]));
  }

  test('of cdk8s gives the same manifests as one of this library, by every way', () => {
    const plain = fill(new Cdk8sApp());
    const ours = fill(new App());
    expect(Testing.synth(plain)).toEqual(Testing.synth(ours));
    expect(fill(new Cdk8sApp()).toJson()).toEqual(Testing.synth(plain));
    expect((plain.node.root as Cdk8sApp).synthYaml()).toBe((ours.node.root as App).synthYaml());
    expect(written(Cdk8sApp)).toEqual(written(App));
  });

  test('names the file of a Job by the name in it, hash and all', () => {
    const files = written(App, { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    const name = manifest(fill(new App()), 'Job').metadata.name;
    expect(name).toMatch(/^migrate-[0-9a-f]{10}$/);
    expect(Object.keys(files)).toContain(`Job.${name}.k8s.yaml`);
    expect(files[`Job.${name}.k8s.yaml`]).toContain(`  name: ${name}\n`);
  });

  test('names the file of a Job so in a folder for each chart, too', () => {
    const outdir = temporaryFolder();
    const app = new App({ outdir, yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
    const name = manifest(fill(app), 'Job').metadata.name;
    app.synth();
    expect(readdirSync(join(outdir, 'shop'))).toContain(`Job.${name}.k8s.yaml`);
  });

  test('names the Job by the name in its manifest in the construct metadata', () => {
    const files = written(App, { recordConstructMetadata: true });
    const { resources } = JSON.parse(files['construct-metadata.json']) as { resources: Record<string, { path: string }> };
    const name = manifest(fill(new App()), 'Job').metadata.name;
    expect(resources[name]).toEqual({ path: 'shop/migrate/Default' });
  });
});

describe('a name with a content hash', () => {
  test('is the same on the construct as in its manifest, whatever is declared later', () => {
    const chart = chartOf();
    const job = migration(chart);
    const before = job.job.name;
    job.uses(webApp(chart));
    expect(job.job.name).not.toBe(before);
    expect(job.job.name).toBe(manifest(chart, 'Job').metadata.name);
    expect(job.job.metadata.name).toBe(job.job.name);
  });

  test('holds one hash on the public way to the metadata, too', () => {
    const { job } = migration(chartOf());
    const { name } = job;
    const { labels } = job.metadata.toJson();
    Object.assign(job.metadata, { labels: undefined });
    jest.spyOn(job.metadata, 'toJson').mockImplementation(() => ({ name: job.metadata.name, namespace: 'shop', labels }));
    expect(job.toJson().metadata.name).toBe(name);
    expect(job.metadata.name).toBe(name);
  });

  test('changes with a patch of the spec', () => {
    const chart = chartOf();
    const job = migration(chart);
    const before = job.job.name;
    job.job.addJsonPatch(JsonPatch.add('/spec/template/spec/priorityClassName', 'high'));
    expect(job.job.name).not.toBe(before);
  });

  test('stays where only what may change changes: labels, deadline, retries', () => {
    const chart = chartOf();
    const job = migration(chart);
    const before = job.job.name;
    job.job.metadata.addLabel('team', 'shop');
    job.job.addJsonPatch(JsonPatch.replace('/spec/backoffLimit', 1), JsonPatch.replace('/spec/activeDeadlineSeconds', 1));
    expect(job.job.name).toBe(before);
  });
});

describe('beside constructs of cdk8s-plus', () => {
  test('a workload is what its Service, its policy and its affinity select', () => {
    const chart = chartOf();
    const web = webApp(chart);
    const service = new kplus.Service(chart, 'plus', { ports: [{ port: 80, targetPort: 8080 }] });
    service.select(web);
    const policy = new kplus.NetworkPolicy(chart, 'policy', { selector: web });
    policy.addIngressRule(web, [kplus.NetworkPolicyPort.tcp(8080)]);
    const labels = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' };
    expect(manifest(chart, 'Service', service.name).spec.selector).toEqual(labels);
    expect(manifest(chart, 'NetworkPolicy', policy.name).spec).toMatchObject({
      podSelector: { matchLabels: labels },
      ingress: [{ from: [{ podSelector: { matchLabels: labels } }], ports: [{ port: 8080, protocol: 'TCP' }] }],
    });
  });

  test('a Deployment is the default child of its construct', () => {
    const web: StatelessWebApp = webApp(chartOf());
    expect(ApiObject.of(web)).toBe(web.deployment);
  });
});
