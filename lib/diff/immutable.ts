import { isAtLeast } from '../check/removed-apis';
import type { Applied } from './apply';
import { JOB_NAME } from './apply';
import { isBelow } from './changes';
import type { FieldChange } from './changes';
import { amount } from './amount';
import { isMap, listAt, mapAt, same, valueAt } from './json';
import type { JsonMap } from './json';

/** Fields of a kind that an API server refuses to change, so that only another object can have another value. */
export interface Immutable {
  /** Group and kind. */
  readonly kinds: readonly string[];
  /** The fields, and all that is below them. */
  readonly fields: readonly string[];
  /** Those below them that may change after all. */
  readonly but?: readonly string[];
  /** The first version of Kubernetes that refuses it; without one, all do. */
  readonly since?: string;
  /** The first version that takes it; without one, none does. */
  readonly until?: string;
  /** Whether this very change is refused; without it, every one is. */
  readonly when?: (change: FieldChange, applied: Applied, around: Around) => boolean;
  /** Why, in one sentence: lower case, no full stop. */
  readonly why: string;
}

/** What decides beside the object itself. */
export interface Around {
  readonly kubernetes: string;
  readonly grows: Grows;
}

/** Whether claims of a StorageClass may grow; undefined where nobody here knows. */
export type Grows = (storageClass: unknown) => boolean | undefined;

/** Why a change is refused by an API server of some version; undefined where it isn't. */
export function refusalOf(change: FieldChange, kind: string, applied: Applied, around: Around): string | undefined {
  return (BY_KIND.get(kind) ?? []).find(({ fields, but = [], since, until, when }) => (
    fields.some((field) => isBelow(change, field)) && !but.some((field) => isBelow(change, field))
    && (since === undefined || isAtLeast(around.kubernetes, since))
    && !(until !== undefined && isAtLeast(around.kubernetes, until))
    && (when === undefined || when(change, applied, around))
  ))?.why;
}

const FIXED = 'it can\'t change once the object is there';
const SELECTOR = 'a selector can\'t change: Pods would be left without their controller';

/**
 * What the validation of updates refuses, tried on API servers of 1.28 and 1.37; the versions between are those in which their
 * release notes say that it changed.
 *
 * @see https://github.com/kubernetes/kubernetes/tree/v1.37.2/pkg/apis, `validation.go` of each group
 */
const ROWS: readonly Immutable[] = [
  { kinds: ['apps/Deployment', 'apps/ReplicaSet', 'apps/DaemonSet'], fields: ['spec.selector'], why: SELECTOR },
  {
    kinds: ['apps/StatefulSet'],
    fields: ['spec'],
    but: [
      'spec.replicas', 'spec.ordinals', 'spec.template', 'spec.updateStrategy', 'spec.persistentVolumeClaimRetentionPolicy', 'spec.minReadySeconds',
      'spec.revisionHistoryLimit',
    ],
    why: 'of a StatefulSet only replicas, ordinals, template, updateStrategy, minReadySeconds, the retention policy of its claims and, '
      + 'since Kubernetes 1.33, revisionHistoryLimit may change',
  },
  {
    kinds: ['apps/StatefulSet'], fields: ['spec.revisionHistoryLimit'], until: '1.33',
    why: 'the revisionHistoryLimit of a StatefulSet may change only since Kubernetes 1.33',
  },
  {
    kinds: ['batch/Job'], fields: ['spec.template'],
    when: (change, { before, after }, { kubernetes }) => !mayChangeInSuspended(change, before, after, kubernetes),
    why: 'the template of a Job can\'t change, but for where its Pods may run while it is suspended',
  },
  { kinds: ['batch/Job'], fields: ['spec.selector', 'spec.completionMode', 'spec.podFailurePolicy', 'spec.managedBy'], why: FIXED },
  { kinds: ['batch/Job'], fields: ['spec.backoffLimitPerIndex'], since: '1.29', why: FIXED },
  { kinds: ['batch/Job'], fields: ['spec.successPolicy'], since: '1.31', why: FIXED },
  {
    kinds: ['batch/Job'], fields: ['spec.completions'], when: (_, { after: { spec } }) => !isElastic(spec),
    why: 'the completions of a Job can\'t change, but for those of an Indexed one together with its parallelism',
  },
  {
    kinds: ['/Pod'],
    fields: ['spec'],
    but: [
      'spec.containers[].image', 'spec.initContainers[].image', 'spec.activeDeadlineSeconds', 'spec.tolerations', 'spec.schedulingGates', 'spec.nodeSelector',
      'spec.affinity',
    ],
    why: 'nearly nothing of a Pod can change: the images of its containers, an earlier deadline, more tolerations',
  },
  {
    kinds: ['/Pod'], fields: ['spec.activeDeadlineSeconds'], when: ({ before, after }) => after === undefined || Number(after) > Number(before),
    why: 'the deadline of a Pod can only come nearer',
  },
  {
    kinds: ['/Pod'], fields: ['spec.tolerations'], when: (_, { before, after }) => !keepsTolerations(before, after),
    why: 'a Pod can only tolerate more than before',
  },
  {
    kinds: ['/Pod'], fields: ['spec.schedulingGates'], when: ({ before }) => before === undefined,
    why: 'gates of a Pod can only go',
  },
  {
    kinds: ['/Pod'], fields: ['spec.nodeSelector'], when: ({ before, after }, applied) => !isGated(applied.before) || !keepsLabels(before, after),
    why: 'the node selector of a Pod can only become narrower, and only while a gate holds it',
  },
  {
    kinds: ['/Pod'], fields: ['spec.affinity'], when: (_, { before, after }) => !isGated(before) || !addsNodeAffinity(before, after),
    why: 'of the affinity of a Pod only that to nodes can be added, and only while a gate holds it',
  },
  {
    kinds: ['/Service'], fields: ['spec.healthCheckNodePort'], when: ({ before, after }) => before !== undefined && after !== undefined,
    why: 'the port by which a balancer asks for health can\'t change',
  },
  {
    kinds: ['/Service'], fields: ['spec.clusterIP'], when: (_, { before, after }) => [before, after].every((service) => valueAt(service, 'spec', 'clusterIP') !== undefined),
    why: 'the address of a Service can\'t change, nor whether it has one',
  },
  {
    kinds: ['/Service'], fields: ['spec.ipFamilies'], when: ({ before, after }) => before !== undefined && after !== undefined && !same(listAt(before)[0], listAt(after)[0]),
    why: 'the first family of the addresses of a Service can\'t change',
  },
  {
    kinds: ['/Service'], fields: ['spec.loadBalancerClass'],
    when: (_, { before, after }) => [before, after].every((service) => valueAt(service, 'spec', 'type') === 'LoadBalancer'),
    why: 'who balances a Service can\'t change while it is a LoadBalancer',
  },
  {
    kinds: ['/PersistentVolumeClaim'], fields: ['spec'], but: ['spec.resources.requests', 'spec.volumeAttributesClassName'],
    why: 'of a claim only the size may change, and only upwards',
  },
  { kinds: ['/PersistentVolumeClaim'], fields: ['spec.volumeAttributesClassName'], until: '1.34', why: FIXED },
  {
    kinds: ['/PersistentVolumeClaim'], fields: ['spec.resources.requests'], when: ({ before, after }) => (amount(after) ?? 0) < (amount(before) ?? 0),
    why: 'a claim can\'t become smaller',
  },
  {
    kinds: ['/PersistentVolumeClaim'], fields: ['spec.resources.requests'],
    when: (_, { before }, { grows }) => grows(valueAt(before, 'spec', 'storageClassName')) === false,
    why: 'claims of its StorageClass can\'t grow: it says no allowVolumeExpansion',
  },
  {
    kinds: ['/PersistentVolume'],
    fields: ['spec'],
    but: [
      'spec.capacity', 'spec.persistentVolumeReclaimPolicy', 'spec.storageClassName', 'spec.accessModes', 'spec.mountOptions', 'spec.claimRef',
      'spec.nodeAffinity', 'spec.volumeAttributesClassName',
    ],
    why: 'where a volume is can\'t change',
  },
  {
    kinds: ['/PersistentVolume'], fields: ['spec.nodeAffinity'], when: (_, { before }) => valueAt(before, 'spec', 'nodeAffinity') !== undefined,
    why: 'the nodes of a volume can\'t change once they are said',
  },
  {
    kinds: ['/ConfigMap', '/Secret'], fields: ['data', 'binaryData', 'immutable'], when: (_, { before }) => before.immutable === true,
    why: 'it is immutable, and neither its data nor that can change',
  },
  { kinds: ['/Secret'], fields: ['type'], why: 'the type of a Secret can\'t change' },
  { kinds: ['/ResourceQuota'], fields: ['spec.scopes'], why: FIXED },
  {
    kinds: ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'], fields: ['roleRef'],
    why: 'the role of a binding can\'t change',
  },
  { kinds: ['storage.k8s.io/StorageClass'], fields: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'], why: FIXED },
  { kinds: ['storage.k8s.io/VolumeAttributesClass'], fields: ['driverName', 'parameters'], why: FIXED },
  { kinds: ['storage.k8s.io/CSIDriver'], fields: ['spec.attachRequired', 'spec.volumeLifecycleModes'], why: FIXED },
  { kinds: ['storage.k8s.io/CSIDriver'], fields: ['spec.podInfoOnMount', 'spec.fsGroupPolicy'], until: '1.30', why: FIXED },
  { kinds: ['scheduling.k8s.io/PriorityClass'], fields: ['value', 'preemptionPolicy'], why: FIXED },
  { kinds: ['node.k8s.io/RuntimeClass'], fields: ['handler'], why: FIXED },
  { kinds: ['networking.k8s.io/IngressClass'], fields: ['spec.controller'], why: FIXED },
  { kinds: ['discovery.k8s.io/EndpointSlice'], fields: ['addressType'], why: FIXED },
  { kinds: ['apps/ControllerRevision'], fields: ['data'], why: FIXED },
  { kinds: ['apiextensions.k8s.io/CustomResourceDefinition'], fields: ['spec.scope', 'spec.names.kind', 'spec.names.plural', 'spec.group'], why: FIXED },
  { kinds: ['resource.k8s.io/ResourceClaim', 'resource.k8s.io/ResourceClaimTemplate'], fields: ['spec'], why: FIXED },
];

const BY_KIND = new Map<string, Immutable[]>();
for (const row of ROWS) for (const kind of row.kinds) BY_KIND.set(kind, [...BY_KIND.get(kind) ?? [], row]);

/** Where the Pods of a suspended Job may run, what they are called, and since 1.36 what they need. */
const SCHEDULING = ['metadata.annotations', 'metadata.labels', 'spec.nodeSelector', 'spec.affinity', 'spec.tolerations', 'spec.schedulingGates'];
const RESOURCES = ['spec.containers[].resources', 'spec.initContainers[].resources'];

function mayChangeInSuspended(change: FieldChange, before: JsonMap, after: JsonMap, kubernetes: string): boolean {
  if (valueAt(before, 'spec', 'suspend') !== true) return false;
  const fields = isAtLeast(kubernetes, '1.36') ? [...SCHEDULING, ...RESOURCES] : SCHEDULING;
  const keepsLabel = valueAt(after, 'spec', 'manualSelector') === true || JOB_NAME in mapAt(after, 'spec', 'template', 'metadata', 'labels');
  return fields.some((field) => isBelow(change, `spec.template.${field}`)) && keepsLabel;
}

function isElastic(spec: unknown): boolean {
  return valueAt(spec, 'completionMode') === 'Indexed' && valueAt(spec, 'completions') === valueAt(spec, 'parallelism');
}

function isGated(pod: JsonMap): boolean {
  return listAt(pod, 'spec', 'schedulingGates').length > 0;
}

function addsNodeAffinity(before: JsonMap, after: JsonMap): boolean {
  const [{ nodeAffinity, ...rest }, { nodeAffinity: _, ...others }] = [before, after].map((pod) => mapAt(pod, 'spec', 'affinity'));
  return nodeAffinity === undefined && same(rest, others);
}

function keepsTolerations(before: JsonMap, after: JsonMap): boolean {
  const [old, now] = [before, after].map((pod) => listAt(pod, 'spec', 'tolerations').map((one) => (
    isMap(one) ? Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'tolerationSeconds')) : one
  )));
  return old.every((one) => now.some((other) => same(one, other)));
}

function keepsLabels(before: unknown, after: unknown): boolean {
  if (!isMap(before)) return before === undefined;
  return Object.entries(before).every(([key, value]) => valueAt(after, key) === value);
}
