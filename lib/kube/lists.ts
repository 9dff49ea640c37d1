import type { Rule } from './faults';

/** A list that says something. */
export const NON_EMPTY: Rule<readonly unknown[]> = {
  expected: 'one item or more',
  accepts: (list) => list.length > 0,
};
