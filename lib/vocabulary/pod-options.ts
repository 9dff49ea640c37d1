import type { Duration } from 'cdk8s';
import type { IServiceAccount } from 'cdk8s-plus-28';
import type { ContainerProps } from './container';
import type { Scheduling } from './scheduling';
import type { PodSecurity } from './security';

/** What is rarely said of a Pod. */
export interface PodOptions {
  /**
   * Labels of the Pods.
   * @default - none but the selector's and the profile's
   */
  readonly labels?: Record<string, string>;
  /**
   * Annotations of the Pods.
   * @default - none but the profile's
   */
  readonly annotations?: Record<string, string>;
  /**
   * The labels by which the controller, Services and policies find the Pods. It can't change once it is applied.
   * @default - under `Profile.PRODUCTION` name and instance, else `labels`
   */
  readonly selector?: Record<string, string>;
  /**
   * Containers that end before the others start, one after the other.
   * @default - none
   */
  readonly initContainers?: ContainerProps[];
  /**
   * Containers beside the main one, started together with it.
   * @default - none
   */
  readonly sidecars?: ContainerProps[];
  /**
   * Sidecars that start before the main container and end after it: init containers with `restartPolicy: Always`,
   * from Kubernetes 1.29 on.
   * @default - none
   */
  readonly nativeSidecars?: ContainerProps[];
  /**
   * Whether the `sidecars` of a Job end by themselves once its main container has; without it, a Job with sidecars
   * is refused, since it would never complete.
   * @default false
   */
  readonly sidecarsEnd?: boolean;
  /**
   * As whom all containers run, and what the Pod needs of its namespace.
   * @default - *restricted* under `Profile.PRODUCTION`
   */
  readonly security?: PodSecurity;
  /**
   * On which nodes the Pods run.
   * @default - anywhere, spread as the profile says
   */
  readonly scheduling?: Scheduling;
  /**
   * The account as which the Pods talk to the API server.
   * @default - one of its own under `Profile.PRODUCTION`, else the namespace's default
   */
  readonly serviceAccount?: IServiceAccount;
  /**
   * Whether the account's token is mounted.
   * @default - false under `Profile.PRODUCTION`
   */
  readonly mountToken?: boolean;
  /**
   * The time from SIGTERM (and the preStop hook) to SIGKILL; whole seconds, more than any pause by `LifecycleHook.sleep()`,
   * which the profile's own pause is from Kubernetes 1.30 on.
   * @default - 40 seconds under `Profile.PRODUCTION`, or the database engine's
   */
  readonly terminationGracePeriod?: Duration;
  /**
   * Names of the Secrets with which images are pulled.
   * @default - the service account's
   */
  readonly imagePullSecrets?: string[];
  /**
   * Whether the containers see each other's processes.
   * @default false
   */
  readonly shareProcessNamespace?: boolean;
  /**
   * More names for /etc/hosts: IP address, in its shortest form, to host names.
   * @default - none
   */
  readonly hostAliases?: Record<string, string[]>;
}
