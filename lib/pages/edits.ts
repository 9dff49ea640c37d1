import { isCollection, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { aliasesAt } from './aliases';
import { arranged } from './arrange';
import type { Plan } from './arrange';
import type { Difference } from './difference';
import { columnOf, endOfLine, isBlockScalar, isLegible, spansOf, startOfLine } from './layout';
import { itemsBefore } from './list-items';
import { collectionAt, isMerge, keyOf, placesTo, valueAt } from './places';
import type { Place } from './places';
import { afterDash, afterKey, entryLines, flowEntry, flowText, itemLines, linesOf, scalarText, styleOf } from './printed';
import type { FlowStyle, Style } from './printed';
import type { Read } from './read-document';

/** Texts in which a difference may be mended, the smallest edit first. Whether one is right, only parsing it tells. */
export function* edits(now: Read, { path, of }: Difference, target: unknown): Generator<string> {
  const places = placesTo(now.document, path);
  const place = places[places.length - 1];
  const style = styleOf(now.document, now.text);
  if (place.path.length === path.length) {
    const wanted = valueAt(target, path);
    if (of === 'value') yield* respelled(now, place, wanted);
    else yield* rearranged(now, place, wanted as object, style);
  }
  yield* withoutAliases(now, places, target, style);
  for (const one of [...places].reverse()) yield* printedAnew(now, one, valueAt(target, one.path), style);
}

/** Another value in the place of a scalar, in quotes such as the old one had. */
function* respelled({ text }: Read, { node }: Place, value: unknown): Generator<string> {
  if (!isScalar(node) || !node.range || isBlockScalar(node) || isFilled(value)) return;
  const [start, end] = node.range;
  if (start === end) return;
  for (const spelling of spellings(node, text.slice(start, end), value)) yield `${text.slice(0, start)}${spelling}${text.slice(end)}`;
}

function* spellings({ type, value: old }: Scalar, source: string, value: unknown): Generator<string> {
  if (typeof value === 'string' && (!value.includes('\n') || String(old).includes('\n'))) {
    if (type === 'QUOTE_DOUBLE') yield JSON.stringify(value);
    if (type === 'QUOTE_SINGLE') yield `'${value.replaceAll("'", "''")}'`;
  }
  const [, octal] = /^(0o?)[0-7]+$/.exec(source) ?? [];
  if (octal !== undefined && typeof value === 'number' && value >= 0) yield `${octal}${value.toString(8)}`;
  const plain = scalarText(value);
  if (!plain.includes('\n')) yield plain;
  // Between brackets, a comma ends a text without quotes.
  if (!plain.includes('\n') && typeof value === 'string') yield JSON.stringify(value);
}

/** The entries of a map or the items of a list that it has to have, in their order. */
function* rearranged({ text, document, value }: Read, { node, path }: Place, wanted: object, style: Style): Generator<string> {
  const collection = collectionAt(document, node);
  if (!collection || !isLegible(collection)) return;
  const is = valueAt(value, path) as object;
  if (isMap(collection)) yield arranged(text, collection, planOfMap(text, collection, wanted, Object.keys(is), style));
  if (!isSeq(collection)) return;
  yield arranged(text, collection, planOfList(text, collection, is as unknown[], wanted as unknown[], style));
}

/**
 * What is there keeps its order; what is new comes after what it follows in the new order.
 *
 * @param has Its keys with those that it takes from others; undefined where it is to take none any more.
 */
function planOfMap(text: string, map: YAMLMap, wanted: object, has: readonly string[] | undefined, style: Style): Plan {
  const own = map.items.map((pair) => (isMerge(pair) ? undefined : keyOf(pair)));
  const plan: (number | string)[] = [...own.keys()].filter((i) => {
    const key = own[i];
    return key === undefined ? has !== undefined : Object.hasOwn(wanted, key);
  });
  const column = columnOf(text, spansOf(map, text)[0].at);
  const print = (key: string, value: unknown) => (
    map.flow ? flowEntry(key, value, flowStyleOf(map, text)) : entryLines(key, value, column, style)
  );
  let after = -1;
  for (const [key, value] of Object.entries(wanted)) {
    const there = own.indexOf(key);
    if (there >= 0) after = plan.indexOf(there);
    else if (!has?.includes(key)) plan.splice(++after, 0, print(key, value));
  }
  return plan;
}

function planOfList(text: string, list: YAMLSeq, is: readonly unknown[], wanted: readonly unknown[], style: Style): Plan {
  const column = columnOf(text, spansOf(list, text)[0].at);
  return itemsBefore(is, wanted).map((item, i) => (
    item ?? (list.flow ? flowText(wanted[i], flowStyleOf(list, text)) : itemLines(wanted[i], column, style))
  ));
}

function flowStyleOf({ items, range }: YAMLMap | YAMLSeq, text: string): FlowStyle {
  const quoted = (nodes: readonly unknown[]) => nodes.some((node) => isScalar(node) && node.type === 'QUOTE_DOUBLE');
  const [keys, values] = [items.map((item) => isPair(item) && item.key), items.map((item) => (isPair(item) ? item.value : item))];
  return { keys: quoted(keys), texts: quoted(values), spaces: !/\{[^\s}]/.test(text.slice(range?.[0], range?.[1])) };
}

/** Where an anchor serves two places, and only one of them is to change: what an alias stands for, written out. */
function* withoutAliases(now: Read, places: readonly Place[], target: unknown, style: Style): Generator<string> {
  const { text, document, value } = now;
  const nodes = places.map(({ node }) => collectionAt(document, node) ?? node);
  // Nothing at all has no place; the root has one.
  const changed = [...nodes].reverse().find((node) => (node as Node | null)?.range) as Node;
  for (const { path, mergedInto } of aliasesAt(document, changed, [...nodes, ...places.map(({ node }) => node)])) {
    const wanted = valueAt(target, path) ?? valueAt(value, path);
    if (mergedInto && isLegible(mergedInto)) {
      yield arranged(text, mergedInto, planOfMap(text, mergedInto, wanted as object, undefined, style));
    } else yield* printedAnew(now, placesTo(document, path).pop() as Place, wanted, style);
  }
}

/** A value printed in the place of a node: its comments inside are lost, the one behind it stays. */
function* printedAnew({ text, document }: Read, { node, parent, index }: Place, value: unknown, style: Style): Generator<string> {
  if (value === undefined) return;
  if (!parent) {
    yield `${aboveRoot(text, document.contents)}${isFilled(value) ? linesOf(value, 0, style) : `${scalarText(value)}\n`}`;
    return;
  }
  if (!isLegible(parent)) return;
  const { at, head, valueEnd, end } = spansOf(parent, text)[index];
  if (parent.flow) {
    const flow = flowStyleOf(parent, text);
    const print = isMap(parent) ? flowEntry(keyOf(parent.items[index]), value, flow) : flowText(value, flow);
    yield `${text.slice(0, at)}${print}${text.slice(valueEnd)}`;
    return;
  }
  if (head === undefined) return;
  const block = isBlockScalar(node) || (isCollection(node) && !node.flow);
  const comment = block ? commentBehind(text, head, node as Node) : text.slice(valueEnd, endOfLine(text, valueEnd)).trimEnd();
  if (isCollection(node) && node.flow && node.items.length > 0 && isFilled(value)) {
    yield `${text.slice(0, head)} ${flowText(value, flowStyleOf(node as YAMLMap | YAMLSeq, text))}${text.slice(valueEnd)}`;
  }
  const rest = isCollection(node) && !node.flow ? end : isBlockScalar(node) ? valueEnd : endOfLine(text, valueEnd) + 1;
  const print = isSeq(parent) ? afterDash : afterKey;
  yield `${text.slice(0, head)}${print(value, columnOf(text, at), style, comment)}${text.slice(rest)}`;
}

/** Comments and the marker above a document. */
function aboveRoot(text: string, root: Node | null): string {
  const start = root?.range?.[0] ?? 0;
  if (columnOf(text, start) === 0) return text.slice(0, start);
  return text.startsWith('---') ? '---\n' : text.slice(0, startOfLine(text, start));
}

/** What stands behind a colon or dash whose value begins on the next line. */
function commentBehind(text: string, head: number, node: Node): string {
  const end = endOfLine(text, head);
  if (!isBlockScalar(node) && (node.range?.[0] ?? 0) < end) return '';
  return /\s#.*$/.exec(text.slice(head, end))?.[0].trimEnd() ?? '';
}

function isFilled(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
