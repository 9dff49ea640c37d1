import type { Duration } from 'cdk8s';
import type { ContainerResources } from 'cdk8s-plus-28';
import type { ContainerOptions } from './container';
import type { PodOptions } from './pod-options';

/** Options of a backup by Velero. */
export interface VeleroOptions {
  /**
   * The namespace in which Velero runs; the Schedule lives there.
   * @default 'velero'
   */
  readonly veleroNamespace?: string;
  /**
   * How long a backup is kept; whole seconds.
   * @default Duration.days(30)
   */
  readonly keep?: Duration;
  /**
   * The BackupStorageLocation.
   * @default - Velero's default
   */
  readonly storageLocation?: string;
  /**
   * Whether volumes are copied file by file, for storage without snapshots.
   * @default false
   */
  readonly copyFiles?: boolean;
}

/** What happens when a run is due while the last one still goes on. */
export enum Concurrency {
  /** The new one is left out. */
  FORBID = 'Forbid',
  /** Both run. */
  ALLOW = 'Allow',
  /** The old one is stopped. */
  REPLACE = 'Replace',
}

/** What happens to a container of a Job that fails. */
export enum JobRestart {
  /** The Job makes another Pod, and the failed one can be looked at. */
  NEVER = 'Never',
  /** The kubelet starts it again in the same Pod. */
  ON_FAILURE = 'OnFailure',
}

/** A backup by a container of your own. */
export interface ContainerBackupOptions {
  /** The image, under `Profile.PRODUCTION` with a tag or digest. */
  readonly image: string;
  /**
   * The command, without a shell.
   * @default - the image's entrypoint
   */
  readonly command?: string[];
  /**
   * Environment variables with plain values.
   * @default - none
   */
  readonly env?: Record<string, string>;
  /**
   * What happens when a run is due while the last one still goes on.
   * @default - Concurrency.FORBID under `Profile.PRODUCTION`
   */
  readonly concurrency?: Concurrency;
  /**
   * How late a run may start before it is left out; whole seconds, 10 or more.
   * @default - 1 hour under `Profile.PRODUCTION`
   */
  readonly startingDeadline?: Duration;
  /**
   * How long a run may take; whole seconds.
   * @default - 6 hours under `Profile.PRODUCTION`
   */
  readonly activeDeadline?: Duration;
  /**
   * How often a failed run is tried again, 0 or more.
   * @default - 2 under `Profile.PRODUCTION`
   */
  readonly retries?: number;
  /**
   * What happens to a container that fails.
   * @default JobRestart.NEVER
   */
  readonly restart?: JobRestart;
  /**
   * How many successful runs are kept to look at, 0 or more.
   * @default - 3 under `Profile.PRODUCTION`
   */
  readonly keepSuccessful?: number;
  /**
   * How many failed runs are kept to look at, 0 or more.
   * @default - 3 under `Profile.PRODUCTION`
   */
  readonly keepFailed?: number;
  /**
   * What is rarely said of the container.
   * @default - nothing
   */
  readonly container?: ContainerOptions;
  /**
   * What it asks for, and its bounds.
   * @default - by the kind of workload under `Profile.PRODUCTION`, else none
   */
  readonly resources?: ContainerResources;
  /**
   * What is rarely said of the Pod.
   * @default - nothing
   */
  readonly pod?: PodOptions;
}

/** How a backup is made. */
export class BackupMethod {
  /**
   * By Velero, which has to run in the cluster: volumes and objects together.
   *
   * @see https://velero.io/docs/main/api-types/schedule/
   */
  public static velero(options: VeleroOptions = {}): BackupMethod {
    return new BackupMethod(options, undefined);
  }

  /** By a container of your own, started by a CronJob. */
  public static container(options: ContainerBackupOptions): BackupMethod {
    return new BackupMethod(undefined, options);
  }

  private constructor(
    /** @internal */ public readonly _velero: VeleroOptions | undefined,
    /** @internal */ public readonly _container: ContainerBackupOptions | undefined,
  ) {}
}
