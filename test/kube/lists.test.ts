import { mapped } from '../../lib/kube/lists';
import { chartOf, webApp } from '../manifests';

test('a mapped list is what map makes', () => {
  expect(mapped(['a', 'b'], (item, i) => `${item}${i}`)).toEqual(['a', 'b'].map((item, i) => `${item}${i}`));
  expect(mapped([], () => 1)).toEqual([]);
});

test('an object where a list should be is refused, which plain JavaScript lets through', () => {
  expect(() => webApp(chartOf(), { services: { name: 'web' } as never })).toThrow('expected a list, got {"name":"web"}');
});
