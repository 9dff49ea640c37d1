import { configReferences, keysDefinedBy } from '../config-references';
import { nearest } from '../nearest';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const configKeyMissing: Rule = {
  id: 'config-key-missing',
  level: Level.ERROR,
  title: 'A key that the ConfigMap or Secret doesn\'t have',
  explanation: 'A container whose variable names a key that the ConfigMap or Secret doesn\'t have is never started: it stays in '
    + '"CreateContainerConfigError". A volume that names one is never mounted. One without any key is left alone: somebody is to fill it in.',
  remedy: 'Mend the key, or add it. Mark the reference `optional: true` where the app also works without.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',

  check: (graph) => [...configReferences(graph)].flatMap(([workload, references]) => references
    .filter(({ optional }) => !optional)
    .flatMap(({ kind, name, keys, as }) => {
      const source = graph.find(workload.manifest, kind, name);
      const defined = source && keysDefinedBy(source);
      return !defined ? [] : keys.filter(({ text }) => text !== undefined && !defined.has(text)).map((field) => ({
        field,
        happens: `${kind} ${name} has no key '${field.text ?? ''}': ${as === 'files' ? 'the volume is never mounted' : 'the container never starts'}`,
        fix: `name a key that it has, such as '${nearest(field.text ?? '', [...defined])}', or add this one`,
      }));
    })),
};
