import { isMap, isPair, isSeq, visit } from 'yaml';
import type { Alias, Document, Node, YAMLMap } from 'yaml';
import type { Path } from './difference';
import { isMerge, keyOf } from './places';

/** An alias, and where it stands. */
export interface FoundAlias {
  readonly alias: Alias;
  /** Of what it changes: its own place, or that of the map which takes its keys. */
  readonly path: Path;
  /** The map that takes the keys of what it stands for; undefined where it is a value. */
  readonly mergedInto?: YAMLMap;
}

export function aliasesIn(document: Document): FoundAlias[] {
  const found: FoundAlias[] = [];
  visit(document, {
    Alias: (_, alias, above) => {
      const merge = above.findIndex((node) => isPair(node) && isMerge(node));
      const map = above[merge - 1];
      const path = above.slice(0, merge < 0 ? undefined : merge).flatMap((node, i): Path => {
        if (isPair(node)) return [keyOf(node)];
        return isSeq(node) ? [node.items.indexOf(above[i + 1] ?? alias)] : [];
      });
      found.push({ alias, path, mergedInto: isMap(map) ? map : undefined });
    },
  });
  return found;
}

/** The aliases that an edit of a node would change, or that it goes through. */
export function aliasesAt(document: Document, node: Node, through: readonly unknown[]): FoundAlias[] {
  return aliasesIn(document).filter(({ alias, mergedInto }) => (
    through.includes(alias) || through.includes(mergedInto) || overlap(alias, node) || overlap(alias.resolve(document), node)
  ));
}

function overlap(a: Node | undefined, b: Node): boolean {
  return a?.range !== undefined && a.range !== null && b.range !== undefined && b.range !== null
    && a.range[0] < b.range[1] && b.range[0] < a.range[1];
}
