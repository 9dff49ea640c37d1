import type { StatefulSetSpec, StatefulSetUpdateStrategy } from 'kubernetes-types/apps/v1';
import type { PersistentVolumeClaim, PodTemplateSpec } from 'kubernetes-types/core/v1';

/** A volume that each Pod of a StatefulSet gets for itself. */
export interface ClaimModel {
  readonly name: string;
  readonly size: string;
  readonly storageClass: string | undefined;
}

export interface StatefulSetModel {
  readonly serviceName: string;
  readonly replicas: number | undefined;
  readonly podManagementPolicy: string | undefined;
  readonly updateStrategy: StatefulSetUpdateStrategy | undefined;
  readonly minReadySeconds: number | undefined;
  /** Whether the manifest says that claims outlive the StatefulSet, rather than leaving it to the default. */
  readonly retainClaims: boolean;
  readonly selector: Readonly<Record<string, string>>;
  readonly template: PodTemplateSpec;
  readonly claims: readonly ClaimModel[];
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/stateful-set-v1/ */
export function statefulSet(model: StatefulSetModel): { spec: StatefulSetSpec } {
  return {
    spec: {
      serviceName: model.serviceName,
      replicas: model.replicas,
      podManagementPolicy: model.podManagementPolicy,
      updateStrategy: model.updateStrategy,
      minReadySeconds: model.minReadySeconds,
      persistentVolumeClaimRetentionPolicy: model.retainClaims ? { whenDeleted: 'Retain', whenScaled: 'Retain' } : undefined,
      selector: { matchLabels: model.selector },
      template: model.template,
      volumeClaimTemplates: model.claims.map(claim),
    },
  };
}

function claim({ name, size, storageClass }: ClaimModel): PersistentVolumeClaim {
  return {
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: storageClass, resources: { requests: { storage: size } } },
  };
}
