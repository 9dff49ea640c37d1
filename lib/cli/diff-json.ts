import type { Difference } from '../diff/difference';
import { worst } from '../diff/effect';

/** For programs: a document whose fields stay. What is not there is null. */
export function diffJson({ kubernetes, objects, unchanged }: Difference): string {
  return `${JSON.stringify({
    version: 1,
    kubernetes,
    effect: worst(objects.map(({ effect }) => effect)),
    objects: objects.map(({ manifest, effect, gone, consequences }) => ({
      apiVersion: manifest.apiVersion,
      kind: manifest.kind,
      name: manifest.name,
      namespace: manifest.inNamespace ?? null,
      effect,
      gone,
      consequences: consequences.map(({ effect: own, happens, changes, steps, rollout }) => ({
        effect: own,
        happens,
        changes: changes.map(({ path, before, after }) => ({ field: path, before: before ?? null, after: after ?? null })),
        steps,
        rollout: rollout === undefined ? null : { ...rollout, pods: rollout.pods ?? null, count: rollout.count ?? null },
      })),
    })),
    unchanged,
  }, null, 2)}\n`;
}
