import { amountOf } from '../check/quantity';

/** The number that a quantity such as `512Mi` or `2` stands for; undefined where it is none. */
export function amount(value: unknown): number | undefined {
  return amountOf({
    number: typeof value === 'number' ? value : undefined,
    text: typeof value === 'string' ? value : undefined,
  });
}
