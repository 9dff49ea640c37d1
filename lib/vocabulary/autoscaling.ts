import type { Faults } from '../kube/faults';
import { integerFrom } from '../kube/numbers';

/**
 * How many replicas a web app has as its load changes; takes the place of `replicas`.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export interface Autoscaling {
  /**
   * The fewest replicas, 1 or more.
   * @default - the profile's number of replicas
   */
  readonly minReplicas?: number;
  /** The most replicas; not below `minReplicas`. */
  readonly maxReplicas: number;
  /**
   * The share of its cpu request that a Pod should use on average, in percent, 1 or more.
   * @default - 80 where no memory share is given
   */
  readonly cpuUtilization?: number;
  /**
   * The share of its memory request that a Pod should use on average, in percent, 1 or more.
   * @default - memory is not looked at
   */
  readonly memoryUtilization?: number;
}

/**
 * A complete Autoscaling.
 *
 * @internal
 */
export interface AutoscalingModel {
  readonly minReplicas: number | undefined;
  readonly maxReplicas: number;
  readonly utilization: readonly { readonly resource: 'cpu' | 'memory'; readonly percent: number }[];
}

const DEFAULT_CPU_UTILIZATION = 80;

/** @internal */
export function _resolveAutoscaling(faults: Faults, props: Autoscaling, replicas: number | undefined): AutoscalingModel {
  const { maxReplicas, cpuUtilization, memoryUtilization } = props;
  const minReplicas = props.minReplicas ?? replicas;
  faults.expect('minReplicas', minReplicas, integerFrom(1));
  faults.expect('maxReplicas', maxReplicas, integerFrom(1));
  faults.expect('cpuUtilization', cpuUtilization, integerFrom(1));
  faults.expect('memoryUtilization', memoryUtilization, integerFrom(1));
  if (minReplicas !== undefined && maxReplicas < minReplicas) {
    faults.add('maxReplicas', `got ${maxReplicas}, expected minReplicas (${minReplicas}) or more`);
  }
  const cpu = cpuUtilization ?? (memoryUtilization === undefined ? DEFAULT_CPU_UTILIZATION : undefined);
  return {
    minReplicas,
    maxReplicas,
    utilization: [
      ...(cpu === undefined ? [] : [{ resource: 'cpu' as const, percent: cpu }]),
      ...(memoryUtilization === undefined ? [] : [{ resource: 'memory' as const, percent: memoryUtilization }]),
    ],
  };
}
