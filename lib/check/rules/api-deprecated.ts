import { isAtLeast, removedApisOf } from '../removed-apis';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const apiDeprecated: Rule = {
  id: 'api-deprecated',
  level: Level.WARNING,
  title: 'An API that a later version of Kubernetes no longer has',
  explanation: 'The version of Kubernetes that the manifests are for still serves this API, a later one doesn\'t. After the '
    + 'upgrade of the cluster the objects that exist stay, but the manifests can no longer be applied. Reported as soon as '
    + 'what takes its place can be used.',
  remedy: 'Use the API version that takes its place now: the version in use already serves it.',
  see: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',

  check: (graph) => removedApisOf(graph).flatMap(({ manifest, removedIn, replacement, replacementSince, changes }) => {
    const target = graph.kubernetesOf(manifest);
    if (replacement !== undefined && !isAtLeast(target, replacementSince)) return [];
    return isAtLeast(target, removedIn) || !isAtLeast(removedIn, target) ? [] : [{
      field: manifest.at('apiVersion'),
      happens: `${manifest.apiVersion} has no ${manifest.kind} from Kubernetes ${removedIn} on: after that upgrade this can't be applied any more`,
      fix: replacement === undefined
        ? `remove it: nothing takes the place of ${manifest.kind} under this name`
        : `use ${replacement}, which ${target} serves as well${changes === undefined ? '' : `; ${changes}`}`,
    }];
  }),
};
