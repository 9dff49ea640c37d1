import { TIME_ZONE } from '../../lib/kube/time-zone';
import { TIME_ZONES } from '../../lib/kube/time-zones';

describe('a time zone', () => {
  test.each([
    'UTC', 'Etc/UTC', 'Etc/GMT+12', 'GMT-0', 'EST5EDT', 'US/Eastern', 'Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv',
    'Europe/Kiev', 'America/Argentina/ComodRivadavia', 'America/Port-au-Prince', 'Africa/Abidjan', 'Pacific/Yap',
  ])("takes '%s'", (zone) => {
    expect(TIME_ZONE.accepts(zone)).toBe(true);
  });

  test.each([
    '', ' ', '/', 'Local', 'local', 'LOCAL', 'utc', 'europe/kyiv', 'EUROPE/KYIV', 'Europe', 'Europe/', '/UTC',
    'Kyiv', 'Europe/Kyiv ', ' Europe/Kyiv', 'CET ', '+02:00', 'UTC+2', 'GMT+2', 'Factory', 'localtime', 'posix/UTC',
    'Europe//Kyiv', '../UTC', 'Etc/../UTC', 'America/Argentina', 'US/Eastern Hawaii', 'constructor', '__proto__/x',
  ])("refuses '%s'", (zone) => {
    expect(TIME_ZONE.accepts(zone)).toBe(false);
  });

  // A Node.js with a newer database than the table's may know zones that no API server of its time does.
  const newer = (process.versions.tz ?? '') > '2025c';
  (newer ? test.skip : test)(`takes all that Node.js knows${newer ? ' (left out: its time zones are newer than the table)' : ''}`, () => {
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => !TIME_ZONE.accepts(zone))).toEqual([]);
  });

  test('stands in the table once', () => {
    const zones = [...TIME_ZONES].flatMap(([area, names]) => names.split(' ').map((name) => area + name));
    expect(new Set(zones).size).toBe(zones.length);
    expect(zones.filter((zone) => !TIME_ZONE.accepts(zone))).toEqual([]);
    expect(zones.length).toBe(597);
  });
});
