import { read } from '../../lib/cli/reader';
import type { Contents } from '../../lib/cli/reader';

function readText(text: string): Contents {
  return read({ file: 'a.yaml', bytes: Buffer.from(text) });
}

function objectsOf(text: string): unknown[] {
  const { objects, unreadable } = readText(text);
  expect(unreadable).toEqual([]);
  return objects.map(({ json }) => json);
}

/** Where a path of keys leads in the first object, or in another one. */
function place(text: string, keys: readonly (string | number)[], object = 0): string {
  const { line, column } = readText(text).objects[object].positionOf(keys);
  return `${line}:${column}`;
}

function complaints(text: string): string[] {
  return readText(text).unreadable.map(({ file, line, column, why }) => `${file}:${line}:${column}: ${why}`);
}

const object = (spec: string, kind = 'Thing') => `apiVersion: v1\nkind: ${kind}\n${spec}\n`;

describe('documents', () => {
  test('are as many as there are, and empty ones are none', () => {
    const text = `---\n${object('a: 1')}---\n---\n# nothing here\n---\n# Source: shop/templates/web.yaml\n${object('b: 2')}...\n---\n`;
    expect(objectsOf(text)).toEqual([{ apiVersion: 'v1', kind: 'Thing', a: 1 }, { apiVersion: 'v1', kind: 'Thing', b: 2 }]);
    expect(readText(text).others).toBe(0);
    expect(readText('')).toEqual({ file: 'a.yaml', objects: [], others: 0, unreadable: [] });
  });

  test('may be JSON, also with tabs', () => {
    const text = '{\n\t"apiVersion": "v1",\n\t"kind": "Thing",\n\t"list": [\n\t\t{ "a": 1 }\n\t]\n}\n';
    expect(objectsOf(text)).toEqual([{ apiVersion: 'v1', kind: 'Thing', list: [{ a: 1 }] }]);
    expect(place(text, ['list', 0, 'a'])).toBe('5:10');
  });

  test('may have the marks of Windows', () => {
    const text = `\ufeff${object('spec:\n  a: 1').replaceAll('\n', '\r\n')}`;
    expect(objectsOf(text)).toEqual([{ apiVersion: 'v1', kind: 'Thing', spec: { a: 1 } }]);
    expect(place(text, ['apiVersion'])).toBe('1:13');
    expect(place(text, ['spec', 'a'])).toBe('4:6');
  });

  test.each([
    ['the values of a chart', 'image: nginx\n'],
    ['a chart', 'apiVersion: v2\nname: shop\n'],
    ['an empty kind', 'apiVersion: v1\nkind: ""\n'],
    ['a kind that is no text', 'apiVersion: 1\nkind: Thing\n'],
    ['a list', '- apiVersion: v1\n  kind: Thing\n'],
    ['a text', 'hello\n'],
    ['a CI file with tags of its own', 'job: !reference [a, b]\nother: !Sub x\n'],
  ])('are no Kubernetes objects, such as %s', (_, text) => {
    expect(readText(text)).toEqual({ file: 'a.yaml', objects: [], others: 1, unreadable: [] });
  });
});

describe('a List', () => {
  const list = 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Thing\n    a: 1\n  - kind: Thing\n  - null\n';

  test('is its items', () => {
    expect(objectsOf(list)).toEqual([{ apiVersion: 'v1', kind: 'Thing', a: 1 }]);
    expect(readText(list).others).toBe(2);
    expect(place(list, ['a'])).toBe('6:8');
    expect(place(list, ['missing'])).toBe('4:5');
  });

  test('of a kind gives its items that kind', () => {
    const text = 'apiVersion: apps/v1\nkind: DeploymentList\nitems:\n  - metadata: {}\n  - apiVersion: apps/v1beta1\n    kind: Deployment\n';
    expect(objectsOf(text)).toEqual([
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: {} },
      { apiVersion: 'apps/v1beta1', kind: 'Deployment' },
    ]);
    expect(place(text, ['apiVersion'])).toBe('4:5');
    expect(place(text, ['apiVersion'], 1)).toBe('5:17');
  });

  test('may hold another', () => {
    const text = `${object('items:\n  - apiVersion: v1\n    kind: List\n    items: [{ apiVersion: v1, kind: Thing, a: 1 }]', 'List')}`;
    expect(objectsOf(text)).toEqual([{ apiVersion: 'v1', kind: 'Thing', a: 1 }]);
    expect(place(text, ['a'])).toBe('6:47');
  });

  test('is an object like others where its items are none', () => {
    expect(objectsOf(object('spec: {}', 'AllowList'))).toHaveLength(1);
  });
});

describe('values', () => {
  test('are those that kubectl reads: of YAML 1.1, without times and dates', () => {
    expect(objectsOf(object('a: yes\nb: 0644\nc: 12:30\nd: 2020-01-01\ne: 1_000\nf: "yes"\ng: ~\nh: !!binary aGk=\ni: 22:22:22.5\nj: 0o644'))).toEqual([
      { apiVersion: 'v1', kind: 'Thing', a: true, b: 420, c: '12:30', d: '2020-01-01', e: 1000, f: 'yes', g: null, h: 'aGk=', i: '22:22:22.5', j: 420 },
    ]);
  });

  test('come through aliases and merges', () => {
    const text = object('base: &base\n  a: 1\n  b: 2\none:\n  <<: *base\n  b: 3\ntwo:\n  <<: [{ c: 4 }, *base]\nthree: *base\nfour: [*base]');
    expect(objectsOf(text)).toEqual([{
      apiVersion: 'v1', kind: 'Thing', base: { a: 1, b: 2 }, one: { a: 1, b: 3 }, two: { a: 1, b: 2, c: 4 }, three: { a: 1, b: 2 }, four: [{ a: 1, b: 2 }],
    }]);
    expect(place(text, ['one', 'b'])).toBe('8:6');
    expect(place(text, ['one', 'a'])).toBe('4:6');
    expect(place(text, ['two', 'c'])).toBe('10:13');
    expect(place(text, ['two', 'b'])).toBe('5:6');
    expect(place(text, ['three'])).toBe('11:8');
    expect(place(text, ['three', 'a'])).toBe('4:6');
    expect(place(text, ['four', 0])).toBe('12:8');
    expect(place(text, ['one', 'missing'])).toBe('6:1');
  });

  test('have anchors of their own in each document', () => {
    const text = `${object('a: &x 1\nb: *x')}---\n${object('a: &x 2\nb: *x')}`;
    expect(objectsOf(text).map((json) => (json as { b: number }).b)).toEqual([1, 2]);
    expect(place(text, ['b'], 1)).toBe('9:4');
  });
});

describe('the place of a field', () => {
  const text = object('spec:\n  image: nginx\n  ports:\n    - port: 80\n      80: x\n  empty:\n  text: |\n    many\n  ? [a]\n  : 1\n  list: [ 1, 2 ]');

  test.each<[string, (string | number)[], string]>([
    ['the object itself', [], '1:1'],
    ['a value', ['spec', 'image'], '4:10'],
    ['a map or list: its key', ['spec', 'ports'], '5:3'],
    ['an item', ['spec', 'ports', 0], '6:7'],
    ['a value in an item', ['spec', 'ports', 0, 'port'], '6:13'],
    ['a value whose key is a number', ['spec', 'ports', 0, '80'], '7:11'],
    ['nothing: its key', ['spec', 'empty'], '8:3'],
    ['a text of several lines: where it begins', ['spec', 'text'], '9:9'],
    ['an item of a line', ['spec', 'list', 1], '13:14'],
    ['what isn\'t there: the nearest above', ['spec', 'missing', 'more'], '3:1'],
    ['what isn\'t there below a value', ['spec', 'image', 'more'], '4:10'],
    ['an item that isn\'t there', ['spec', 'ports', 5, 'port'], '5:3'],
  ])('is that of %s', (_, keys, expected) => {
    expect(place(text, keys)).toBe(expected);
  });
});

describe('what is broken', () => {
  test('is told by line and column, and what is around it is read', () => {
    const text = `${object('a: 1')}---\n${object('b:\n\tc: 1')}---\n${object('d: 1')}`;
    expect(complaints(text)).toEqual(['a.yaml:8:1: tabs are not allowed as indentation']);
    expect(readText(text).objects).toHaveLength(2);
  });

  test.each([
    ['a: 1\nb: 2\na: 3\n', "3:1: the key 'a' stands there a second time, and only one of the two would count"],
    ['a: 1\n"b c": 2\n"b c": 3\n', "3:1: the key 'b c' stands there a second time, and only one of the two would count"],
    ['{ a: 1, a: 2 }', "1:9: the key 'a' stands there a second time, and only one of the two would count"],
    ['a: "b\n', '2:1: missing closing "quote'],
    ['a: @b\n', '1:4: plain value cannot start with reserved character @'],
    ['{ "a": 1 }\n{ "b": 2 }\n', '2:1: unexpected flow-map-start at node end'],
    ['a: &x 1\nb: *x\nc: *y\n', '3:4: unresolved alias (the anchor must be set before the alias): y'],
  ])('is %j', (text, complaint) => {
    expect(complaints(text)).toEqual([`a.yaml:${complaint}`]);
  });

  test('is what aliases would blow up', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`);
    expect(complaints(object(`l0: &l0 [x]\n${levels.join('\n')}`))).toEqual([
      'a.yaml:4:10: excessive alias count indicates a resource exhaustion attack',
    ]);
  });

  test.each([
    ['doesn\'t parse', '{{- if .Values.on }}\napiVersion: v1\n{{- end }}\n', '1:3'],
    ['is YAML by chance', object('spec:\n  image: {{ .Values.image }}'), '4:11'],
  ])('is told to be a template of Helm where it %s', (_, text, at) => {
    expect(complaints(text)).toEqual([
      `a.yaml:${at}: it looks like a template of Helm: pipe what \`helm template\` prints into \`cdk8s-patterns check -\``,
    ]);
  });

  test('is no text in braces', () => {
    expect(objectsOf(object('alert: "{{ $labels.pod }} is down"\nmore: { a: { b: 1 } }'))).toHaveLength(1);
  });
});
