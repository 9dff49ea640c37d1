import { replicasOf } from './autoscaler';
import type { Field, Manifest } from './manifest';
import { Rounding, intOrPercent, percentOf } from './int-or-percent';
import type { ManifestGraph } from './manifest-graph';
import type { Workload } from './workload';

/** A PodDisruptionBudget, and what it comes to. */
export interface DisruptionBudget {
  readonly manifest: Manifest;
  /** `maxUnavailable`, or `minAvailable`. */
  readonly limit: Field;
  /** The workloads whose Pods it counts. */
  readonly workloads: readonly Workload[];
  /** How many Pods it counts at most; undefined where there is no telling. */
  readonly pods: number | undefined;
  /** How many of them may be evicted when all are healthy; undefined where there is no telling. */
  readonly evictable: number | undefined;
}

/** All budgets that say a limit. */
export function disruptionBudgetsOf(graph: ManifestGraph): readonly DisruptionBudget[] {
  return graph._keep('disruption budgets', () => graph.ofKind('PodDisruptionBudget').flatMap((manifest) => {
    const spec = manifest.at('spec');
    if (spec._has('maxUnavailable')) return [budgetOf(graph, spec, spec.at('maxUnavailable'), false)];
    return spec._has('minAvailable') ? [budgetOf(graph, spec, spec.at('minAvailable'), true)] : [];
  }));
}

function budgetOf(graph: ManifestGraph, spec: Field, limit: Field, keeps: boolean): DisruptionBudget {
  const workloads = spec._has('selector') ? graph.selectedBy(spec.at('selector')) : [];
  const pods = podsOf(graph, workloads);
  return { manifest: spec.manifest, limit, workloads, pods, evictable: evictable(limit, keeps, pods) };
}

function podsOf(graph: ManifestGraph, workloads: readonly Workload[]): number | undefined {
  if (workloads.length === 0) return undefined;
  let sum = 0;
  for (const workload of workloads) {
    const most = replicasOf(graph, workload)?.most;
    if (most === undefined) return undefined;
    sum += most;
  }
  return sum;
}

/** As the disruption controller counts it: both shares are rounded up. */
function evictable(limit: Field, keeps: boolean, pods: number | undefined): number | undefined {
  const percent = percentOf(limit);
  if (keeps ? (percent ?? 0) >= 100 : limit.number === 0 || percent === 0) return 0;
  if (pods === undefined) return undefined;
  const count = intOrPercent(limit, pods, Rounding.UP);
  if (count === undefined) return undefined;
  return keeps ? Math.max(0, pods - count) : Math.min(pods, count);
}
