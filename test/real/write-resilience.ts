// Fills the table of docs/resilience.md with what the last run measured, and the blocks of docs/course.md with what it saw:
// `npm run resilience`, after `npm run test:real`.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const MEASURED = join(ROOT, 'build/resilience');
const PAGE = join(ROOT, 'docs/resilience.md');
const TABLE = /(<!-- table -->\n)[\s\S]*?(<!-- end -->)/;

interface Experiment {
  readonly experiment: string;
  readonly what: string;
  readonly numbers: Readonly<Record<string, unknown>>;
}

const experiments = readdirSync(MEASURED).filter((file) => file.endsWith('.json')).sort()
  .map((file) => JSON.parse(readFileSync(join(MEASURED, file), 'utf8')) as Experiment);
const rows = experiments.map(({ experiment, what, numbers }) => row(experiment, what, shown(numbers)));
const table = [row('experiment', 'of what', 'measured'), row('---', '---', '---'), ...rows, ''].join('\n');
const before = readFileSync(PAGE, 'utf8');
if (!TABLE.test(before)) throw new Error('docs/resilience.md: <!-- table --> and <!-- end --> are not there');
writeFileSync(PAGE, before.replace(TABLE, (_, start: string, end: string) => `${start}${table}${end}`));

// `<!-- printed: NAME -->` before a block of docs/course.md.
const course = join(ROOT, 'docs/course.md');
const printed = readFileSync(course, 'utf8').replace(/(<!-- printed: (.+) -->\n```\n)[\s\S]*?(```\n)/g, (whole, start, name, end) => {
  const file = join(MEASURED, `${name}.txt`);
  return existsSync(file) ? `${start}${readFileSync(file, 'utf8').trim()}\n${end}` : whole;
});
writeFileSync(course, printed);

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\n/g, ' ').replace(/\|/g, '\\|')).join(' | ')} |`;
}

/** `longestMs: 12` as `longest ms 12`; what is empty says `none`. */
function shown(numbers: Readonly<Record<string, unknown>>): string {
  return Object.entries(numbers).map(([name, value]) => `${words(name)} ${text(value)}`).join(', ');
}

function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.join(' / ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.entries(value).map(([name, count]) => `${name}: ${text(count)}`);
  return parts.length > 0 ? parts.join('; ') : 'none';
}
