import { ApiObject, App as Cdk8sApp, Chart, Testing } from 'cdk8s';
import type { ChartProps } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { App, MultiContainerPod, OneShotMigration } from 'cdk8s-patterns';
import { webApp } from './manifests';

function chartIn(app: Cdk8sApp, id: string, props: ChartProps = {}): Chart {
  return new Chart(app, id, props);
}

function message(chart: Chart): string {
  try {
    Testing.synth(chart);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe.each([['cdk8s', Cdk8sApp], ['this library', App]])('two objects of one kind and name, in an app of %s', (_of, Class) => {
  test('are an error that names both constructs where they are in one chart', () => {
    const chart = chartIn(new Class(), 'shop');
    const a = new Construct(chart, 'a');
    webApp(a as Chart, {}, 'b-c');
    webApp(new Construct(chart, 'a-b') as Chart, {}, 'c');
    const place = 'in the chart shop, and only one of the two is left in the cluster; rename one of them (duplicate-object)';
    expect(message(chart).split('\n  ')).toEqual([
      'Validation failed with the following errors:',
      `[] shop/a-b/c: ServiceAccount a-b-c: metadata.name: 'a-b-c' is also made by shop/a/b-c ${place}`,
      `[] shop/a-b/c: NetworkPolicy a-b-c: metadata.name: 'a-b-c' is also made by shop/a/b-c ${place}`,
      `[] shop/a-b/c: Service a-b-c: metadata.name: 'a-b-c' is also made by shop/a/b-c ${place}`,
      `[] shop/a-b/c: Deployment a-b-c: metadata.name: 'a-b-c' is also made by shop/a/b-c ${place}`,
      `[] shop/a-b/c: PodDisruptionBudget a-b-c: metadata.name: 'a-b-c' is also made by shop/a/b-c ${place}`,
    ]);
  });

  test('are an error where two charts name the same namespace', () => {
    const app = new Class();
    const front = chartIn(app, 'front', { namespace: 'shop' });
    const back = chartIn(app, 'back', { namespace: 'shop' });
    webApp(front);
    webApp(back);
    const fault = "back/web: Deployment web: metadata.name: 'web' is also made by front/web in the namespace shop, "
      + 'and only one of the two is left in the cluster; rename one of them (duplicate-object)';
    expect(message(front)).toContain(fault);
    expect(message(back)).toContain(fault);
  });

  test('are an error at synth too, before anything is written', () => {
    const app = new Class({ outdir: '/proc/nowhere' });
    const chart = chartIn(app, 'shop');
    webApp(chart);
    new ApiObject(chart, 'again', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } });
    expect(() => app.synthYaml()).toThrow("shop/again: Service web: metadata.name: 'web' is also made by shop/web in the chart shop");
  });

  test('are none across charts without a namespace, which may go to different clusters', () => {
    const app = new Class();
    const front = chartIn(app, 'front');
    webApp(front);
    webApp(chartIn(app, 'back'));
    expect(message(front)).toBe('');
  });

  test('are none in different namespaces, be they of the charts or of the objects', () => {
    const app = new Class();
    const front = chartIn(app, 'front', { namespace: 'front' });
    webApp(front);
    webApp(chartIn(app, 'back', { namespace: 'back' }));
    webApp(front, { metadata: { name: 'web', namespace: 'elsewhere' } }, 'other');
    expect(message(front)).toBe('');
  });
});

describe('an object that this library did not make', () => {
  test('counts where it is of cdk8s-plus', () => {
    const chart = chartIn(new App(), 'shop');
    webApp(chart);
    new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'web' } });
    expect(message(chart)).toContain(
      "[] shop/account/Resource: ServiceAccount web: metadata.name: 'web' is also made by shop/web in the chart shop",
    );
  });

  test('counts where it is a plain ApiObject that came first', () => {
    const chart = chartIn(new App(), 'shop', { namespace: 'shop' });
    new ApiObject(chart, 'first', { apiVersion: 'apps/v1beta1', kind: 'Deployment', metadata: { name: 'web' } });
    webApp(chart);
    expect(message(chart)).toContain("[] shop/web: Deployment web: metadata.name: 'web' is also made by shop/first in the namespace shop");
  });

  test('is another one where its kind or its group is another', () => {
    const chart = chartIn(new App(), 'shop');
    webApp(chart);
    new ApiObject(chart, 'kind', { apiVersion: 'apps/v1', kind: 'ControllerRevision', metadata: { name: 'web' } });
    new ApiObject(chart, 'group', { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'web' } });
    expect(message(chart)).toBe('');
  });
});

test('three objects of one name are two faults', () => {
  const chart = chartIn(new App(), 'shop');
  for (const id of ['a', 'b', 'c']) {
    new MultiContainerPod(chart, id, {
      containers: [{ name: 'app', image: 'nginx:1.29.1' }], metadata: { name: 'demo' },
    });
  }
  expect(message(chart).match(/Deployment demo: metadata\.name: 'demo' is also made by shop\/a in/g)).toHaveLength(2);
});

test('a Job with a hash in its name is not the Job of the name without it', () => {
  const chart = chartIn(new App(), 'shop');
  new ApiObject(chart, 'job', {
    apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'migrate' }, spec: { template: { spec: { restartPolicy: 'Never' } } },
  });
  new OneShotMigration(chart, 'migrate', { image: 'acme/migrate:1.0.0' });
  expect(message(chart)).toBe('');
});
