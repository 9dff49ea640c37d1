import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever was printed

/** What a contender printed: into the folder `out`, or to its standard output. */
export function printedIn(folder: string): string {
  const out = join(folder, 'out');
  if (!existsSync(out)) return readFileSync(join(folder, 'stdout'), 'utf8');
  return readdirSync(out).filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(join(out, file), 'utf8')).join('---\n');
}

export function objectsIn(text: string): Map<string, Json> {
  const objects = parseAllDocuments(text).map((document) => document.toJS() as Json | null).filter((object) => object !== null);
  return new Map(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
}

/** Fails where two contenders didn't print the same objects, in whatever order of objects and keys. */
export function expectSame(expected: Map<string, Json>, got: Map<string, Json>, name: string): void {
  const missing = [...expected.keys()].filter((key) => !got.has(key));
  const more = [...got.keys()].filter((key) => !expected.has(key));
  const different = [...expected.keys()].filter((key) => got.has(key) && !isDeepStrictEqual(expected.get(key), got.get(key)));
  if (missing.length + more.length + different.length > 0) {
    throw new Error(`${name} prints other objects: ${JSON.stringify({ missing, more, different })}`);
  }
}
