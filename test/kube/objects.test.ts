import { ApiObject } from 'cdk8s';
import { keepingObjects, objectsOf } from '../../lib/kube/objects';
import { volumeName } from '../../lib/kube/volume-name';
import { ownerPath, warn } from '../../lib/kube/warnings';
import { chartOf, saidOnStderr, webApp } from '../manifests';

describe('the objects of an app', () => {
  test('are all that is below it, in the order of the tree', () => {
    const chart = chartOf();
    webApp(chart);
    expect(objectsOf(chart.node.root).map(({ kind }) => kind)).toEqual([
      'ServiceAccount', 'NetworkPolicy', 'Service', 'Deployment', 'PodDisruptionBudget',
    ]);
  });

  test('are one list while a synth runs, and looked for anew after it, also after one that fails', () => {
    const chart = chartOf();
    const { root } = chart.node;
    expect(objectsOf(root)).not.toBe(objectsOf(root));
    expect(keepingObjects(root, () => objectsOf(root) === objectsOf(root))).toBe(true);
    expect(() => keepingObjects(root, () => {
      throw new Error('no');
    })).toThrow('no');
    const later = new ApiObject(chart, 'later', { apiVersion: 'v1', kind: 'ConfigMap' });
    expect(objectsOf(root)).toEqual([later]);
  });
});

test.each([
  ['/var/lib/cassandra', 'var-lib-cassandra'], ['Config.Map_1', 'config-map-1'], ['/', 'root'], ['___', 'root'], ['', 'root'],
  ['a-', 'a'], ['-a', 'a'], ['x'.repeat(80), 'x'.repeat(63)], [`${'x'.repeat(62)}-y`, 'x'.repeat(62)],
])('the volume of %p is named %p', (text, name) => {
  expect(volumeName(text)).toBe(name);
});

describe('a warning', () => {
  test('names the construct that an author wrote, and is said once for each construct', () => {
    const chart = chartOf();
    const a = webApp(chart, {}, 'a');
    const b = webApp(chart, {}, 'b');
    expect(saidOnStderr(() => {
      warn(a.deployment, 'look out');
      warn(a.deployment, 'look out');
      warn(a.deployment, 'look up');
      warn(b.deployment, 'look out');
    })).toBe('warning: shop/a: look out\nwarning: shop/a: look up\nwarning: shop/b: look out\n');
  });

  test('names any other object by its whole path', () => {
    const web = webApp(chartOf());
    expect(ownerPath(web.services[0])).toBe('shop/web/Service');
    expect(ownerPath(web)).toBe('shop/web');
  });
});
