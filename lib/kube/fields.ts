import type { Rule } from './faults';
import { ANNOTATION_KEY, LABEL_KEY } from './labels';

const IN_BOTH = ['metadata.name', 'metadata.namespace', 'metadata.uid'];
const IN_VARIABLES = new Set([
  ...IN_BOTH, 'spec.nodeName', 'spec.serviceAccountName', 'status.hostIP', 'status.podIP', 'status.podIPs',
]);
const IN_FILES = new Set([...IN_BOTH, 'metadata.labels', 'metadata.annotations']);

/** Whether it is one label or annotation, such as `metadata.labels['tier']`. */
function isEntry(path: string): boolean {
  const [, map, key] = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(path) ?? [];
  if (map === undefined) return false;
  return (map === 'labels' ? LABEL_KEY : ANNOTATION_KEY).accepts(key);
}

/**
 * A field of the Pod that a variable can hold.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export const VARIABLE_FIELD: Rule<string> = {
  expected: "a field of the Pod such as 'metadata.name', 'status.podIP' or 'metadata.labels['tier']'",
  accepts: (path) => IN_VARIABLES.has(path) || isEntry(path),
};

/**
 * A field of the Pod that a file can hold.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export const FILE_FIELD: Rule<string> = {
  expected: "a field of the Pod such as 'metadata.name', 'metadata.labels' or 'metadata.labels['tier']'",
  accepts: (path) => IN_FILES.has(path) || isEntry(path),
};

/**
 * The unit in which a variable holds an amount of memory or storage; of cpu, it is '1' or '1m'.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/core/validation/validation.go validContainerResourceDivisorForMemory
 */
export function divisorOf(resource: string): Rule<string> {
  const cpu = resource.endsWith('.cpu');
  return {
    expected: cpu ? "'1' or '1m'" : "a unit such as '1', '1k' or '1Mi'",
    accepts: (value) => (cpu ? /^1m?$/ : /^1(?:[kMGTPE]|[KMGTPE]i)?$/).test(value),
  };
}
