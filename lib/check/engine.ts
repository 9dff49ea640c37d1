import type { ManifestGraph } from './manifest-graph';
import type { Finding, IRule, Level } from './rule';

/** A finding, and the rule that found it. */
export interface Found extends Finding {
  readonly rule: string;
  readonly level: Level;
  /** Why it is accepted; undefined where it is not. */
  readonly waived: string | undefined;
}

/** What the rules find, in the order of the manifests. */
export function check(graph: ManifestGraph, rules: readonly IRule[]): Found[] {
  const found = rules.flatMap((rule) => findingsOf(rule, graph));
  if (found.length < 2) return found;
  const order = new Map(graph.manifests.map((manifest, i) => [manifest, i]));
  // Stable: the findings of one manifest stay in the order of the rules.
  return found.sort((a, b) => (order.get(a.field.manifest) ?? 0) - (order.get(b.field.manifest) ?? 0));
}

function findingsOf(rule: IRule, graph: ManifestGraph): Found[] {
  let findings: Finding[];
  try {
    findings = rule.check(graph);
  } catch (error) {
    throw new Error(`rule ${rule.id}: ${(error as Error).message}`, { cause: error });
  }
  const { id, level } = rule;
  return findings.map((finding) => ({ ...finding, rule: id, level, waived: finding.field.manifest._waiverOf(id) }));
}
