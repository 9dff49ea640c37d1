import type { Rule } from './faults';

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(?:\\.${LABEL})*`;
const SUBDOMAIN_MAX = 253;

/** Four numbers from 0 to 255, leading zeros and all: what the API server takes for an IPv4 address. */
const IPV4 = /^0*(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?:\.0*(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$/;

function rule(expected: string, syntax: RegExp, max: number): Rule<string> {
  return { expected, accepts: (value) => value.length <= max && syntax.test(value) };
}

/**
 * A DNS label of at most `max` characters. CronJobs and StatefulSets take 52, as the names of what they make have a
 * suffix; the name of a StatefulSet is the host name of its Pods, too, so it has no dots.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function nameUpTo(max: number): Rule<string> {
  return rule(
    `a DNS label: lower-case letters, digits and '-', at most ${max} characters, a letter or digit at both ends`,
    new RegExp(`^${LABEL}$`), max,
  );
}

/**
 * An RFC 1123 label: the name of a container, a Pod volume and a Namespace.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go IsDNS1123Label
 */
export const DNS_LABEL: Rule<string> = nameUpTo(63);

/**
 * The name of a Namespace.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export const NAMESPACE: Rule<string> = DNS_LABEL;

/**
 * An RFC 1035 label of at most `max` characters: a name that a Service can have too.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go IsDNS1035Label
 */
export function serviceNameUpTo(max: number): Rule<string> {
  return rule(
    `a Service name: lower-case letters, digits and '-', at most ${max} characters, a letter first, a letter or digit last`,
    /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/, max,
  );
}

/** The name of a Service. Kubernetes before 1.34 refuses any other. */
export const DNS_LABEL_1035: Rule<string> = serviceNameUpTo(63);

/**
 * An RFC 1123 subdomain: the name of most objects.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go IsDNS1123Subdomain
 */
export const DNS_SUBDOMAIN: Rule<string> = rule(
  "a DNS subdomain: lower-case letters, digits, '-' and '.', at most 253 characters, "
    + 'a letter or digit at both ends of each part',
  new RegExp(`^${SUBDOMAIN}$`), SUBDOMAIN_MAX,
);

const HOST = new RegExp(`^(?:\\*\\.)?${SUBDOMAIN}$`);

/**
 * A host of an Ingress or HTTPRoute: a DNS subdomain, the first part of which may be a wildcard.
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#hostname
 */
export const WILDCARD_HOST: Rule<string> = {
  expected: "a host name such as 'shop.example.com' or '*.example.com': lower-case letters, digits, '-' and '.', "
    + 'at most 253 characters, no IP address',
  accepts: (value) => value.length <= SUBDOMAIN_MAX && HOST.test(value) && !IPV4.test(value),
};
