import type { Rule } from './faults';

/**
 * `list.map(make)`, for what is done for each workload. V8 gives the lists that `map` makes another layout once it has compiled
 * the function around it; whatever it had compiled for the first is then thrown away, and there was hardly anything it wasn't.
 */
export function mapped<T, U>(list: readonly T[], make: (item: T, i: number) => U): U[] {
  // In plain JavaScript, an object where a list should be would else be none.
  if (!Array.isArray(list)) throw new TypeError(`expected a list, got ${JSON.stringify(list)}`);
  const made = new Array<U>(list.length);
  for (let i = 0; i < list.length; i++) made[i] = make(list[i], i);
  return made;
}

/** The list, where it holds anything: an empty one isn't written down. */
export function filled<T>(list: T[] | undefined): T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

/** A list that says something. */
export const NON_EMPTY: Rule<readonly unknown[]> = {
  expected: 'one item or more',
  accepts: (list) => list.length > 0,
};
