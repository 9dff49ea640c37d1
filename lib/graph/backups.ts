import type { Manifest } from '../check/manifest';
import type { ManifestGraph } from '../check/manifest-graph';
import { isEmpty, matches, selectorOf } from '../check/selector';
import type { Workload } from '../check/workload';
import { idOf, shortCron } from './nodes';
import type { Part } from './nodes';

/** What Velero keeps, by the labels that its Schedules look for; of whole namespaces what has claims there. */
export function backupsOf(graph: ManifestGraph): Part {
  const parts = graph.ofKind('Schedule').filter(({ group }) => group === 'velero.io').map((schedule) => partOf(graph, schedule));
  return { nodes: parts.flatMap(({ nodes }) => nodes), edges: parts.flatMap(({ edges }) => edges) };
}

function partOf(graph: ManifestGraph, schedule: Manifest): Part {
  const id = idOf(schedule);
  const kept = graph.workloads.filter((workload) => keeps(schedule, workload));
  if (kept.length === 0) return { nodes: [], edges: [] };
  const cron = shortCron(schedule.at('spec', 'schedule').text ?? '');
  return {
    nodes: [{ id, name: schedule.name, shape: 'backup', lines: [schedule.name, `Velero ${cron}`.trimEnd()] }],
    edges: kept.map(({ manifest }) => ({ from: id, to: idOf(manifest), style: 'backup', labels: ['backs up'] })),
  };
}

function keeps(schedule: Manifest, { manifest, podLabels, claims, volumes }: Workload): boolean {
  const template = schedule.at('spec', 'template');
  const namespaces = template.at('includedNamespaces').items.map(({ text }) => text);
  const included = namespaces.length === 0 || namespaces.includes('*') || namespaces.includes(manifest.inNamespace);
  const selectors = [template.at('labelSelector'), ...template.at('orLabelSelectors').items].map(selectorOf)
    .filter((selector) => !isEmpty(selector));
  if (!included) return false;
  // Of whole namespaces only what has data there: arrows to everything would say nothing.
  if (selectors.length === 0) return claims.length > 0 || volumes.some((volume) => volume.at('persistentVolumeClaim').given);
  return selectors.some((selector) => matches(selector, manifest.labels) || matches(selector, podLabels));
}
