import { yamlOf } from '../kube/yaml';
import { isLeaf, pairsOfObjects } from './alignment';
import type { ExplainedObject } from './explanation';
import { podPathOf } from './field';
import { printedObjects } from './lines';
import type { Line, PrintedObject } from './lines';
import { nameOf } from './named';
import { keyOf, valueAt } from './path';
import type { Path } from './path';

/** What became of a line: it is as it was, has another value, or was not there at all. */
export type Change = 'same' | 'changed' | 'added';

/** A line of one side, of the other, or of both, beside each other. */
export interface Row {
  readonly left?: Line;
  /** The place of the line in the object. */
  readonly right?: number;
}

/** An object as it was printed beside itself in production. */
export interface Comparison {
  readonly object: ExplainedObject;
  /** What is printed; undefined where there is no such object. */
  readonly printed?: PrintedObject;
  /** Of each line of the object. */
  readonly changes: readonly Change[];
  /** What stands in the place of each line that has another value. */
  readonly before: readonly (string | undefined)[];
  readonly rows: readonly Row[];
}

/** Sets each object beside what its author's program makes of it without a profile. */
export function besideWritten(objects: readonly ExplainedObject[]): Comparison[] {
  return objects.map((object) => {
    const { written } = object.provenance;
    return compared(object, written === undefined ? undefined : printedObjects(yamlOf([written]))[0]);
  });
}

/** Sets each object beside the one of some manifests that it takes the place of, and tells which of those are left. */
export function besidePrinted(
  objects: readonly ExplainedObject[], printed: readonly PrintedObject[],
): { readonly comparisons: readonly Comparison[]; readonly left: readonly PrintedObject[] } {
  const places = new Map<ExplainedObject, PrintedObject>();
  const candidates = objects
    .flatMap((object) => printed.map((one) => ({ object, one, likeness: likenessOf(one.json, object.provenance.json) })))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
  const taken = new Set<PrintedObject>();
  for (const { object, one } of candidates) {
    if (places.has(object) || taken.has(one)) continue;
    places.set(object, one);
    taken.add(one);
  }
  return {
    comparisons: objects.map((object) => compared(object, places.get(object))),
    left: printed.filter((one) => !taken.has(one)),
  };
}

/** How much one object is like another that may take its place; 0 where it can't. */
function likenessOf(printed: unknown, object: unknown): number {
  const [{ kind: from, name }, { kind: to, name: other }] = [nameOf(printed), nameOf(object)];
  const pods = podPathOf(from) !== undefined && podPathOf(to) !== undefined;
  if (from !== to && !pods) return 0;
  const images = pods ? imagesOf(from, printed).filter((image) => imagesOf(to, object).includes(image)).length : 0;
  const named = name === other ? 8 : related(name, other) ? 3 : 0;
  return named + images > 0 ? (from === to ? 4 : 1) + named + 2 * images : 0;
}

function related(name: string, other: string): boolean {
  return name.split('-').some((part) => part.length > 2 && other.split('-').includes(part));
}

function imagesOf(kind: string, json: unknown): string[] {
  const containers = (valueAt(json, [...podPathOf(kind) as Path, 'containers']) ?? []) as { readonly image?: string }[];
  return containers.map(({ image = '' }) => image.replace(/[:@].*$/, '').replace(/^.*\//, ''));
}

function compared(object: ExplainedObject, printed: PrintedObject | undefined): Comparison {
  const pairs = printed ? pairsOfObjects(printed.json, object.provenance.json) : [];
  const byRight = new Map(pairs.map((pair) => [keyOf(pair.right), pair]));
  const byLeft = new Map(pairs.map((pair) => [keyOf(pair.left), keyOf(pair.right)]));
  const changes = object.lines.map(({ path }): Change => {
    const pair = byRight.get(keyOf(path));
    if (!pair) return 'added';
    const leaf = isLeaf(pair.leftValue) || isLeaf(pair.rightValue);
    return leaf && JSON.stringify(pair.leftValue) !== JSON.stringify(pair.rightValue) ? 'changed' : 'same';
  });
  const before = object.lines.map(({ path, begins }, i) => (
    begins && changes[i] === 'changed' ? JSON.stringify(byRight.get(keyOf(path))?.leftValue) : undefined
  ));
  return { object, printed, changes, before, rows: rowsOf(printed?.lines ?? [], object, byLeft) };
}

/** As many lines as can be beside their counterparts, with both sides in their own order. */
function rowsOf(left: readonly Line[], { lines }: ExplainedObject, counterparts: ReadonlyMap<string, string>): Row[] {
  const from = placesOf(left.map(({ path }) => (path ? counterparts.get(keyOf(path)) : undefined)));
  const to = placesOf(lines.map(({ path }) => keyOf(path)));
  const longest = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      longest[i][j] = from[i] !== undefined && from[i] === to[j]
        ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const rows: Row[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const beside = i < from.length && from[i] !== undefined && from[i] === to[j];
    if (beside) rows.push({ left: left[i++], right: j++ });
    else if (j >= to.length || (i < from.length && longest[i + 1][j] >= longest[i][j + 1])) rows.push({ left: left[i++] });
    else rows.push({ right: j++ });
  }
  return rows;
}

/** A field of several lines has several places. */
function placesOf(keys: readonly (string | undefined)[]): (string | undefined)[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    if (key === undefined) return undefined;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${key} ${count}`;
  });
}
