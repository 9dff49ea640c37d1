import { isMap, listAt, valueAt } from './json';
import type { JsonMap } from './json';
import { podDefaults, POD_ITSELF } from './pod-defaults';
import type { Default } from './pod-defaults';

/** What an object is once the API server has filled in what its author left out. */
export function withDefaults(json: JsonMap, group: string): JsonMap {
  const copy = isBuiltIn(group) ? (withoutEmpty(json) as JsonMap) : structuredClone(json);
  for (const [path, value] of rowsOf(`${group}/${String(json.kind)}`)) fill(copy, path.split('.'), value);
  return copy;
}

const BUILT_IN = new Set([
  '', 'apps', 'batch', 'autoscaling', 'policy', 'extensions', 'admissionregistration.k8s.io', 'apiextensions.k8s.io', 'apiregistration.k8s.io',
  'certificates.k8s.io', 'coordination.k8s.io', 'discovery.k8s.io', 'events.k8s.io', 'flowcontrol.apiserver.k8s.io', 'networking.k8s.io',
  'node.k8s.io', 'rbac.authorization.k8s.io', 'resource.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io',
]);

/** Whether the kinds of a group are Kubernetes' own: of all others nobody here knows what their empty values mean. */
export function isBuiltIn(group: string): boolean {
  return BUILT_IN.has(group);
}

const TEMPLATE = podDefaults('spec.template.spec');
const UPDATE: readonly Default[] = [['spec.updateStrategy', {}], ['spec.updateStrategy.type', 'RollingUpdate']];
const rolls = ({ type }: JsonMap): JsonMap | undefined => (type === 'RollingUpdate' ? {} : undefined);
const claimDefaults = (spec: string): Default[] => [
  [`${spec}.volumeMode`, 'Filesystem'],
  [`${spec}.dataSource`, ({ dataSourceRef }) => dataSourceRef],
  [`${spec}.dataSourceRef`, ({ dataSource }) => dataSource],
];
const RBAC = 'rbac.authorization.k8s.io';
const BINDING: readonly Default[] = [
  ['roleRef.apiGroup', RBAC],
  ['subjects[].apiGroup', ({ kind }) => (kind === 'ServiceAccount' ? undefined : RBAC)],
];

/** By group and kind. A row sees what the rows before it have filled in. */
const DEFAULTS: Readonly<Record<string, readonly Default[]>> = {
  '/Pod': [...podDefaults('spec'), ...POD_ITSELF],
  'apps/Deployment': [
    ...TEMPLATE,
    ['spec.replicas', 1],
    ['spec.strategy', {}],
    ['spec.strategy.type', 'RollingUpdate'],
    ['spec.strategy.rollingUpdate', rolls],
    ['spec.strategy.rollingUpdate.maxSurge', '25%'],
    ['spec.strategy.rollingUpdate.maxUnavailable', '25%'],
    ['spec.revisionHistoryLimit', 10],
    ['spec.progressDeadlineSeconds', 600],
    ['spec.minReadySeconds', 0],
    ['spec.paused', false],
  ],
  'apps/ReplicaSet': [...TEMPLATE, ['spec.replicas', 1], ['spec.minReadySeconds', 0]],
  'apps/DaemonSet': [
    ...TEMPLATE,
    ...UPDATE,
    ['spec.updateStrategy.rollingUpdate', rolls],
    ['spec.updateStrategy.rollingUpdate.maxUnavailable', 1],
    ['spec.updateStrategy.rollingUpdate.maxSurge', 0],
    ['spec.revisionHistoryLimit', 10],
    ['spec.minReadySeconds', 0],
  ],
  'apps/StatefulSet': [
    ...TEMPLATE,
    ...UPDATE,
    ['spec.updateStrategy.rollingUpdate', rolls],
    ['spec.updateStrategy.rollingUpdate.partition', 0],
    ['spec.replicas', 1],
    ['spec.podManagementPolicy', 'OrderedReady'],
    ['spec.revisionHistoryLimit', 10],
    ['spec.minReadySeconds', 0],
    ['spec.persistentVolumeClaimRetentionPolicy', {}],
    ['spec.persistentVolumeClaimRetentionPolicy.whenDeleted', 'Retain'],
    ['spec.persistentVolumeClaimRetentionPolicy.whenScaled', 'Retain'],
    ['spec.volumeClaimTemplates[].apiVersion', 'v1'],
    ['spec.volumeClaimTemplates[].kind', 'PersistentVolumeClaim'],
    ...claimDefaults('spec.volumeClaimTemplates[].spec'),
  ],
  'batch/Job': [
    ...TEMPLATE,
    ['spec.completions', ({ parallelism }) => (parallelism === undefined ? 1 : undefined)],
    ['spec.parallelism', 1],
    ['spec.backoffLimit', ({ backoffLimitPerIndex }) => (backoffLimitPerIndex === undefined ? 6 : 2 ** 31 - 1)],
    ['spec.completionMode', 'NonIndexed'],
    ['spec.suspend', false],
    ['spec.podReplacementPolicy', ({ podFailurePolicy }) => (podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed')],
  ],
  'batch/CronJob': [
    ...podDefaults('spec.jobTemplate.spec.template.spec'),
    ['spec.concurrencyPolicy', 'Allow'],
    ['spec.suspend', false],
    ['spec.successfulJobsHistoryLimit', 3],
    ['spec.failedJobsHistoryLimit', 1],
  ],
  '/Service': [
    ['spec.type', 'ClusterIP'],
    ['spec.sessionAffinity', 'None'],
    ['spec.sessionAffinityConfig', ({ sessionAffinity }) => (sessionAffinity === 'ClientIP' ? { clientIP: { timeoutSeconds: 10800 } } : undefined)],
    ['spec.publishNotReadyAddresses', false],
    ['spec.ports[].protocol', 'TCP'],
    ['spec.ports[].targetPort', ({ port }) => port],
    ['spec.internalTrafficPolicy', ({ type }) => (type === 'ExternalName' ? undefined : 'Cluster')],
    ['spec.externalTrafficPolicy', ({ type }) => (isExternal(type) ? 'Cluster' : undefined)],
    ['spec.allocateLoadBalancerNodePorts', ({ type }) => (type === 'LoadBalancer' ? true : undefined)],
    ['spec.ipFamilyPolicy', ({ type }) => (type === 'ExternalName' ? undefined : 'SingleStack')],
    ['spec.ipFamilies', ({ type }) => (type === 'ExternalName' ? undefined : ['IPv4'])],
    ['spec.clusterIP', ({ clusterIPs }) => listAt(clusterIPs)[0]],
    ['spec.clusterIPs', ({ clusterIP }) => (clusterIP === undefined ? undefined : [clusterIP])],
  ],
  '/PersistentVolumeClaim': claimDefaults('spec'),
  '/PersistentVolume': [
    ['spec.persistentVolumeReclaimPolicy', 'Retain'],
    ['spec.volumeMode', 'Filesystem'],
    ['spec.hostPath.type', ''],
  ],
  '/ConfigMap': [['immutable', false]],
  '/Secret': [['type', 'Opaque'], ['immutable', false]],
  'networking.k8s.io/NetworkPolicy': [
    ['spec.podSelector', {}],
    ['spec.policyTypes', ({ egress }) => (listAt(egress).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'])],
    ['spec.ingress[].ports[].protocol', 'TCP'],
    ['spec.egress[].ports[].protocol', 'TCP'],
  ],
  'autoscaling/HorizontalPodAutoscaler': [
    ['spec.minReplicas', 1],
    ['spec.metrics', ({ targetCPUUtilizationPercentage }) => (targetCPUUtilizationPercentage === undefined ? CPU : undefined)],
  ],
  [`${RBAC}/RoleBinding`]: BINDING,
  [`${RBAC}/ClusterRoleBinding`]: BINDING,
  'storage.k8s.io/StorageClass': [['reclaimPolicy', 'Delete'], ['volumeBindingMode', 'Immediate']],
  'storage.k8s.io/CSIDriver': [
    ['spec.attachRequired', true],
    ['spec.podInfoOnMount', false],
    ['spec.storageCapacity', false],
    ['spec.requiresRepublish', false],
    ['spec.fsGroupPolicy', 'ReadWriteOnceWithFSType'],
    ['spec.volumeLifecycleModes', ['Persistent']],
  ],
  'scheduling.k8s.io/PriorityClass': [['preemptionPolicy', 'PreemptLowerPriority'], ['globalDefault', false]],
  'apiextensions.k8s.io/CustomResourceDefinition': [
    ['spec.names.singular', ({ kind }) => String(kind).toLowerCase()],
    ['spec.names.listKind', ({ kind }) => `${String(kind)}List`],
    ['spec.conversion', {}],
    ['spec.conversion.strategy', 'None'],
    ['spec.preserveUnknownFields', false],
  ],
};

const CPU = [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }];

function rowsOf(kind: string): readonly Default[] {
  return Object.hasOwn(DEFAULTS, kind) ? DEFAULTS[kind] : [];
}

/** Whether a type of Service is reached from outside of the cluster. */
export function isExternal(type: unknown): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}

/** Fills one field in, wherever what it stands in is there. */
function fill(json: unknown, [step, ...rest]: readonly string[], value: Default[1]): void {
  if (step.endsWith('[]')) {
    for (const item of listAt(json, step.slice(0, -2))) fill(item, rest, value);
    return;
  }
  if (!isMap(json)) return;
  if (rest.length > 0) {
    fill(valueAt(json, step), rest, value);
    return;
  }
  if (json[step] !== undefined) return;
  const filled: unknown = typeof value === 'function' ? value(json) : value;
  if (filled !== undefined) (json as Record<string, unknown>)[step] = structuredClone(filled);
}

/** Maps that are the same as none where they hold nothing. */
const OPTIONAL_MAPS = new Set(['labels', 'annotations', 'nodeSelector', 'matchLabels', 'data', 'stringData', 'binaryData', 'limits', 'requests', 'parameters']);

/** A copy without what is null, and without lists and maps that say nothing. */
function withoutEmpty(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutEmpty);
  if (!isMap(json)) return json;
  return Object.fromEntries(Object.entries(json).flatMap(([key, value]) => {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    if (isMap(value) && Object.keys(value).length === 0 && OPTIONAL_MAPS.has(key)) return [];
    return [[key, withoutEmpty(value)]];
  }));
}
