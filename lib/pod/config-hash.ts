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
  const names = new Set<string>();
  const add = (kind: string, name: string | undefined): void => {
    if (name !== undefined) names.add(`${kind}/${name}`);
  };
  for (const { env = [], envFrom = [] } of [...(spec.initContainers ?? []), ...spec.containers]) {
    for (const { valueFrom } of env) {
      add('ConfigMap', valueFrom?.configMapKeyRef?.name);
      add('Secret', valueFrom?.secretKeyRef?.name);
    }
    for (const { configMapRef, secretRef } of envFrom) {
      add('ConfigMap', configMapRef?.name);
      add('Secret', secretRef?.name);
    }
  }
  for (const { configMap, secret, projected } of spec.volumes ?? []) {
    add('ConfigMap', configMap?.name);
    add('Secret', secret?.secretName);
    for (const source of projected?.sources ?? []) {
      add('ConfigMap', source.configMap?.name);
      add('Secret', source.secret?.name);
    }
  }
  return [...names].sort();
}
