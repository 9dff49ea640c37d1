export interface HttpRouteModel {
  readonly host: string;
  readonly path: string;
  readonly gateway: string;
  readonly gatewayNamespace: string | undefined;
  readonly listener: string | undefined;
  readonly serviceName: string;
  readonly servicePort: number;
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute */
export function httpRoute(model: HttpRouteModel): object {
  return {
    spec: {
      parentRefs: [{ name: model.gateway, namespace: model.gatewayNamespace, sectionName: model.listener }],
      hostnames: [model.host],
      rules: [{
        matches: [{ path: { type: 'PathPrefix', value: model.path } }],
        backendRefs: [{ name: model.serviceName, port: model.servicePort }],
      }],
    },
  };
}
