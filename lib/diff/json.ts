/** A map of a manifest. */
export type JsonMap = Readonly<Record<string, unknown>>;

export function isMap(json: unknown): json is JsonMap {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** What stands below some keys; undefined where nothing does. */
export function valueAt(json: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), json);
}

export function mapAt(json: unknown, ...keys: readonly string[]): JsonMap {
  const value = valueAt(json, ...keys);
  return isMap(value) ? value : {};
}

export function listAt(json: unknown, ...keys: readonly string[]): readonly unknown[] {
  const value = valueAt(json, ...keys);
  return Array.isArray(value) ? value : [];
}

export function textAt(json: unknown, ...keys: readonly string[]): string | undefined {
  const value = valueAt(json, ...keys);
  return typeof value === 'string' ? value : undefined;
}

/** Equal, whatever the order of the keys. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, i) => same(item, other[i]));
  }
  if (!isMap(one) || !isMap(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}
