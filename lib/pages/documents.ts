import { yamlOf } from '../kube/yaml';
import { patched } from './patch';
import { readDocument } from './read-document';
import type { Read, Unread } from './read-document';
import type { Json } from './synth';

/** A part of a text: a document with the marker above it, or comments alone. */
interface Part {
  readonly text: string;
  /** Undefined of comments. */
  readonly read?: Read;
}

/**
 * A text of some documents that says what some objects are. Its documents keep their order; one whose object is gone goes, one
 * of a new object comes behind that of the object before it.
 */
export function withObjects(text: string, objects: readonly Json[]): string | Unread {
  const parts: Part[] = [];
  for (const part of partsOf(text)) {
    const read = isComment(part) ? undefined : readDocument(part);
    if (read && 'why' in read) return { why: read.why, offset: read.offset + parts.reduce((sum, one) => sum + one.text.length, 0) };
    parts.push({ text: part, read });
  }
  const partOf = pairs(parts, objects);
  const documents = parts.flatMap((part): Written[] => {
    const object = objects.find((one) => partOf.get(one) === part);
    if (!part.read) return [{ text: part.text }];
    return object ? [{ text: patched(part.read, object), object }] : [];
  });
  let after = documents.findIndex(({ object }) => object !== undefined);
  if (after < 0) after = documents.length;
  for (const object of objects) {
    const at = documents.findIndex((one) => one.object === object);
    if (at >= 0) after = at + 1;
    else documents.splice(after++, 0, { text: yamlOf([object]), object });
  }
  return joined(documents, parts.find(({ read }) => read !== undefined)?.text.startsWith(MARKER) ?? false);
}

/** A part of the new text. */
interface Written {
  readonly text: string;
  readonly object?: Json;
}

const MARKER = '---';

/** A line that begins with three dashes begins a document, wherever it stands. */
function partsOf(text: string): string[] {
  return text.split(/^(?=---(?:[ \t\n]|$))/m).filter((part) => part !== '');
}

function isComment(part: string): boolean {
  return part.split('\n').every((line) => /^\s*(?:[#%].*|---|\.\.\.)?\s*$/.test(line));
}

/** Which part each object is in: the one of its name, or of its kind where there is one of that; a single one in any case. */
function pairs(parts: readonly Part[], objects: readonly Json[]): Map<Json, Part> {
  const documents = parts.filter(({ read }) => read !== undefined);
  if (documents.length === 1 && objects.length === 1) return new Map([[objects[0], documents[0]]]);
  const found = new Map<Json, Part>();
  for (const identity of IDENTITIES) {
    const left = documents.filter((part) => ![...found.values()].includes(part));
    const open = objects.filter((object) => !found.has(object));
    for (const object of open) {
      const same = left.filter(({ read }) => identity(read?.value) === identity(object));
      if (same.length === 1 && open.filter((one) => identity(one) === identity(object)).length === 1) found.set(object, same[0]);
    }
  }
  return found;
}

/** What makes an object the same one, the surest first. */
const IDENTITIES: readonly ((value: unknown) => string)[] = [
  (value) => JSON.stringify([at(value, 'apiVersion'), at(value, 'kind'), at(value, 'metadata', 'namespace'), at(value, 'metadata', 'name')]),
  (value) => JSON.stringify([at(value, 'kind'), at(value, 'metadata', 'name')]),
  (value) => JSON.stringify(at(value, 'kind')),
];

function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((one, key) => (one as Json | null | undefined)?.[key], value);
}

/** Between two documents there is a marker; above the first one only where one was. */
function joined(documents: readonly Written[], firstMarked: boolean): string {
  let text = '';
  let first = true;
  for (const { text: own, object } of documents) {
    if (!object) text += own;
    else if (first) text += firstMarked ? own : own.replace(/^---\n/, '');
    else text += own.startsWith(MARKER) ? own : `${MARKER}\n${own}`;
    first &&= object === undefined;
  }
  return text;
}
