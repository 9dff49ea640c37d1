import type { Workload } from '../check/workload';
import { isMap } from './json';

/** `1 Pod`, `2 Pods`. */
export function some(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The names of the Pods of a StatefulSet, the lowest ordinal first. */
export function podNamesOf({ name, manifest, replicas }: Workload): string[] {
  const start = manifest.at('spec', 'ordinals', 'start').number ?? 0;
  return Array.from({ length: replicas }, (_, i) => `${name}-${start + i}`);
}

const NAMED = 4;

/** Names one after the other: `db-2, db-1 and db-0`; of many the first and the last. */
export function shownNames(names: readonly string[]): string {
  if (names.length > NAMED) return `${names[0]} to ${names[names.length - 1]}`;
  return [names.slice(0, -1).join(', '), names[names.length - 1]].filter((part) => part !== '').join(' and ');
}

const WIDEST = 60;

/** A value in one line: what would do something to a terminal is escaped, what is long is cut. */
export function shown(value: unknown): string {
  if (value === undefined) return '(none)';
  // The cluster's own choice.
  if (typeof value === 'string' && value.startsWith('(')) return value;
  const text = JSON.stringify(value, (_, part: unknown) => (isMap(part) && Object.keys(part).length === 0 ? {} : part))
    .replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

/** ` -n shop`, for a command of kubectl. */
export function inNamespace({ inNamespace: name }: { readonly inNamespace?: string }): string {
  return name === undefined ? '' : ` -n ${word(name)}`;
}

/** One word for a shell, whatever a manifest says. */
export function word(text: string): string {
  return /^[\w.:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
