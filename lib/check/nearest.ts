/** Of some names, the one that a mistyped one is nearest to: by the edits that lead from one to the other. */
export function nearest(typed: string, names: readonly string[]): string {
  return nearestOf(typed, names)[0] ?? '';
}

/** All that are as near as the nearest one, in their order. */
export function nearestOf(typed: string, names: readonly string[]): string[] {
  const distances = names.map((name) => edits(typed, name));
  const least = distances.reduce((least, distance) => Math.min(least, distance), Infinity);
  return names.filter((_, i) => distances[i] === least);
}

/** Levenshtein's distance, row by row. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[to.length];
}
