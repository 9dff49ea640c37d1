import { isIP } from 'node:net';
import type { Rule } from './faults';
import { integerFrom } from './numbers';

const IPV4_IN_IPV6 = '0'.repeat(80) + '1'.repeat(16);

/** The 32 or 128 bits of an address that node:net has checked. */
function bits(address: string): string {
  if (!address.includes(':')) return address.split('.').map((part) => binary(Number(part), 8)).join('');
  const [head, tail = ''] = address.split('::').map((half) => half.split(':').map(groupBits).join(''));
  return head.padEnd(128 - tail.length, '0') + tail;
}

/** Whether an address is written as Kubernetes writes it: lower case, the longest run of zeros left out. */
function isShortest(address: string): boolean {
  return !address.includes(':') || new URL(`http://[${address}]`).hostname === `[${address}]`;
}

function groupBits(group: string): string {
  if (group === '') return '';
  return group.includes('.') ? bits(group) : binary(parseInt(group, 16), 16);
}

function binary(value: number, length: number): string {
  return value.toString(2).padStart(length, '0');
}

/**
 * A block of IPv4 or IPv6 addresses, as every Kubernetes from 1.28 takes it. As 1.36 does, it refuses leading zeros,
 * `::ffff:10.0.0.0/104` and bits after the prefix, such as the last of `10.0.0.1/8`; and it refuses what is not in the
 * form of RFC 5952, such as `2001:DB8::/32`, of which it warns.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/ip.go IsValidCIDRForLegacyField
 */
export const CIDR: Rule<string> = {
  expected: "a CIDR block such as '10.0.0.0/8' or '2001:db8::/32', in its shortest form, all bits after the prefix 0",
  accepts: (value) => {
    const [, address, length] = /^([0-9a-fA-F:.]+)\/(0|[1-9]\d{0,2})$/.exec(value) ?? [];
    if (address === undefined || isIP(address) === 0 || !isShortest(address)) return false;
    const all = bits(address);
    return Number(length) <= all.length && !all.slice(Number(length)).includes('1') && !all.startsWith(IPV4_IN_IPV6);
  },
};

/**
 * An IPv4 or IPv6 address without a zone. As 1.36 does, it refuses leading zeros and `::ffff:10.0.0.1`, and what
 * is not in the form of RFC 5952.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/ip.go IsValidIPForLegacyField
 */
export const IP_ADDRESS: Rule<string> = {
  expected: "an IP address such as '10.0.0.7' or '2001:db8::7', in its shortest form",
  accepts: (value) => isIP(value) !== 0 && !value.includes('%') && isShortest(value) && !bits(value).startsWith(IPV4_IN_IPV6),
};

const COUNT = integerFrom(0);
const SHARE = integerFrom(0, 100);

/**
 * A count of Pods, or a share of them: `maxSurge`, `maxUnavailable` and `minAvailable`.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
export const COUNT_OR_SHARE: Rule<string> = {
  expected: "a count such as '1' or a share such as '25%'",
  accepts: (value) => /^\d+%?$/.test(value) && (value.endsWith('%') ? SHARE : COUNT).accepts(parseInt(value, 10)),
};
