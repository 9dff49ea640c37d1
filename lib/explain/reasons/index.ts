import { fieldOf } from '../field';
import type { ExplainedField, Reason, Reasons } from '../reason';
import { AVAILABILITY } from './availability';
import { BOUNDS } from './bounds';
import { CONFIGURATION } from './configuration';
import { GIVEN } from './given';
import { HEALTH } from './health';
import { IDENTITY } from './identity';
import { JOBS } from './jobs';
import { NETWORK } from './network';
import { SECURITY } from './security';
import { STORAGE } from './storage';

/** By topic; in each, and from one to the next, the first that fits counts. */
const TOPICS: readonly Reasons[] = [SECURITY, AVAILABILITY, HEALTH, BOUNDS, NETWORK, JOBS, STORAGE, CONFIGURATION, IDENTITY];

/** Why a field is there; undefined where nobody has written that down yet. */
export function reasonFor(field: ExplainedField): string | undefined {
  const reason = found(REASONS, fieldOf(field.kind, field.path));
  return typeof reason === 'function' ? reason(field) : reason;
}

/** Who says a field that neither author nor profile has a part in; undefined where that is not known. */
export function giverOf(kind: string, path: ExplainedField['path']): 'kind' | 'construct' | undefined {
  return found(GIVERS, fieldOf(kind, path));
}

/** What `*` stands for in a pattern: one step, or what is left of one: `[pre.hook/*]`. */
const ONE_STEP = '(?:\\.[\\w-]+|\\[[^\\]]*\\]|[^.[\\]]+|(?<=\\[[^\\]]*)[^\\]]+)';

/** Patterns, and what was found for each field before: a manifest has the same few hundred again and again. */
interface Lookup<T> {
  readonly rows: readonly (readonly [pattern: RegExp, value: T])[];
  readonly known: Map<string, T | undefined>;
}

const REASONS: Lookup<Reason> = lookup(TOPICS.flatMap((topic) => Object.entries(topic)));
const GIVERS: Lookup<'kind' | 'construct'> = lookup(Object.entries(GIVEN));

function lookup<T>(rows: readonly (readonly [string, T])[]): Lookup<T> {
  return { rows: rows.map(([pattern, value]) => [expression(pattern), value] as const), known: new Map() };
}

function found<T>({ rows, known }: Lookup<T>, field: string): T | undefined {
  if (!known.has(field)) known.set(field, rows.find(([pattern]) => pattern.test(field))?.[1]);
  return known.get(field);
}

/** `**` is any way to a field or from one. */
function expression(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? ONE_STEP : part.replace(/[.[\]]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}
