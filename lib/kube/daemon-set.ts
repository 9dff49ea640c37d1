import type { DaemonSetSpec, DaemonSetUpdateStrategy } from 'kubernetes-types/apps/v1';
import type { PodTemplateSpec } from 'kubernetes-types/core/v1';

export interface DaemonSetModel {
  readonly updateStrategy: DaemonSetUpdateStrategy | undefined;
  readonly minReadySeconds: number | undefined;
  readonly selector: Readonly<Record<string, string>>;
  readonly template: PodTemplateSpec;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/daemon-set-v1/ */
export function daemonSet(model: DaemonSetModel): { spec: DaemonSetSpec } {
  return {
    spec: {
      updateStrategy: model.updateStrategy,
      minReadySeconds: model.minReadySeconds,
      selector: { matchLabels: model.selector },
      template: model.template,
    },
  };
}
