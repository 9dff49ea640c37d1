import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Container, PodSpec, Volume } from 'kubernetes-types/core/v1';
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
  const add: Add = (kind, name) => {
    if (name !== undefined) names.add(`${kind}/${name}`);
  };
  for (const container of spec.initContainers ?? []) consumedBy(container, add);
  for (const container of spec.containers) consumedBy(container, add);
  for (const volume of spec.volumes ?? []) mountedFrom(volume, add);
  return [...names].sort();
}

type Add = (kind: string, name: string | undefined) => void;

function consumedBy({ env, envFrom }: Container, add: Add): void {
  for (const { valueFrom } of env ?? []) {
    add('ConfigMap', valueFrom?.configMapKeyRef?.name);
    add('Secret', valueFrom?.secretKeyRef?.name);
  }
  for (const { configMapRef, secretRef } of envFrom ?? []) {
    add('ConfigMap', configMapRef?.name);
    add('Secret', secretRef?.name);
  }
}

function mountedFrom({ configMap, secret, projected }: Volume, add: Add): void {
  add('ConfigMap', configMap?.name);
  add('Secret', secret?.secretName);
  for (const source of projected?.sources ?? []) {
    add('ConfigMap', source.configMap?.name);
    add('Secret', source.secret?.name);
  }
}
