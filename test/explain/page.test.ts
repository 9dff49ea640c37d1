import { besidePrinted, besideWritten } from '../../lib/explain/comparison';
import { explain } from '../../lib/explain/explanation';
import { nearestIds, objectsNamed } from '../../lib/explain/ids';
import { printedObjects } from '../../lib/explain/lines';
import { explainedPage } from '../../lib/explain/page/page';
import type { ObjectProvenance } from '../../lib/explain/provenance';
import { explainedText } from '../../lib/explain/text';

function provenance(json: object, more: Partial<ObjectProvenance> = {}): ObjectProvenance {
  return { chart: 'shop', construct: 'shop/own', json, fields: {}, ...more };
}

const NASTY = '</script><img src=x onerror="alert(1)">&\'';
const page = (objects: readonly ObjectProvenance[], left: readonly string[] = []): string => explainedPage({
  title: NASTY, comparisons: besideWritten(objects.map(explain)), leftTitle: NASTY, graph: '', left,
});

describe('the page', () => {
  test('takes what a program says for text, wherever it stands', () => {
    const json = { kind: 'ConfigMap', metadata: { name: NASTY }, data: { [NASTY]: NASTY } };
    const html = page([provenance(json, { written: { ...json, data: { [NASTY]: 'other' } }, construct: NASTY })], [NASTY]);
    expect(html).not.toContain('<img');
    expect(html.match(/<\/script>/g)).toHaveLength(2);
  });

  test('asks no network for anything, and may not', () => {
    const html = page([provenance({ kind: 'A', metadata: { name: 'a' } })]);
    expect(html).toContain('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; script-src \'unsafe-inline\'">');
    expect(html).not.toMatch(/<[^>]*\bsrc=|url\(|href="(?!#)/);
  });

  test('has nothing on the left where there is nothing, and no picture where there is nothing to draw', () => {
    const html = page([provenance({ kind: 'A', metadata: { name: 'a' } })]);
    expect(html).toMatch(/<h3>[^<]*: nothing<\/h3><\/div>/);
    expect(html).not.toContain('<figure');
  });
});

describe('beside what was printed', () => {
  const deployment = (name: string, image: string) => (
    { kind: 'Deployment', metadata: { name }, spec: { template: { spec: { containers: [{ name, image }] } } } }
  );
  const compared = (objects: readonly object[], printed: string) => (
    besidePrinted(objects.map((json) => explain(provenance(json))), printedObjects(printed))
  );

  test('an object stands by kind and name, else by what it runs; each once', () => {
    const { comparisons, left } = compared(
      [deployment('cache', 'redis:7'), deployment('web', 'nginx:1.29'), { kind: 'Service', metadata: { name: 'web' } }],
      'kind: Pod\nmetadata: { name: old }\nspec: { containers: [{ name: c, image: redis }] }\n---\n'
        + 'kind: Deployment\nmetadata: { name: web }\n---\nkind: Secret\nmetadata: { name: web }\n',
    );
    expect(comparisons.map(({ printed }) => (printed?.json as { kind?: string } | undefined)?.kind)).toEqual(['Pod', 'Deployment', undefined]);
    expect(left.map(({ json }) => (json as { kind: string }).kind)).toEqual(['Secret']);
  });

  test('lines stand beside their counterparts, and both sides stay in their own order', () => {
    const [{ rows, object }] = compared(
      [{ kind: 'Service', metadata: { name: 'web' }, spec: { type: 'B', ports: [{ port: 80 }] } }],
      'kind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n    - port: 80\n  type: A\n',
    ).comparisons;
    expect(rows.map(({ left, right }) => [left?.text ?? '', right === undefined ? '' : object.lines[right].text])).toEqual([
      ['kind: Service', 'kind: Service'], ['metadata:', 'metadata:'], ['  name: web', '  name: web'], ['spec:', 'spec:'],
      ['', '  type: B'], ['  ports:', '  ports:'], ['    - port: 80', '    - port: 80'], ['  type: A', ''],
    ]);
  });
});

describe('an id', () => {
  const all = [
    provenance({ kind: 'Deployment', metadata: { name: 'web' } }, { construct: 'shop/front/web' }),
    provenance({ kind: 'Job', metadata: { name: 'migrate-0123456789' } }, { construct: 'shop/migrate' }),
    provenance({ kind: 'Deployment', metadata: { name: 'shop' } }, { chart: 'other', construct: 'other/shop' }),
  ];
  const named = (id: string) => objectsNamed(all, id).map(({ construct }) => construct);

  test('is a chart, the path of a construct or of a scope, or a name with or without kind, chart and hash', () => {
    expect(named('shop')).toEqual(['shop/front/web', 'shop/migrate']);
    expect(named('shop/front')).toEqual(['shop/front/web']);
    expect(named('other/Deployment/shop')).toEqual(['other/shop']);
    expect(named('Deployment/shop')).toEqual(['other/shop']);
    expect(named('migrate')).toEqual(['shop/migrate']);
    expect(named('Job/migrate-0123456789')).toEqual(['shop/migrate']);
    expect(named('nothing')).toEqual([]);
  });

  test('that nothing has is told with the nearest ones', () => {
    expect(nearestIds(all, 'migrat')).toEqual(['migrate', 'Job/migrate', 'web']);
    expect(nearestIds([], 'x')).toEqual([]);
  });
});

test('a text says what the whole object comes from once, and of lines that say the same what they say once', () => {
  const source = { from: 'construct', type: 'Own' } as const;
  const fields = { '[]': [source], '["kind"]': [source], '["data"]': [source], '["data","a"]': [source, { from: 'patch', construct: 'shop/own' } as const] };
  expect(explainedText([explain(provenance({ kind: 'Own', data: { a: 'x' } }, { fields }))], (text) => text)).toBe([
    '# shop/Own: shop/own', '# [every Own has it] the whole of it',
    '# what the object is', 'kind: Own',
    '# what it means says `kubectl explain own.data`', 'data:',
    '  # [a patch of shop/own] what it means says `kubectl explain own.data.a`', '  a: x', '',
  ].join('\n'));
});
