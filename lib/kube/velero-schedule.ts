import type { ScheduleSpec } from '../../imports/velero.io';

export interface VeleroScheduleModel {
  /** Five fields of cron, perhaps behind a `CRON_TZ=` prefix. */
  readonly schedule: string;
  /** The namespace that is backed up. */
  readonly namespace: string;
  /** The labels of what is backed up there. */
  readonly labels: Readonly<Record<string, string>>;
  readonly keepSeconds: number;
  readonly storageLocation: string | undefined;
  /** Whether volumes are copied file by file rather than by snapshots. */
  readonly copyFiles: boolean;
}

/** @see https://velero.io/docs/main/api-types/schedule/ */
export function veleroSchedule(model: VeleroScheduleModel): { spec: ScheduleSpec } {
  const hours = Math.floor(model.keepSeconds / 3600);
  const minutes = Math.floor(model.keepSeconds % 3600 / 60);
  return {
    spec: {
      schedule: model.schedule,
      template: {
        includedNamespaces: [model.namespace],
        labelSelector: { matchLabels: { ...model.labels } },
        snapshotVolumes: !model.copyFiles,
        defaultVolumesToFsBackup: model.copyFiles,
        storageLocation: model.storageLocation,
        ttl: `${hours}h${minutes}m${model.keepSeconds % 60}s`,
      },
    },
  };
}
