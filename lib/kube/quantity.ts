import type { Rule } from './faults';

/**
 * An exponent to 99 says more than any quantity can hold. Of greater ones the API server's parser overflows
 * (`1e4294967296` is 1 to it) or doesn't come back (`1e-999999999`).
 */
const SYNTAX = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([numkMGTPE])|([KMGTPE])i|[eE]([+-]?0*\d{1,2}))?$/;

const TENS: Record<string, string> = { n: '-9', u: '-6', m: '-3', k: '3', M: '6', G: '9', T: '12', P: '15', E: '18' };
const BINARY = 'KMGTPE';

/**
 * An amount of CPU, memory, storage or any other resource.
 *
 * A number is required, though the API server reads `Ki`, `+` and `.` as 0: no one means that.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export const QUANTITY: Rule<string> = {
  expected: "a quantity such as '500m', '1.5' or '2Gi'",
  accepts: (value) => SYNTAX.test(value),
};

/**
 * An amount of memory or storage. Of the fraction of a byte the API server warns, or refuses it; from
 * about 8Pi on it takes a size for one, since it counts in thousandths.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/api/pod/warnings.go warningsForPodSpecAndMeta
 */
export const BYTES: Rule<string> = {
  expected: 'a whole number of bytes above 0 and below 8Pi, such as 10Gi',
  accepts: (value) => {
    const bytes = quantityValue(value) ?? 0;
    return bytes > 0 && Number.isSafeInteger(bytes);
  },
};

/**
 * What a quantity amounts to, for comparisons; undefined for anything but a quantity. As exact as a number can be:
 * `0.1` and `100m` are the same.
 */
export function quantityValue(text: string): number | undefined {
  const [, number, decimal, binary, exponent] = SYNTAX.exec(text) ?? [];
  if (number === undefined) return undefined;
  if (binary !== undefined) return Number(number) * 1024 ** (BINARY.indexOf(binary) + 1);
  return Number(`${number}e${decimal === undefined ? exponent ?? '0' : TENS[decimal]}`);
}
