import { Rounding, intOrPercent, percentOf } from '../../lib/check/int-or-percent';
import { Manifest } from '../../lib/check/manifest';

function fieldOf(value: unknown) {
  return Manifest._of({ value }).at('value');
}

test.each([
  [2, 3, Rounding.UP, 2],
  [2, 3, Rounding.DOWN, 2],
  ['80%', 3, Rounding.UP, 3],
  ['25%', 3, Rounding.DOWN, 0],
  ['100%', 7, Rounding.UP, 7],
  ['0%', 7, Rounding.UP, 0],
  // The API server takes a number or a share, and nothing else.
  ['2', 3, Rounding.UP, undefined],
  ['some%', 3, Rounding.UP, undefined],
  [{ share: 1 }, 3, Rounding.UP, undefined],
  [undefined, 3, Rounding.UP, undefined],
])('%p of %p is rounded %p to %p', (value, total, rounding, expected) => {
  expect(intOrPercent(fieldOf(value), total, rounding)).toBe(expected);
});

test('tells a share from a number', () => {
  expect([percentOf(fieldOf('30%')), percentOf(fieldOf(30)), percentOf(fieldOf('30'))]).toEqual([30, undefined, undefined]);
});
