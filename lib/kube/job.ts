import type { JobSpec } from 'kubernetes-types/batch/v1';
import { contentHash } from './hash';
import type { Json } from './json';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/ */
export function job(spec: JobSpec): { spec: JobSpec } {
  return { spec };
}

/** What may be changed in a Job that exists; all else makes another Job. */
const MUTABLE = new Set(['parallelism', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'suspend']);

/** A suffix for a Job's name that changes with what the API server would refuse to change. */
export function immutableHash(object: Json): string {
  const fields = Object.entries(object.spec as Json).filter(([key]) => !MUTABLE.has(key));
  return `-${contentHash(Object.fromEntries(fields))}`;
}
