import { PODS_AND_JOBS } from './pods-and-jobs';
import type { Pair } from './pair';
import { CONFIG_AND_ACCESS, SERVICES_AND_STORAGE } from './the-rest';
import { WORKLOADS } from './workloads';

/** Changes of manifests: each immutable field of each kind, what is just beside it, and defaults that are written out. */
export const PAIRS: readonly Pair[] = [...WORKLOADS, ...PODS_AND_JOBS, ...SERVICES_AND_STORAGE, ...CONFIG_AND_ACCESS];
