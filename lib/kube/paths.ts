import type { Rule } from './faults';

/**
 * A path within a container, where a volume is mounted.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1 mountPath
 */
export const ABSOLUTE_PATH: Rule<string> = {
  expected: "an absolute path such as '/var/lib/data', without ':'",
  accepts: (value) => value.startsWith('/') && !value.includes(':'),
};

/**
 * A path of the node.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/core/validation/validation.go validateHostPathVolumeSource
 */
export const HOST_PATH: Rule<string> = {
  expected: "an absolute path such as '/var/log', without ':' and without '..' as a part",
  accepts: (value) => ABSOLUTE_PATH.accepts(value) && !value.split('/').includes('..'),
};

/**
 * A path within a volume. Stricter than a `subPath` has to be: what starts with '..' isn't let out of the volume by
 * any API server, but the path of a ConfigMap's key may not start so at all.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/core/validation/validation.go validateLocalNonReservedPath
 */
export const SUB_PATH: Rule<string> = {
  expected: "a relative path such as 'conf.d/app.yaml', without '..' as a part and not starting with '..'",
  accepts: (value) => value !== '' && !value.startsWith('/') && !value.startsWith('..')
    && !value.split('/').includes('..'),
};

/**
 * The path of an HTTP request.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes
 */
export const HTTP_PATH: Rule<string> = {
  expected: "a path that starts with '/', such as '/healthz'",
  accepts: (value) => value.startsWith('/'),
};

/**
 * The name of a header of an HTTP request; HTTP itself lets more through.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go IsHTTPHeaderName
 */
export const HEADER_NAME: Rule<string> = {
  expected: "the name of a header such as 'X-Probe': letters, digits and '-'",
  accepts: (value) => /^[-A-Za-z0-9]+$/.test(value),
};

/**
 * The path of an Ingress or HTTPRoute.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.0/pkg/apis/networking/validation/validation.go validateHTTPIngressPath
 */
export const ROUTE_PATH: Rule<string> = {
  expected: "a path that starts with '/', such as '/shop', without '//', '/./', '/../' or an encoded '/'",
  accepts: (value) => /^\/[A-Za-z0-9/\-._~%!$&'()*+,;=:@]*$/.test(value)
    && !/\/\/|\/\.\.?(\/|$)|%2f/i.test(value) && !/%(?![0-9a-f]{2})/i.test(value) && value.length <= 1024,
};
