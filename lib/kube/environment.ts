import type { Rule } from './faults';

/** Kubernetes keeps the files of a ConfigMap or Secret volume in folders the names of which start with '..'. */
function isReserved(name: string): boolean {
  return name === '.' || name.startsWith('..');
}

/**
 * The name of an environment variable, as every Kubernetes from 1.28 takes it; from 1.30 on the API server takes more.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go IsEnvVarName
 */
export const ENV_NAME: Rule<string> = {
  expected: "the name of an environment variable: letters, digits, '_', '-' and '.', no digit first, "
    + "not '.', no '..' first",
  accepts: (value) => /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(value) && !isReserved(value),
};

const KEY_MAX = 253;

/**
 * A key of a ConfigMap or Secret.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go IsConfigMapKey
 */
export const CONFIG_KEY: Rule<string> = {
  expected: "a key: letters, digits, '-', '_' and '.', at most 253 characters, not '.', no '..' first",
  accepts: (value) => value.length <= KEY_MAX && /^[-._a-zA-Z0-9]+$/.test(value) && !isReserved(value),
};
