/** How a Service is reached. */
export enum ServiceType {
  /** Inside the cluster, under one address. */
  CLUSTER_IP = 'ClusterIP',
  /** Inside the cluster, under the addresses of its Pods. */
  HEADLESS = 'Headless',
  /** On a port of every node. */
  NODE_PORT = 'NodePort',
  /** Through a load balancer of the cloud. */
  LOAD_BALANCER = 'LoadBalancer',
}

/** A port of a Service. */
export interface ServicePort {
  /** The port that clients use, 1 to 65535. */
  readonly port: number;
  /**
   * The Pods' port that answers, 1 to 65535.
   * @default - the same as `port`
   */
  readonly targetPort?: number;
  /**
   * The port's name; required and unique where a Service has several.
   * @default - the container port's name
   */
  readonly name?: string;
  /**
   * The port of every node, 30000 to 32767; for NodePort and LoadBalancer.
   * @default - assigned by the cluster
   */
  readonly nodePort?: number;
  /**
   * What the port speaks, for load balancers and meshes, such as `http` or `kubernetes.io/h2c`.
   * @default - not said
   */
  readonly appProtocol?: string;
}

/**
 * A Service of a workload.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export interface ServiceOptions {
  /**
   * Its name, and so the host name that clients use: a DNS label that begins with a letter.
   * @default - the workload's name
   */
  readonly name?: string;
  /**
   * How it is reached.
   * @default - Kubernetes' own, ServiceType.CLUSTER_IP
   */
  readonly serviceType?: ServiceType;
  /**
   * Its ports.
   * @default - each port of the workload's containers, under the same number
   */
  readonly ports?: ServicePort[];
  /**
   * Labels of its own.
   * @default - the workload's
   */
  readonly labels?: Record<string, string>;
  /**
   * Annotations of its own, such as those of a cloud's load balancer.
   * @default - none
   */
  readonly annotations?: Record<string, string>;
  /**
   * From where its load balancer may be reached, as CIDRs.
   * @default - from anywhere
   */
  readonly sourceRanges?: string[];
  /**
   * Whether Pods get addresses in DNS before they are ready, as the members of a cluster need to find each other.
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}
