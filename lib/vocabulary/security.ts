/**
 * What a namespace must allow for a Pod to run in it: the levels of the Pod Security Standards.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export enum SecurityLevel {
  /** Hardened: no root, no capabilities, no escalation, seccomp on. */
  RESTRICTED = 'restricted',
  /** No known way to escalate: root is allowed, the node's namespaces and paths are not. */
  BASELINE = 'baseline',
  /** Anything: host paths, host network, privileged containers. */
  PRIVILEGED = 'privileged',
}

/** Which seccomp profile filters a container's system calls. */
export enum Seccomp {
  /** The container runtime's own. */
  RUNTIME_DEFAULT = 'RuntimeDefault',
  /** None. */
  UNCONFINED = 'Unconfined',
}

/** As whom a container runs, and what it may do. Takes precedence over the Pod's. */
export interface ContainerSecurity {
  /**
   * The user id, 0 or more.
   * @default - the Pod's
   */
  readonly runAsUser?: number;
  /**
   * The group id, 0 or more.
   * @default - the Pod's
   */
  readonly runAsGroup?: number;
  /**
   * Whether the kubelet refuses to start it as root.
   * @default - the Pod's
   */
  readonly runAsNonRoot?: boolean;
  /**
   * Whether its root file system is read-only.
   * @default - true under `Profile.PRODUCTION`
   */
  readonly readOnlyRootFilesystem?: boolean;
  /**
   * Paths that it writes to where the root file system is read-only; an emptyDir each.
   * @default - none but `/tmp` under `Profile.PRODUCTION`
   */
  readonly writablePaths?: string[];
  /**
   * Whether it may gain rights that its parent process didn't have.
   * @default - false under `Profile.PRODUCTION`
   */
  readonly allowPrivilegeEscalation?: boolean;
  /**
   * Whether it is root on the node.
   * @default - not set
   */
  readonly privileged?: boolean;
  /**
   * Capabilities that it gets, such as `NET_BIND_SERVICE`, the only one that *restricted* allows.
   * @default - none
   */
  readonly addCapabilities?: string[];
  /**
   * Capabilities that are taken from it.
   * @default - `ALL` under `Profile.PRODUCTION`
   */
  readonly dropCapabilities?: string[];
  /**
   * Its seccomp profile.
   * @default - the Pod's
   */
  readonly seccomp?: Seccomp;
}

/** As whom all containers of a Pod run, and what the Pod needs of its namespace. */
export interface PodSecurity {
  /**
   * The weakest level that the Pod needs. Needing more than is said here is a fault.
   * @default SecurityLevel.RESTRICTED
   */
  readonly level?: SecurityLevel;
  /**
   * Why the level is needed, in a sentence; required with any level but restricted. It is written as an annotation.
   * @default - none
   */
  readonly reason?: string;
  /**
   * The user id, 0 or more.
   * @default - 10001 under `Profile.PRODUCTION`
   */
  readonly runAsUser?: number;
  /**
   * The group id, 0 or more.
   * @default - 10001 under `Profile.PRODUCTION`
   */
  readonly runAsGroup?: number;
  /**
   * Whether user and groups are left to the image, or to a cluster that assigns them: none of the three is written.
   * @default - the profile's `imageUser`
   */
  readonly imageUser?: boolean;
  /**
   * Whether the kubelet refuses to start a container as root.
   * @default - true under `Profile.PRODUCTION`
   */
  readonly runAsNonRoot?: boolean;
  /**
   * The group that owns the Pod's volumes, 0 or more.
   * @default - `runAsGroup` under `Profile.PRODUCTION`
   */
  readonly fsGroup?: number;
  /**
   * More groups that its processes belong to, 0 or more.
   * @default - none
   */
  readonly supplementalGroups?: number[];
  /**
   * The seccomp profile of all containers.
   * @default - RuntimeDefault under `Profile.PRODUCTION`
   */
  readonly seccomp?: Seccomp;
}
