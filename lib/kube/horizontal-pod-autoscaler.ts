import type { HorizontalPodAutoscalerSpec } from 'kubernetes-types/autoscaling/v2';

export interface AutoscalerModel {
  readonly deploymentName: string;
  readonly minReplicas: number | undefined;
  readonly maxReplicas: number;
  readonly utilization: readonly { readonly resource: string; readonly percent: number }[];
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
export function horizontalPodAutoscaler(model: AutoscalerModel): { spec: HorizontalPodAutoscalerSpec } {
  return {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: model.deploymentName },
      minReplicas: model.minReplicas,
      maxReplicas: model.maxReplicas,
      metrics: model.utilization.map(({ resource, percent }) => ({
        type: 'Resource',
        resource: { name: resource, target: { type: 'Utilization', averageUtilization: percent } },
      })),
    },
  };
}
