import type { IngressSpec } from 'kubernetes-types/networking/v1';

export interface IngressModel {
  readonly host: string;
  readonly path: string;
  readonly pathType: 'Prefix' | 'Exact';
  readonly ingressClass: string | undefined;
  /** The Secret of the host's certificate; undefined is plain HTTP. */
  readonly tlsSecret: string | undefined;
  readonly serviceName: string;
  readonly servicePort: number;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/ */
export function ingress(model: IngressModel): { spec: IngressSpec } {
  const backend = { service: { name: model.serviceName, port: { number: model.servicePort } } };
  return {
    spec: {
      ingressClassName: model.ingressClass,
      tls: model.tlsSecret === undefined ? undefined : [{ hosts: [model.host], secretName: model.tlsSecret }],
      rules: [{ host: model.host, http: { paths: [{ path: model.path, pathType: model.pathType, backend }] } }],
    },
  };
}
