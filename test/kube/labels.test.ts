import { ANNOTATION_KEY, LABEL_KEY, LABEL_VALUE } from '../../lib/kube/labels';

const a = (length: number): string => 'a'.repeat(length);

describe('a label key', () => {
  test.each([
    'tier', 'a', '0', 'Tier_1.x-y', 'example.com/tier', 'kubernetes.io/hostname', a(63), `${a(253)}/${a(63)}`,
  ])("takes '%s'", (key) => {
    expect(LABEL_KEY.accepts(key)).toBe(true);
  });
  test.each([
    '', '/', '/tier', 'example.com/', 'a/b/c', '-tier', 'tier-', '.tier', 'ti er', 'tïer', 'Example.com/tier',
    'example_com/tier', a(64), `${a(254)}/tier`, `example.com/${a(64)}`,
  ])("refuses '%s'", (key) => {
    expect(LABEL_KEY.accepts(key)).toBe(false);
  });
});

describe('a label value', () => {
  test.each(['', 'a', '0', 'v1.2.3', 'A_b-c', a(63)])("takes '%s'", (value) => {
    expect(LABEL_VALUE.accepts(value)).toBe(true);
  });
  test.each([' ', '-', 'a-', '.a', 'a/b', 'a b', 'a\n', 'ä', a(64)])("refuses '%s'", (value) => {
    expect(LABEL_VALUE.accepts(value)).toBe(false);
  });
});

describe('an annotation key', () => {
  test.each(['owner', 'Owner', 'example.com/Owner', 'Example.COM/owner', a(63)])("takes '%s'", (key) => {
    expect(ANNOTATION_KEY.accepts(key)).toBe(true);
  });
  test.each(['', '/owner', 'a/b/c', 'example_com/owner', 'öwner', '\u212Aey', a(64)])("refuses '%s'", (key) => {
    expect(ANNOTATION_KEY.accepts(key)).toBe(false);
  });
});
