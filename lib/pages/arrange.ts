import { columnOf, spansOf, startOfLine } from './layout';
import type { Span } from './layout';
import type { YAMLMap, YAMLSeq } from 'yaml';

/** What a collection is to hold, in its order: entries or items that it has, by their place, and the texts of new ones. */
export type Plan = readonly (number | string)[];

/**
 * A text in which a map or list holds what a plan says: what stays keeps its lines, its comments and the blank lines above it.
 * The comments directly above what goes, go too.
 *
 * @param plan In a block, the text of a new one is lines of its own, indented as they have to be.
 */
export function arranged(text: string, collection: YAMLMap | YAMLSeq, plan: Plan): string {
  const spans = spansOf(collection, text);
  return collection.flow ? betweenBrackets(text, spans, plan, (collection.range?.[1] ?? 0) - 1) : inBlock(text, spans, plan);
}

function inBlock(text: string, spans: readonly Span[], plan: Plan): string {
  const from = spans[0].lead;
  const indent = ' '.repeat(columnOf(text, spans[0].at));
  // Behind a dash, the first entry has no indentation of its own.
  const behindDash = from !== startOfLine(text, from);
  const piece = (i: number) => text.slice(i === 0 ? from : spans[i - 1].end, spans[i].end);
  const pieces = plan.map((one) => {
    if (typeof one === 'string') return one;
    return behindDash && one === 0 ? `${indent}${piece(0)}` : piece(one);
  });
  for (const i of [...spans.keys()].slice(1).reverse()) {
    const gap = text.slice(spans[i - 1].end, spans[i].lead);
    // A comment with a blank line below it is about no one thing: it stays.
    if (!plan.includes(i) && gap.includes('#')) pieces.splice(placeBehind(i, plan), 0, gap);
  }
  const all = pieces.join('');
  const lines = behindDash ? all.replace(/^(?:[ \t]*\n)*[ \t]*/, '') : all;
  return `${text.slice(0, from)}${lines}${text.slice(spans[spans.length - 1].end)}`;
}

/** In a plan, the place behind all that stood before one that goes. */
function placeBehind(gone: number, plan: Plan): number {
  const before = plan.flatMap((one, place) => (typeof one === 'number' && one < gone ? [place + 1] : []));
  return Math.max(0, ...before);
}

function betweenBrackets(text: string, spans: readonly Span[], plan: Plan, close: number): string {
  const last = spans.length - 1;
  const tail = text.slice(spans[last].end, close);
  /** What stands behind one, before the next. */
  const behind = spans.map(({ end }, i) => (i === last ? tail : text.slice(end, spans[i + 1].at)));
  const onOneLine = !text.slice(spans[0].at, close).includes('\n');
  const usual = onOneLine ? ', ' : `,\n${' '.repeat(columnOf(text, spans[0].at))}`;
  const separator = (one: number | string) => {
    if (typeof one === 'string' || (one === last && !tail.includes('#'))) return usual;
    return one === last ? `,${commentOf(tail)}${usual.slice(1)}` : behind[one];
  };
  const pieces = plan.map((one, i) => {
    const piece = typeof one === 'number' ? text.slice(spans[one].at, spans[one].end) : one;
    return i < plan.length - 1 ? `${piece}${separator(one)}` : piece;
  });
  return `${text.slice(0, spans[0].at)}${pieces.join('')}${closing(plan[plan.length - 1], behind)}${text.slice(close)}`;
}

/** What stands behind the last one: its own comment, and the comma and the line break that were there. */
function closing(one: number | string, behind: readonly string[]): string {
  const last = behind.length - 1;
  const tail = behind[last];
  if (one === last || !`${tail}${typeof one === 'number' ? behind[one] : ''}`.includes('#')) return tail;
  const own = typeof one === 'number' ? commentOf(behind[one]) : '';
  const comma = /^\s*,/.test(tail) || own !== '' ? ',' : '';
  return `${comma}${own}\n${tail.slice(tail.lastIndexOf('\n') + 1)}`;
}

/** With the space before it. */
function commentOf(gap: string): string {
  return /[ \t]+#[^\n]*/.exec(gap)?.[0] ?? '';
}
