import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Faults, isToken, shown } from '../../lib/kube/faults';
import type { Rule } from '../../lib/kube/faults';
import { chartOf } from '../manifests';

const EVEN: Rule<number> = { expected: 'an even number', accepts: (value) => value % 2 === 0 };

function faultsOf(): Faults {
  return Faults.of(new Construct(chartOf(), 'web'));
}

describe('the faults of a construct', () => {
  test('are thrown together, a line each: path, property, what it got, what it expects', () => {
    const faults = faultsOf();
    faults.expect('port', 3, EVEN);
    faults.at('pod').at('labels').add('tier', 'is wrong; leave it out');
    faults.at('pod').expect('count', 5, EVEN);
    expect(() => faults.throwIfAny()).toThrow(new Error([
      'shop/web: port: got 3, expected an even number',
      'shop/web: pod.labels.tier: is wrong; leave it out',
      'shop/web: pod.count: got 5, expected an even number',
    ].join('\n')));
  });

  test('are none where every value is right or not given', () => {
    const faults = faultsOf();
    faults.expect('port', 2, EVEN);
    faults.expect('port', undefined, EVEN);
    expect(() => faults.throwIfAny()).not.toThrow();
  });

  test('are said once where two paths of the code meet the same', () => {
    const faults = faultsOf();
    faults.expect('port', 3, EVEN);
    faults.expect('port', 3, EVEN);
    expect(() => faults.throwIfAny()).toThrow(new Error('shop/web: port: got 3, expected an even number'));
  });

  test('are none of a value that cdk8s produces at synth', () => {
    const faults = faultsOf();
    faults.expect('port', Lazy.any({ produce: () => 3 }) as number, EVEN);
    faults.expect('port', { resolve: () => 3 } as unknown as number, EVEN);
    expect(() => faults.throwIfAny()).not.toThrow();
  });
});

describe('the place of a fault', () => {
  const WRONG: Rule<number> = { expected: 'another', accepts: () => false };

  function lines(check: (faults: Faults) => void): string[] {
    const faults = faultsOf();
    check(faults);
    try {
      faults.throwIfAny();
      return [];
    } catch (error) {
      return (error as Error).message.split('\n').map((line) => line.replace('shop/web: ', '').replace(': got 1, expected another', ''));
    }
  }

  test('is where the author wrote the value, though the model has it elsewhere; the longest move decides', () => {
    expect(lines((faults) => {
      const moved = faults.moving(() => ({ 'container.ports[0]': 'port', 'container': 'engine' }));
      for (const property of [
        'container.ports[0]', 'container.ports[0].name', 'container.ports[01]', 'container.image', 'container', 'containers',
      ]) moved.expect(property, 1, WRONG);
    })).toEqual(['port', 'port.name', 'engine.ports[01]', 'engine.image', 'engine', 'containers']);
  });

  test('is moved from where the faults are, and further down', () => {
    expect(lines((faults) => {
      const moved = faults.at('pod').moving(() => ({ a: 'b' }));
      moved.expect('a', 1, WRONG);
      moved.at('a').expect('c', 1, WRONG);
      moved.at('a').moving(() => ({ c: 'd' })).expect('c', 1, WRONG);
      faults.expect('a', 1, WRONG);
    })).toEqual(['pod.b', 'pod.b.c', 'pod.a.d', 'a']);
  });

  test('is the property itself where none below it is named', () => {
    expect(lines((faults) => faults.at('rollout').expect('', 1, WRONG))).toEqual(['rollout']);
  });

  test('of a value that follows from another is left to that one', () => {
    expect(lines((faults) => {
      faults.expect('id', 1, WRONG);
      faults.expectDerived('services[0].name', 1, WRONG);
    })).toEqual(['id']);
    expect(lines((faults) => faults.expectDerived('services[0].name', 1, WRONG))).toEqual(['services[0].name']);
  });
});

test.each([
  ['text', "'text'"], ['', "''"], [3, '3'], [Number.NaN, 'null'], [true, 'true'], [null, 'null'], [undefined, 'undefined'],
  [['a', 1], '["a",1]'], [{ a: 1 }, '{"a":1}'], [Symbol.for('x'), 'Symbol(x)'],
])('%p is shown as %s', (value, text) => {
  expect(shown(value)).toBe(text);
});

test.each([
  [Lazy.any({ produce: () => 1 }), true], [{ resolve: () => 1 }, true], [{ produce: () => 1 }, true],
  [{ resolve: 'no' }, false], [{}, false], [null, false], [undefined, false], ['resolve', false], [1, false],
])('%p is a token: %p', (value, token) => {
  expect(isToken(value)).toBe(token);
});
