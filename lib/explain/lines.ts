import type { Document, LineCounter, Node, Pair } from 'yaml';
import type { Path } from './path';

/** A line of a manifest. */
export interface Line {
  readonly text: string;
  /** The field that it belongs to; undefined of a comment before the first one. */
  readonly path?: Path;
  /** Whether the field begins here, rather than a text of several lines going on. */
  readonly begins: boolean;
}

/** One object of a text of YAML. */
export interface PrintedObject {
  readonly json: unknown;
  readonly lines: readonly Line[];
}

type Yaml = typeof import('yaml');

/** The objects of a text, line by line as they are printed, with their comments. */
export function printedObjects(text: string): PrintedObject[] {
  const yaml = require('yaml') as Yaml;
  const counter = new yaml.LineCounter();
  const all = text.replace(/\n$/, '').split('\n');
  const documents = yaml.parseAllDocuments(text, { lineCounter: counter, logLevel: 'silent', prettyErrors: false }) as Document.Parsed[];
  return documents.filter(({ contents }) => yaml.isMap(contents)).map((document) => {
    const first = counter.linePos((document.contents as Node & { range: [number, number, number] }).range[0]).line - 1;
    const last = counter.linePos(Math.max(0, document.range[1] - 1)).line;
    const begins = beginnings(yaml, document, counter);
    return { json: document.toJS() as unknown, lines: linesOf(all.slice(first, last), first, begins) };
  });
}

function linesOf(texts: readonly string[], first: number, begins: ReadonlyMap<number, Path>): Line[] {
  let path: Path | undefined;
  return texts.filter((text, i) => text !== '---' && text !== '...' && (text.trim() !== '' || i < texts.length - 1)).map((text, i) => {
    const own = begins.get(first + i + 1);
    path = own ?? path;
    return { text: text.replace(/\r$/, ''), path, begins: own !== undefined };
  });
}

/** By line, from 1: the field that begins there; of several the innermost, which has the value. */
function beginnings(yaml: Yaml, document: Document.Parsed, counter: LineCounter): Map<number, Path> {
  const found = new Map<number, Path>();
  const visit = (node: unknown, path: Path): void => {
    if (yaml.isMap(node)) for (const pair of node.items) visitPair(pair, path);
    if (yaml.isSeq(node)) {
      node.items.forEach((item, i) => {
        const place = [...path, i];
        note(item as Node, place);
        visit(item, place);
      });
    }
  };
  const visitPair = ({ key, value }: Pair, path: Path): void => {
    if (!yaml.isScalar(key)) return;
    const place = [...path, String(key.value)];
    note(key as Node, place);
    visit(value, place);
  };
  const note = ({ range }: Node, path: Path): void => {
    if (range) found.set(counter.linePos(range[0]).line, path);
  };
  visit(document.contents, []);
  return found;
}
