import type { Toleration as KubeToleration } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { LABEL_KEY, LABEL_VALUE } from '../kube/labels';

/** What a taint does to Pods that don't tolerate it. */
export enum TaintEffect {
  /** They are not scheduled there. */
  NO_SCHEDULE = 'NoSchedule',
  /** They are scheduled elsewhere where possible. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** They are not scheduled there, and evicted where they run. */
  NO_EXECUTE = 'NoExecute',
}

/**
 * A taint of nodes that a Pod bears.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export class Toleration {
  /** Every taint. */
  public static all(): Toleration {
    return new Toleration({ operator: 'Exists' });
  }

  /** The taints of this key, whatever their value; of one effect, or of all. */
  public static exists(key: string, effect?: TaintEffect): Toleration {
    return new Toleration({ key, operator: 'Exists', effect });
  }

  /** The taints of this key and value; of one effect, or of all. */
  public static equal(key: string, value: string, effect?: TaintEffect): Toleration {
    return new Toleration({ key, operator: 'Equal', value, effect });
  }

  private constructor(private readonly toleration: KubeToleration) {}

  /** @internal */
  public _resolve(faults: Faults): KubeToleration {
    faults.expect('key', this.toleration.key, LABEL_KEY);
    faults.expect('value', this.toleration.value, LABEL_VALUE);
    return this.toleration;
  }
}

/** How strictly Pods of one workload are kept apart. */
export enum Spreading {
  /** Not at all. */
  NONE = 'none',
  /** Apart where there is room. */
  PREFERRED = 'preferred',
  /** Apart, or not scheduled. */
  REQUIRED = 'required',
}

/** On which nodes a workload's Pods run. */
export interface Scheduling {
  /**
   * Labels that a node must have.
   * @default - any node
   */
  readonly nodeSelector?: Record<string, string>;
  /**
   * Taints that the Pods bear.
   * @default - none; all for a node agent on every node
   */
  readonly tolerations?: Toleration[];
  /**
   * How strictly the Pods are spread over nodes.
   * @default - under `Profile.PRODUCTION`, preferred for web apps, required for databases
   */
  readonly overNodes?: Spreading;
  /**
   * How strictly the Pods are spread over zones.
   * @default - preferred under `Profile.PRODUCTION`
   */
  readonly overZones?: Spreading;
  /**
   * The PriorityClass: who goes first where room is scarce.
   * @default - the cluster's own
   */
  readonly priorityClass?: string;
  /**
   * The scheduler that places the Pods.
   * @default - the cluster's own
   */
  readonly schedulerName?: string;
}
