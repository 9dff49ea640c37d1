import type { Rule } from './faults';
import { LABEL_KEY } from './labels';
import { integerFrom } from './numbers';

/**
 * A port of a container or Service.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go IsValidPortNum
 */
export const PORT_NUMBER: Rule<number> = integerFrom(1, 65535);

/**
 * A port of a node, within the range that clusters use unless told otherwise.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export const NODE_PORT: Rule<number> = integerFrom(30000, 32767);

/**
 * What a Service's port speaks.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
 */
export const APP_PROTOCOL: Rule<string> = {
  expected: "a protocol such as 'http' or 'kubernetes.io/h2c': letters, digits, '-', '_' and '.', at most 63 characters; "
    + "before it, if at all, a DNS subdomain and '/'",
  accepts: LABEL_KEY.accepts,
};

const PORT_NAME_MAX = 15;

/**
 * The name of a container port, an IANA service name.
 * @see https://www.rfc-editor.org/rfc/rfc6335#section-5.1
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go IsValidPortName
 */
export const PORT_NAME: Rule<string> = {
  expected: "a port name: lower-case letters, digits and '-', at most 15 characters, at least one letter, "
    + "no '-' at either end and no '--'",
  accepts: (value) => value.length <= PORT_NAME_MAX && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) && /[a-z]/.test(value),
};
