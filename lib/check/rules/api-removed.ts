import { isAtLeast, removedApisOf } from '../removed-apis';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const apiRemoved: Rule = {
  id: 'api-removed',
  level: Level.ERROR,
  title: 'An API that Kubernetes no longer has',
  explanation: 'An API server that doesn\'t serve the version of an API refuses the object: "no matches for kind … in version '
    + '…". Nothing is made, and the rest of the manifests may be applied without it.',
  remedy: 'Use the API version that took its place, with the changes that it asks for.',
  see: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',

  check: (graph) => removedApisOf(graph).flatMap(({ manifest, removedIn, replacement, changes }) => {
    const target = graph.kubernetesOf(manifest);
    if (!isAtLeast(target, removedIn)) return [];
    return [{
      field: manifest.at('apiVersion'),
      happens: `${manifest.apiVersion} has had no ${manifest.kind} since Kubernetes ${removedIn}: a cluster of ${target} refuses it`,
      fix: replacement === undefined
        ? `remove it: nothing took the place of ${manifest.kind} under this name`
        : `use ${replacement}${changes === undefined ? '' : `; ${changes}`}`,
    }];
  }),
};
