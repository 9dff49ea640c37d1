import type { Field } from './manifest';

/** How a share of something becomes a whole number. */
export enum Rounding {
  UP,
  DOWN,
}

/** What a field that holds a number (`2`) or a share (`25%`) is of a total; undefined where it holds neither. */
export function intOrPercent(field: Field, total: number, rounding: Rounding): number | undefined {
  const percent = percentOf(field);
  if (percent === undefined) return field.number;
  const share = (percent * total) / 100;
  return rounding === Rounding.UP ? Math.ceil(share) : Math.floor(share);
}

/** The number before the '%'; undefined where it holds no share. */
export function percentOf(field: Field): number | undefined {
  const digits = /^(\d+)%$/.exec(field.text ?? '');
  return digits ? Number(digits[1]) : undefined;
}
