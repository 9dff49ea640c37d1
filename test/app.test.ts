import { readdirSync } from 'node:fs';
import { ApiObject, App as Cdk8sApp, Chart, Testing } from 'cdk8s';
import { App } from 'cdk8s-patterns';
import { webApp } from './manifests';
import { temporaryFolder } from './temporary-folder';

describe('App', () => {
  test('is a cdk8s app: the same properties, and found as the root of what is in it', () => {
    const app = new App({ outdir: 'there', outputFileExtension: '.yaml' });
    expect(app).toBeInstanceOf(Cdk8sApp);
    expect([app.outdir, app.outputFileExtension]).toEqual(['there', '.yaml']);
    expect(App.of(new Chart(app, 'shop'))).toBe(app);
  });

  test('writes a file a chart', () => {
    const outdir = temporaryFolder();
    const app = new App({ outdir });
    webApp(new Chart(app, 'front'));
    webApp(new Chart(app, 'back'));
    app.synth();
    expect(readdirSync(outdir).filter((file) => file.endsWith('.yaml')).sort()).toEqual(['back.k8s.yaml', 'front.k8s.yaml']);
  });

  test('stops where an object of another library is invalid', () => {
    const app = new App({ outdir: temporaryFolder() });
    const chart = new Chart(app, 'shop');
    new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap' }).node.addValidation({ validate: () => ['wrong'] });
    expect(() => app.synth()).toThrow('[shop/a] wrong');
    expect(() => app.synthYaml()).toThrow('[shop/a] wrong');
  });

  test('sees what was added since the last synth', () => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    webApp(chart);
    const before = app.synthYaml();
    new ApiObject(chart, 'late', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'late' } });
    expect(before).not.toContain('name: late');
    expect(app.synthYaml()).toContain('name: late');
    expect(Testing.synth(chart)).toHaveLength(6);
  });

  test('gives the same text twice', () => {
    const app = new App();
    webApp(new Chart(app, 'shop'));
    expect(app.synthYaml()).toBe(app.synthYaml());
  });
});
