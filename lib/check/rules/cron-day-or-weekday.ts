import { cronOf } from '../cron';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const cronDayOrWeekday: Rule = {
  id: 'cron-day-or-weekday',
  level: Level.WARNING,
  title: 'A day of the month or a day of the week',
  explanation: 'Where a schedule restricts both the day of the month and the day of the week it is due when either of them holds, as in every '
    + 'cron: `0 0 13 * 5` runs on every 13th and on every Friday. Most who write it mean Friday the 13th, or the first Monday of a month. '
    + 'A step such as `*/2` restricts too.',
  remedy: 'Restrict one of the two, and let the program look at the other.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',

  check: (graph) => graph.ofKind('CronJob').map((job) => job.at('spec', 'schedule')).flatMap((field) => {
    const cron = field.text === undefined ? undefined : cronOf(field.text);
    // A list of all days restricts nothing.
    if (!cron || 'fault' in cron || !cron.byDayOfMonth || !cron.byDayOfWeek) return [];
    if (cron.daysOfWeek.size === 7 || cron.daysOfMonth.size === 31) return [];
    const [, , dayOfMonth, , dayOfWeek] = (field.text ?? '').trim().split(/\s+/);
    return [{
      field,
      happens: `it runs on day ${dayOfMonth} of the month and also on each weekday ${dayOfWeek}, not only where both hold`,
      fix: 'put * in one of the two fields, and let the program look at the other day',
    }];
  }),
};
