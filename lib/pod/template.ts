import type { IConstruct } from 'constructs';
import type { Container, EnvVar, PodTemplateSpec } from 'kubernetes-types/core/v1';
import { mapped } from '../kube/lists';
import { configHash } from './config-hash';
import { usesOf } from './edges';
import type { Labels } from './identity';
import type { PodModel } from './pod';

/** The Pod as it is now: with the variables of what it uses, and the hash of the configuration that it consumes. */
export function podTemplate(workload: IConstruct, pod: PodModel, hashConfig: boolean): PodTemplateSpec {
  const variables = connectionVariables(workload);
  const containers = mapped(pod.spec.containers, (container, i) => (
    i < pod.ownContainers ? connected(container, variables) : container
  ));
  const spec = variables.length > 0 ? { ...pod.spec, containers } : pod.spec;
  const hash = hashConfig ? configHash(workload, spec) : undefined;
  const annotations = hash === undefined ? pod.annotations : { ...pod.annotations, 'cdk8s-patterns/config-hash': hash };
  const metadata = { labels: filled(pod.labels), annotations: filled(annotations) };
  return metadata.labels || metadata.annotations ? { metadata, spec } : { spec };
}

function connectionVariables(workload: IConstruct): EnvVar[] {
  return mapped(usesOf(workload).flatMap((edge) => edge.variables), ({ name, value, secretName, secretKey }) => (
    value === undefined
      ? { name, valueFrom: { secretKeyRef: { name: secretName, key: secretKey as string } } }
      : { name, value }
  ));
}

/** What the author sets wins; the rest goes first, so that the author's values can name it by $(NAME). */
function connected(container: Container, variables: readonly EnvVar[]): Container {
  if (variables.length === 0) return container;
  const own = container.env ?? [];
  const names = new Set(mapped(own, ({ name }) => name));
  const added = variables.filter(({ name }) => !names.has(name) && names.add(name));
  return added.length > 0 ? { ...container, env: [...added, ...own] } : container;
}

function filled(map: Labels): Labels | undefined {
  return Object.keys(map).length > 0 ? map : undefined;
}
