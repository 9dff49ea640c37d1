import { isCollection, isPair, isScalar } from 'yaml';
import type { CST, Node, YAMLMap, YAMLSeq } from 'yaml';

/** Where an entry of a map, or an item of a list, stands in a text. */
export interface Span {
  /** Where the comments above it begin; where it begins itself if there are none. */
  readonly lead: number;
  /** Its key or dash. */
  readonly at: number;
  /** Behind its colon or dash; undefined where it has none. */
  readonly head?: number;
  /** Behind its value. */
  readonly valueEnd: number;
  /** Behind its last line, and behind comments that are indented as what is in it. Between brackets, behind its value. */
  readonly end: number;
}

export function startOfLine(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

export function columnOf(text: string, at: number): number {
  return at - startOfLine(text, at);
}

/** Of each entry or item of a legible collection where it stands. */
export function spansOf(collection: YAMLMap | YAMLSeq, text: string): Span[] {
  const spans: Span[] = [];
  for (const [i, token] of tokensOf(collection).entries()) {
    const item = collection.items[i];
    const span = spanOf(token, item);
    if (collection.flow) spans.push({ ...span, lead: span.at, end: span.valueEnd });
    else spans.push({ ...span, lead: leadOf(text, span.at, spans[i - 1]?.end ?? 0), end: endOf(text, span, item) });
  }
  return spans;
}

/** Whether it can be told where its items stand: not of what has an anchor where only the parser expects one. */
export function isLegible(collection: YAMLMap | YAMLSeq): boolean {
  return collection.items.length > 0 && tokensOf(collection).length === collection.items.length;
}

/** The parser keeps comments behind the last one, or a comma, as one more. */
function tokensOf({ srcToken }: YAMLMap | YAMLSeq): CST.CollectionItem[] {
  const items = srcToken && 'items' in srcToken ? srcToken.items : [];
  return items.filter(({ start, key, sep, value }) => key ?? sep ?? value ?? start.find(({ type }) => !SPACES.includes(type)));
}

const SPACES = ['space', 'newline', 'comment', 'comma'];

function spanOf({ start, sep = [] }: CST.CollectionItem, item: unknown): Omit<Span, 'lead' | 'end'> {
  const marks = [...start, ...sep].filter(({ type }) => !SPACES.includes(type));
  const head = marks.find(({ type }) => ['map-value-ind', 'seq-item-ind'].includes(type));
  const [key, value] = isPair(item) ? [item.key, item.value] : [undefined, item];
  const at = start.find(({ type }) => !SPACES.includes(type))?.offset ?? ((key ?? value) as Node).range?.[0] ?? 0;
  const ends = [...marks.map(({ offset, source }) => offset + source.length), endOfNode(key), endOfNode(value)];
  return { at, head: head && head.offset + 1, valueEnd: Math.max(...ends) };
}

/** Where the last thing in a node ends: a collection's own range goes on to the next one. */
function endOfNode(node: unknown): number {
  if (isPair(node)) return Math.max(endOfNode(node.key), endOfNode(node.value));
  const [start, end] = (node as Node | undefined)?.range ?? [0, 0];
  // Nothing at all has a range, too, somewhere behind the colon.
  if (start === end) return 0;
  if (!isCollection(node) || node.flow) return end;
  const token = tokensOf(node).at(-1);
  return token ? spanOf(token, node.items.at(-1)).valueEnd : end;
}

/** Comments directly above, with no blank line between, are about what stands below. */
function leadOf(text: string, at: number, from: number): number {
  let lead = startOfLine(text, at);
  if (text.slice(lead, at).trim() !== '') return at;
  while (lead > from) {
    const above = startOfLine(text, lead - 1);
    if (above < from || !/^[ \t]*#/.test(text.slice(above, lead))) break;
    lead = above;
  }
  return lead;
}

function endOf(text: string, { at, valueEnd }: Pick<Span, 'at' | 'valueEnd'>, item: unknown): number {
  let end = text[valueEnd - 1] === '\n' && isBlockScalar(lastOf(item)) ? valueEnd : Math.min(endOfLine(text, valueEnd) + 1, text.length);
  for (let next = end; next < text.length; next = endOfLine(text, next) + 1) {
    const line = text.slice(next, endOfLine(text, next));
    if (line.trim() === '') continue;
    if (!/^[ \t]*#/.test(line) || line.search(/\S/) <= columnOf(text, at)) break;
    end = Math.min(endOfLine(text, next) + 1, text.length);
  }
  return end;
}

function lastOf(item: unknown): unknown {
  if (isPair(item)) return lastOf(item.value);
  return isCollection(item) && !item.flow ? lastOf(item.items.at(-1)) : item;
}

export function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}
