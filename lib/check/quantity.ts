import type { Field } from './manifest';

const FACTORS: Readonly<Record<string, number>> = {
  '': 1, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60,
};

/** The amount that a quantity such as `512Mi` or `2` says, in bytes or cores; undefined where it is none. */
export function amountOf(field: Pick<Field, 'number' | 'text'>): number | undefined {
  if (field.number !== undefined) return field.number;
  const match = /^(\d+(?:\.\d*)?|\.\d+)(?:([eE][+-]?\d+)|(m|k|[MGTPE]|[KMGTPE]i))?$/.exec(field.text?.trim() ?? '');
  return match ? Number(`${match[1]}${match[2] ?? ''}`) * FACTORS[match[3] ?? ''] : undefined;
}

/** A number of bytes as one reads it: `4 GiB`. */
export function shownBytes(bytes: number): string {
  const unit = ['GiB', 'MiB', 'KiB'].find((_, i) => bytes >= 1024 ** (3 - i));
  if (!unit) return `${bytes} bytes`;
  const factor = { GiB: 1024 ** 3, MiB: 1024 ** 2, KiB: 1024 }[unit] ?? 1;
  return `${Math.round(bytes / factor * 10) / 10} ${unit}`;
}
