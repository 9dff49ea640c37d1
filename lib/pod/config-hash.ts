import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { PodSpec } from 'kubernetes-types/core/v1';
import { contentHash } from '../kube/hash';
import { objectsOf } from '../kube/objects';

/**
 * A hash of the ConfigMaps and Secrets of this app that a Pod consumes, so that their change rolls it out; undefined
 * where it consumes none. Those that something else makes are not known here.
 */
export function configHash(workload: IConstruct, spec: PodSpec): string | undefined {
  const names = consumed(spec);
  if (names.length === 0) return undefined;
  const namespace = ApiObject.of(workload).metadata.namespace;
  const known = configurations(objectsOf(workload.node.root));
  const contents = names
    .flatMap((name) => known.get(name) ?? [])
    .filter((object) => object.metadata.namespace === namespace)
    .map((object) => {
      const { kind, data, binaryData, stringData } = object.toJson();
      return { kind, name: object.name, data, binaryData, stringData };
    });
  return contents.length > 0 ? contentHash(contents) : undefined;
}

const indexes = new WeakMap<ApiObject[], Map<string, ApiObject[]>>();

/** The app's ConfigMaps and Secrets by kind and name. */
function configurations(objects: ApiObject[]): Map<string, ApiObject[]> {
  const known = indexes.get(objects);
  if (known) return known;
  const index = new Map<string, ApiObject[]>();
  for (const object of objects.filter(({ kind }) => kind === 'ConfigMap' || kind === 'Secret')) {
    const key = `${object.kind}/${object.name}`;
    index.set(key, [...(index.get(key) ?? []), object]);
  }
  indexes.set(objects, index);
  return index;
}

/** `Kind/name` of each ConfigMap and Secret that the Pod's containers and volumes name. */
function consumed(spec: PodSpec): string[] {
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  const env = containers.flatMap((container) => container.env ?? []).map(({ valueFrom }) => valueFrom);
  const envFrom = containers.flatMap((container) => container.envFrom ?? []);
  const volumes = spec.volumes ?? [];
  const sources = volumes.flatMap((volume) => volume.projected?.sources ?? []);
  const configMaps = [
    ...env.map((from) => from?.configMapKeyRef?.name),
    ...envFrom.map((from) => from.configMapRef?.name),
    ...volumes.map((volume) => volume.configMap?.name),
    ...sources.map((source) => source.configMap?.name),
  ];
  const secrets = [
    ...env.map((from) => from?.secretKeyRef?.name),
    ...envFrom.map((from) => from.secretRef?.name),
    ...volumes.map((volume) => volume.secret?.secretName),
    ...sources.map((source) => source.secret?.name),
  ];
  return [...new Set([...kinds('ConfigMap', configMaps), ...kinds('Secret', secrets)])].sort();
}

function kinds(kind: string, names: readonly (string | undefined)[]): string[] {
  return names.filter((name) => name !== undefined).map((name) => `${kind}/${name}`);
}
