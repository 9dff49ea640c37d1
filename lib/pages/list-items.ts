import { isDeepStrictEqual } from 'node:util';

/** Two of other names are two things. */
const OWN_NAMES: readonly (readonly string[])[] = [['name'], ['metadata', 'name']];

/** What tells the items of Kubernetes' lists apart, the best first: containers, mounts, ports, conditions, claims, images. */
const NAMES: readonly (readonly string[])[] = [
  ...OWN_NAMES, ['mountPath'], ['devicePath'], ['containerPort'], ['port'], ['key'], ['topologyKey'], ['ip'],
  ['path'], ['secretRef', 'name'], ['configMapRef', 'name'], ['type'], ['image'],
];

/** Of each item of a new list the one that it was in the old one, by its place; undefined of one that is new. */
export function itemsBefore(old: readonly unknown[], now: readonly unknown[]): (number | undefined)[] {
  const before: (number | undefined)[] = now.map(() => undefined);
  const taken = new Set<number>();
  const pair = (i: number, item: number) => {
    before[i] = item;
    taken.add(item);
  };
  const left = () => old.map((_, item) => item).filter((item) => !taken.has(item));
  const open = () => now.map((_, i) => i).filter((i) => before[i] === undefined);

  for (const i of open()) {
    const same = left().find((item) => isDeepStrictEqual(old[item], now[i]));
    if (same !== undefined) pair(i, same);
  }
  for (const name of NAMES) {
    for (const i of open()) {
      const value = scalarAt(now[i], name);
      if (value === undefined) continue;
      const olds = left().filter((item) => scalarAt(old[item], name) === value);
      // A name that two have tells nothing.
      if (olds.length === 1 && open().filter((other) => scalarAt(now[other], name) === value).length === 1) pair(i, olds[0]);
    }
  }
  for (const i of open()) {
    const item = left().find((one) => isInGap(one, i, before) && isAlike(old[one], now[i]));
    if (item !== undefined) pair(i, item);
  }
  return before;
}

/** Whether the items around both are the same ones. */
function isInGap(item: number, i: number, before: readonly (number | undefined)[]): boolean {
  return before.every((other, j) => other === undefined || j === i || (j < i ? other < item : other > item));
}

/** What has no name takes the place of its like: a port of another number is still the port that stood there. */
function isAlike(a: unknown, b: unknown): boolean {
  return kindOf(a) === kindOf(b) && OWN_NAMES.every((name) => scalarAt(a, name) === undefined && scalarAt(b, name) === undefined);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null ? 'map' : 'scalar';
}

function scalarAt(value: unknown, path: readonly string[]): unknown {
  const found = path.reduce<unknown>((at, key) => (
    kindOf(at) === 'map' && Object.hasOwn(at as object, key) ? (at as Record<string, unknown>)[key] : undefined
  ), value);
  return kindOf(found) === 'scalar' ? found : undefined;
}
