import { Buffer } from 'node:buffer';
import type { Manifest } from '../check/manifest';
import { isExternal, withDefaults } from './defaults';
import { keyOf } from './list-keys';
import { isMap, listAt, mapAt, textAt, valueAt } from './json';
import type { JsonMap } from './json';

/** An object in the cluster, before an apply and after it. */
export interface Applied {
  readonly before: JsonMap;
  readonly after: JsonMap;
}

/** The API group of an object, also of one that moved to another since. */
export function groupOf({ group, kind }: Manifest): string {
  if (group !== 'extensions') return group;
  return kind === 'Ingress' || kind === 'NetworkPolicy' ? 'networking.k8s.io' : 'apps';
}

/**
 * What a server-side apply of `next` does to what an apply of `last` has made. What `last` set and `next` leaves out goes; what
 * the API server filled in stays, also where it no longer fits: a Deployment that becomes `Recreate` keeps the `rollingUpdate`
 * that nobody wrote.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function applied(last: Manifest, next: Manifest): Applied {
  const group = groupOf(next);
  const [owned, wanted] = [last, next].map((manifest) => asStored(manifest.root.value));
  const before = withDefaults({ ...created(owned, group), kind: next.kind }, group);
  const after = withDefaults(kept(before, merged(before, owned, wanted) as JsonMap), group);
  return { before, after };
}

/** What an object is in the cluster after the first apply. */
export function appliedFirst(manifest: Manifest): JsonMap {
  return withDefaults(asStored(manifest.root.value), groupOf(manifest));
}

const METADATA = ['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences'];
/** What `kubectl apply` keeps there says nothing that isn't in the rest. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What of a manifest is the author's: no status, and of the metadata what he can set. A Secret's texts become bytes. */
function asStored(json: unknown): JsonMap {
  const { status, stringData, ...rest } = (isMap(json) ? json : {}) as Record<string, unknown>;
  const metadata = Object.fromEntries(Object.entries(mapAt(rest, 'metadata')).filter(([key]) => METADATA.includes(key)));
  if (isMap(metadata.annotations) && LAST_APPLIED in metadata.annotations) {
    metadata.annotations = Object.fromEntries(Object.entries(metadata.annotations).filter(([key]) => key !== LAST_APPLIED));
  }
  const bytes = Object.entries(isMap(stringData) ? stringData : {}).map(([key, text]) => [key, Buffer.from(String(text)).toString('base64')]);
  const stored = rest.kind === 'Secret' && bytes.length > 0 ? { data: { ...mapAt(rest, 'data'), ...Object.fromEntries(bytes) as JsonMap } } : {};
  return { ...rest, ...stored, metadata };
}

/** What nobody has written: it is the cluster that has chosen it. */
export const GIVEN = '(given by the cluster)';

/** What the cluster itself gives an object when it is made. */
function created(json: JsonMap, group: string): JsonMap {
  const spec = mapAt(json, 'spec');
  switch (`${group}/${String(json.kind)}`) {
    case '/Service': {
      const health = asksForHealth(spec) ? { healthCheckNodePort: GIVEN } : {};
      const address = spec.type === 'ExternalName' || spec.clusterIPs !== undefined ? {} : { clusterIP: GIVEN };
      return { ...json, spec: { ...health, ...address, ...spec } };
    }
    case '/PersistentVolumeClaim': return { ...json, spec: { storageClassName: GIVEN, volumeName: GIVEN, ...spec } };
    case 'batch/Job': {
      if (spec.manualSelector === true) return json;
      const template = mapAt(spec, 'template');
      const labels = { ...mapAt(template, 'metadata', 'labels'), [JOB_NAME]: textAt(json, 'metadata', 'name') };
      return { ...json, spec: { ...spec, template: { ...template, metadata: { ...mapAt(template, 'metadata'), labels } } } };
    }
    default: return json;
  }
}

/** Whether a balancer asks the nodes of a Service which of them has a Pod. */
function asksForHealth({ type, externalTrafficPolicy }: JsonMap): boolean {
  return type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
}

/** One of the labels by which a Job finds its Pods. */
export const JOB_NAME = 'batch.kubernetes.io/job-name';

/** What the API server keeps of a Service, also where an apply no longer says it. */
function kept(before: JsonMap, after: JsonMap): JsonMap {
  const [old, spec] = [mapAt(before, 'spec'), mapAt(after, 'spec')];
  if (after.kind !== 'Service' || after.apiVersion !== 'v1' || spec.type === 'ExternalName' || old.type === 'ExternalName') return after;
  const ports = listAt(spec, 'ports').map((port) => {
    const was = listAt(old, 'ports').find((other) => keyOf('ports', other) === keyOf('ports', port));
    const nodePort = isExternal(spec.type) ? valueAt(was, 'nodePort') : undefined;
    return isMap(port) ? { ...port, nodePort: port.nodePort ?? nodePort } : port;
  });
  const clusterIP = spec.clusterIP ?? listAt(spec, 'clusterIPs')[0] ?? old.clusterIP;
  return {
    ...after,
    spec: {
      ...spec,
      ...(ports.length > 0 ? { ports } : {}),
      healthCheckNodePort: spec.healthCheckNodePort ?? (asksForHealth(spec) ? old.healthCheckNodePort : undefined),
      ipFamilies: spec.ipFamilies ?? old.ipFamilies,
      clusterIP,
      clusterIPs: spec.clusterIP === undefined && spec.clusterIPs === undefined ? old.clusterIPs : spec.clusterIPs,
    },
  };
}

/** Puts what is wanted over what is there, and takes away what was owned and is no longer wanted. */
function merged(live: unknown, owned: unknown, wanted: unknown, key = ''): unknown {
  if (isMap(live) && isMap(wanted)) {
    const own = isMap(owned) ? owned : {};
    const stays = Object.entries(live).filter(([name]) => !(name in wanted) && !(name in own));
    const set = Object.entries(wanted).map(([name, value]) => (
      [name, name in live ? merged(live[name], own[name], value, name) : value]
    ));
    return Object.fromEntries([...stays, ...set] as [string, unknown][]);
  }
  if (!Array.isArray(live) || !Array.isArray(wanted)) return wanted;
  return wanted.map((item: unknown) => {
    const name = keyOf(key, item);
    if (name === undefined) return item;
    const find = (list: unknown): unknown => (Array.isArray(list) ? list.find((other) => keyOf(key, other) === name) : undefined);
    const there = find(live);
    return there === undefined ? item : merged(there, find(owned), item);
  });
}
