import type { Rule } from './faults';
import { TIME_ZONES } from './time-zones';

/**
 * A time zone by its name in the IANA database, as CronJobs take it. `Local` is no zone to them.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
 */
export const TIME_ZONE: Rule<string> = {
  expected: "a time zone of the IANA database such as 'Etc/UTC' or 'Europe/Kyiv', its case as there",
  accepts: (value) => {
    const start = value.indexOf('/') + 1;
    const names = TIME_ZONES.get(value.slice(0, start))?.split(' ') ?? [];
    return names.includes(value.slice(start));
  },
};
