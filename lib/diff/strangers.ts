import { Manifest } from '../check/manifest';
import type { Field } from '../check/manifest';
import type { ManifestGraph } from '../check/manifest-graph';
import { NAME_OF_NAMESPACE, peersOf, rulesOf } from '../check/reachability';
import { matches, selectorOf } from '../check/selector';
import type { Selector } from '../check/selector';

/** Pods that these manifests don't make, and that their policies let in or keep out. */
export interface Stranger {
  /** As one says it: 'other Pods of shop'. */
  readonly name: string;
  readonly pod: Manifest;
  /** The Pod, and its namespace where these manifests don't have it. */
  readonly manifests: readonly Manifest[];
}

const ELSEWHERE = 'a-namespace-of-nobody';

/** Pods of nobody in each of the namespaces and in another one, and such as the policies name. */
export function strangersOf(graph: ManifestGraph): Stranger[] {
  const places = new Map(graph.workloads.map(({ manifest }) => [manifest.inNamespace, manifest]));
  const found = [
    ...[...places.keys()].map((namespace) => stranger(`other Pods${namespace === undefined ? '' : ` of ${namespace}`}`, namespace, {})),
    stranger('Pods of other namespaces', ELSEWHERE, {}, {}),
    ...graph.ofKind('NetworkPolicy').flatMap((policy) => (['ingress', 'egress'] as const).flatMap((direction) => (
      rulesOf(policy, direction).flatMap((rule) => peersOf(rule, direction)).flatMap((peer) => namedBy(peer, graph))
    ))),
  ];
  const made = new Set(graph.ofKind('Namespace').map(({ name }) => name));
  return [...new Map(found.map((one) => [one.name, one])).values()].map((one) => (
    { ...one, manifests: one.manifests.filter(({ kind, name }) => kind !== 'Namespace' || !made.has(name)) }
  ));
}

/** The Pods that a peer of a rule names; none where it names all, or such as are made here. */
function namedBy(peer: Field, graph: ManifestGraph): Stranger[] {
  const [pods, namespaces] = [peer.at('podSelector'), peer.at('namespaceSelector')];
  if (!pods.given && !namespaces.given) return [];
  const labels = labelsOf(selectorOf(pods));
  const spaceLabels = labelsOf(selectorOf(namespaces));
  if (Object.keys(labels).length + Object.keys(spaceLabels).length === 0) return [];
  const named = spaceLabels[NAME_OF_NAMESPACE];
  const others = Object.entries(spaceLabels).filter(([key]) => key !== NAME_OF_NAMESPACE);
  const somewhere = others.length === 0 ? ELSEWHERE : `a-namespace-with-${shown(spaceLabels)}`;
  const namespace = !namespaces.given ? peer.manifest.inNamespace : named ?? somewhere;
  const here = graph.workloads.some(({ manifest, podLabels }) => (
    manifest.inNamespace === namespace && matches(selectorOf(pods), podLabels)
  ));
  if (here) return [];
  const where = !namespaces.given || named !== undefined ? (namespace === undefined ? '' : ` of ${namespace}`)
    : others.length === 0 ? ' of any namespace' : ` of namespaces with ${shown(spaceLabels)}`;
  const which = Object.keys(labels).length === 0 ? '' : ` with ${shown(labels)}`;
  return [stranger(`Pods${which}${where}`, namespace, labels, namespaces.given ? spaceLabels : undefined)];
}

function stranger(name: string, namespace: string | undefined, labels: object, spaceLabels?: object): Stranger {
  const pod = Manifest._of({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels } });
  const space = spaceLabels === undefined ? [] : [Manifest._of({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: spaceLabels } })];
  return { name, pod, manifests: [pod, ...space] };
}

/** Labels that a selector takes. */
function labelsOf({ labels, expressions }: Selector): Record<string, string> {
  const more = expressions.flatMap(({ key, operator, values }) => (operator === 'In' ? [[key, values[0]]] : operator === 'Exists' ? [[key, 'any']] : []));
  return { ...Object.fromEntries(more) as Record<string, string>, ...labels };
}

function shown(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(',');
}
