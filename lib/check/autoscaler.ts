import type { Field, Manifest } from './manifest';
import type { ManifestGraph } from './manifest-graph';
import type { Workload } from './workload';

/** What changes the number of a workload's Pods: a HorizontalPodAutoscaler, or KEDA's ScaledObject. */
export interface Autoscaler {
  readonly manifest: Manifest;
  /** What it scales: `{ kind, name }`. */
  readonly reference: Field;
  /** The kind of what it scales. */
  readonly kind: string;
  /** The name of what it scales. */
  readonly name: string;
  /** The workload that it scales; undefined where these manifests have none of that kind and name. */
  readonly workload: Workload | undefined;
  /** The fewest Pods that it leaves. */
  readonly least: number;
  /** The most Pods that it makes; undefined where it doesn't say. */
  readonly most: number | undefined;
}

/** How many Pods a workload may have. */
export interface ReplicaRange {
  readonly least: number;
  /** Undefined where there is no telling. */
  readonly most: number | undefined;
}

/** The kinds that an autoscaler of Kubernetes' own can scale. */
export const SCALABLE: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

/** All autoscalers. */
export function autoscalersOf(graph: ManifestGraph): readonly Autoscaler[] {
  return graph._keep('autoscalers', () => [
    ...graph.ofKind('HorizontalPodAutoscaler').filter(({ group }) => group === 'autoscaling').map((manifest) => {
      const spec = manifest.at('spec');
      return autoscaler(graph, manifest, spec._number('minReplicas') ?? 1, spec._number('maxReplicas'));
    }),
    ...graph.ofKind('ScaledObject').filter(({ group }) => group === 'keda.sh').map((manifest) => {
      const spec = manifest.at('spec');
      // KEDA's own defaults.
      return autoscaler(graph, manifest, spec._number('minReplicaCount') ?? 0, spec._number('maxReplicaCount') ?? 100);
    }),
  ]);
}

function autoscaler(graph: ManifestGraph, manifest: Manifest, least: number, most: number | undefined): Autoscaler {
  const reference = manifest.at('spec', 'scaleTargetRef');
  // KEDA takes a Deployment where none is said; a HorizontalPodAutoscaler has to say it.
  const kind = reference._text('kind') ?? (manifest.kind === 'ScaledObject' ? 'Deployment' : '');
  const name = reference._text('name') ?? '';
  const target = graph.find(manifest, kind, name);
  return { manifest, reference, kind, name, workload: target && graph.workloadOf(target), least, most };
}

/** The autoscaler of a workload; undefined where these manifests have none. */
export function autoscalerOf(graph: ManifestGraph, workload: Workload): Autoscaler | undefined {
  const byWorkload = graph._keep('autoscalers of workloads', () => new Map(
    autoscalersOf(graph).map((one) => [one.workload, one]),
  ));
  return byWorkload.get(workload);
}

/** How many Pods a workload may have; undefined of a kind whose number isn't in its manifest. */
export function replicasOf(graph: ManifestGraph, workload: Workload): ReplicaRange | undefined {
  if (!SCALABLE.has(workload.kind)) return undefined;
  return autoscalerOf(graph, workload) ?? { least: workload.replicas, most: workload.replicas };
}
