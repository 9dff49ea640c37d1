import { cronOf } from '../cron';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const scheduleRefused: Rule = {
  id: 'schedule-refused',
  level: Level.ERROR,
  title: 'A schedule that can\'t be read',
  explanation: 'The API server reads a CronJob\'s schedule as robfig/cron does: minute, hour, day of the month, month, day of the week. It '
    + 'refuses what other crons take: seconds in front, `7` for Sunday, `L`, `W` and `#`. Since Kubernetes 1.29 it also refuses a time zone '
    + 'inside of the schedule.',
  remedy: 'Write five fields, `0` or `sun` for Sunday, or a word such as `@daily`, and the time zone in `timeZone`.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',

  check: (graph) => graph.ofKind('CronJob').map((job) => job.at('spec', 'schedule')).flatMap((field) => {
    if (field.text === undefined || field.text.includes('$')) return [];
    const zone = /^(?:CRON_)?TZ=(\S*)\s+/.exec(field.text);
    if (zone) {
      return isBefore(graph.kubernetesOf(field.manifest), 29) ? [] : [{
        field,
        happens: `the API server refuses a time zone in the schedule ('${zone[0].trim()}')`,
        fix: `set timeZone to '${zone[1]}', and take it out of the schedule`,
      }];
    }
    const cron = cronOf(field.text);
    return cron && 'fault' in cron ? [{
      field,
      happens: `the API server refuses the schedule: ${cron.fault}`,
      fix: 'write minute, hour, day of the month, month and day of the week (0 to 6, Sunday is 0)',
    }] : [];
  }),
};

function isBefore(version: string, minor: number): boolean {
  return Number(version.split('.')[1]) < minor;
}
