import type { CronJobSpec, JobSpec } from 'kubernetes-types/batch/v1';

export interface CronJobModel {
  readonly schedule: string;
  readonly timeZone: string | undefined;
  readonly concurrencyPolicy: string | undefined;
  readonly startingDeadlineSeconds: number | undefined;
  readonly successfulJobsHistoryLimit: number | undefined;
  readonly failedJobsHistoryLimit: number | undefined;
  readonly suspend: boolean | undefined;
  readonly job: JobSpec;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/cron-job-v1/ */
export function cronJob(model: CronJobModel): { spec: CronJobSpec } {
  const { job, ...spec } = model;
  return { spec: { ...spec, jobTemplate: { spec: job } } };
}
