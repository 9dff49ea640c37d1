import { cronOf, everFires, leastGap } from '../../lib/check/cron';
import type { Cron } from '../../lib/check/cron';

function cron(schedule: string): Cron {
  const read = cronOf(schedule);
  if (!read || 'fault' in read) throw new Error(`${schedule}: ${read?.fault ?? 'no clock'}`);
  return read;
}

test.each([
  ['* * * * *', 60],
  ['*/40 * * * *', 20 * 60],
  ['5/20 3 * * *', 20 * 60],
  ['0 * * * *', 3600],
  ['0 0 * * *', 86400],
  ['0 1,23 * * *', 2 * 3600],
  ['0 1,23 * * 0', 22 * 3600],
  ['0 3 * * 1', 7 * 86400],
  ['0 3 1 * *', 28 * 86400],
  ['0 3 1,31 * *', 86400],
  ['0 3 29 2 *', 1461 * 86400],
  ['@yearly', 365 * 86400],
])('the shortest time between two runs of %s', (schedule, seconds) => {
  expect(leastGap(cron(schedule))).toBe(seconds);
});

test.each([
  ['0 3 31 */2 *', true],
  ['0 3 31 2/2 *', true],
  ['0 3 31 2-6/4 *', false],
  ['0 3 30-31 feb *', false],
  ['0 3 30 2 */1', false],
  ['0 3 30 2 */2', true],
])('whether %s is ever due', (schedule, due) => {
  expect(everFires(cron(schedule))).toBe(due);
});

test.each([
  ['* * * *', "'* * * *' has 4 fields instead of 5"],
  ['60 * * * *', "'60' is no minute (0 to 59)"],
  ['*/0 * * * *', "'*/0' is no minute (0 to 59)"],
  ['1/2/3 * * * *', "'1/2/3' is no minute (0 to 59)"],
  ['0 5-3 * * *', "'5-3' is no hour (0 to 23)"],
  ['0 1-2-3 * * *', "'1-2-3' is no hour (0 to 23)"],
  ['0 0 * * mon-fre', "'mon-fre' is no day of the week (0 to 6)"],
  [', * * * *', "',' is no minute"],
])('what is wrong with %s', (schedule, fault) => {
  expect(cronOf(schedule)).toEqual({ fault });
});
