import { CRON, TIME_OF_DAY } from '../../lib/kube/cron';

describe('a cron schedule', () => {
  test.each([
    '* * * * *', '0 3 * * *', '*/15 * * * *', '59 23 31 12 6', '0 0 1 1 0', '? ? ? ? ?', '1,2,30-40/5 * * * *',
    '0 0 * jan-DEC sun-Sat', '0 0 1-15/2 feb mon,wed', '5/15 * * * *', '*/61 * * * *', '1-2/99 * * * *',
    '0\t3  *\n* *', ' 0 3 * * * ', '0\u00a03\u0085* * *', '007 +3 * * *',
  ])("takes '%s'", (schedule) => {
    expect(CRON.accepts(schedule)).toBe(true);
  });

  test.each(['*-5 * * * *', '*-x-y/2 * * * *', ', * * * *', '1,,2, * * * *', '*/9223372036854775807 * * * *'])(
    "takes '%s', as the parser of the API server does", (schedule) => {
      expect(CRON.accepts(schedule)).toBe(true);
    });

  test.each([
    ['a value below the range', ['0 0 0 * *', '0 0 * 0 *', '-1 * * * *']],
    ['a value above the range', ['60 * * * *', '* 24 * * *', '* * 32 * *', '* * * 13 *', '0-60 * * * *']],
    ['7 for Sunday', ['0 0 * * 7', '0 0 * * 1-7']],
    ['a range that runs backwards', ['5-1 * * * *', '0 0 * * sat-sun', '0 0 * dec-jan *']],
    ['a step of zero', ['*/0 * * * *', '1-5/0 * * * *', '*/-0 * * * *']],
    ['a step that is no number', ['*/ * * * *', '*/x * * * *', '*/-1 * * * *', '*/1.5 * * * *',
      '*/9223372036854775808 * * * *']],
    ['too many signs', ['*/2/3 * * * *', '1-2-3 * * * *', '1- * * * *', '-1 * * * *', '/5 * * * *', '** * * * *']],
    ['a name of another field', ['0 0 * mon *', '0 0 * * jan', 'sun * * * *', '0 0 * january *', '0 0 * * sunday']],
    ['signs of other crons', ['0 0 L * *', '0 0 1W * *', '0 0 * * 5#3', 'H * * * *', '1.5 * * * *', '１ * * * *']],
    ['four or six fields', ['', ' ', '* * * *', '* * * * * *', '0 0\ufeff* * *']],
    ['a descriptor', ['@daily', '@hourly', '@every 1h', '@every 1h 1 1 1']],
    ['a time zone', ['TZ=UTC 0 3 * * *', 'CRON_TZ=UTC 0 3 * * *', 'TZ=UTC 3 * * *', '*-TZ * * * *']],
  ])('refuses %s', (_, schedules) => {
    expect(schedules.filter(CRON.accepts)).toEqual([]);
  });

  test('says what is left out', () => {
    expect(CRON.expected).toContain("without '@daily' and the like, and without 'TZ='");
  });
});

describe('a time of day', () => {
  test('is expected in these words', () => {
    expect(TIME_OF_DAY.expected).toBe("a time of day, 'HH:MM' from 00:00 to 23:59");
  });
  test.each(['00:00', '09:05', '19:30', '23:59'])("takes '%s'", (time) => {
    expect(TIME_OF_DAY.accepts(time)).toBe(true);
  });
  test.each(['', '24:00', '23:60', '9:05', '09:5', '09:05:00', '09.05', ' 09:05', '09:05\n', '-1:00'])(
    "refuses '%s'", (time) => {
      expect(TIME_OF_DAY.accepts(time)).toBe(false);
    });
});
