import type { Duration } from 'cdk8s';
import type { DaemonSetUpdateStrategy, DeploymentStrategy, StatefulSetUpdateStrategy } from 'kubernetes-types/apps/v1';
import type { Faults, Rule } from '../kube/faults';
import { COUNT_OR_SHARE } from '../kube/network';
import { integerFrom } from '../kube/numbers';
import { seconds } from '../kube/seconds';

/** Options of a rolling update. */
export interface RollingOptions {
  /**
   * How many Pods above `replicas` may exist while the update runs: a count ('1') or a share ('25%'). Not for a
   * database: its Pods have names, and no name twice.
   * @default - Kubernetes' own: '25%' of a Deployment, '0' of a DaemonSet
   */
  readonly maxSurge?: string;
  /**
   * How many Pods may be away while the update runs: a count ('1') or a share ('25%').
   * @default - Kubernetes' own: '25%' of a Deployment, '1' of a DaemonSet (0 beside `maxSurge`) or StatefulSet
   */
  readonly maxUnavailable?: string;
  /**
   * How long a new Pod must have been ready before it counts; whole seconds, less than 600 for a Deployment.
   * @default - none
   */
  readonly minReady?: Duration;
  /**
   * Only Pods of this number and above are updated: a canary of a database. 0 or more.
   * @default - all
   */
  readonly partition?: number;
}

/**
 * What a controller's spec holds of a rollout.
 *
 * @internal
 */
export interface RolloutModel<Strategy> {
  readonly strategy: Strategy | undefined;
  readonly minReadySeconds: number | undefined;
}

/**
 * The rollout that Kubernetes decides.
 *
 * @internal
 */
export const KUBERNETES_OWN: RolloutModel<never> = { strategy: undefined, minReadySeconds: undefined };

/**
 * How the Pods of a new version take the place of the old ones.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export class Rollout {
  /** Some at a time, the others go on. */
  public static rolling(options: RollingOptions = {}): Rollout {
    return new Rollout('RollingUpdate', options);
  }

  /** Stop every Pod, then start the new ones. The app is away in between. For Deployments. */
  public static recreate(): Rollout {
    return new Rollout('Recreate', {});
  }

  /** A Pod is replaced when somebody deletes it. For databases and node agents. */
  public static onDelete(): Rollout {
    return new Rollout('OnDelete', {});
  }

  private constructor(
    private readonly kind: 'RollingUpdate' | 'Recreate' | 'OnDelete',
    private readonly options: RollingOptions,
  ) {}

  /** @internal */
  public _forDeployment(faults: Faults): RolloutModel<DeploymentStrategy> {
    this.refuse(faults, 'OnDelete', 'a Deployment', '`Rollout.rolling()` or `Rollout.recreate()`');
    this.refusePartition(faults);
    const model = this.model(faults, this.surge);
    faults.expect('minReady', model.minReadySeconds, BEFORE_DEADLINE);
    return model;
  }

  /** @internal */
  public _forDaemonSet(faults: Faults): RolloutModel<DaemonSetUpdateStrategy> {
    const { maxSurge, maxUnavailable } = this.options;
    this.refuse(faults, 'Recreate', 'a DaemonSet', '`Rollout.rolling()` or `Rollout.onDelete()`');
    this.refusePartition(faults);
    const surges = maxSurge !== undefined && !isZero(maxSurge);
    if (surges && maxUnavailable !== undefined && !isZero(maxUnavailable)) {
      faults.add('maxSurge', 'stands beside `maxUnavailable`, and a DaemonSet takes one of them; leave the other out');
    }
    if (maxSurge === undefined && maxUnavailable !== undefined && isZero(maxUnavailable)) {
      faults.add('maxUnavailable', `got '${maxUnavailable}', expected 1 or more, or \`maxSurge\` beside it: no Pod could ever be replaced`);
    }
    // With a surge Kubernetes requires a 0 here, where its own default is 1.
    const { surge } = this;
    return this.model(faults, surges ? { ...surge, maxUnavailable: surge.maxUnavailable ?? 0 } : surge);
  }

  /** @internal */
  public _forStatefulSet(faults: Faults): RolloutModel<StatefulSetUpdateStrategy> {
    const { maxSurge, maxUnavailable, partition } = this.options;
    this.refuse(faults, 'Recreate', 'a StatefulSet', '`Rollout.rolling()` or `Rollout.onDelete()`');
    if (maxSurge !== undefined) faults.add('maxSurge', 'a StatefulSet has no Pod twice; leave it out');
    faults.expect('partition', partition, integerFrom(0));
    if (maxUnavailable !== undefined && Number.parseInt(maxUnavailable, 10) === 0) {
      faults.add('maxUnavailable', `got '${maxUnavailable}', expected 1 or more: a StatefulSet has no surge`);
    }
    return this.model(faults, { partition, maxUnavailable: countOrShare(maxUnavailable) });
  }

  private get surge(): { maxSurge?: string | number; maxUnavailable?: string | number } {
    return { maxSurge: countOrShare(this.options.maxSurge), maxUnavailable: countOrShare(this.options.maxUnavailable) };
  }

  private model<Details extends object>(
    faults: Faults, rollingUpdate: Details,
  ): RolloutModel<{ type: string; rollingUpdate?: Details }> {
    const { maxSurge, maxUnavailable, minReady } = this.options;
    faults.expect('maxSurge', maxSurge, COUNT_OR_SHARE);
    faults.expect('maxUnavailable', maxUnavailable, COUNT_OR_SHARE);
    if (maxSurge !== undefined && maxUnavailable !== undefined && isZero(maxSurge) && isZero(maxUnavailable)) {
      faults.add('maxUnavailable', 'it and maxSurge are both 0, and no Pod could ever be replaced; raise one of them');
    }
    const rolls = Object.values(rollingUpdate).some((value) => value !== undefined);
    return {
      strategy: { type: this.kind, rollingUpdate: rolls ? rollingUpdate : undefined },
      minReadySeconds: seconds(faults, 'minReady', minReady, 0),
    };
  }

  private refuse(faults: Faults, kind: string, controller: string, way: string): void {
    if (this.kind === kind) faults.add('', `${controller} has no ${kind}; use ${way}`);
  }

  private refusePartition(faults: Faults): void {
    if (this.options.partition !== undefined) faults.add('partition', 'only a StatefulSet has one; leave it out');
  }
}

/** A rollout that makes no progress for 10 minutes has failed, and the API server takes no Pod that counts later than that. */
const BEFORE_DEADLINE: Rule<number> = {
  expected: 'less than 600 seconds, after which Kubernetes takes the rollout of a Deployment for failed',
  accepts: (minReadySeconds) => !(minReadySeconds >= 600),
};

function isZero(value: string): boolean {
  return /^0+%?$/.test(value);
}

/** A count is a number in the manifest, a share is text. */
function countOrShare(value: string | undefined): string | number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : value;
}
