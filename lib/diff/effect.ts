import type { FieldChange } from './changes';

/** What an apply does to an object, from the least to the worst. */
export enum Effect {
  NOTHING = 'nothing',
  CREATION = 'creation',
  IN_PLACE = 'in-place change',
  ROLLOUT = 'rollout',
  DELETION = 'deletion',
  /** The API server refuses it: the object has to go first. */
  REPLACEMENT = 'replacement needed',
  DATA = 'data at risk',
}

const ORDER = Object.values(Effect);

/** The worst of some. */
export function worst(effects: readonly Effect[]): Effect {
  return effects.reduce((one, other) => (ORDER.indexOf(other) > ORDER.indexOf(one) ? other : one), Effect.NOTHING);
}

/** For a list that begins with the worst. */
export function worstFirst(one: { readonly effect: Effect }, other: { readonly effect: Effect }): number {
  return ORDER.indexOf(other.effect) - ORDER.indexOf(one.effect);
}

/** One thing that happens to an object, and why. */
export interface Consequence {
  readonly effect: Effect;
  /** What happens, in one sentence: lower case, no full stop; empty where the changes say it all. */
  readonly happens: string;
  /** The fields by which it happens; none where it is the whole object. */
  readonly changes: readonly FieldChange[];
  /** What leads there without losing Pods or data, one command or sentence each; none where nothing has to be done. */
  readonly steps: readonly string[];
  /**
   * How Pods restart.
   * @default - none does
   */
  readonly rollout?: Restart;
}

/** Which Pods restart, in what order, and under which budget. */
export interface Restart {
  /** Their names in the order in which they restart, where names stay; undefined where they don't. */
  readonly pods?: readonly string[];
  /** How many; undefined where the manifests don't tell. */
  readonly count?: number;
  /** The order, in a few words. */
  readonly order: string;
  /** How many may be away, or started beside the others, in a few words. */
  readonly budget: string;
  /** The PodDisruptionBudgets that select them. */
  readonly disruptionBudgets: readonly string[];
}
