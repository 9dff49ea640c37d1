import type { Field, Manifest } from './manifest';
import type { ManifestGraph } from './manifest-graph';
import type { Container, Workload } from './workload';

/** A ConfigMap or a Secret, as a workload's Pods use it. */
export interface ConfigReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  /** Where the name stands. */
  readonly field: Field;
  /** Where the keys stand that it needs; none where it takes all. */
  readonly keys: readonly Field[];
  /** As a variable, as all variables, or as files. */
  readonly as: 'variable' | 'variables' | 'files';
  /** Whether the Pods also start without. */
  readonly optional: boolean;
}

/** All ConfigMaps and Secrets that the Pods of a workload use; read once, since many rules ask for the same. */
export function configReferencesOf(graph: ManifestGraph, workload: Workload): readonly ConfigReference[] {
  return graph._readOf('config references', workload, read);
}

/** The workloads that use any, each with all of them. */
export function configReferences(graph: ManifestGraph): ReadonlyMap<Workload, readonly ConfigReference[]> {
  return graph._readOfAll('config references', read);
}

function read(workload: Workload): ConfigReference[] {
  const found: ConfigReference[] = [];
  for (const container of workload.allContainers) {
    for (const { field } of container._variables) if (field._has('valueFrom')) found.push(...ofVariable(field.at('valueFrom')));
    if (container.field._has('envFrom')) found.push(...allVariablesOf(container));
  }
  for (const volume of workload.volumes) {
    if (volume._has('configMap') || volume._has('secret')) found.push(...filesOf(volume));
    if (volume._has('projected')) found.push(...volume.at('projected', 'sources').items.flatMap(filesOf));
  }
  return found;
}

/** What a container takes all variables from, in its order: the last one of a name counts. */
export function allVariablesOf(container: Container): ConfigReference[] {
  return container.field._items('envFrom').flatMap((source) => [
    ...reference('ConfigMap', source.at('configMapRef'), 'name', [], 'variables'),
    ...reference('Secret', source.at('secretRef'), 'name', [], 'variables'),
  ]);
}

function ofVariable(from: Field): ConfigReference[] {
  return [
    ...reference('ConfigMap', from.at('configMapKeyRef'), 'name', [from.at('configMapKeyRef', 'key')], 'variable'),
    ...reference('Secret', from.at('secretKeyRef'), 'name', [from.at('secretKeyRef', 'key')], 'variable'),
  ];
}

function filesOf(volume: Field): ConfigReference[] {
  return [
    ...volume._has('configMap') ? filesFrom('ConfigMap', volume.at('configMap'), 'name') : [],
    // A volume says `secretName`, a projected one `name`.
    ...volume._has('secret') ? filesFrom('Secret', volume.at('secret'), 'secretName', 'name') : [],
  ];
}

function filesFrom(kind: ConfigReference['kind'], source: Field, ...nameKeys: string[]): ConfigReference[] {
  const keys = source._items('items').map((item) => item.at('key'));
  return nameKeys.flatMap((nameKey) => reference(kind, source, nameKey, keys, 'files'));
}

function reference(
  kind: ConfigReference['kind'], source: Field, nameKey: string, keys: readonly Field[], as: ConfigReference['as'],
): ConfigReference[] {
  const field = source.at(nameKey);
  return field.text ? [{ kind, name: field.text, field, keys, as, optional: source.at('optional').value === true }] : [];
}

/** The keys of a ConfigMap or Secret that is defined here; undefined where others may fill it in. */
export function keysDefinedBy(manifest: Manifest): ReadonlySet<string> | undefined {
  const keys = ['data', 'stringData', 'binaryData'].flatMap((part) => manifest.at(part).keys);
  const filled = keys.length === 0 || manifest.at('type').text === 'kubernetes.io/service-account-token';
  return filled ? undefined : new Set(keys);
}

/** Names of the variables that a container takes from elsewhere; undefined where not all of them are known. */
export function variableNamesFrom(graph: ManifestGraph, container: Container): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const source of container.field._items('envFrom')) {
    const prefix = source._text('prefix') ?? '';
    const [kind, name] = source._has('secretRef')
      ? ['Secret', source.at('secretRef', 'name').text] : ['ConfigMap', source.at('configMapRef', 'name').text];
    const manifest = graph.find(container.field.manifest, kind, name ?? '');
    const keys = manifest && keysDefinedBy(manifest);
    if (!keys) return undefined;
    for (const key of keys) names.add(`${prefix}${key}`);
  }
  return names;
}
