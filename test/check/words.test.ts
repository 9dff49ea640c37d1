import { allPods, listed, named } from '../../lib/check/words';

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
  [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('%p is written as %p', (words, expected) => {
  expect(listed(words)).toBe(expected);
});

test('names an object by kind and name', () => {
  expect(named({ kind: 'Deployment', name: 'web' })).toBe('Deployment/web');
});

test('two Pods are both, more are all', () => {
  expect([allPods(2), allPods(3)]).toEqual(['both Pods', 'all 3 Pods']);
});
