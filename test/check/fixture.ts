import { parseAllDocuments } from 'yaml';
import { check } from '../../lib/check/engine';
import type { Found } from '../../lib/check/engine';
import { Manifest } from '../../lib/check/manifest';
import type { Origin } from '../../lib/check/manifest';
import { ManifestGraph } from '../../lib/check/manifest-graph';
import { RULES } from '../../lib/check/rules';

/** Manifests in which a rule finds something. */
export interface Bad {
  /** Why it is there, where that isn't plain. */
  readonly about?: string;
  /** YAML; the first example of a rule is also shown in docs/rules.md. */
  readonly yaml: string;
  /** All that the rule finds: `Kind/name path: what happens; the fix`. */
  readonly finds: readonly string[];
  /** The version of Kubernetes that they are checked for; by default the newest that the library knows. */
  readonly kubernetes?: string;
}

/** Manifests in which a rule nearly finds something. */
export interface Good {
  readonly about: string;
  readonly yaml: string;
  readonly kubernetes?: string;
}

/** What shows that a rule does what it says. */
export interface Fixture {
  readonly bad: readonly Bad[];
  readonly good: readonly Good[];
}

export function objectsOf(yaml: string): unknown[] {
  return parseAllDocuments(yaml).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS() as unknown;
  });
}

export function graphOf(objects: readonly unknown[], kubernetes = '1.37', origin: Origin = {}): ManifestGraph {
  return ManifestGraph._of(objects.map((json) => Manifest._of(json, origin)), kubernetes);
}

/** What one rule finds. */
export function findingsOf(id: string, graph: ManifestGraph): Found[] {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  return check(graph, [rule]);
}

export function shown({ field, happens, fix }: Found): string {
  return `${field.manifest.kind}/${field.manifest.name} ${field.path}: ${happens}; ${fix}`;
}
