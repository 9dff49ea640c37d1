/** Wire-format JSON: what the YAML says, and no more. */
export type Json = Record<string, unknown>;

/** What stands in for something that is no JSON: a token of cdk8s, a function, an object of some class. */
export const NO_JSON = Symbol('no JSON');

/**
 * The value without what is undefined: itself where nothing is, so that it may still be a part of the model behind it, and nobody
 * may change it.
 */
export function withoutUndefined(value: unknown): unknown {
  switch (typeof value) {
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? listWithoutUndefined(value) : mapWithoutUndefined(value as Json);
    case 'function':
    case 'symbol':
    case 'bigint': return NO_JSON;
    default: return value;
  }
}

function listWithoutUndefined(list: readonly unknown[]): unknown {
  let result = list;
  for (let i = 0; i < list.length; i++) {
    const item = withoutUndefined(list[i]);
    if (item === NO_JSON) return NO_JSON;
    if (item === list[i]) continue;
    if (result === list) result = list.slice();
    (result as unknown[])[i] = item;
  }
  return result;
}

function mapWithoutUndefined(map: Json): unknown {
  if (!isMapOfJson(map)) return NO_JSON;
  let result: Json | undefined;
  for (const key in map) {
    const item = withoutUndefined(map[key]);
    if (item === NO_JSON) return NO_JSON;
    if (item === undefined || item !== map[key]) result ??= entriesBefore(key, map);
    if (result && item !== undefined) result[key] = item;
  }
  return result ?? map;
}

function entriesBefore(end: string, map: Json): Json {
  const entries: Json = {};
  for (const key in map) {
    if (key === end) break;
    entries[key] = map[key];
  }
  return entries;
}

/** A copy of which whoever gets it may change all. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null || !isMapOfJson(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)]));
}

/** Whether it is a map as JSON has them, and no object of a class. */
export function isMapOfJson(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
