import fc from 'fast-check';
import { contentHash } from '../../lib/kube/hash';
import { immutableHash } from '../../lib/kube/job';

describe('a content hash', () => {
  test('is ten hexadecimal digits, the same in every release', () => {
    expect(contentHash({ a: [1, { b: null, c: 'x' }], d: true })).toBe(contentHash({ d: true, a: [1, { c: 'x', b: null }] }));
    expect(contentHash({})).toBe('44136fa355');
    expect(contentHash({ image: 'nginx:1.29.1', ports: [80] })).toMatch(/^[0-9a-f]{10}$/);
  });

  test('does not depend on the order of keys, whatever the JSON', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (json) => {
      expect(contentHash(Object.fromEntries(Object.entries(json).reverse()))).toBe(contentHash(json));
    }));
  });

  test('depends on the order of lists and on every value', () => {
    const all = [[1, 2], [2, 1], ['1', 2], { a: 1 }, { a: '1' }, { b: 1 }, { a: null }, {}, [], null, ''].map(contentHash);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("the suffix of a Job's name", () => {
  const spec = { backoffLimit: 3, activeDeadlineSeconds: 60, template: { spec: { containers: [{ image: 'a:1' }] } } };

  test.each(['parallelism', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'suspend'])(
    'stays when %s changes, which the API server lets change', (field) => {
      expect(immutableHash({ spec: { ...spec, [field]: 7 } })).toBe(immutableHash({ spec }));
    },
  );

  test.each(['completions', 'completionMode', 'podFailurePolicy', 'template', 'selector'])(
    'changes when %s does, which the API server refuses', (field) => {
      expect(immutableHash({ spec: { ...spec, [field]: 7 } })).not.toBe(immutableHash({ spec }));
    },
  );

  test('begins with - and stays when metadata changes', () => {
    expect(immutableHash({ spec, metadata: { name: 'a' } })).toBe(immutableHash({ spec, metadata: { name: 'b' } }));
    expect(immutableHash({ spec })).toMatch(/^-[0-9a-f]{10}$/);
  });
});
