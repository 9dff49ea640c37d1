import { configReferences } from '../config-references';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { staysOnChange } from '../rollout-on-change';

export const configChangeWithoutRollout: Rule = {
  id: 'config-change-without-rollout',
  level: Level.WARNING,
  title: 'Pods don\'t follow a change of their variables',
  explanation: 'Variables are read when a container starts. A change of the ConfigMap or Secret that they come from changes nothing in Pods that '
    + 'run, and applying it restarts none: the old value stays until something else replaces a Pod, so that after a node fails some Pods '
    + 'have the new value and others the old.',
  remedy: 'Let the Pod template change with the content: by a hash of it in an annotation of the template, by a hash in the name, as '
    + 'kustomize\'s generators do, or by a controller such as Reloader.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/',

  check: (graph) => [...configReferences(graph)].flatMap(([workload, references]) => {
    const seen = new Set<string>();
    return references.filter(({ as }) => as !== 'files').flatMap(({ kind, name, field }) => {
      const source = graph.find(workload.manifest, kind, name);
      // Once for each, however many variables come from it.
      if (!source || seen.has(`${kind} ${name}`) || !staysOnChange(workload, name, source)) return [];
      seen.add(`${kind} ${name}`);
      return [{
        field,
        happens: `a change of ${kind} ${name} doesn't replace the Pods of ${workload.kind} ${workload.name}: they keep the old values until `
          + 'something restarts them',
        fix: 'put a hash of its content into an annotation of the Pod template',
      }];
    });
  }),
};
