/** Options of an Ingress. */
export interface IngressOptions {
  /**
   * The path below which requests go to the app; begins with `/`.
   * @default '/'
   */
  readonly path?: string;
  /**
   * Whether only the path itself matches, not what is below it.
   * @default false
   */
  readonly exactPath?: boolean;
  /**
   * Which controller serves it: the IngressClass.
   * @default - the cluster's default class
   */
  readonly ingressClass?: string;
  /**
   * The Secret of the certificate for the host.
   * @default - the Ingress's name and `-tls` under `Profile.PRODUCTION`, where cert-manager or you put it
   */
  readonly tlsSecret?: string;
  /**
   * Whether the host is served without TLS.
   * @default - false under `Profile.PRODUCTION`
   */
  readonly plainHttp?: boolean;
  /**
   * The Service port that answers.
   * @default - the app's first
   */
  readonly port?: number;
  /**
   * Annotations for the controller and for cert-manager.
   * @default - none
   */
  readonly annotations?: Record<string, string>;
}

/** Options of a route through a Gateway. */
export interface GatewayOptions {
  /** The Gateway's name. */
  readonly gateway: string;
  /**
   * The Gateway's namespace.
   * @default - the app's own
   */
  readonly gatewayNamespace?: string;
  /**
   * The Gateway's listener.
   * @default - all that match the host
   */
  readonly listener?: string;
  /**
   * The path below which requests go to the app; begins with `/`.
   * @default '/'
   */
  readonly path?: string;
  /**
   * The Service port that answers.
   * @default - the app's first
   */
  readonly port?: number;
}

/** Options of a Service that is reached from outside. */
export interface ExternalServiceOptions {
  /**
   * The Service's name.
   * @default - `NAME-external` for a load balancer, `NAME-node-port` for node ports
   */
  readonly name?: string;
  /**
   * The port that clients outside use.
   * @default - the app's first Service port
   */
  readonly port?: number;
  /**
   * The port of every node, 30000 to 32767.
   * @default - assigned by the cluster
   */
  readonly nodePort?: number;
  /**
   * From where a load balancer may be reached, as CIDRs.
   * @default - from anywhere
   */
  readonly sourceRanges?: string[];
  /**
   * Annotations for the cloud's load balancer.
   * @default - none
   */
  readonly annotations?: Record<string, string>;
}

/**
 * How an app is reached from outside the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/
 */
export class Exposure {
  /** HTTP(S) through an Ingress, under a host such as `shop.example.com` or `*.example.com`. */
  public static ingress(host: string, options: IngressOptions = {}): Exposure {
    return new Exposure({ kind: 'ingress', host, options });
  }

  /** HTTP through a Gateway (Gateway API), which holds the certificates. */
  public static gateway(host: string, options: GatewayOptions): Exposure {
    return new Exposure({ kind: 'gateway', host, options });
  }

  /** A load balancer of the cloud, beside the app's own Service. */
  public static loadBalancer(options: ExternalServiceOptions = {}): Exposure {
    return new Exposure({ kind: 'service', serviceType: 'LoadBalancer', suffix: 'external', options });
  }

  /** A port of every node, beside the app's own Service. */
  public static nodePort(options: ExternalServiceOptions = {}): Exposure {
    return new Exposure({ kind: 'service', serviceType: 'NodePort', suffix: 'node-port', options });
  }

  private constructor(/** @internal */ public readonly _way: ExposureWay) {}
}

/**
 * The ways of exposure, for the one who renders them.
 *
 * @internal
 */
export type ExposureWay =
  | { readonly kind: 'ingress'; readonly host: string; readonly options: IngressOptions }
  | { readonly kind: 'gateway'; readonly host: string; readonly options: GatewayOptions }
  | {
    readonly kind: 'service';
    readonly serviceType: 'LoadBalancer' | 'NodePort';
    readonly suffix: string;
    readonly options: ExternalServiceOptions;
  };
