import { Synth } from '../../lib/pages/synth';
import type { SynthFile } from '../../lib/pages/synth';

const object = (kind: string, name: string, namespace?: string) => ({ kind, metadata: { name, namespace } });
const WEB = object('Deployment', 'web');
const WEB_SERVICE = object('Service', 'web');
const DB = object('StatefulSet', 'db');

function found(files: readonly SynthFile[], id: string): readonly unknown[] | string {
  const answer = new Synth(files).find(id);
  return 'why' in answer ? answer.why : answer.objects;
}

describe('an id', () => {
  const files = [{ path: 'shop.k8s.yaml', objects: [WEB, WEB_SERVICE] }, { path: 'data.k8s.yaml', objects: [DB] }];

  test('is chart/Kind/name', () => {
    expect(found(files, 'shop/Deployment/web')).toEqual([WEB]);
  });

  test('is a chart, with all its objects in their order', () => {
    expect(found(files, 'shop')).toEqual([WEB, WEB_SERVICE]);
  });

  test('is as short as one object alone has it', () => {
    expect(found(files, 'db')).toEqual([DB]);
    expect(found(files, 'Service/web')).toEqual([WEB_SERVICE]);
  });

  test('that several have is told with their whole ids', () => {
    expect(found(files, 'web')).toBe("2 objects have the id 'web'; say which: shop/Deployment/web, shop/Service/web");
  });

  test('that two objects have in two namespaces is told so: no id could tell them apart', () => {
    const objects = [object('Deployment', 'web', 'a'), object('Deployment', 'web', 'b')];
    expect(found([{ path: 'shop.k8s.yaml', objects }], 'shop/Deployment/web')).toBe(
      "2 objects have the id 'shop/Deployment/web', in the namespaces 'a', 'b': put them into charts of their own",
    );
  });

  test('that there isn\'t is told with what is near it', () => {
    expect(found(files, 'dbb')).toBe("there is no chart or object 'dbb'; near it: data/StatefulSet/db");
    expect(found(files, 'shpo')).toBe("there is no chart or object 'shpo'; near it: shop");
    expect(found(files, 'wbe')).toBe("there is no chart or object 'wbe'; near it: shop/Deployment/web, shop/Service/web, data/StatefulSet/db");
    expect(found(files, 'shop/Deploymnet/web')).toBe("there is no chart or object 'shop/Deploymnet/web'; near it: shop/Deployment/web");
  });

  test('lists no more than eight', () => {
    const objects = Array.from({ length: 11 }, (_, i) => object(`Kind${i}`, 'web'));
    expect(found([{ path: 'shop.k8s.yaml', objects }], 'web')).toMatch(/shop\/Kind7\/web and 3 more$/);
  });

  test('is a chart before it is an object: the object has longer ones', () => {
    expect(found([{ path: 'web.k8s.yaml', objects: [WEB, WEB_SERVICE] }], 'web')).toEqual([WEB, WEB_SERVICE]);
  });

  test('may have its accents in one character or two', () => {
    expect(found([{ path: 'e\u0301te\u0301.k8s.yaml', objects: [WEB] }], '\u00e9t\u00e9/Deployment/web')).toEqual([WEB]);
  });
});

describe('the chart is known from the names of files', () => {
  test.each([
    ['one a chart', ['shop.k8s.yaml']],
    ['of another extension', ['shop.yaml']],
    ['one a chart, with numbers where charts depend on each other', ['0001-shop.k8s.yaml', '0000-other.k8s.yaml']],
    ['one an object, in a folder for each chart', ['shop/Deployment.web.k8s.yaml']],
    ['the same with numbers', ['0000-shop/Deployment.web.k8s.yaml']],
  ])('%s', (_, [path, ...others]) => {
    const files = [{ path, objects: [WEB] }, ...others.map((other) => ({ path: other, objects: [DB] }))];
    expect(found(files, 'shop')).toEqual([WEB]);
    expect(found(files, 'shop/Deployment/web')).toEqual([WEB]);
  });

  test('a number alone makes no order: it may be a year', () => {
    expect(found([{ path: '2026-course.k8s.yaml', objects: [WEB] }], '2026-course')).toEqual([WEB]);
  });

  test('of one file an app, it is app', () => {
    expect(found([{ path: 'app.k8s.yaml', objects: [WEB, DB] }], 'app/StatefulSet/db')).toEqual([DB]);
  });

  test('of one file an object, it is unknown: ids begin with the kind', () => {
    const files = [{ path: 'Deployment.web.k8s.yaml', objects: [WEB] }, { path: 'Service.web.k8s.yaml', objects: [WEB_SERVICE] }];
    expect(found(files, 'Deployment/web')).toEqual([WEB]);
    expect(found(files, 'web')).toBe("2 objects have the id 'web'; say which: Deployment/web, Service/web");
  });
});
