import { isMap, isScalar, isSeq, visit } from 'yaml';
import type { Document } from 'yaml';
import { yamlOf } from '../kube/yaml';
import { columnOf } from './layout';

/** How an author indents. */
export interface Style {
  /** How much further right a map stands than the key above it. */
  readonly map: number;
  /** The same of the dashes of a list; 0 where they stand below the key. */
  readonly list: number;
  /** How much further right an item stands than its dash. */
  readonly item: number;
}

/** As a synth writes it. */
const PLAIN: Style = { map: 2, list: 2, item: 2 };

/** How a document is indented: as the first of each kind in it is. */
export function styleOf(document: Document, text: string): Style {
  const found: { -readonly [K in keyof Style]?: number } = {};
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !key.range || !(isMap(value) || isSeq(value)) || value.flow || !value.range) return;
      const right = columnOf(text, value.range[0]) - columnOf(text, key.range[0]);
      if (isMap(value) && right > 0) found.map ??= right;
      if (isSeq(value) && right >= 0) found.list ??= right;
    },
    Seq: (_, seq) => {
      const [first] = seq.items;
      if (seq.flow || !seq.range || !(isScalar(first) || isMap(first)) || !first.range) return;
      const right = columnOf(text, first.range[0]) - columnOf(text, seq.range[0]);
      if (right > 1) found.item ??= right;
    },
  });
  return { ...PLAIN, ...found };
}

/** A key with its value, on lines of their own. */
export function entryLines(key: string, value: unknown, column: number, style: Style): string {
  return `${' '.repeat(column)}${keyText(key)}:${afterKey(value, column, style)}`;
}

/** An item of a list, on lines of its own. */
export function itemLines(value: unknown, column: number, style: Style): string {
  return `${' '.repeat(column)}-${afterDash(value, column, style)}`;
}

/**
 * A value behind the colon of its key, which stands at a column; with what follows in the first line, such as a comment.
 */
export function afterKey(value: unknown, column: number, style: Style, comment = ''): string {
  if (isCollection(value)) return `${comment}\n${linesOf(value, column + (Array.isArray(value) ? style.list : style.map), style)}`;
  return scalarLines(value, column + style.map, comment);
}

/** A value behind the dash of its item, which stands at a column. */
export function afterDash(value: unknown, column: number, style: Style, comment = ''): string {
  const inner = column + style.item;
  if (!isCollection(value)) return scalarLines(value, inner, comment);
  const lines = linesOf(value, inner, style);
  return comment === '' ? `${' '.repeat(style.item - 1)}${lines.slice(inner)}` : `${comment}\n${lines}`;
}

/** The entries of a map or the items of a list, each on lines of its own. */
export function linesOf(value: object, column: number, style: Style): string {
  if (Array.isArray(value)) return value.map((item: unknown) => itemLines(item, column, style)).join('');
  return Object.entries(value).map(([key, one]) => entryLines(key, one, column, style)).join('');
}

/** How an author writes between brackets. */
export interface FlowStyle {
  /** Keys stand in double quotes. */
  readonly keys: boolean;
  /** Texts do. */
  readonly texts: boolean;
  /** Braces have spaces inside. */
  readonly spaces: boolean;
}

/** A value on one line, for what stands between brackets. */
export function flowText(value: unknown, style: FlowStyle): string {
  if (Array.isArray(value)) return `[${value.map((item: unknown) => flowText(item, style)).join(', ')}]`;
  if (!isCollection(value)) return typeof value === 'string' ? flowWord(value, style.texts) : scalarText(value);
  const entries = Object.entries(value).map(([key, one]) => flowEntry(key, one, style)).join(', ');
  return style.spaces ? `{ ${entries} }` : `{${entries}}`;
}

export function flowEntry(key: string, value: unknown, style: FlowStyle): string {
  return `${flowWord(key, style.keys)}: ${flowText(value, style)}`;
}

function flowWord(word: string, quoted: boolean): string {
  const text = scalarText(word);
  return quoted || /[,[\]{}\n]/.test(text) ? JSON.stringify(word) : text;
}

/** A value that is no map and no list, as a synth writes it. */
export function scalarText(value: unknown): string {
  return yamlOf([value]).replace(/\n$/, '');
}

function scalarLines(value: unknown, column: number, comment: string): string {
  const [first, ...rest] = scalarText(value).split('\n');
  return ` ${first}${comment}\n${rest.map((line) => `${line === '' ? '' : ' '.repeat(column)}${line}\n`).join('')}`;
}

function keyText(key: string): string {
  return yamlOf([{ [key]: null }]).slice(0, -': null\n'.length);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
