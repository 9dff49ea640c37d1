import { Level } from '../rule';
import type { Finding, Rule } from '../rule';
import { isEmpty, matches, shownSelector } from '../selector';
import type { Selector } from '../selector';
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
    const controllers = new Map<Workload, { readonly selector: Selector; readonly order: number }>();
    graph.workloads.forEach((workload, order) => {
      const selector = selectorOfController(workload);
      if (selector) controllers.set(workload, { selector, order });
    });
    const seen = new Set<string>();
    return graph.workloads.flatMap((workload): Finding[] => {
      const controller = controllers.get(workload);
      if (!controller) return [];
      const { selector, order } = controller;
      const { _place } = workload.manifest;
      const matching = graph._select(selector, _place).filter((other) => other !== workload);
      if (matching.length === 0) return [];
      const shown = shownSelector(selector);
      // Of several that have the same selector, the first one's finding names the others.
      if (seen.has(`${_place}\n${shown}`)) return [];
      seen.add(`${_place}\n${shown}`);
      const others = matching.filter((other) => controllers.has(other));
      const pods = ADOPTERS.has(workload.kind) ? matching.filter(isBarePod) : [];
      // Of two that match each other, one finding is enough.
      const said = others.some((other) => {
        const it = controllers.get(other);
        return it !== undefined && it.order < order && matches(it.selector, workload.podLabels);
      });
      const field = workload.manifest.at('spec', 'selector');
      if (pods.length > 0) {
        return [{
          field,
          happens: `${shown} also matches ${listed(pods.map(named))}: it becomes a replica of this one, which deletes a Pod that is now `
            + 'one too many',
          fix: 'give the Pod other labels, or this selector one more label that the Pod lacks',
        }];
      }
      if (others.length === 0 || said) return [];
      return [{
        field,
        happens: `${shown} also matches the Pods of ${listed(others.map(named))}: an autoscaler of this one averages over them, and `
          + 'kubectl takes them for its own',
        fix: 'add a label of its own to the selector and the Pod template of each',
      }];
    });
  },
};

const CONTROLLERS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController']);
/** The kinds that take a Pod without an owner, whatever its name. */
const ADOPTERS = new Set(['ReplicaSet', 'ReplicationController']);

function selectorOfController({ kind, manifest, _selector }: Workload): Selector | undefined {
  // An object that a controller made has that controller's labels.
  if (!CONTROLLERS.has(kind) || manifest.at('metadata', 'ownerReferences').items.length > 0) return undefined;
  return isEmpty(_selector) ? undefined : _selector;
}

function isBarePod({ kind, manifest }: Workload): boolean {
  return kind === 'Pod' && manifest.at('metadata', 'ownerReferences').items.length === 0;
}
