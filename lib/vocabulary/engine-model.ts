import type { ContainerPort } from 'cdk8s-plus-28';
import type { EnvVar } from 'kubernetes-types/core/v1';
import type { ContainerProps } from './container';
import type { ConnectionVariable } from './endpoint';
import type { Health } from './health';
import type { Lifecycle } from './lifecycle';
import type { Mount } from './volume';

/**
 * Where an engine runs.
 *
 * @internal
 */
export interface EnginePlace {
  /** The workload's name, and so the beginning of its Pods' names. */
  readonly name: string;
  /** The name of the engine's own container. */
  readonly container: string;
  /** The headless Service under which its Pods have names. */
  readonly membersService: string;
  readonly replicas: number;
  /** The container's memory limit in bytes, where it has one. */
  readonly memoryLimit: number | undefined;
  /** How many processors the container may count on. */
  readonly cpus: number;
  /** Whether the engine adds what it knows of running itself. */
  readonly knowledge: boolean;
}

/**
 * What an engine asks for where the author gives no resources.
 *
 * @internal
 */
export interface EngineAmounts {
  readonly cpu: string;
  readonly memory: string;
  readonly ephemeralRequest: string;
  readonly ephemeralLimit: string;
}

/**
 * All that a database engine says of its Pods.
 *
 * @internal
 */
export interface EngineModel {
  readonly image: string;
  /** The first is the one that clients connect to. */
  readonly ports: readonly ContainerPort[];
  readonly dataPath: string;
  readonly env: readonly EnvVar[];
  readonly health?: Health;
  readonly lifecycle?: Lifecycle;
  readonly initContainers: readonly ContainerProps[];
  readonly mounts: readonly Mount[];
  readonly writablePaths: readonly string[];
  /** The user and group that own the data. */
  readonly user?: number;
  readonly gracePeriodSeconds?: number;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * What clients of an engine get; names without their beginning.
 *
 * @internal
 */
export interface EngineConnection {
  /** What the names begin with where the client says nothing; by default the database's own name. */
  readonly prefix?: string;
  readonly hostVariable: string;
  readonly more: readonly ConnectionVariable[];
}
