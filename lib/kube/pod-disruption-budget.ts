import type { PodDisruptionBudgetSpec } from 'kubernetes-types/policy/v1';

export interface BudgetModel {
  readonly selector: Readonly<Record<string, string>>;
  /**
   * Whether a Pod that isn't ready may always be evicted. Right for what keeps no state, where it would only block the
   * drain; wrong for a database, where it may be a member that still streams its data while another is away.
   */
  readonly evictUnready: boolean;
}

/**
 * One Pod away at a time.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/pod-disruption-budget-v1/
 */
export function podDisruptionBudget(model: BudgetModel): { spec: PodDisruptionBudgetSpec } {
  return {
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: model.evictUnready ? 'AlwaysAllow' : 'IfHealthyBudget',
      selector: { matchLabels: model.selector },
    },
  };
}
