import type { Rule } from './faults';
import { DNS_SUBDOMAIN } from './names';

const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const NAME_MAX = 63;

function isName(text: string): boolean {
  return text.length <= NAME_MAX && NAME.test(text);
}

function isQualifiedName(key: string): boolean {
  const slash = key.indexOf('/');
  return isName(key.slice(slash + 1)) && (slash < 0 || DNS_SUBDOMAIN.accepts(key.slice(0, slash)));
}

const QUALIFIED_NAME = "letters, digits, '-', '_' and '.', at most 63 characters, a letter or digit at both ends; "
  + "before it, if at all, a DNS subdomain and '/'";

/**
 * The key of a label.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const LABEL_KEY: Rule<string> = {
  expected: `a label key such as 'tier' or 'example.com/tier': ${QUALIFIED_NAME}`,
  accepts: isQualifiedName,
};

/** What Kubernetes calls some labels of nodes since 1.17. */
const NODE_LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': "'kubernetes.io/arch'",
  'beta.kubernetes.io/os': "'kubernetes.io/os'",
  'beta.kubernetes.io/instance-type': "'node.kubernetes.io/instance-type'",
  'failure-domain.beta.kubernetes.io/region': "'topology.kubernetes.io/region'",
  'failure-domain.beta.kubernetes.io/zone': "'topology.kubernetes.io/zone'",
};

/**
 * That a node's label goes by its name of today: of the old ones the API server warns, and nodes lose them.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export function currentNodeLabel(key: string): Rule<string> {
  return instead(NODE_LABELS[key]);
}

/** The rule for a key that is refused where there is something to take instead. */
function instead(successor: string | undefined): Rule<string> {
  return { expected: `${successor}, which took its place`, accepts: () => successor === undefined };
}

/**
 * The value of a label; it may be empty.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const LABEL_VALUE: Rule<string> = {
  expected: "a label value: letters, digits, '-', '_' and '.', at most 63 characters, a letter or digit at both ends, "
    + 'or empty',
  accepts: (value) => value === '' || isName(value),
};

/**
 * The name of a finalizer: who has to do something before the object goes.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
export const FINALIZER: Rule<string> = {
  expected: "a finalizer such as 'example.com/release': a DNS subdomain, '/' and a name; or 'orphan' or 'foregroundDeletion'",
  accepts: (value) => /^(?:orphan|foregroundDeletion|kubernetes)$/.test(value) || (value.includes('/') && isQualifiedName(value)),
};

/** Annotations that Kubernetes reads no longer, or calls otherwise, and what took their place. */
const ANNOTATIONS: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod': '`priorityClass`',
  'scheduler.alpha.kubernetes.io/tolerations': '`tolerations`',
  'seccomp.security.alpha.kubernetes.io/pod': '`security.seccomp`',
  // Then comes the name of a container.
  'container.seccomp.security.alpha.kubernetes.io/': '`security.seccomp`',
  'security.alpha.kubernetes.io/sysctls': 'the field `sysctls` of the Pod',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'the field `sysctls` of the Pod',
  'service.kubernetes.io/topology-aware-hints': "'service.kubernetes.io/topology-mode'",
  'kubernetes.io/ingress.class': '`ingressClass`',
};

const MIRROR = 'kubernetes.io/config.mirror';

/**
 * That Kubernetes of today reads an annotation; of the others the API server warns, or refuses what they say.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export function currentAnnotation(key: string): Rule<string> {
  if (key === MIRROR) return { expected: 'another annotation: this is how a kubelet marks the Pods of its own', accepts: () => false };
  return instead(ANNOTATIONS[key] ?? ANNOTATIONS[key.replace(/[^/]+$/, '')]);
}

/**
 * The key of an annotation. As the API server lowers its case before the check, the DNS subdomain may have capitals.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/api/validation/objectmeta.go ValidateAnnotations
 */
export const ANNOTATION_KEY: Rule<string> = {
  expected: `an annotation key such as 'owner' or 'example.com/owner': ${QUALIFIED_NAME}`,
  accepts: (key) => isQualifiedName(key.replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
};
