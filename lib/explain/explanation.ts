import { yamlOf } from '../kube/yaml';
import { isLeaf } from './alignment';
import { keyOf, valueAt } from './path';
import type { Path } from './path';
import { printedObjects } from './lines';
import { nameOf } from './named';
import type { ObjectProvenance, Source } from './provenance';
import { giverOf, reasonFor } from './reasons';

/** A line of a manifest with where it comes from and why. */
export interface ExplainedLine {
  readonly text: string;
  readonly path: Path;
  /** Whether the field begins here, rather than a text of several lines going on. */
  readonly begins: boolean;
  /** The most particular first. */
  readonly sources: readonly Source[];
  readonly why: string;
}

/** An object, line by line. */
export interface ExplainedObject {
  /** What no other object of the app is called: `shop/Deployment/web`. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly provenance: ObjectProvenance;
  readonly lines: readonly ExplainedLine[];
}

/** What a line says that nobody has a reason for. */
export const UNKNOWN = 'unknown';

/** Explains each line of an object. */
export function explain(provenance: ObjectProvenance): ExplainedObject {
  const { json, chart } = provenance;
  const { kind, name, namespace } = nameOf(json);
  const [printed] = printedObjects(yamlOf([json]));
  const lines = printed.lines.map(({ text, path = [], begins }): ExplainedLine => {
    const sources = sourcesOf(provenance, kind, path);
    return { text, path, begins, sources, why: whyOf(provenance, kind, path, sources) };
  });
  return { id: [chart, kind, name].filter((part) => part !== '').join('/'), kind, name, namespace, provenance, lines };
}

function whyOf({ json, type }: ObjectProvenance, kind: string, path: Path, sources: readonly Source[]): string {
  const why = reasonFor({ kind, path, value: valueAt(json, path), json, sources });
  if (why !== undefined) return why;
  const [first] = sources;
  // What somebody writes past the constructs can be any field of any kind.
  if (type === undefined || first?.from === 'patch') return `what it means says \`kubectl explain ${explainPath(kind, path)}\``;
  return UNKNOWN;
}

function explainPath(kind: string, path: Path): string {
  return [kind.toLowerCase(), ...path.filter((key) => typeof key === 'string' && /^[\w-]+$/.test(key))].join('.');
}

/** What takes the field away; else who gives it in any case; of a map or list else where what stands in it comes from. */
function sourcesOf(provenance: ObjectProvenance, kind: string, path: Path): readonly Source[] {
  const found = provenance.fields[keyOf(path)];
  if (found) return found;
  const giver = giverOf(kind, path);
  if (giver === 'kind') return [{ from: 'kind', kind }];
  if (giver === 'construct') return [{ from: 'construct', type: provenance.type ?? kind }];
  const value = valueAt(provenance.json, path);
  if (isLeaf(value)) return [];
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value as object);
  return unique(keys.flatMap((key) => sourcesOf(provenance, kind, [...path, key])));
}

function unique(sources: readonly Source[]): Source[] {
  const seen = new Set<string>();
  return sources.filter((source) => {
    const key = JSON.stringify(source);
    return !seen.has(key) && seen.add(key);
  });
}
