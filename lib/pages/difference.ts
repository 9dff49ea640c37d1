import { isDeepStrictEqual } from 'node:util';
import { itemsBefore } from './list-items';

/** The way to a value from the whole of a document. */
export type Path = readonly (string | number)[];

/** How a value differs from what it has to be, as far as one edit mends it; what is below it may differ too. */
export interface Difference {
  readonly path: Path;
  /** The keys of a map or the items of a list are others, or in another order; else the value itself is another one. */
  readonly of: 'keys' | 'items' | 'value';
}

/** The first difference from above; undefined where there is none. */
export function firstDifference(is: unknown, target: unknown, path: Path = []): Difference | undefined {
  if (isDeepStrictEqual(is, target)) return undefined;
  if (isFilledMap(is) && isFilledMap(target)) {
    const keys = Object.keys(target);
    if (keys.length !== Object.keys(is).length || keys.some((key) => !Object.hasOwn(is, key))) return { path, of: 'keys' };
    return firstOf(keys, (key) => firstDifference(is[key], target[key], [...path, key]));
  }
  if (isFilledList(is) && isFilledList(target)) {
    const before = itemsBefore(is, target);
    if (is.length !== target.length || before.some((item, i) => item !== i)) return { path, of: 'items' };
    return firstOf([...target.keys()], (i) => firstDifference(is[i], target[i], [...path, i]));
  }
  return { path, of: 'value' };
}

/** How far a value is from what it has to be: 0 where it is that, and less after each edit that mends something. */
export function distance(is: unknown, target: unknown): number {
  if (isDeepStrictEqual(is, target)) return 0;
  if (isFilledMap(is) && isFilledMap(target)) {
    return sum([...new Set([...Object.keys(is), ...Object.keys(target)])].map((key) => (
      Object.hasOwn(is, key) && Object.hasOwn(target, key) ? distance(is[key], target[key]) : size(is[key]) + size(target[key])
    )));
  }
  if (isFilledList(is) && isFilledList(target)) {
    const before = itemsBefore(is, target);
    const gone = is.filter((_, i) => !before.includes(i));
    const kept = before.filter((item) => item !== undefined);
    const moved = kept.filter((item, i) => kept.slice(0, i).some((other) => other > item));
    return moved.length + sum(gone.map(size)) + sum(before.map((item, i) => (
      item === undefined ? size(target[i]) : distance(is[item], target[i])
    )));
  }
  return size(is) + size(target);
}

/** How many edits a value is worth. */
function size(value: unknown): number {
  if (value === undefined) return 0;
  return 1 + (typeof value === 'object' && value !== null ? sum(Object.values(value).map(size)) : 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function firstOf<K>(keys: readonly K[], of: (key: K) => Difference | undefined): Difference | undefined {
  for (const key of keys) {
    const found = of(key);
    if (found) return found;
  }
  return undefined;
}

function isFilledMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function isFilledList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > 0;
}
