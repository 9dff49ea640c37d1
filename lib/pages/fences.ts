import { infoStringOf } from './info-string';
import type { InfoString } from './info-string';

/** A line of a page: what the list, quotation or tab around it puts before it, its text, and how it ends. */
export interface Line {
  readonly prefix: string;
  readonly text: string;
  readonly end: string;
}

/** A fence that says `manifest=`. */
export interface Fence {
  /** The line that begins it, from 1. */
  readonly line: number;
  readonly info: string;
  readonly attributes: InfoString;
  /** Where the lines between its first and its last begin and end in the page. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly Line[];
  /** What a new line in it has before its text and behind it. */
  readonly prefix: string;
  readonly end: string;
}

/** What is wrong with a page, and where. */
export interface PageFault {
  readonly line: number;
  /** A sentence: lower case, no full stop. */
  readonly why: string;
}

/**
 * The fences of a page that say `manifest=`. Markdown and MDX differ in what an indentation means, so a fence counts at any: in
 * lists, quotations and tabs. One in a longer fence is an example, and one in a comment is not shown: neither is ours.
 *
 * @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 */
export function fencesOf(page: string): { readonly fences: readonly Fence[]; readonly faults: readonly PageFault[] } {
  const lines = page.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const offsets = [0];
  for (const line of lines) offsets.push(offsets[offsets.length - 1] + line.length);
  const fences: Fence[] = [];
  const faults: PageFault[] = [];
  for (let i = 0; i < lines.length; i++) {
    const opened = openingIn(lines[i]);
    if (!opened) {
      i = endOfComment(lines, i);
      continue;
    }
    const { last, next, why } = bodyOf(lines, i, opened);
    if (why !== undefined) faults.push({ line: i + 1, why });
    else if (isMarked(opened)) {
      const { info, prefix, end } = opened;
      const inside = lines.slice(i + 1, last).map((line) => partsOf(line, opened));
      fences.push({
        line: i + 1, info, attributes: infoStringOf(info), from: offsets[i + 1], to: offsets[last], lines: inside, end,
        prefix: inside.find(({ text }) => text !== '')?.prefix ?? prefix,
      });
    }
    i = next - 1;
  }
  return { fences, faults };
}

/** The line that begins a fence. */
interface Opening {
  /** Backticks or tildes. */
  readonly marks: string;
  readonly info: string;
  /** What the lines in it have before their text: the marker of a list stands before the first line alone. */
  readonly prefix: string;
  readonly end: string;
}

/** Quotations and lists may stand before it; behind backticks no backtick may. */
const OPENING = /^\uFEFF?((?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*)(`{3,}(?=[^`]*$)|~{3,})(.*?)(\r?\n)?$/;
const LIST_MARKER = /[-*+]|\d+[.)]/g;

function openingIn(line: string): Opening | undefined {
  const found = OPENING.exec(line);
  if (!found) return undefined;
  const [, before, marks, info, end = '\n'] = found;
  return { marks, info, end, prefix: before.replace(LIST_MARKER, (marker) => ' '.repeat(marker.length)) };
}

function isMarked({ info }: Opening): boolean {
  return infoStringOf(info).manifests.length > 0;
}

interface Body {
  /** The line behind its text. */
  readonly last: number;
  /** The line from which the page goes on. */
  readonly next: number;
  /** Why it has no end. */
  readonly why?: string;
}

function bodyOf(lines: readonly string[], start: number, opened: Opening): Body {
  const marked = isMarked(opened);
  let example: number | undefined;
  for (let i = start + 1; i < lines.length; i++) {
    const { text, quoted } = partsOf(lines[i], opened);
    // Where its quotation ends, a fence ends too.
    if (!quoted) return { last: i, next: i, why: marked ? 'the quotation ends before the fence does: its last line is missing' : undefined };
    if (isClosing(text, opened)) return { last: i, next: i + 1 };
    const inner = openingIn(lines[i]);
    if (!inner || !(marked ? isAtItsDepth(text) : isMarked(inner))) continue;
    if (inner.marks[0] === opened.marks[0] && inner.marks.length >= opened.marks.length) {
      return { last: i, next: i, why: `the fence has no last line: another one begins at line ${i + 1}` };
    }
    example ??= i;
  }
  if (marked) return { last: lines.length, next: lines.length, why: 'the fence has no last line: it goes on to the end of the page' };
  const why = example === undefined ? undefined : `the fence has no last line, and the one of line ${example + 1} is in it`;
  return { last: lines.length, next: example ?? lines.length, why };
}

/** No YAML begins a line so; deeper, it may be a text that holds Markdown. */
function isAtItsDepth(text: string): boolean {
  return !/^[ \t]/.test(text);
}

function isClosing(text: string, { marks }: Opening): boolean {
  const [, indent, closing] = /^([ \t]*)(`+|~+)[ \t]*$/.exec(text) ?? ['', '', ''];
  return columnsOf(indent) < 4 && closing[0] === marks[0] && closing.length >= marks.length;
}

/** A line in a fence, and whether its quotation goes on. One that stands further left than the fence has a shorter prefix. */
function partsOf(line: string, { prefix }: Opening): Line & { readonly quoted: boolean } {
  const [, whole, end] = /^(.*?)(\r?\n)?$/s.exec(line) as unknown as [string, string, string?];
  const quotation = /^(?:[ \t]*>)*/.exec(prefix)?.[0] ?? '';
  const depth = quotation.replace(/[^>]/g, '').length;
  const [own] = new RegExp(`^(?:[ \\t]*>){${depth}}`).exec(whole) ?? [''];
  const width = columnsOf(prefix.slice(quotation.length));
  let at = own.length;
  while (/[ \t]/.test(whole[at] ?? '') && columnsOf(whole.slice(own.length, at + 1)) <= width) at++;
  return { prefix: whole.slice(0, at), text: whole.slice(at), end: end ?? '', quoted: depth === 0 || own !== '' };
}

/** A tab leads to the next column that four divides. */
function columnsOf(indent: string): number {
  let columns = 0;
  for (const character of indent) columns += character === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

/** The last line of a comment that begins a line; that line itself where none does, or where the comment has no end. */
function endOfComment(lines: readonly string[], start: number): number {
  const [, opening] = /^\s*(<!--|\{\/\*)/.exec(lines[start]) ?? [];
  if (opening === undefined) return start;
  const closing = opening === '<!--' ? '-->' : '*/}';
  if (lines[start].split(opening).slice(1).join(opening).includes(closing)) return start;
  const last = lines.findIndex((line, i) => i > start && line.includes(closing));
  return last < 0 ? start : last;
}
