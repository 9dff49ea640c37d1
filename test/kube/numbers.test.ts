import { integerFrom } from '../../lib/kube/numbers';

describe('an integer within a range', () => {
  const rule = integerFrom(1, 65535);
  test('says the range', () => {
    expect(rule.expected).toBe('an integer from 1 to 65535');
  });
  test.each([1, 2, 65535])('takes %p', (value) => {
    expect(rule.accepts(value)).toBe(true);
  });
  test.each([0, 65536, -1, 1.5, NaN, Infinity])('refuses %p', (value) => {
    expect(rule.accepts(value)).toBe(false);
  });
});

describe('an integer without an upper limit', () => {
  const rule = integerFrom(0);
  test('says the lower one only', () => {
    expect(rule.expected).toBe('an integer of 0 or more');
  });
  test.each([0, 1, 2147483647])('takes %p', (value) => {
    expect(rule.accepts(value)).toBe(true);
  });
  test.each([-1, 0.5, 2147483648, NaN, Infinity])('refuses %p', (value) => {
    expect(rule.accepts(value)).toBe(false);
  });
});
