import type { Field } from './manifest';
import type { ManifestGraph } from './manifest-graph';

/** How bad a finding is. */
export enum Level {
  /** It can't work: nothing is written. */
  ERROR = 'error',
  /** It works until something happens, or something outside of these manifests may make it right. */
  WARNING = 'warning',
}

/** What a rule found at one place. */
export interface Finding {
  /** Where: what the sentence is about, as exactly as possible. */
  readonly field: Field;
  /** What will happen, in one sentence: lower case, no full stop, with the value that is wrong. */
  readonly happens: string;
  /** What mends it, in one sentence: lower case, no full stop. */
  readonly fix: string;
}

/**
 * A rule over all manifests of an app together. It sees plain manifests, whoever wrote them, and keeps nothing between two
 * checks.
 */
export interface IRule {
  /** Its name in waivers and reports, such as `service-selects-nothing`: lower-case letters, digits, '-'. It never changes. */
  readonly id: string;
  /** How bad its findings are. */
  readonly level: Level;
  /** What is wrong where it finds something, in a few words. */
  readonly title: string;

  /** All that it finds. */
  check(graph: ManifestGraph): Finding[];
}

/**
 * A rule of this library: with the text of its section in docs/rules.md.
 *
 * @internal
 */
export interface Rule extends IRule {
  /** What happens in a cluster, and why: a paragraph. */
  readonly explanation: string;
  /** What mends it: a sentence or two. */
  readonly remedy: string;
  /** Where Kubernetes, or the product, says so. */
  readonly see: string;
}
