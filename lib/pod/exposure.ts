import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { NetworkPolicyPort } from 'kubernetes-types/networking/v1';
import type { Faults } from '../kube/faults';
import { httpRoute } from '../kube/http-route';
import type { HttpRouteModel } from '../kube/http-route';
import { ingress } from '../kube/ingress';
import type { IngressModel } from '../kube/ingress';
import { DNS_SUBDOMAIN, NAMESPACE, WILDCARD_HOST } from '../kube/names';
import { ROUTE_PATH } from '../kube/paths';
import type { ServicePortModel } from '../kube/service';
import { volumeName } from '../kube/volume-name';
import type { ProfileSettings } from '../profile';
import type { Exposure, GatewayOptions, IngressOptions } from '../vocabulary/exposure';
import { ServiceType } from '../vocabulary/service';
import { addService, objectOf } from './companions';
import { expectAnnotations, metadataOf } from './identity';
import { resolveService } from './services';
import type { ResolvedService, Served } from './services';

/** One way to an app from outside, complete. */
export type ResolvedExposure = {
  /** The container ports that anybody may now connect to. */
  readonly opens: readonly NetworkPolicyPort[];
} & (
  | { readonly kind: 'ingress'; readonly metadata: ApiObjectMetadata; readonly model: IngressModel }
  | { readonly kind: 'gateway'; readonly metadata: ApiObjectMetadata; readonly model: HttpRouteModel }
  | { readonly kind: 'service'; readonly service: ResolvedService }
);

/** What an exposure leads to. */
export interface Exposed extends Served {
  /** The app's first Service. */
  readonly service: ResolvedService | undefined;
  readonly settings: ProfileSettings;
  /** Whether it is the first one, which gets the app's plain name. */
  readonly first: boolean;
}

export function resolveExposure(faults: Faults, exposure: Exposure, app: Exposed): ResolvedExposure {
  const way = exposure._way;
  const port = servicePort(faults, way.options.port, app, way.kind === 'service');
  const opens = [{ port: port.targetPort, protocol: port.protocol }];
  if (way.kind === 'service') {
    const { options, serviceType, suffix } = way;
    const name = options.name ?? `${app.identity.name}-${suffix}`;
    const service = resolveService(faults, {
      name,
      serviceType: serviceType === 'NodePort' ? ServiceType.NODE_PORT : ServiceType.LOAD_BALANCER,
      ports: [{ port: options.port ?? port.port, targetPort: port.targetPort, nodePort: options.nodePort }],
      sourceRanges: options.sourceRanges,
      annotations: options.annotations,
    }, app);
    return { kind: 'service', opens, service };
  }
  const name = app.first ? app.identity.name : `${app.identity.name}-${volumeName(`${way.host}${way.options.path ?? ''}`)}`;
  faults.expect('host', way.host, WILDCARD_HOST);
  faults.expect('path', way.options.path, ROUTE_PATH);
  const target: Target = { host: way.host, path: way.options.path ?? '/', serviceName: app.service?.name ?? '', servicePort: port.port };
  if (way.kind === 'gateway') {
    return { kind: 'gateway', opens, metadata: metadataOf(app.identity, { name }), model: gatewayOf(faults, way.options, target) };
  }
  const annotations = way.options.annotations;
  expectAnnotations(faults, 'annotations', annotations);
  const metadata = metadataOf(app.identity, { name, annotations });
  return { kind: 'ingress', opens, metadata, model: ingressOf(faults, way.options, app, target, name) };
}

export function addExposure(app: Construct, id: string, exposure: ResolvedExposure): void {
  if (exposure.kind === 'service') {
    addService(app, id, exposure.service);
  } else if (exposure.kind === 'ingress') {
    const { metadata, model } = exposure;
    objectOf(app, id, { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, body: () => ingress(model) });
  } else {
    const { metadata, model } = exposure;
    objectOf(app, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata, body: () => httpRoute(model) });
  }
}

/** What of an exposure is the same by an Ingress and by a Gateway. */
type Target = Pick<IngressModel & HttpRouteModel, 'host' | 'path' | 'serviceName' | 'servicePort'>;

function gatewayOf(faults: Faults, options: GatewayOptions, target: Target): HttpRouteModel {
  faults.expect('gateway', options.gateway, DNS_SUBDOMAIN);
  faults.expect('gatewayNamespace', options.gatewayNamespace, NAMESPACE);
  faults.expect('listener', options.listener, DNS_SUBDOMAIN);
  const { host, path, serviceName, servicePort } = target;
  const { gateway, gatewayNamespace, listener } = options;
  return { host, path, serviceName, servicePort, gateway, gatewayNamespace, listener };
}

function ingressOf(faults: Faults, options: IngressOptions, app: Exposed, target: Target, name: string): IngressModel {
  faults.expect('ingressClass', options.ingressClass, DNS_SUBDOMAIN);
  faults.expect('tlsSecret', options.tlsSecret, DNS_SUBDOMAIN);
  if (options.plainHttp && options.tlsSecret !== undefined) faults.add('tlsSecret', 'stands beside `plainHttp`; leave one of them out');
  const secured = app.settings.restricted && !options.plainHttp;
  const { host, path, serviceName, servicePort } = target;
  return {
    // Key by key: V8 gives each copy by `...` a shape of its own.
    host,
    path,
    serviceName,
    servicePort,
    pathType: options.exactPath ? 'Exact' : 'Prefix',
    ingressClass: options.ingressClass,
    // Of each Ingress its own: cert-manager gives a Secret to the first that names it, and to no other.
    tlsSecret: options.tlsSecret ?? (secured ? `${name}-tls` : undefined),
  };
}

/** The port of the app's Service that answers; a Service of its own needs only the container's port. */
function servicePort(faults: Faults, given: number | undefined, app: Exposed, own: boolean): ServicePortModel {
  const ports = app.service?.model.ports ?? [];
  const found = own || given === undefined ? ports[0] : ports.find(({ port }) => port === given);
  if (found) return found;
  if (!own && app.service === undefined) faults.add('port', 'the app has no Service to lead to; list one in `services`');
  else if (!own) faults.add('port', `got ${given}, expected a port of the Service: ${ports.map(({ port }) => port).join(', ')}`);
  const { containerPort: port, protocol } = app.ports[0];
  return { name: undefined, port, targetPort: port, protocol, nodePort: undefined, appProtocol: undefined };
}
