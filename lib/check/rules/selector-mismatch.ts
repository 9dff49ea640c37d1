import type { Manifest } from '../manifest';
import { Level } from '../rule';
import type { Finding, Rule } from '../rule';
import { isEmpty, matches, shownSelector } from '../selector';
import type { Workload } from '../workload';

export const selectorMismatch: Rule = {
  id: 'selector-mismatch',
  level: Level.ERROR,
  title: 'A selector does not match its own Pod template',
  explanation: 'The selector of a Deployment, ReplicaSet, StatefulSet or DaemonSet has to match the labels of the Pods that its template '
    + 'makes. Else it would never find them and make new ones without end, so the API server refuses the object.',
  remedy: 'Give the Pod template all labels of the selector. It may have more.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',

  check: (graph) => graph.workloads.flatMap((workload): Finding[] => {
    const { kind, manifest, podLabels } = workload;
    const field = manifest.at('spec', 'selector');
    if (!hasSelector(manifest) || !field.given) return [];
    const { _selector: selector } = workload;
    if (isEmpty(selector)) {
      // A ReplicationController takes the labels of its template then.
      if (kind === 'ReplicationController' || manifest.group !== 'apps') return [];
      return [{
        field,
        happens: `the API server refuses the ${kind}: its selector is empty`,
        fix: 'repeat labels of the Pod template in `matchLabels`',
      }];
    }
    if (matches(selector, podLabels)) return [];
    const wrong = Object.keys(selector.labels).find((key) => podLabels[key] !== selector.labels[key]);
    if (wrong === undefined) {
      return [{
        field,
        happens: `the API server refuses the ${kind}: its Pod template doesn't match ${shownSelector(selector)}`,
        fix: 'give the Pod template the labels that the selector asks for',
      }];
    }
    return [{
      field: (kind === 'ReplicationController' ? field : field.at('matchLabels')).at(wrong),
      happens: `the API server refuses the ${kind}: its selector asks for ${wrong}=${selector.labels[wrong]}, and its Pod template has `
        + has(workload, wrong),
      fix: `write the same ${wrong} in both`,
    }];
  }),
};

const CONTROLLERS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);

function hasSelector({ kind, group }: Manifest): boolean {
  return kind === 'ReplicationController' ? group === '' : CONTROLLERS.has(kind) && group !== '';
}

function has({ podLabels }: Workload, key: string): string {
  return key in podLabels ? `${key}=${podLabels[key]}` : `no label ${key}`;
}
