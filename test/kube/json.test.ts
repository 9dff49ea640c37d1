import fc from 'fast-check';
import { NO_JSON, copyOf, withoutUndefined } from '../../lib/kube/json';

const scalars = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const maps = (entries: fc.Arbitrary<unknown>) => fc.dictionary(fc.string(), entries, { noNullPrototype: true });
const { values } = fc.letrec((tie) => ({
  values: fc.oneof({ maxDepth: 4 }, scalars, fc.array(tie('values')), maps(fc.oneof(tie('values'), fc.constant(undefined)))),
}));

/** All that is no scalar, at any depth. */
function partsOf(value: unknown): object[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(partsOf)] : [];
}

test('what is undefined in a map goes, and nothing else', () => {
  fc.assert(fc.property(values, (value) => {
    expect(JSON.stringify(withoutUndefined(value))).toBe(JSON.stringify(value));
    for (const part of partsOf(withoutUndefined(value))) expect(Object.values(part)).not.toContain(undefined);
  }));
});

test('it leaves its source as it is, and takes over whatever holds nothing undefined', () => {
  fc.assert(fc.property(values, (value) => {
    const before = copyOf(value);
    expect(withoutUndefined({ gone: undefined, stays: withoutUndefined(value) })).toHaveProperty('stays', withoutUndefined(value));
    expect(value).toStrictEqual(before);
    const clean = withoutUndefined(value);
    expect(withoutUndefined(clean)).toBe(clean);
  }));
});

test.each([
  ['a function', () => 1], ['a symbol', Symbol('x')], ['a bigint', 1n], ['an object of a class', new Date(0)],
])('%s is no JSON, wherever it stands', (_, value) => {
  expect(withoutUndefined(value)).toBe(NO_JSON);
  expect(withoutUndefined({ a: [1, { b: value }] })).toBe(NO_JSON);
  expect(withoutUndefined({ gone: undefined, b: value })).toBe(NO_JSON);
});

test('a copy shares no map and no list', () => {
  fc.assert(fc.property(values, (value) => {
    const copy = copyOf(value);
    expect(copy).toStrictEqual(value);
    const parts = new Set(partsOf(value));
    for (const part of partsOf(copy)) expect(parts.has(part)).toBe(false);
  }));
});
