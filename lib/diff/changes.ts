import { amount } from './amount';
import { isBuiltIn } from './defaults';
import { isMap, same } from './json';
import type { JsonMap } from './json';
import { shownKeyOf } from './list-keys';

/** A field that is another one after an apply. */
export interface FieldChange {
  /** The way to it: `spec`, `template`, …; an item of a list by its key in brackets, such as `[web]`. */
  readonly keys: readonly string[];
  /** The same as a text, such as `spec.template.spec.containers[web].image`. */
  readonly path: string;
  /** What was there; undefined where nothing was. */
  readonly before: unknown;
  /** What is there then; undefined where nothing is. */
  readonly after: unknown;
}

/** All fields in which two states of an object differ. */
export function changesBetween(before: JsonMap, after: JsonMap, group: string): FieldChange[] {
  const found: FieldChange[] = [];
  const quantities = isBuiltIn(group);
  // An API version is a way to write an object, not a part of it.
  for (const key of keysOf(before, after)) if (key !== 'apiVersion') compare([key], before[key], after[key], quantities, found);
  return found;
}

/** Whether a change is at a path or below it; `[]` in the path is any item of a list. */
export function isBelow({ keys }: FieldChange, path: string): boolean {
  const steps = path.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
  return steps.every((step, i) => (step === '[]' ? keys[i]?.startsWith('[') === true : keys[i] === step));
}

function compare(keys: readonly string[], before: unknown, after: unknown, quantities: boolean, found: FieldChange[]): void {
  if (same(before, after) || (quantities && sameAmount(keys, before, after))) return;
  if (isMap(before) && isMap(after)) {
    for (const key of keysOf(before, after)) compare([...keys, key], before[key], after[key], quantities, found);
    return;
  }
  const items = itemsOf(keys[keys.length - 1], before, after);
  if (!items) {
    found.push({ keys, path: pathOf(keys), before, after });
    return;
  }
  const count = found.length;
  for (const [key, was, is] of items) compare([...keys, `[${key}]`], was, is, quantities, found);
  if (found.length === count && !quantities) found.push({ keys, path: pathOf(keys), before, after });
  else if (found.length === count && inAnotherOrder(items)) {
    found.push({ keys, path: pathOf(keys), before: orderOf(before, keys), after: orderOf(after, keys) });
  }
}

type Item = readonly [key: string, before: unknown, after: unknown, from: number, to: number];

/** The items of two lists, put together by their keys, or by their places where they have none and are as many. */
function itemsOf(list: string, before: unknown, after: unknown): Item[] | undefined {
  if (!Array.isArray(before) || !Array.isArray(after)) return undefined;
  const [old, now] = [before, after].map((items: unknown[]) => items.map((item) => shownKeyOf(list, item)));
  const keyed = [...old, ...now].every((key) => key !== undefined)
    && [old, now].every((keys) => new Set(keys).size === keys.length);
  if (keyed) {
    return [...new Set([...now, ...old] as string[])].map((key): Item => {
      const [from, to] = [old.indexOf(key), now.indexOf(key)];
      return [key, before[from], after[to], from, to];
    });
  }
  if (before.length !== after.length || !before.every(isMap)) return undefined;
  return before.map((item: unknown, i): Item => [String(i), item, after[i], i, i]);
}

function inAnotherOrder(items: readonly Item[]): boolean {
  return items.some(([,,, from, to]) => from !== to);
}

function orderOf(items: unknown, keys: readonly string[]): unknown {
  return (items as unknown[]).map((item) => shownKeyOf(keys[keys.length - 1], item));
}

function keysOf(before: JsonMap, after: JsonMap): Set<string> {
  return new Set([...Object.keys(before), ...Object.keys(after)]);
}

const AMOUNTS = new Set(['limits', 'requests', 'capacity', 'hard', 'podFixed', 'max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio']);
const AMOUNT = new Set(['sizeLimit', 'averageValue', 'divisor']);

/** `1Gi` and `1024Mi`, `0.5` and `500m`. */
function sameAmount(keys: readonly string[], before: unknown, after: unknown): boolean {
  const [parent, key] = [keys.at(-2) ?? '', keys.at(-1) ?? ''];
  if (!AMOUNTS.has(parent) && !AMOUNT.has(key)) return false;
  const [one, other] = [amount(before), amount(after)];
  return one !== undefined && one === other;
}

function pathOf(keys: readonly string[]): string {
  return keys.reduce((path, key) => {
    if (key.startsWith('[')) return `${path}${key}`;
    if (!/^[\w-]+$/.test(key)) return `${path}['${key}']`;
    return path === '' ? key : `${path}.${key}`;
  }, '');
}
