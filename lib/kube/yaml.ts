import { Yaml } from 'cdk8s';
import { isMapOfJson } from './json';
import type { Json } from './json';

/**
 * Documents as YAML that every parser reads alike, of version 1.1 as of 1.2: what one of them could take for something else than
 * text is in quotes. It says what `Yaml.stringify` of cdk8s says, in a tenth of the time; what is no plain JSON is left to that.
 */
export function yamlOf(documents: readonly unknown[]): string {
  return documents.map((document) => {
    if (document === undefined) return Yaml.stringify(document);
    try {
      return textOf(document);
    } catch (error) {
      if (error === NO_JSON) return Yaml.stringify(document);
      throw error;
    }
  }).join('---\n');
}

/** How many documents are put together as one text before they become bytes. */
const AT_ONCE = 100;

/** The same in bytes. No text is as long as the file: it would be kept beside them, with all the pieces that it is made of. */
export function yamlBytesOf(documents: readonly unknown[]): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i < documents.length; i += AT_ONCE) {
    parts.push(Buffer.from(`${i > 0 ? '---\n' : ''}${yamlOf(documents.slice(i, i + AT_ONCE))}`));
  }
  return Buffer.concat(parts);
}

/** What is thrown of something else than JSON. */
const NO_JSON = new Error('no JSON');

function textOf(document: unknown): string {
  if (isMap(document) && !isEmpty(document)) return mapText(document, '', '');
  if (Array.isArray(document) && document.length > 0) return listText(document, '', '');
  return `${scalar(document, '')}\n`;
}

/** The entries of a map, each on lines of its own; what stands before the first is the indent, or the dash of a list. */
function mapText(map: Json, indent: string, first: string): string {
  if (!isMapOfJson(map)) throw NO_JSON;
  const deeper = `${indent}  `;
  let before = first;
  let lines = '';
  for (const key of Object.keys(map)) {
    const value = map[key];
    lines += before + text(key, undefined);
    if (Array.isArray(value) && value.length > 0) lines += `:\n${listText(value, deeper, deeper)}`;
    else if (isMap(value) && !isEmpty(value)) lines += `:\n${mapText(value, deeper, deeper)}`;
    else lines += `: ${scalar(value, deeper)}\n`;
    before = indent;
  }
  return lines;
}

/** The items of a list: the first line of each stands behind its dash. */
function listText(list: readonly unknown[], indent: string, first: string): string {
  const deeper = `${indent}  `;
  let before = first;
  let lines = '';
  for (const item of list) {
    if (Array.isArray(item) && item.length > 0) lines += listText(item, deeper, `${before}- `);
    else if (isMap(item) && !isEmpty(item)) lines += mapText(item, deeper, `${before}- `);
    else lines += `${before}- ${scalar(item, deeper)}\n`;
    before = indent;
  }
  return lines;
}

function scalar(value: unknown, indent: string): string {
  switch (typeof value) {
    case 'string': return text(value, indent);
    case 'number': return number(value);
    case 'boolean': return String(value);
    case 'undefined': return 'null';
    case 'object': break;
    default: throw NO_JSON;
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return '[]';
  if (!isMapOfJson(value as object)) throw NO_JSON;
  return '{}';
}

/** Version 1.1 takes an exponent only behind a point, and with its sign. */
function number(value: number): string {
  if (Number.isSafeInteger(value) && value !== 0) return String(value);
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (Object.is(value, -0)) return '-0';
  return String(value).replace(/^(-?\d+)e/, '$1.0e');
}

/** What a program says often: names of fields, of objects, of images. */
const known = new Map<string, string>();
const MOST_KNOWN = 10000;

function text(value: string, indent: string | undefined): string {
  const before = known.get(value);
  if (before !== undefined) return before;
  if (indent !== undefined && isBlock(value)) return block(value, indent);
  const written = isSafe(value) ? value : quoted(value);
  if (known.size < MOST_KNOWN && value.length < 100) known.set(value, written);
  return written;
}

/** Several lines, with nothing that a block would lose: the first one tells how far it is indented. */
const BLOCK = /^[^\s\p{C}][^\p{C}\u2028\u2029]*\n(?:[^\p{C}\u2028\u2029]|[\n\t])*$/u;

function isBlock(value: string): boolean {
  // A line of blanks alone could be taken for none.
  return value.includes('\n') && BLOCK.test(value) && !/\n[ \t]+(?:\n|$)/.test(value);
}

function block(value: string, indent: string): string {
  const [end] = /\n*$/.exec(value) as RegExpExecArray;
  const lines = value.slice(0, value.length - end.length).split('\n');
  const chomping = ['-', ''][end.length] ?? '+';
  return `|${chomping}\n${lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n')}${end.slice(1)}`;
}

/** Texts that nothing else looks like: words, names, paths, images, options, commands. */
const WORDS = /^(?:[A-Za-z_/$(.]|--?[A-Za-z])(?:[!-9;-~]|:(?! |$)| (?![ #:]|$))*$/;
/** Amounts with a unit, spans of time, versions and addresses, times of cron. */
const NUMBERS = [
  /^\d+(?:[a-df-z%]|[KMGTPE]i|[KMGTP])$/, /^\d+h(?:\d+m(?:\d+s)?)?$/, /^\d+\.\d+\.\d+(?:\.\d+(?:\/\d+)?)?$/, /^\d[\d/,-]*(?: [\w*/,-]+){4}$/,
];
/** What version 1.1 takes for a boolean, nothing, or a number. */
const OTHER = /^(?:y|n|yes|no|on|off|true|false|null|\.inf|\.nan|\.[\d._e].*|\.|-?e[-+]?\d+)$/i;

function isSafe(value: string): boolean {
  return WORDS.test(value) ? !OTHER.test(value) : NUMBERS.some((pattern) => pattern.test(value));
}

function quoted(value: string): string {
  if (value.includes('"') && !/['\p{C}\u2028\u2029]/u.test(value)) return `'${value}'`;
  return JSON.stringify(value).replace(/[\p{C}\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) as number;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(map: Json): boolean {
  for (const _ in map) return false;
  return true;
}
