import type { ContainerPort, ContainerResources, EnvFrom, EnvValue, ImagePullPolicy } from 'cdk8s-plus-28';
import type { Health } from './health';
import type { Lifecycle } from './lifecycle';
import type { ContainerSecurity } from './security';
import type { Mount } from './volume';

/** What is rarely said of a container. */
export interface ContainerOptions {
  /**
   * The container's name, a DNS label, unique in the Pod.
   * @default - the workload's name
   */
  readonly name?: string;
  /**
   * The command, without a shell; takes the place of the image's entrypoint.
   * @default - the image's entrypoint
   */
  readonly command?: string[];
  /**
   * The command's arguments.
   * @default - the image's
   */
  readonly args?: string[];
  /**
   * The working directory.
   * @default - the image's
   */
  readonly workingDir?: string;
  /**
   * Environment variables from Secrets, ConfigMaps and fields.
   * @default - none
   */
  readonly envValues?: Record<string, EnvValue>;
  /**
   * ConfigMaps and Secrets whose keys all become environment variables.
   * @default - none
   */
  readonly envFrom?: EnvFrom[];
  /**
   * The ports it serves, beside the workload's own `port`.
   * @default - none
   */
  readonly ports?: ContainerPort[];
  /**
   * Volumes, and where the container sees them.
   * @default - none
   */
  readonly mounts?: Mount[];
  /**
   * As whom it runs, and what it may do.
   * @default - the Pod's, and *restricted* under `Profile.PRODUCTION`
   */
  readonly security?: ContainerSecurity;
  /**
   * What happens after its start and before its end.
   * @default - a pause before the end under `Profile.PRODUCTION`, where it serves ports
   */
  readonly lifecycle?: Lifecycle;
  /**
   * When the image is pulled.
   * @default - IfNotPresent under `Profile.PRODUCTION`, Always for the tag `latest`
   */
  readonly imagePullPolicy?: ImagePullPolicy;
}

/** A container of a Pod. */
export interface ContainerProps extends ContainerOptions {
  /** The image; under `Profile.PRODUCTION` with a tag or digest. */
  readonly image: string;
  /**
   * Environment variables with plain values.
   * @default - none
   */
  readonly env?: Record<string, string>;
  /**
   * How Kubernetes sees whether it works.
   * @default - no probes
   */
  readonly health?: Health;
  /**
   * What it asks for, and its bounds.
   * @default - by the kind of workload under `Profile.PRODUCTION`, else none
   */
  readonly resources?: ContainerResources;
}
