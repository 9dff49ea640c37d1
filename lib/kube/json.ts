/** Wire-format JSON: what the YAML says, and no more. */
export type Json = Record<string, unknown>;

/** What stands in for a copy of something that is no JSON: a token of cdk8s, a function, an object of some class. */
export const NO_JSON = Symbol('no JSON');

/** A deep copy without what is undefined; the model behind it stays as it is, whatever a patch does. */
export function copyOf(value: unknown): unknown {
  switch (typeof value) {
    case 'object': return value === null ? null : Array.isArray(value) ? copyOfList(value) : copyOfMap(value as Json);
    case 'function':
    case 'symbol':
    case 'bigint': return NO_JSON;
    default: return value;
  }
}

function copyOfList(list: readonly unknown[]): unknown {
  // Of its length from the start: one that grows keeps room for sixteen more.
  const copy = new Array<unknown>(list.length);
  for (let i = 0; i < list.length; i++) {
    const copied = copyOf(list[i]);
    if (copied === NO_JSON) return NO_JSON;
    copy[i] = copied;
  }
  return copy;
}

function copyOfMap(map: Json): unknown {
  if (!isMapOfJson(map)) return NO_JSON;
  const copy: Json = {};
  for (const key in map) {
    const copied = copyOf(map[key]);
    if (copied === NO_JSON) return NO_JSON;
    if (copied !== undefined) copy[key] = copied;
  }
  return copy;
}

/** Whether it is a map as JSON has them, and no object of a class. */
export function isMapOfJson(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
