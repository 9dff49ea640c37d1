import { configReferences } from '../config-references';
import type { ConfigReference } from '../config-references';
import type { Manifest } from '../manifest';
import type { ManifestGraph } from '../manifest-graph';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const configMissing: Rule = {
  id: 'config-missing',
  level: Level.WARNING,
  title: 'A ConfigMap or Secret that is not there',
  explanation: 'A container doesn\'t start before each ConfigMap and Secret that its variables name is there, and a Pod not before those of '
    + 'its volumes are: it waits with "CreateContainerConfigError" or "ContainerCreating", for as long as it takes. It is found only where the '
    + 'manifests define others of the kind in that namespace, and where nothing here looks like it makes this one.',
  remedy: 'Add it, or mend the name. Mark the reference `optional: true` where the app also works without, and waive it where somebody else '
    + 'makes it.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/',

  check: (graph) => [...configReferences(graph)].flatMap(([workload, references]) => references
    .filter((reference) => !reference.optional && isMissing(graph, workload.manifest, reference))
    .map(({ kind, name, field, as }) => ({
      field,
      happens: `no ${kind} '${name}' is here: ${as === 'files' ? 'the Pod waits in ContainerCreating' : 'the container doesn\'t start'} until one is`,
      fix: `add the ${kind} '${name}', or use the name of one that is there`,
    }))),
};

/** Made by the control plane in each namespace, or by well-known controllers. */
const EVERYWHERE = new Set(['kube-root-ca.crt', 'openshift-service-ca.crt', 'istio-ca-root-cert', 'linkerd-identity-trust-roots']);

function isMissing(graph: ManifestGraph, from: Manifest, { kind, name }: ConfigReference): boolean {
  return graph.defines(from, kind) && !graph.find(from, kind, name) && !EVERYWHERE.has(name) && !isMade(graph, from, name);
}

/**
 * Whether a custom resource may make it: a SealedSecret, an ExternalSecret, a Certificate, by the name that it says or bears, or
 * an operator's resource, whose name such names begin with.
 */
function isMade(graph: ManifestGraph, from: Manifest, name: string): boolean {
  const made = graph._keep('ConfigMaps and Secrets that others make', () => {
    const names = new Set<string>();
    for (const manifest of graph.manifests.filter(isCustom)) {
      const spec = manifest.at('spec');
      for (const field of [
        manifest.at('metadata', 'name'), spec.at('secretName'), spec.at('target', 'name'), spec.at('destination', 'name'),
        spec.at('template', 'metadata', 'name'), spec.at('writeConnectionSecretToRef', 'name'), spec.at('secret', 'name'),
        ...spec._items('secretObjects').map((item) => item.at('secretName')),
      ]) if (field.text) names.add(`${field.text}\n${manifest._place}`);
    }
    return names;
  });
  const parts = name.split(/(?=[-.])/);
  return parts.some((_, i) => made.has(`${parts.slice(0, i + 1).join('')}\n${from._place}`));
}

function isCustom({ group }: Manifest): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io');
}
