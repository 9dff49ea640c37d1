import { cronOf, everFires } from '../cron';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const cronNeverFires: Rule = {
  id: 'cron-never-fires',
  level: Level.ERROR,
  title: 'A schedule names a day that never comes',
  explanation: 'A schedule with a day of the month that none of its months has, such as the 30th of February, is valid, and is never due. The '
    + 'CronJob looks healthy, and no Job is ever made. Where the day of the week is restricted too it runs on those days: the two are '
    + 'alternatives.',
  remedy: 'Name a day that its months have; the 28th is in all of them. For the last day of a month run on the 28th to 31st, and let the '
    + 'program look at the date.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',

  check: (graph) => graph.ofKind('CronJob').map((job) => job.at('spec', 'schedule')).flatMap((field) => {
    const cron = field.text === undefined ? undefined : cronOf(field.text);
    return cron && !('fault' in cron) && !everFires(cron) ? [{
      field,
      happens: `'${field.text ?? ''}' is never due: none of its months has such a day`,
      fix: 'name a day of the month that the months have',
    }] : [];
  }),
};
