import type { Rule } from './faults';

interface Field {
  readonly min: number;
  readonly max: number;
  /** Names of the values, that of `min` first. */
  readonly names: readonly string[];
}

const FIELDS: readonly Field[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const INT64_MAX = 9223372036854775807n;

/** A number as Go's strconv.Atoi reads it. */
function integer(text: string): bigint | undefined {
  if (!/^\+?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace('+', ''));
  return value <= INT64_MAX ? value : undefined;
}

function isStep(text: string | undefined): boolean {
  return text === undefined || (integer(text) ?? 0n) > 0n;
}

function within(field: Field, text: string): number | undefined {
  const name = field.names.indexOf(text.toLowerCase());
  const value = name < 0 ? Number(integer(text) ?? -1) : name + field.min;
  return value >= field.min && value <= field.max ? value : undefined;
}

/** One part of a list: a value, a range or all, with or without a step. A step may be longer than the range. */
function isRange(field: Field, text: string): boolean {
  const [range, step, ...slashes] = text.split('/');
  const [low, high, ...hyphens] = range.split('-');
  if (slashes.length > 0 || !isStep(step)) return false;
  // The parser reads no further than this: '*-5' is '*' to it.
  if (low === '*' || low === '?') return true;
  const start = within(field, low);
  const end = high === undefined ? start : within(field, high);
  return hyphens.length === 0 && start !== undefined && end !== undefined && start <= end;
}

/** Whether the parser takes the text for a field; empty parts of a list don't matter to it. */
function isField(field: Field, text: string): boolean {
  return text.split(',').every((part) => part === '' || isRange(field, part));
}

/**
 * The schedule of a CronJob, of five fields, as the parser of Kubernetes and Velero reads it. Refused are what has a
 * property of its own (`TZ=`, anywhere in the text, as the API server refuses it there) and what hides the time of
 * the run (`@daily`). Sunday is 0, never 7.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 * @see https://github.com/robfig/cron/blob/v3.0.1/parser.go
 */
export const CRON: Rule<string> = {
  expected: "five cron fields such as '30 3 * * 1-5': minute, hour, day of month, month, day of week from 0 to 6, "
    + "without '@daily' and the like, and without 'TZ='",
  accepts: (value) => {
    const fields = value.split(/\p{White_Space}+/u).filter((text) => text !== '');
    return fields.length === FIELDS.length && !value.includes('TZ')
      && FIELDS.every((field, index) => isField(field, fields[index]));
  },
};

/**
 * A time of day on a 24-hour clock.
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export const TIME_OF_DAY: Rule<string> = {
  expected: "a time of day, 'HH:MM' from 00:00 to 23:59",
  accepts: (value) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value),
};
