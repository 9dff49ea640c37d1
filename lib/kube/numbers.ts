import type { Rule } from './faults';

/** The greatest int32, the type of nearly all numbers in Kubernetes. */
const INT32_MAX = 2147483647;

/**
 * A whole number from `min` to `max`; without `max`, to the greatest that an int32 holds.
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#primitive-types
 */
export function integerFrom(min: number, max?: number): Rule<number> {
  return {
    expected: max === undefined ? `an integer of ${min} or more` : `an integer from ${min} to ${max}`,
    accepts: (value) => Number.isInteger(value) && value >= min && value <= (max ?? INT32_MAX),
  };
}
