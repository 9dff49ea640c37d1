import { valueAt } from './path';
import type { Path } from './path';
import type { Source } from './provenance';

/** A field that is explained. */
export interface ExplainedField {
  readonly kind: string;
  readonly path: Path;
  readonly value: unknown;
  /** The whole manifest. */
  readonly json: unknown;
  readonly sources: readonly Source[];
}

/** Why a field is there: a sentence in plain words, lower case, without a full stop. */
export type Reason = string | ((field: ExplainedField) => string);

/**
 * Reasons by the name of a field, as `fieldOf` gives it. `**` stands for any way to a field, and `*` for one key; the first
 * one that fits counts.
 */
export type Reasons = Readonly<Record<string, Reason>>;

/** What stands beside a field, so many steps up: `beside(field, 'name')` of a variable's value is the variable's name. */
export function beside({ json, path }: ExplainedField, key: string, up: number = 1): unknown {
  return valueAt(json, [...path.slice(0, path.length - up), key]);
}

/** The name that comes from a declared use, where the field does. */
export function edgeOf({ sources }: ExplainedField): { readonly client: string; readonly target: string } | undefined {
  return sources.find((source) => source.from === 'edge');
}
