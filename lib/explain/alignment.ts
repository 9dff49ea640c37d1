import { podPathOf } from './field';
import { keyOf, valueAt } from './path';
import type { Path } from './path';

/** A field of one manifest, and the one that takes its place in another. */
export interface Pair {
  readonly left: Path;
  readonly right: Path;
  readonly leftValue: unknown;
  readonly rightValue: unknown;
}

/**
 * Which field of one manifest is which of another: by name, and in lists by what an item is, not where it stands. What has no
 * counterpart has no pair.
 */
export function pairsOf(leftValue: unknown, rightValue: unknown, left: Path = [], right: Path = []): Pair[] {
  const own: Pair = { left, right, leftValue, rightValue };
  if (Array.isArray(leftValue) && Array.isArray(rightValue)) {
    return [own, ...itemPairs(leftValue, rightValue).flatMap(([i, j]) => (
      pairsOf(leftValue[i], rightValue[j], [...left, i], [...right, j])
    ))];
  }
  if (!isMap(leftValue) || !isMap(rightValue)) return [own];
  return [own, ...Object.keys(leftValue).filter((key) => key in rightValue).flatMap((key) => (
    pairsOf(leftValue[key], rightValue[key], [...left, key], [...right, key])
  ))];
}

/** The same of two objects: a Pod's fields are those of a template of Pods, too, so that a Deployment can take its place. */
export function pairsOfObjects(left: unknown, right: unknown): Pair[] {
  const [from, to] = [left, right].map((json) => podPathOf(String((json as { readonly kind?: unknown }).kind)));
  if (!from || !to || from.length === to.length) return pairsOf(left, right);
  const pods = pairsOf(valueAt(left, from), valueAt(right, to), from, to);
  const known = new Set(pods.flatMap((pair) => [`left ${keyOf(pair.left)}`, `right ${keyOf(pair.right)}`]));
  const outside = pairsOf(left, right).filter((pair) => !known.has(`left ${keyOf(pair.left)}`) && !known.has(`right ${keyOf(pair.right)}`));
  return [...outside.filter(({ left: path }) => path[0] !== 'spec'), ...pods];
}

/** Whether a value is on the line of its key: text, a number, an empty list. */
export function isLeaf(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}

/** What tells the items of a list apart, the surest first. */
const IDENTITIES = ['mountPath', 'name', 'containerPort', 'port', 'topologyKey', 'ip', 'host'];

function itemPairs(left: readonly unknown[], right: readonly unknown[]): [number, number][] {
  const pairs: [number, number][] = [];
  const free = { left: new Set(left.keys()), right: new Set(right.keys()) };
  const pair = (fit: (a: unknown, b: unknown) => boolean): void => {
    for (const i of free.left) {
      const j = [...free.right].find((candidate) => fit(left[i], right[candidate]));
      if (j === undefined) continue;
      pairs.push([i, j]);
      free.left.delete(i);
      free.right.delete(j);
    }
  };
  pair((a, b) => JSON.stringify(a) === JSON.stringify(b));
  for (const key of IDENTITIES) pair((a, b) => isMap(a) && isMap(b) && a[key] !== undefined && a[key] === b[key]);
  pair((a, b) => isMap(a) && isMap(b) && imageOf(a) !== undefined && imageOf(a) === imageOf(b));
  pair((a, b) => !isMap(a) || !isMap(b) || a.name === undefined || b.name === undefined || ('image' in a && 'image' in b));
  return pairs;
}

/** Of `docker.io/library/redis:7.2` what it is: `redis`. */
function imageOf({ image }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof image === 'string' ? image.replace(/@.*$/, '').replace(/:[^:/]*$/, '').replace(/^.*\//, '') : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
