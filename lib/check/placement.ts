import type { Field } from './manifest';
import { isEmpty, matches, selectorOf } from './selector';
import type { Workload } from './workload';

/** The only node or zone that all Pods of a workload can be on. */
export interface Placement {
  /** What says so. */
  readonly field: Field;
  /** 'node' or 'zone'. */
  readonly of: string;
  /** Its name; undefined where it is whichever the first Pod is on. */
  readonly name: string | undefined;
}

const PLACES: Readonly<Record<string, string>> = {
  'kubernetes.io/hostname': 'node',
  'topology.kubernetes.io/zone': 'zone',
  // What these were called before Kubernetes 1.17.
  'failure-domain.beta.kubernetes.io/zone': 'zone',
};

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/** The one place for all Pods of a workload; undefined where they have a choice. */
export function onlyPlaceOf(workload: Workload): Placement | undefined {
  const { pod } = workload;
  const node = pod.at('nodeName');
  if (node.text) return { field: node, of: 'node', name: node.text };
  const [selector, affinity] = [pod.at('nodeSelector'), pod.at('affinity')];
  return (selector.given ? bySelector(selector) : undefined)
    ?? (affinity.given ? byNodeAffinity(affinity.at('nodeAffinity', REQUIRED)) ?? bySelf(workload) : undefined);
}

function bySelector(selector: Field): Placement | undefined {
  return Object.entries(PLACES)
    .map(([key, of]) => ({ field: selector.at(key), of, name: selector.at(key).text }))
    .find(({ name }) => name !== undefined);
}

/** The terms are alternatives: each has to name the same place. */
function byNodeAffinity(affinity: Field): Placement | undefined {
  const terms = affinity._items('nodeSelectorTerms').map((term) => {
    const expressions = [...term._items('matchExpressions'), ...term._items('matchFields')];
    return expressions.map(byExpression).find((place) => place !== undefined);
  });
  const [first] = terms;
  return first && terms.every((place) => place?.of === first.of && place.name === first.name) ? first : undefined;
}

function byExpression(expression: Field): Placement | undefined {
  const key = expression._text('key') ?? '';
  const of = key === 'metadata.name' ? 'node' : PLACES[key];
  const values = expression._items('values');
  if (of === undefined || expression._text('operator') !== 'In' || values.length !== 1) return undefined;
  return { field: expression.at('values'), of, name: values[0].text };
}

/** Pods that have to be where Pods like them are. */
function bySelf({ pod, podLabels }: Workload): Placement | undefined {
  const field = pod.at('affinity', 'podAffinity', REQUIRED).items.find((term) => {
    const selector = selectorOf(term.at('labelSelector'));
    return term._text('topologyKey') === 'kubernetes.io/hostname'
      && !term._has('namespaces') && !term._has('namespaceSelector')
      && !isEmpty(selector) && matches(selector, podLabels);
  });
  return field && { field, of: 'node', name: undefined };
}

/** Whether its Pods have to be on a node where certain other Pods are. */
export function followsOthers({ pod }: Workload): boolean {
  return pod.at('affinity', 'podAffinity', REQUIRED).items
    .some((term) => term._text('topologyKey') === 'kubernetes.io/hostname');
}
