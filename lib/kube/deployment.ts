import type { DeploymentSpec, DeploymentStrategy } from 'kubernetes-types/apps/v1';
import type { PodTemplateSpec } from 'kubernetes-types/core/v1';

export interface DeploymentModel {
  /** Undefined where an autoscaler decides: a value here would be set back at every apply. */
  readonly replicas: number | undefined;
  readonly strategy: DeploymentStrategy | undefined;
  readonly minReadySeconds: number | undefined;
  readonly selector: Readonly<Record<string, string>>;
  readonly template: PodTemplateSpec;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/ */
export function deployment(model: DeploymentModel): { spec: DeploymentSpec } {
  return {
    spec: {
      replicas: model.replicas,
      strategy: model.strategy,
      minReadySeconds: model.minReadySeconds,
      selector: { matchLabels: model.selector },
      template: model.template,
    },
  };
}
