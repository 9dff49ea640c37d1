import type { Document, LineCounter, Node, Pair, Scalar, YAMLError } from 'yaml';
import { LIKE_KUBECTL } from '../kube/like-kubectl';
import type { Input, Unreadable } from './files';

/** A place in a text, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A Kubernetes object that was read. */
export interface ReadObject {
  readonly json: unknown;
  /** Where one of its fields stands; where it doesn't, the nearest thing above it. */
  positionOf(keys: readonly (string | number)[]): Position;
}

/** What a text holds. */
export interface Contents {
  readonly file: string;
  readonly objects: readonly ReadObject[];
  /** How many documents are no Kubernetes objects, such as the values of a Helm chart. */
  readonly others: number;
  readonly unreadable: readonly Unreadable[];
}

type Yaml = typeof import('yaml');

/** Reads YAML or JSON, a broken document beside sound ones. */
export function read({ file, bytes }: Input): Contents {
  // Only here: no synth has to load it.
  const yaml = require('yaml') as Yaml;
  const text = textOf(bytes);
  if (text === undefined) return { file, objects: [], others: 0, unreadable: [{ file, why: 'it is no text in UTF-8' }] };
  const lines = new yaml.LineCounter();
  const documents = yaml.parseAllDocuments(text, { ...LIKE_KUBECTL, lineCounter: lines }) as Document.Parsed[];

  const objects: ReadObject[] = [];
  const unreadable: Unreadable[] = [];
  let others = 0;
  for (const document of documents) {
    const { json, fault } = jsonOf(yaml, document, text);
    if (fault) {
      const { line, col } = lines.linePos(fault.offset);
      unreadable.push({ file, line, column: col, why: fault.why });
      continue;
    }
    if (json === null) continue;
    const found = objectsIn(json);
    others += found.filter(({ isObject }) => !isObject).length;
    for (const { json: object, keys } of found.filter(({ isObject }) => isObject)) {
      objects.push({ json: object, positionOf: (more) => positionIn(yaml, document, [...keys, ...more], lines) });
    }
  }
  return { file, objects, others, unreadable };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

interface Fault {
  readonly offset: number;
  readonly why: string;
}

const TEMPLATE = 'it looks like a template of Helm: pipe what `helm template` prints into `cdk8s-patterns check -`';

/** What a document says, or why that can't be told. */
function jsonOf(yaml: Yaml, document: Document.Parsed, text: string): { json?: unknown; fault?: Fault } {
  const [error] = document.errors;
  const template = text.includes('{{');
  if (error) return { fault: { offset: error.pos[0], why: template ? TEMPLATE : reasonOf(error, text) } };
  // `image: {{ .Values.image }}` is YAML: a map whose key is a map.
  const braces = template ? firstMapAsKey(yaml, document) : undefined;
  if (braces) return { fault: { offset: startOf(braces), why: TEMPLATE } };
  try {
    return { json: document.toJS() as unknown };
  } catch (thrown) {
    return { fault: { offset: offsetOfAlias(yaml, document), why: lowerCase((thrown as Error).message) } };
  }
}

function reasonOf({ code, message, pos: [start] }: YAMLError, text: string): string {
  if (code !== 'DUPLICATE_KEY') return lowerCase(message);
  const [key] = /^"[^"]*"|^'[^']*'|^[^:\n]*/.exec(text.slice(start)) as RegExpExecArray;
  return `the key '${key.replace(/^["']|["']$/g, '')}' stands there a second time, and only one of the two would count`;
}

function lowerCase(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function firstMapAsKey(yaml: Yaml, document: Document.Parsed): Node | undefined {
  let first: Node | undefined;
  yaml.visit(document, {
    Pair: (_, { key }) => {
      if (!yaml.isMap(key)) return undefined;
      first = key;
      return yaml.visit.BREAK;
    },
  });
  return first;
}

/** What can't be made of sound YAML is an alias: of nothing, or of too much. */
function offsetOfAlias(yaml: Yaml, document: Document.Parsed): number {
  let first = 0;
  yaml.visit(document, {
    Alias: (_, alias) => {
      first ||= startOf(alias);
      if (alias.resolve(document)) return undefined;
      first = startOf(alias);
      return yaml.visit.BREAK;
    },
  });
  return first;
}

type Json = Readonly<Record<string, unknown>>;

interface InDocument {
  readonly json: unknown;
  readonly keys: readonly (string | number)[];
  readonly isObject: boolean;
}

/** The objects of a document: itself, or the items of a list. */
function objectsIn(json: unknown, keys: readonly (string | number)[] = []): InDocument[] {
  if (!isKubernetes(json)) return [{ json, keys, isObject: false }];
  const { apiVersion, kind, items } = json;
  if (!kind.endsWith('List') || !Array.isArray(items)) return [{ json, keys, isObject: true }];
  // The items of a DeploymentList are Deployments, also where they don't say so.
  const implied = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item: unknown, i) => objectsIn(isMap(item) ? { ...implied, ...item } : item, [...keys, 'items', i]));
}

function isKubernetes(json: unknown): json is Json & { readonly apiVersion: string; readonly kind: string } {
  return isMap(json) && [json.apiVersion, json.kind].every((text) => typeof text === 'string' && text !== '');
}

function isMap(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function positionIn(yaml: Yaml, document: Document.Parsed, keys: readonly (string | number)[], lines: LineCounter): Position {
  const root = document.contents as Node;
  let at: Step = { node: root, offset: startOf(root) };
  for (const key of keys) {
    const next = stepInto(yaml, document, at.node, key);
    if (!next) break;
    at = next;
  }
  const { line, col } = lines.linePos(at.offset);
  return { line, column: col };
}

interface Step {
  readonly node: unknown;
  readonly offset: number;
}

function stepInto(yaml: Yaml, document: Document.Parsed, from: unknown, key: string | number): Step | undefined {
  const node = yaml.isAlias(from) ? from.resolve(document) : from;
  if (yaml.isSeq(node)) {
    const item = node.items[Number(key)] as Node | undefined;
    return item && { node: item, offset: startOf(item) };
  }
  if (!yaml.isMap(node)) return undefined;
  const own = node.items.find((pair) => keyOf(yaml, pair) === key);
  if (own) return { node: own.value, offset: offsetOf(yaml, own) };
  const merged = node.items.filter(isMerge).flatMap(({ value }) => (yaml.isSeq(value) ? value.items : [value]));
  return merged.map((source) => stepInto(yaml, document, source, key)).find((step) => step !== undefined);
}

function keyOf(yaml: Yaml, { key }: Pair): string {
  return yaml.isScalar(key) ? String(key.value) : '';
}

/** `<<`, which is no text here: a quoted one is. */
function isMerge({ key }: Pair): boolean {
  return typeof (key as Scalar).value === 'symbol';
}

/** A value stands where it begins; a map or list, which begins on the next line, and nothing at all where the key is. */
function offsetOf(yaml: Yaml, { key, value }: Pair): number {
  const shown = (yaml.isScalar(value) && value.source !== '') || yaml.isAlias(value) ? value : key;
  return startOf(shown as Node);
}

/** All that was read has a range. */
function startOf({ range }: Node): number {
  return range?.[0] ?? 0;
}
