import type { Manifest } from './manifest';
import type { ManifestGraph } from './manifest-graph';

/** An API version of a kind that Kubernetes stops serving. */
export interface RemovedApi {
  /** The first version that doesn't serve it, such as '1.25'. */
  readonly removedIn: string;
  /** What takes its place; undefined where nothing does. */
  readonly replacement: string | undefined;
  /** The first version that serves the replacement. */
  readonly replacementSince: string;
  /** What else has to change in the manifest; undefined where nothing has. */
  readonly changes: string | undefined;
}

/** The manifests whose API ends, with what is known of it. */
export function removedApisOf(graph: ManifestGraph): readonly (RemovedApi & { readonly manifest: Manifest })[] {
  return graph._keep('removed APIs', () => graph.manifests.flatMap((manifest) => {
    const removed = TABLE.get(`${manifest.apiVersion} ${manifest.kind}`);
    return removed ? [{ manifest, ...removed }] : [];
  }));
}

/** Whether a version of Kubernetes, such as '1.30', is another one or newer; false where one of them can't be read. */
export function isAtLeast(version: string, other: string): boolean {
  const [one, two] = [version, other].map((text) => /^v?(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number));
  if (!one || !two) return false;
  return one[0] !== two[0] ? one[0] > two[0] : one[1] >= two[1];
}

/** The newest version of Kubernetes that is known here. */
export const NEWEST_KUBERNETES = '1.37';

type Kinds = readonly string[];

/** API version, kinds, removed in, replacement, since, changes. */
type Row = readonly [version: string, kinds: Kinds, removedIn: string, replacement?: string, since?: string, changes?: string];

const SELECTOR = 'the selector is mandatory there: the labels of the template';
const RBAC: Kinds = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];
const WEBHOOKS: Kinds = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
const ADMISSION: Kinds = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];
const MUTATION: Kinds = ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'];
const FLOWS: Kinds = ['FlowSchema', 'PriorityLevelConfiguration'];
const DEVICES: Kinds = ['ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice', 'DeviceClass'];
const CONCURRENCY = 'assuredConcurrencyShares is nominalConcurrencyShares there';
const BACKENDS = 'a backend is service.name and service.port there, and each path needs a pathType';
const DEFINITION = 'each of the versions needs its own structural schema there';
const METRICS = 'targetAverageUtilization and the like are target.averageUtilization there';

/**
 * Up to Kubernetes 1.37, and what that version says of later ones.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 * @see https://github.com/kubernetes/api/tree/v0.37.2, `zz_generated.prerelease-lifecycle.go` of each version
 */
const ROWS: readonly Row[] = [
  ['extensions/v1beta1', ['Deployment', 'DaemonSet', 'ReplicaSet'], '1.16', 'apps/v1', '1.9', SELECTOR],
  ['apps/v1beta1', ['Deployment', 'StatefulSet', 'ReplicaSet'], '1.16', 'apps/v1', '1.9', SELECTOR],
  ['apps/v1beta2', ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'], '1.16', 'apps/v1', '1.9', SELECTOR],
  ['apps/v1beta1', ['ControllerRevision'], '1.16', 'apps/v1', '1.9'],
  ['apps/v1beta2', ['ControllerRevision'], '1.16', 'apps/v1', '1.9'],
  ['extensions/v1beta1', ['NetworkPolicy'], '1.16', 'networking.k8s.io/v1', '1.8'],
  ['extensions/v1beta1', ['PodSecurityPolicy'], '1.16'],
  ['auditregistration.k8s.io/v1alpha1', ['AuditSink'], '1.19'],
  ['settings.k8s.io/v1alpha1', ['PodPreset'], '1.20'],
  ['batch/v2alpha1', ['CronJob'], '1.21', 'batch/v1', '1.21'],
  ['admissionregistration.k8s.io/v1beta1', WEBHOOKS, '1.22', 'admissionregistration.k8s.io/v1', '1.16',
    'sideEffects and admissionReviewVersions are mandatory there, and a webhook that fails is a refusal'],
  ['apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition'], '1.22', 'apiextensions.k8s.io/v1', '1.16', DEFINITION],
  ['apiregistration.k8s.io/v1beta1', ['APIService'], '1.22', 'apiregistration.k8s.io/v1', '1.10'],
  ['authentication.k8s.io/v1beta1', ['TokenReview'], '1.22', 'authentication.k8s.io/v1', '1.6'],
  ['authorization.k8s.io/v1beta1', ['SubjectAccessReview', 'LocalSubjectAccessReview', 'SelfSubjectAccessReview'], '1.22',
    'authorization.k8s.io/v1', '1.6', 'group is groups there'],
  ['certificates.k8s.io/v1beta1', ['CertificateSigningRequest'], '1.22', 'certificates.k8s.io/v1', '1.19', 'signerName and usages are mandatory there'],
  ['coordination.k8s.io/v1beta1', ['Lease'], '1.22', 'coordination.k8s.io/v1', '1.14'],
  ['extensions/v1beta1', ['Ingress'], '1.22', 'networking.k8s.io/v1', '1.19', BACKENDS],
  ['networking.k8s.io/v1beta1', ['Ingress'], '1.22', 'networking.k8s.io/v1', '1.19', BACKENDS],
  ['networking.k8s.io/v1beta1', ['IngressClass'], '1.22', 'networking.k8s.io/v1', '1.19'],
  ['rbac.authorization.k8s.io/v1beta1', RBAC, '1.22', 'rbac.authorization.k8s.io/v1', '1.8'],
  ['scheduling.k8s.io/v1beta1', ['PriorityClass'], '1.22', 'scheduling.k8s.io/v1', '1.14'],
  ['storage.k8s.io/v1beta1', ['CSIDriver'], '1.22', 'storage.k8s.io/v1', '1.18'],
  ['storage.k8s.io/v1beta1', ['CSINode'], '1.22', 'storage.k8s.io/v1', '1.17'],
  ['storage.k8s.io/v1beta1', ['StorageClass'], '1.22', 'storage.k8s.io/v1', '1.6'],
  ['storage.k8s.io/v1beta1', ['VolumeAttachment'], '1.22', 'storage.k8s.io/v1', '1.13'],
  ['rbac.authorization.k8s.io/v1alpha1', RBAC, '1.23', 'rbac.authorization.k8s.io/v1', '1.8'],
  ['scheduling.k8s.io/v1alpha1', ['PriorityClass'], '1.23', 'scheduling.k8s.io/v1', '1.14'],
  ['storage.k8s.io/v1alpha1', ['CSIStorageCapacity'], '1.24', 'storage.k8s.io/v1', '1.24'],
  ['storage.k8s.io/v1alpha1', ['VolumeAttachment'], '1.24', 'storage.k8s.io/v1', '1.13'],
  ['autoscaling/v2beta1', ['HorizontalPodAutoscaler'], '1.25', 'autoscaling/v2', '1.23', METRICS],
  ['batch/v1beta1', ['CronJob'], '1.25', 'batch/v1', '1.21'],
  ['discovery.k8s.io/v1beta1', ['EndpointSlice'], '1.25', 'discovery.k8s.io/v1', '1.21', 'the topology of an endpoint is nodeName and zone there'],
  ['events.k8s.io/v1beta1', ['Event'], '1.25', 'events.k8s.io/v1', '1.19'],
  ['node.k8s.io/v1beta1', ['RuntimeClass'], '1.25', 'node.k8s.io/v1', '1.20'],
  ['policy/v1beta1', ['PodDisruptionBudget'], '1.25', 'policy/v1', '1.21', 'an empty selector selects every Pod of the namespace there, not none'],
  ['policy/v1beta1', ['PodSecurityPolicy'], '1.25'],
  ['autoscaling/v2beta2', ['HorizontalPodAutoscaler'], '1.26', 'autoscaling/v2', '1.23'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', FLOWS, '1.26', 'flowcontrol.apiserver.k8s.io/v1', '1.29', CONCURRENCY],
  ['storage.k8s.io/v1beta1', ['CSIStorageCapacity'], '1.27', 'storage.k8s.io/v1', '1.24'],
  ['flowcontrol.apiserver.k8s.io/v1beta2', FLOWS, '1.29', 'flowcontrol.apiserver.k8s.io/v1', '1.29', CONCURRENCY],
  ['admissionregistration.k8s.io/v1alpha1', ADMISSION, '1.32', 'admissionregistration.k8s.io/v1', '1.30'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', FLOWS, '1.32', 'flowcontrol.apiserver.k8s.io/v1', '1.29'],
  ['admissionregistration.k8s.io/v1beta1', ADMISSION, '1.34', 'admissionregistration.k8s.io/v1', '1.30'],
  ['storage.k8s.io/v1alpha1', ['VolumeAttributesClass'], '1.35', 'storage.k8s.io/v1', '1.34'],
  ['certificates.k8s.io/v1alpha1', ['ClusterTrustBundle'], '1.37', 'certificates.k8s.io/v1', '1.37'],
  ['networking.k8s.io/v1beta1', ['IPAddress', 'ServiceCIDR'], '1.37', 'networking.k8s.io/v1', '1.33'],
  ['storage.k8s.io/v1beta1', ['VolumeAttributesClass'], '1.37', 'storage.k8s.io/v1', '1.34'],
  ['admissionregistration.k8s.io/v1alpha1', MUTATION, '1.38', 'admissionregistration.k8s.io/v1', '1.36'],
  ['resource.k8s.io/v1beta1', DEVICES, '1.38', 'resource.k8s.io/v1', '1.34', 'what is asked for stands in requests[].exactly there'],
  ['resource.k8s.io/v1alpha3', ['DeviceTaintRule'], '1.39', 'resource.k8s.io/v1', '1.37'],
  ['resource.k8s.io/v1beta2', DEVICES, '1.39', 'resource.k8s.io/v1', '1.34'],
  ['admissionregistration.k8s.io/v1beta1', MUTATION, '1.40', 'admissionregistration.k8s.io/v1', '1.36'],
  ['certificates.k8s.io/v1beta1', ['ClusterTrustBundle', 'PodCertificateRequest'], '1.40', 'certificates.k8s.io/v1', '1.37'],
  ['storagemigration.k8s.io/v1beta1', ['StorageVersionMigration'], '1.40', 'storagemigration.k8s.io/v1', '1.37'],
  ['resource.k8s.io/v1beta2', ['DeviceTaintRule'], '1.42', 'resource.k8s.io/v1', '1.37'],
];

const TABLE = new Map(ROWS.flatMap(([version, kinds, removedIn, replacement, replacementSince = '1.0', changes]) => (
  kinds.map((kind): [string, RemovedApi] => [`${version} ${kind}`, { removedIn, replacement, replacementSince, changes }]))));
