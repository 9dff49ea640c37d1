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
    const orders = new Map(controllers.map((workload, order) => [workload, order]));
    const seen = new Set<string>();
    return controllers.flatMap((workload, order): Finding[] => {
      const { manifest: { _place }, _selector } = workload;
      const shown = shownSelector(_selector);
      // Of several that have the same selector, the first one's finding names the others.
      if (seen.has(`${_place}\n${shown}`)) return [];
      seen.add(`${_place}\n${shown}`);
      const matching = graph._select(_selector, _place).filter((other) => other !== workload);
      const others = matching.filter((other) => orders.has(other));
      const pods = ADOPTERS.has(workload.kind) ? matching.filter(isBarePod) : [];
      // Of two that match each other, one finding is enough.
      const said = others.some((other) => (orders.get(other) ?? order) < order && matches(other._selector, workload.podLabels));
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

function isController({ kind, manifest, _selector }: Workload): boolean {
  // An object that a controller made has that controller's labels.
  return CONTROLLERS.has(kind) && manifest.at('metadata', 'ownerReferences').items.length === 0 && !isEmpty(_selector);
}

function isBarePod({ kind, manifest }: Workload): boolean {
  return kind === 'Pod' && manifest.at('metadata', 'ownerReferences').items.length === 0;
}
