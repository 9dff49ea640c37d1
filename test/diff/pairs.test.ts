import { Manifest } from '../../lib/check/manifest';
import { differenceOf } from '../../lib/diff/difference';
import { Effect } from '../../lib/diff/effect';
import { PAIRS } from './pairs';
import type { Json, Refused, Verdict } from './pairs/pair';

const VERSIONS = ['1.28', '1.37'] as const;

/** Of an apply of `next` over `old`: whether an API server refuses it. */
function refuses(old: readonly Json[], next: readonly Json[], kubernetes: string): boolean {
  const [before, after] = [old, next].map((jsons) => jsons.map((json) => Manifest._of(json)));
  const { objects } = differenceOf(before, after, kubernetes);
  return objects.some(({ consequences }) => consequences.some(({ effect }) => effect === Effect.REPLACEMENT));
}

const wanted = (verdict: Verdict, version: typeof VERSIONS[number]): Refused | undefined => (
  typeof verdict === 'string' ? verdict : verdict[version]
);

describe.each(VERSIONS)('on Kubernetes %s', (version) => {
  const known = PAIRS.filter(({ refused }) => wanted(refused, version) !== undefined);

  // The same pairs are applied to real API servers by test/cluster/diff.test.ts.
  test.each(known.map((pair) => [pair.what, pair] as const))('what is refused there is a replacement: %s', (_, { first, second, refused }) => {
    const [there, back] = [refuses(first, second, version), refuses(second, first, version)];
    expect(there ? (back ? 'both' : 'there') : back ? 'back' : 'none').toBe(wanted(refused, version));
  });
});

test('there are pairs of all kinds, refused in each way', () => {
  expect(PAIRS.length).toBeGreaterThan(200);
  expect(new Set(PAIRS.map(({ what }) => what)).size).toBe(PAIRS.length);
  for (const way of ['none', 'there', 'back', 'both']) expect(PAIRS.filter(({ refused }) => refused === way).length).toBeGreaterThan(4);
});

const WRITTEN_OUT = PAIRS.filter(({ what }) => /the defaults, written out|in other words|defaults of a load balancer|as base64|default type/.test(what))
  // Below a template requests are not filled in from limits, so that to write them is a change of it.
  .filter(({ what }) => !what.startsWith('Deployment with much in it'));

test.each(WRITTEN_OUT.map((pair) => [pair.what, pair] as const))('nothing happens where only words change: %s', (_, { first, second }) => {
  for (const [old, next] of [[first, second], [second, first]]) {
    const manifests = [old, next].map((jsons) => jsons.map((json) => Manifest._of(json)));
    const { objects, unchanged } = differenceOf(manifests[0], manifests[1], '1.37');
    expect(objects.filter(({ effect }) => effect !== Effect.NOTHING)).toEqual([]);
    expect(unchanged).toBe(first.length);
  }
});
