import type { Field, Manifest } from './manifest';
import type { ManifestGraph } from './manifest-graph';
import type { Workload } from './workload';

/** A PersistentVolumeClaim that only one node at a time can use, as a workload uses it. */
export interface ExclusiveClaim {
  /** The claim. */
  readonly manifest: Manifest;
  /** Whether but one Pod can use it, wherever it is. */
  readonly onePod: boolean;
  readonly workload: Workload;
  /** Where the workload names it. */
  readonly field: Field;
}

const EXCLUSIVE: ReadonlySet<string> = new Set(['ReadWriteOnce', 'ReadWriteOncePod']);

/** The uses of each claim that is defined here and that one node at a time can use. */
export function exclusiveClaimsOf(graph: ManifestGraph): ReadonlyMap<Manifest, readonly ExclusiveClaim[]> {
  return graph._keep('exclusive claims', () => {
    const claims = new Map<Manifest, ExclusiveClaim[]>();
    for (const workload of graph.workloads) {
      for (const use of usesOf(graph, workload)) {
        const uses = claims.get(use.manifest);
        if (uses) uses.push(use);
        else claims.set(use.manifest, [use]);
      }
    }
    return claims;
  });
}

function usesOf(graph: ManifestGraph, workload: Workload): ExclusiveClaim[] {
  return workload.volumes.flatMap((volume) => {
    const field = volume.at('persistentVolumeClaim', 'claimName');
    const manifest = graph.find(workload.manifest, 'PersistentVolumeClaim', field.text ?? '');
    const modes = manifest?.at('spec', 'accessModes').items.map(({ text }) => text ?? '') ?? [];
    if (!manifest || modes.length === 0 || !modes.every((mode) => EXCLUSIVE.has(mode))) return [];
    return [{ manifest, onePod: !modes.includes('ReadWriteOnce'), workload, field }];
  });
}
