import { mapAt, textAt } from './json';
import type { JsonMap } from './json';

type Constant = string | number | boolean | JsonMap | readonly unknown[];

/** A field by its path, `[]` for each item of a list, and its default, perhaps by what stands beside it. */
export type Default = readonly [path: string, value: Constant | ((beside: JsonMap) => unknown)];

/**
 * What the API server fills into the spec of Pods, also below a template. An empty text, `false` and 0 stand for fields that it
 * drops where they are written out; where it keeps them, such as `shareProcessNamespace`, they are not here: to write them is a
 * change of the template.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/v1/defaults.go
 */
export function podDefaults(spec: string): Default[] {
  const containers = [...containerDefaults('containers[]'), ...containerDefaults('initContainers[]')];
  return [...SPEC, ...containers, ...VOLUMES].map(([path, value]): Default => [`${spec}.${path}`, value]);
}

/** What it fills in beside for a Pod itself, and not for a template. */
export const POD_ITSELF: readonly Default[] = [
  ['spec.enableServiceLinks', true],
  ['spec.serviceAccountName', 'default'],
  ['spec.serviceAccount', ({ serviceAccountName }: JsonMap): unknown => serviceAccountName],
  ['spec.preemptionPolicy', 'PreemptLowerPriority'],
  ['spec.priority', ({ priorityClassName }: JsonMap): unknown => (priorityClassName === undefined ? 0 : undefined)],
  ['spec.containers[].resources.requests', requestsOf],
  ['spec.initContainers[].resources.requests', requestsOf],
];

const SPEC: readonly Default[] = [
  ['restartPolicy', 'Always'],
  ['dnsPolicy', 'ClusterFirst'],
  ['terminationGracePeriodSeconds', 30],
  ['schedulerName', 'default-scheduler'],
  ['securityContext', {}],
  ['hostNetwork', false],
  ['hostPID', false],
  ['hostIPC', false],
  // The older name of the same.
  ['serviceAccountName', (spec) => spec.serviceAccount],
  ['serviceAccount', (spec) => spec.serviceAccountName],
];

function containerDefaults(container: string): Default[] {
  const probes = ['readinessProbe', 'livenessProbe', 'startupProbe'].flatMap((probe): Default[] => [
    [`${probe}.timeoutSeconds`, 1],
    [`${probe}.periodSeconds`, 10],
    [`${probe}.successThreshold`, 1],
    [`${probe}.failureThreshold`, 3],
    [`${probe}.initialDelaySeconds`, 0],
    [`${probe}.grpc.service`, ''],
  ]);
  const requests = ['readinessProbe', 'livenessProbe', 'startupProbe', 'lifecycle.preStop', 'lifecycle.postStart'].flatMap((by): Default[] => [
    [`${by}.httpGet.path`, '/'],
    [`${by}.httpGet.scheme`, 'HTTP'],
  ]);
  return ([
    ['imagePullPolicy', ({ image }) => (isLatest(image) ? 'Always' : 'IfNotPresent')],
    ['terminationMessagePath', '/dev/termination-log'],
    ['terminationMessagePolicy', 'File'],
    ['resources', {}],
    ['stdin', false],
    ['stdinOnce', false],
    ['tty', false],
    ['ports[].protocol', 'TCP'],
    ['env[].value', ({ valueFrom }) => (valueFrom === undefined ? '' : undefined)],
    ['env[].valueFrom.fieldRef.apiVersion', 'v1'],
    ['volumeMounts[].readOnly', false],
    ['volumeMounts[].subPath', ''],
    ...probes,
    ...requests,
  ] as Default[]).map(([path, value]): Default => [`${container}.${path}`, value]);
}

const VOLUMES: readonly Default[] = [
  ['volumes[].emptyDir', (volume) => (Object.keys(volume).some((key) => key !== 'name') ? undefined : {})],
  ['volumes[].emptyDir.medium', ''],
  ['volumes[].secret.defaultMode', 0o644],
  ['volumes[].configMap.defaultMode', 0o644],
  ['volumes[].downwardAPI.defaultMode', 0o644],
  ['volumes[].downwardAPI.items[].fieldRef.apiVersion', 'v1'],
  ['volumes[].projected.defaultMode', 0o644],
  ['volumes[].projected.sources[].serviceAccountToken.expirationSeconds', 3600],
  ['volumes[].projected.sources[].downwardAPI.items[].fieldRef.apiVersion', 'v1'],
  ['volumes[].hostPath.type', ''],
  ['volumes[].persistentVolumeClaim.readOnly', false],
  ['volumes[].ephemeral.volumeClaimTemplate.spec.volumeMode', 'Filesystem'],
];

function isLatest(image: unknown): boolean {
  if (typeof image !== 'string' || image.includes('@')) return false;
  const name = image.slice(image.lastIndexOf('/') + 1);
  return !name.includes(':') || name.endsWith(':latest');
}

/** A limit is a request, too, where none is said. */
function requestsOf(resources: JsonMap): JsonMap | undefined {
  const limits = mapAt(resources, 'limits');
  return textAt(limits, 'memory') === undefined && Object.keys(limits).length === 0 ? undefined : limits;
}
