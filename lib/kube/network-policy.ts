import type { NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicySpec } from 'kubernetes-types/networking/v1';
import { mapped } from './lists';

/** Who may connect, and to which ports; without `peers` anybody, without `ports` to all. */
export interface PolicyRule {
  readonly peers: readonly NetworkPolicyPeer[] | undefined;
  readonly ports: readonly NetworkPolicyPort[] | undefined;
}

export interface NetworkPolicyModel {
  readonly selector: Readonly<Record<string, string>>;
  readonly ingress: readonly PolicyRule[];
  /** Undefined leaves egress open. */
  readonly egress: readonly PolicyRule[] | undefined;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/ */
export function networkPolicy(model: NetworkPolicyModel): { spec: NetworkPolicySpec } {
  const { selector, ingress, egress } = model;
  return {
    spec: {
      podSelector: { matchLabels: selector },
      policyTypes: egress ? ['Ingress', 'Egress'] : ['Ingress'],
      // Nobody may connect where there is no rule; an empty list says the same, but the API server stores none, and every
      // further apply would be a change.
      ingress: ingress.length === 0
        ? undefined
        : mapped(ingress, ({ peers, ports }) => ({ from: peers && [...peers], ports: ports && [...ports] })),
      egress: egress && mapped(egress, ({ peers, ports }) => ({ to: peers && [...peers], ports: ports && [...ports] })),
    },
  };
}
