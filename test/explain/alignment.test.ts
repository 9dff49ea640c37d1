import { pairsOf, pairsOfObjects } from '../../lib/explain/alignment';
import { fieldName, fieldOf } from '../../lib/explain/field';

/** The leaves that have a counterpart, each as `from -> to`. */
function leaves(left: unknown, right: unknown, how: typeof pairsOf | typeof pairsOfObjects = pairsOf): string[] {
  return how(left, right).filter(({ leftValue }) => typeof leftValue !== 'object')
    .map((pair) => `${fieldName(pair.left)}=${String(pair.leftValue)} -> ${fieldName(pair.right)}=${String(pair.rightValue)}`);
}

describe('the counterpart of a field', () => {
  test('is the one of the same name, whatever its value', () => {
    expect(leaves({ a: 1, b: 2 }, { b: 3, c: 4 })).toEqual(['b=2 -> b=3']);
  });

  test('is found in a list by what an item is, not by where it stands', () => {
    const left = [{ name: 'A', value: '1' }, { name: 'B', value: '2' }];
    const right = [{ name: 'B', value: '3' }, { name: 'A', value: '1' }];
    expect(leaves(left, right)).toEqual(['[0].name=A -> [1].name=A', '[0].value=1 -> [1].value=1', '[1].name=B -> [0].name=B', '[1].value=2 -> [0].value=3']);
  });

  test('is none for an item of another name; two containers may take each other\'s place', () => {
    expect(leaves([{ name: 'A', value: '1' }], [{ name: 'B', value: '1' }])).toEqual([]);
    expect(leaves([{ name: 'a', image: 'x:1' }, { name: 'r', image: 'docker.io/library/redis:6' }], [{ name: 'cache', image: 'redis:7' }, { name: 'b', image: 'y' }]))
      .toEqual(expect.arrayContaining(['[1].image=docker.io/library/redis:6 -> [0].image=redis:7', '[0].image=x:1 -> [1].image=y']));
  });

  test('of a Pod\'s field is that of the template, where a Deployment took its place', () => {
    const pod = { kind: 'Pod', metadata: { name: 'a' }, spec: { hostNetwork: true } };
    const deployment = { kind: 'Deployment', metadata: { name: 'b' }, spec: { replicas: 1, template: { spec: { hostNetwork: false } } } };
    expect(leaves(pod, deployment, pairsOfObjects)).toEqual([
      'kind=Pod -> kind=Deployment', 'metadata.name=a -> metadata.name=b', 'spec.hostNetwork=true -> spec.template.spec.hostNetwork=false',
    ]);
    expect(leaves({ kind: 'Service', spec: { type: 'A' } }, { kind: 'Service', spec: { type: 'B' } }, pairsOfObjects))
      .toEqual(['kind=Service -> kind=Service', 'spec.type=A -> spec.type=B']);
  });
});

describe('the name of a field', () => {
  test('is the same in all kinds that make Pods', () => {
    for (const [kind, path] of [
      ['Pod', ['spec']], ['Deployment', ['spec', 'template', 'spec']], ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
    ] as const) {
      expect(fieldOf(kind, [...path, 'containers', 1, 'image'])).toBe('container.image');
      expect(fieldOf(kind, [...path, 'containers', 1])).toBe('container');
      expect(fieldOf(kind, [...path, 'volumes', 0, 'name'])).toBe('pod.volumes[].name');
    }
    expect(fieldOf('Job', ['spec', 'template', 'metadata', 'labels', 'a/b'])).toBe('pod.metadata.labels[a/b]');
    expect(fieldOf('Job', ['spec', 'template'])).toBe('spec.template');
    expect(fieldOf('Service', ['spec', 'ports', 0, 'port'])).toBe('spec.ports[].port');
  });
});
