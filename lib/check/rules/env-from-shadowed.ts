import type { Field, Manifest } from '../manifest';
import { keysDefinedBy } from '../config-references';
import type { ManifestGraph } from '../manifest-graph';
import { Level } from '../rule';
import type { Finding, Rule } from '../rule';
import type { Container } from '../workload';
import { listed, named } from '../words';

export const envFromShadowed: Rule = {
  id: 'env-from-shadowed',
  level: Level.WARNING,
  title: 'A variable from a ConfigMap or Secret that never arrives',
  explanation: 'A variable in `env` takes the place of one of the same name from `envFrom`, and a later source in `envFrom` that of an earlier '
    + 'one. Whoever changes the value in the ConfigMap that is hidden sees nothing happen.',
  remedy: 'Say it in one place: remove the variable here or the key there. Where it is meant to be replaced, waive it.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',

  check: (graph) => graph._containersWith('envFrom').flatMap((container) => hiddenIn(graph, container)),
};

interface Source {
  readonly manifest: Manifest;
  readonly key: string;
}

function hiddenIn(graph: ManifestGraph, container: Container): Finding[] {
  const given = new Map<string, Source>();
  const findings: Finding[] = [];
  for (const entry of container.field._items('envFrom')) {
    const manifest = sourceOf(graph, entry);
    const hidden: string[] = [];
    let by: Manifest | undefined;
    for (const key of (manifest && keysDefinedBy(manifest)) ?? []) {
      const name = `${entry._text('prefix') ?? ''}${key}`;
      const earlier = given.get(name);
      if (earlier && manifest && valueOf(earlier) !== valueOf({ manifest, key })) {
        hidden.push(name);
        by = earlier.manifest;
      }
      if (manifest) given.set(name, { manifest, key });
    }
    if (manifest && by) {
      findings.push({
        field: entry,
        happens: `${listed(hidden)} of ${named(by)} never reach${hidden.length === 1 ? 'es' : ''} the container: ${named(manifest)} comes later`,
        fix: 'keep each variable in one of the two',
      });
    }
  }
  for (const { field, name } of container._variables) {
    const source = given.get(name);
    if (!source || isSame(field, source)) continue;
    findings.push({
      field: field.at('name'),
      happens: `${name} of ${named(source.manifest)} never reaches the container: this one takes its place`,
      fix: `remove this one, or ${source.key} there`,
    });
  }
  return findings;
}

function sourceOf(graph: ManifestGraph, entry: Field): Manifest | undefined {
  const name = entry.at('configMapRef', 'name').text ?? '';
  return graph.find(entry.manifest, 'ConfigMap', name) ?? graph.find(entry.manifest, 'Secret', entry.at('secretRef', 'name').text ?? '');
}

function valueOf({ manifest, key }: Source): string {
  return manifest.at('stringData', key).text ?? manifest.at('data', key).text ?? '';
}

/** Whether the variable is given what the source has: by the same words, or from the same key. */
function isSame(variable: Field, source: Source): boolean {
  const reference = ['configMapKeyRef', 'secretKeyRef'].map((kind) => variable.at('valueFrom', kind)).find(({ given }) => given);
  if (reference) return reference._text('name') === source.manifest.name && reference._text('key') === source.key;
  return !variable._has('valueFrom') && (variable._text('value') ?? '') === valueOf(source);
}
