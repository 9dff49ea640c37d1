import { isAlias, isCollection, isPair, isScalar, isSeq } from 'yaml';
import type { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Path } from './difference';

/** A node of a document, and where it stands. */
export interface Place {
  readonly path: Path;
  /** Null where a key has no value. */
  readonly node: unknown;
  /** The collection that it is in, and which entry or item of it; undefined of the root. */
  readonly parent?: YAMLMap | YAMLSeq;
  readonly index: number;
}

/** From the root to a node, through aliases; it ends early where a key comes from a merge. */
export function placesTo(document: Document, path: Path): Place[] {
  const places: Place[] = [{ path: [], node: document.contents, index: 0 }];
  for (const [i, key] of path.entries()) {
    const parent = collectionAt(document, places[i].node);
    const index = isSeq(parent) ? Number(key) : (parent?.items ?? []).findIndex((pair) => keyOf(pair) === key);
    const item: unknown = parent?.items[index];
    if (item === undefined) break;
    places.push({ path: path.slice(0, i + 1), node: isPair(item) ? item.value : item, parent, index });
  }
  return places;
}

/** A node that is a map or list, or an alias of one. */
export function collectionAt(document: Document, node: unknown): YAMLMap | YAMLSeq | undefined {
  const collection = isAlias(node) ? node.resolve(document) : node;
  return isCollection(collection) ? collection as YAMLMap | YAMLSeq : undefined;
}

export function keyOf(pair: unknown): string {
  const { key } = pair as Pair;
  return isScalar(key) ? String(key.value) : '';
}

/** `<<`, which takes the keys of other maps. */
export function isMerge(pair: unknown): boolean {
  return typeof ((pair as Pair).key as Scalar | null)?.value === 'symbol';
}

/** What stands at the end of a path; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], value);
}
