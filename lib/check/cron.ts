/** When a CronJob runs, by the rules of its controller: robfig/cron's, five fields or a word such as `@daily`. */
export interface Cron {
  /** Minutes of the day, in order. */
  readonly times: readonly number[];
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly daysOfWeek: ReadonlySet<number>;
  /** Whether the field restricts anything: `*`, `?` and, in a list, any of them don't. `*\/2` does. */
  readonly byDayOfMonth: boolean;
  readonly byDayOfWeek: boolean;
  /** Whether it names hours, other than every so many. */
  readonly byHour: boolean;
}

/** What is wrong with a schedule: the API server refuses it. */
export interface BadCron {
  readonly fault: string;
}

/** A schedule that is read; undefined for `@every`, which has no clock. */
export function cronOf(schedule: string): Cron | BadCron | undefined {
  const text = schedule.trim();
  if (text.startsWith('@every ')) return undefined;
  const fields = (text.startsWith('@') ? WORDS[text.toLowerCase()] ?? '' : text).split(/\s+/).filter((field) => field !== '');
  if (fields.length !== 5) {
    return { fault: text.startsWith('@') ? `'${text}' is no word that it knows` : `'${text}' has ${fields.length} fields instead of 5` };
  }
  const parsed = fields.map((field, i) => parseField(field, FIELDS[i]));
  const fault = parsed.map((field) => field.fault).find((found) => found !== undefined);
  if (fault !== undefined) return { fault };
  const [minutes, hours, daysOfMonth, months, daysOfWeek] = parsed;
  return {
    times: sorted(hours.values).flatMap((hour) => sorted(minutes.values).map((minute) => hour * 60 + minute)),
    daysOfMonth: daysOfMonth.values,
    months: months.values,
    daysOfWeek: daysOfWeek.values,
    byDayOfMonth: !daysOfMonth.star,
    byDayOfWeek: !daysOfWeek.star,
    byHour: hours.values.size < 24 && !/^[*?](\/\d+)?$/.test(fields[1]),
  };
}

/** Whether there is any day on which it runs. */
export function everFires(cron: Cron): boolean {
  // One of the two is enough where both restrict: then a day of the week is always found.
  if (cron.byDayOfWeek) return true;
  return [...cron.months].some((month) => [...cron.daysOfMonth].some((day) => day <= LONGEST[month - 1]));
}

/** The shortest time between two runs, in seconds; undefined where it has at most one run. */
export function leastGap(cron: Cron): number | undefined {
  const { times } = cron;
  const gaps = times.slice(1).map((time, i) => time - times[i]);
  const days = leastDays(cron);
  if (days !== undefined) gaps.push(days * 24 * 60 - (times[times.length - 1] - times[0]));
  return gaps.length > 0 ? Math.min(...gaps) * 60 : undefined;
}

/** The fewest days from one day on which it runs to the next. */
function leastDays(cron: Cron): number | undefined {
  let last: number | undefined;
  let least: number | undefined;
  // Eight years have every 29 February's neighbours; days of the week shift by one or two each year.
  for (let day = 0; day < 8 * 366; day++) {
    if (!firesOn(cron, new Date(Date.UTC(2024, 0, 1 + day)))) continue;
    if (last !== undefined && (least === undefined || day - last < least)) least = day - last;
    if (least === 1) return 1;
    last = day;
  }
  return least;
}

function firesOn(cron: Cron, date: Date): boolean {
  if (!cron.months.has(date.getUTCMonth() + 1)) return false;
  const [month, week] = [cron.daysOfMonth.has(date.getUTCDate()), cron.daysOfWeek.has(date.getUTCDay())];
  return cron.byDayOfMonth && cron.byDayOfWeek ? month || week : month && week;
}

const WORDS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

interface Bounds {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words: readonly string[];
}

const FIELDS: readonly Bounds[] = [
  { name: 'minute', least: 0, most: 59, words: [] },
  { name: 'hour', least: 0, most: 23, words: [] },
  { name: 'day of the month', least: 1, most: 31, words: [] },
  {
    name: 'month', least: 1, most: 12,
    words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of the week', least: 0, most: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

interface ParsedField {
  readonly values: Set<number>;
  readonly star: boolean;
  readonly fault?: string;
}

function parseField(text: string, bounds: Bounds): ParsedField {
  const values = new Set<number>();
  let star = false;
  for (const part of text.split(',').filter((item) => item !== '')) {
    const [range, step, ...more] = part.split('/');
    const every = step === undefined ? 1 : numberOf(step);
    const [from, to] = rangeOf(range, step !== undefined, bounds);
    if (more.length > 0 || every === undefined || every === 0 || from === undefined || to === undefined
      || from < bounds.least || to > bounds.most || from > to) {
      return { values, star, fault: `'${part}' is no ${bounds.name} (${bounds.least} to ${bounds.most})` };
    }
    // A step makes a restriction of a star.
    if ((range === '*' || range === '?') && every === 1) star = true;
    for (let value = from; value <= to; value += every) values.add(value);
  }
  return values.size > 0 ? { values, star } : { values, star, fault: `'${text}' is no ${bounds.name}` };
}

function rangeOf(text: string, stepped: boolean, bounds: Bounds): (number | undefined)[] {
  if (text === '*' || text === '?') return [bounds.least, bounds.most];
  const ends = text.split('-').map((end) => valueOf(end, bounds));
  if (ends.length > 2) return [];
  // `5/10` is `5-59/10`.
  return ends.length === 2 ? ends : [ends[0], stepped ? bounds.most : ends[0]];
}

function valueOf(text: string, { words, least }: Bounds): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  return word >= 0 ? word + least : numberOf(text);
}

function numberOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function sorted(values: ReadonlySet<number>): number[] {
  return [...values].sort((a, b) => a - b);
}
