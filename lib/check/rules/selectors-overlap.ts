import type { ManifestGraph } from '../manifest-graph';
import { Level } from '../rule';
import type { Finding, Rule } from '../rule';
import { isEmpty, matches, shownSelector } from '../selector';
import { listed, named } from '../words';
import type { Workload } from '../workload';

export const selectorsOverlap: Rule = {
  id: 'selectors-overlap',
  level: Level.WARNING,
  title: 'A workload selects another one\'s Pods',
  explanation: 'A Deployment, StatefulSet or DaemonSet finds its Pods by its selector, and Kubernetes leaves it to you that no two '
    + 'selectors match the same Pods. Pods have an owner, so that controllers don\'t take them from each other. But an autoscaler '
    + 'computes its average over all Pods that the selector matches, `kubectl logs deployment/…` may pick a Pod of the other, and '
    + 'deleting one with `--cascade=orphan` hands its Pods to the other. A Pod without an owner that matches a ReplicaSet becomes its.',
  remedy: 'Put a label of its own, such as `app.kubernetes.io/instance`, into the selector and the template of each. A selector can\'t be '
    + 'changed: the object has to be deleted and made anew.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',

  check: (graph) => {
    const controllers = graph.workloads.filter(isController);
    const overlapping = controllers.filter((workload) => selectsAnother(graph, workload));
    if (overlapping.length === 0) return [];
    const firsts = firstsOf(controllers);
    return overlapping.flatMap((workload) => findings(graph, workload, firsts));
  },
};

function selectsAnother(graph: ManifestGraph, workload: Workload): boolean {
  const selected = graph._select(workload._selector, workload.manifest._place);
  return selected.length > 1 || (selected.length === 1 && selected[0] !== workload);
}

/** The controllers in their order, each with the first one that has its selector. */
function firstsOf(controllers: readonly Workload[]): ReadonlyMap<Workload, { readonly order: number; readonly first: Workload }> {
  const bySelector = new Map<string, Workload>();
  return new Map(controllers.map((workload, order) => {
    const key = `${workload.manifest._place}\n${shownSelector(workload._selector)}`;
    const first = bySelector.get(key) ?? workload;
    bySelector.set(key, first);
    return [workload, { order, first }];
  }));
}

function findings(graph: ManifestGraph, workload: Workload, controllers: ReturnType<typeof firstsOf>): Finding[] {
  // Of several that have the same selector, the first one's finding names the others.
  if (controllers.get(workload)?.first !== workload) return [];
  const orderOf = (one: Workload) => controllers.get(one)?.order ?? 0;
  const matching = graph._select(workload._selector, workload.manifest._place).filter((other) => other !== workload);
  const pods = ADOPTERS.has(workload.kind) ? matching.filter(isBarePod) : [];
  const field = workload.manifest.at('spec', 'selector');
  const shown = shownSelector(workload._selector);
  if (pods.length > 0) {
    return [{
      field,
      happens: `${shown} also matches ${listed(pods.map(named))}: it becomes a replica of this one, which deletes a Pod that is now `
        + 'one too many',
      fix: 'give the Pod other labels, or this selector one more label that the Pod lacks',
    }];
  }
  const others = matching.filter((other) => controllers.has(other));
  // Of two that match each other, one finding is enough.
  const said = others.some((other) => orderOf(other) < orderOf(workload) && matches(other._selector, workload.podLabels));
  return others.length === 0 || said ? [] : [{
    field,
    happens: `${shown} also matches the Pods of ${listed(others.map(named))}: an autoscaler of this one averages over them, and `
      + 'kubectl takes them for its own',
    fix: 'add a label of its own to the selector and the Pod template of each',
  }];
}

const CONTROLLERS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController']);
/** The kinds that take a Pod without an owner, whatever its name. */
const ADOPTERS = new Set(['ReplicaSet', 'ReplicationController']);

function isController({ kind, manifest, _selector }: Workload): boolean {
  // An object that a controller made has that controller's labels.
  return CONTROLLERS.has(kind) && manifest.at('metadata', 'ownerReferences').items.length === 0 && !isEmpty(_selector);
}

function isBarePod({ kind, manifest }: Workload): boolean {
  return kind === 'Pod' && manifest.at('metadata', 'ownerReferences').items.length === 0;
}
