import type { INetworkPolicyPeer, IPodSelector } from 'cdk8s-plus-28';
import type { IUsable } from './endpoint';

/** How a client learns of what it uses. */
export interface UsesOptions {
  /**
   * One variable that gets `host:port`, in place of the target's own variables.
   * @default - the target's own variables
   */
  readonly env?: string;
  /**
   * What the target's variables begin with, such as `DB_`.
   * @default - what the target suggests
   */
  readonly prefix?: string;
  /**
   * The Secret with the name and password as which this client logs in, in its own namespace; its keys are `username` and
   * `password`, as in a Secret of type `kubernetes.io/basic-auth`. The client gets them as `USERNAME` and `PASSWORD` after
   * `prefix`, which has to be given, in place of those that the target suggests.
   * @default - what the target suggests, if anything
   * @see https://kubernetes.io/docs/concepts/configuration/secret/#basic-authentication-secret
   */
  readonly secretName?: string;
}

/** Whatever makes Pods. cdk8s-plus takes it wherever it takes Pods: in its policies, its affinities, its Services. */
export interface IWorkload extends IPodSelector, INetworkPolicyPeer {
  /** The labels by which its Pods are found. */
  readonly podLabels: Record<string, string>;

  /**
   * Declares that this workload connects to `target`: it gets the target's variables, and the NetworkPolicies of
   * both let it through. Declared twice, it is one use.
   *
   * @param target What it connects to.
   * @param options How it learns of it.
   */
  uses(target: IUsable, options?: UsesOptions): void;
}
