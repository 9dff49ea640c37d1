import type { Field } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const noResources: Rule = {
  id: 'no-resources',
  level: Level.WARNING,
  title: 'A container without requests and limits',
  explanation: 'The scheduler places Pods by what they request. A Pod that requests nothing goes to any node, however full, may take all of its '
    + 'memory, and is the first to be evicted or killed when that runs out.',
  remedy: 'Request the memory and CPU that it usually takes, and limit its memory. Where a namespace has a LimitRange with defaults that is '
    + 'not among these manifests, waive it.',
  see: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',

  check: (graph) => graph.containers
    .filter(({ init, field }) => !init && asksForNothing(field.at('resources')))
    .map(({ name, field }) => ({ name, field: field.at('resources') }))
    .filter(({ field: { manifest } }) => !graph.workloadOf(manifest)?.pod._has('resources') && !graph.defines(manifest, 'LimitRange'))
    .map(({ name, field }) => ({
      field,
      happens: `${name || 'it'} may take all memory of its node, and is among the first to be killed when that runs out`,
      fix: 'set requests of cpu and memory, and a limit of memory',
    })),
};

function asksForNothing(resources: Field): boolean {
  return resources.at('requests').keys.length === 0 && resources.at('limits').keys.length === 0;
}
