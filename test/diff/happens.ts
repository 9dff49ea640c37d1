import { parseAllDocuments } from 'yaml';
import { Manifest } from '../../lib/check/manifest';
import { differenceOf } from '../../lib/diff/difference';
import type { Difference } from '../../lib/diff/difference';
import type { Json } from './pairs/pair';

/** Manifests of a text, or as they are. */
type Manifests = string | readonly Json[];

export function differenceIn(old: Manifests, next: Manifests, kubernetes = '1.37'): Difference {
  return differenceOf(read(old), read(next), kubernetes);
}

/** What happens to each object: `rollout Deployment/web: 2 Pods restart`; of several things the worst first. */
export function happens(old: Manifests, next: Manifests, kubernetes?: string): string[] {
  return differenceIn(old, next, kubernetes).objects.flatMap(({ manifest: { kind, name }, consequences }) => (
    consequences.map((one) => `${one.effect} ${kind}/${name}${one.happens === '' ? '' : `: ${one.happens}`}`)
  ));
}

/** The steps that lead to what is refused or lost. */
export function stepsOf(old: Manifests, next: Manifests, kubernetes?: string): string[] {
  return differenceIn(old, next, kubernetes).objects.flatMap(({ consequences }) => consequences.flatMap(({ steps }) => steps));
}

function read(manifests: Manifests): Manifest[] {
  const jsons = typeof manifests === 'string' ? parseAllDocuments(manifests).map((document) => document.toJS() as Json) : manifests;
  return jsons.filter((json) => json !== null).map((json) => Manifest._of(json));
}

const meta = (name: string) => ({ name, namespace: 'shop' });

/** A workload of apps/v1 in the namespace shop. */
export function workload(kind: string, name: string, spec: object = {}, pod: object = {}, labels: object = {}): Json {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: meta(name),
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name, ...labels } }, spec: { containers: [{ name: 'main', image: `${name}:1` }], ...pod } },
      ...spec,
    },
  };
}

/** The same, of another image. */
export function ofImage(object: Json, image: string): Json {
  const copy = structuredClone(object);
  copy.spec.template.spec.containers[0].image = image;
  return copy;
}

/** A database of some replicas, each with a claim of 10Gi. */
export function database(spec: object = {}, claim: object = {}): Json {
  const volumeClaimTemplates = [{ metadata: { name: 'data' }, spec: claimSpec(claim) }];
  return workload('StatefulSet', 'db', { serviceName: 'db', replicas: 3, volumeClaimTemplates, ...spec });
}

export function claimSpec(fields: object = {}): Json {
  return { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } }, ...fields };
}

export function policy(name: string, spec: object): Json {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: meta(name), spec };
}

export function object(apiVersion: string, kind: string, name: string, rest: object = {}): Json {
  return { apiVersion, kind, metadata: meta(name), ...rest };
}
