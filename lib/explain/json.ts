import type { Comparison } from './comparison';

/** For programs: a document whose fields stay. What is not there is null. */
export function explainedJson(comparisons: readonly Comparison[]): string {
  return `${JSON.stringify({
    version: 1,
    objects: comparisons.map(({ object, changes, before }) => ({
      id: object.id,
      kind: object.kind,
      name: object.name,
      namespace: object.namespace ?? null,
      construct: object.provenance.construct,
      class: object.provenance.type ?? null,
      at: object.provenance.at ?? null,
      lines: object.lines.map(({ text, path, sources, why }, i) => ({
        line: i + 1, text, path, sources, why, change: changes[i], before: before[i] ?? null,
      })),
    })),
  }, null, 2)}\n`;
}
