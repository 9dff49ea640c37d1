import type { ServiceSpec } from 'kubernetes-types/core/v1';
import { mapped } from './lists';

export interface ServicePortModel {
  readonly name: string | undefined;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: string | undefined;
  readonly nodePort: number | undefined;
  readonly appProtocol: string | undefined;
}

export interface ServiceModel {
  /** Undefined is Kubernetes' own, ClusterIP. */
  readonly type: string | undefined;
  readonly headless: boolean;
  readonly publishNotReadyAddresses: boolean | undefined;
  readonly sourceRanges: readonly string[] | undefined;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePortModel[];
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
export function service(model: ServiceModel): { spec: ServiceSpec } {
  return {
    spec: {
      type: model.type,
      clusterIP: model.headless ? 'None' : undefined,
      publishNotReadyAddresses: model.publishNotReadyAddresses,
      loadBalancerSourceRanges: model.sourceRanges && [...model.sourceRanges],
      selector: { ...model.selector },
      ports: mapped(model.ports, (port) => ({ ...port })),
    },
  };
}
