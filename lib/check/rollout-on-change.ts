import type { Manifest } from './manifest';
import type { Workload } from './workload';

/** Of those whose Pods stay until the template changes. */
const ROLLED_OUT = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController']);

/**
 * Whether the Pods stay as they are when a ConfigMap or Secret changes: nothing in their template says what is in it, and no
 * controller that is known here watches it.
 */
export function staysOnChange(workload: Workload, name: string, source: Manifest | undefined): boolean {
  if (!ROLLED_OUT.has(workload.kind) || isOfContent(name) || source?.at('immutable').value === true) return false;
  const own = [workload.template, workload.manifest.root].map((part) => part.at('metadata'));
  const keys = own.flatMap((metadata) => ['annotations', 'labels'].flatMap((kind) => metadata.at(kind).keys));
  return !keys.some((key) => /checksum|hash|sha256|config-?(map-?)?version|revision/i.test(key) || /reloader\.stakater\.com\/|wave\.pusher\.com\//.test(key));
}

/** Whether a name ends in a hash, as kustomize's do: another content has another name. */
function isOfContent(name: string): boolean {
  return /-(?=[a-z]*\d)[a-z0-9]{10}$|-[0-9a-f]{10,}$/.test(name);
}
