import { configReferencesOf } from '../check/config-references';
import type { ManifestGraph } from '../check/manifest-graph';
import type { Manifest } from '../check/manifest';
import { listed, named } from '../check/words';
import type { Workload } from '../check/workload';

/**
 * What a change of a ConfigMap or Secret means for the Pods that read it.
 *
 * @param restarts Whether the Pods of a workload restart in the same apply.
 */
export function readersOf(config: Manifest, graph: ManifestGraph, restarts: (workload: Workload) => boolean): string {
  const readers = graph.workloads.flatMap((workload) => configReferencesOf(graph, workload)
    .filter(({ kind, name }) => kind === config.kind && graph.find(workload.manifest, kind, name) === config)
    .map(({ as }) => ({ workload, as })));
  // What a later run starts reads it anew.
  const waiting = readers.filter(({ workload }) => !restarts(workload) && workload.kind !== 'CronJob' && workload.kind !== 'Job');
  const namesOf = (found: typeof readers) => listed([...new Set(found.map(({ workload }) => named(workload)))]);
  const byVariable = waiting.filter(({ as }) => as !== 'files');
  const byFile = waiting.filter(({ as, workload }) => as === 'files' && !byVariable.some((other) => other.workload === workload));
  const restarting = readers.filter(({ workload }) => restarts(workload));
  return [
    ...(restarting.length === 0 ? [] : [`${namesOf(restarting)} ${restarting.length === 1 ? 'restarts' : 'restart'} with it`]),
    ...(byVariable.length === 0 ? [] : [`the Pods of ${namesOf(byVariable)} read it as variables: they see it only once they restart`]),
    ...(byFile.length === 0 ? [] : [`the files in the Pods of ${namesOf(byFile)} change within about a minute, but for those mounted by subPath`]),
  ].join('; ');
}
