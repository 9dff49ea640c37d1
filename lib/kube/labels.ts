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
 * The key of an annotation. As the API server lowers its case before the check, the DNS subdomain may have capitals.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/api/validation/objectmeta.go ValidateAnnotations
 */
export const ANNOTATION_KEY: Rule<string> = {
  expected: `an annotation key such as 'owner' or 'example.com/owner': ${QUALIFIED_NAME}`,
  accepts: (key) => isQualifiedName(key.replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
};
