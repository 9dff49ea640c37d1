/** The way to a field: names, and places in lists. */
export type Path = readonly (string | number)[];

/** A path as a key of a map. */
export function keyOf(path: Path): string {
  return JSON.stringify(path);
}

/** What stands at a place of a manifest; undefined where nothing does. */
export function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (
    typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined
  ), json);
}
