import { Level } from '../rule';
import type { Rule } from '../rule';
import { selectorOfLabels, shownSelector } from '../selector';

export const selectorMissing: Rule = {
  id: 'selector-missing',
  level: Level.ERROR,
  title: 'A workload has no selector',
  explanation: '`apps/v1` wants `spec.selector` of every Deployment, ReplicaSet, StatefulSet and DaemonSet; without it the API server '
    + 'refuses the object. `extensions/v1beta1` and `apps/v1beta1` filled it in from the labels of the Pod template, so that old '
    + 'manifests often lack it. Kubernetes 1.16 removed both: changing `apiVersion` alone isn\'t enough.',
  remedy: 'Write a selector that repeats the labels of the Pod template which tell its Pods from all others and never change; no version, '
    + 'for one.',
  see: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#deployment-v116',

  check: (graph) => graph.workloads
    .filter(({ kind, manifest }) => CONTROLLERS.has(kind) && manifest.group !== '' && !manifest.at('spec', 'selector').given)
    .map(({ kind, manifest, podLabels }) => {
      const labels = selectorOfLabels(manifest.at('spec', 'template', 'metadata', 'labels'));
      return {
        field: manifest.at('spec', 'selector'),
        happens: manifest.apiVersion === 'apps/v1'
          ? `the API server refuses the ${kind}: apps/v1 doesn't fill in a selector`
          : `apps/v1, which took the place of ${manifest.apiVersion}, refuses the ${kind}: it doesn't fill in a selector`,
        fix: Object.keys(podLabels).length > 0
          ? `add a selector with \`matchLabels\` of the Pod template: ${shownSelector(labels)}`
          : 'label the Pod template, and add a selector with `matchLabels` of the same labels',
      };
    }),
};

const CONTROLLERS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);
