/** Manifests as somebody may have written them by hand, and changes of them: by chance, but the same for one seed. */

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** A comment, and what it is about: the keys, and the names of items, that lead there. */
export interface Comment {
  readonly text: string;
  readonly about: readonly string[];
}

export interface Handwritten {
  readonly text: string;
  readonly comments: readonly Comment[];
}

export class Chance {
  constructor(private seed: number) {}

  public next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  public below(count: number): number {
    return Math.floor(this.next() * count);
  }

  public oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  public shuffled<T>(items: readonly T[]): T[] {
    return items.map((item) => ({ item, at: this.next() })).sort((a, b) => a.at - b.at).map(({ item }) => item);
  }
}

const KEYS = ['image', 'replicas', 'spec', 'labels', 'command', 'app.kubernetes.io/name', 'data', 'on', 'env', '8080', 'emptyDir', 'x y'];
const SCALARS: readonly Value[] = [
  'nginx:1.27', 'web', '80', 80, 0, 420, true, false, null, 'yes', 'no', '', ' ', '1Gi', '0 0 * * *', "echo 'a'", 'a "b"', 'é # non', '# dièse', 'a: b',
  '- x', '{a}', '[b', 'a, b', '*.example.org', '&x', '%d', '@x', '0644', '0o644', '1e3', '12:30', 'ligne 1\nligne 2\n', 'un\n  deux\n\ntrois', '\ttab', 'a\\b', '~', 'null',
  "l'été", 3.5, -1, 'a\n# pas un commentaire\nb\n',
];
const NAMES = ['web', 'cache', 'init', 'logs', 'tmp', 'http', 'A', 'B'];

export function someMap(chance: Chance, depth = 3): { [key: string]: Value } {
  const keys = chance.shuffled(KEYS).slice(0, 1 + chance.below(4));
  return Object.fromEntries(keys.map((key) => [key, someValue(chance, depth - 1)]));
}

function someValue(chance: Chance, depth: number): Value {
  const kind = depth <= 0 ? 0 : chance.below(6);
  if (kind <= 2) return chance.oneOf(SCALARS);
  if (kind === 3) return someMap(chance, depth);
  if (kind === 4) return Array.from({ length: chance.below(4) }, () => chance.oneOf(SCALARS));
  const names = chance.shuffled(NAMES).slice(0, chance.below(4));
  return names.map((name) => shuffledMap(chance, { name, ...someMap(chance, depth - 1) }));
}

function shuffledMap(chance: Chance, map: { [key: string]: Value }): { [key: string]: Value } {
  return Object.fromEntries(chance.shuffled(Object.entries(map)));
}

/** The same with some things changed, added, removed or moved. */
export function changed(chance: Chance, value: Value, depth = 3): Value {
  if (Array.isArray(value)) {
    let items = value.map((item) => (chance.below(3) === 0 ? changed(chance, item, depth - 1) : item));
    if (chance.below(4) === 0) items = items.filter(() => chance.below(3) > 0);
    if (chance.below(4) === 0) items = chance.shuffled(items);
    if (chance.below(4) === 0) {
      const named = items.some((item) => typeof item === 'object');
      items.splice(chance.below(items.length + 1), 0, named ? { name: 'new', ...someMap(chance, depth - 1) } : chance.oneOf(SCALARS));
    }
    return items;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([key]) => key === 'name' || chance.below(8) > 0)
      .map(([key, one]): [string, Value] => [key, key !== 'name' && chance.below(3) === 0 ? changed(chance, one, depth - 1) : one]);
    if (chance.below(3) === 0) {
      entries.splice(chance.below(entries.length + 1), 0, [chance.oneOf(KEYS), someValue(chance, depth - 1)]);
    }
    return Object.fromEntries(entries);
  }
  return chance.below(4) === 0 ? someValue(chance, depth - 1) : chance.oneOf(SCALARS);
}

/** A document in some hand: quotes, brackets, indentation, blank lines and comments by chance. */
export function written(chance: Chance, value: { [key: string]: Value }): Handwritten {
  const comments: Comment[] = [];
  const style = { map: chance.oneOf([2, 2, 4]), list: chance.oneOf([0, 2]), often: chance.oneOf([0, 2, 5]) };
  let count = 0;
  const comment = (about: readonly string[]) => {
    const text = `# remarque n° ${++count}`;
    comments.push({ text, about });
    return text;
  };
  const sometimes = (about: readonly string[], before = '') => (chance.below(10) < style.often ? `${before}${comment(about)}` : '');
  const blank = () => (chance.below(10) === 0 ? '\n' : '');
  const above = (indent: string, about: readonly string[]) => {
    const line = sometimes(about);
    return `${blank()}${line === '' ? '' : `${indent}${line}\n`}`;
  };

  const entries = (map: { [key: string]: Value }, indent: string, about: readonly string[], first = true): string => (
    Object.entries(map).map(([key, one], i) => {
      const at = [...about, key];
      return `${i === 0 && !first ? '' : `${above(indent, at)}${indent}`}${keyText(key)}:${afterKey(one, indent, at)}`;
    }).join('')
  );
  const afterKey = (one: Value, indent: string, at: readonly string[]): string => {
    if (isEmpty(one) || typeof one !== 'object' || one === null) return scalarLines(chance, one, `${indent}${' '.repeat(style.map)}`, sometimes(at, ' '));
    if (chance.below(5) === 0) return ` ${bracketLines(one, indent, at)}\n`;
    if (chance.below(4) === 0) return ` ${flow(chance, one)}${sometimes(at, chance.oneOf([' ', '  ']))}\n`;
    const inner = `${indent}${' '.repeat(Array.isArray(one) ? style.list : style.map)}`;
    return `${sometimes(at, ' ')}\n${Array.isArray(one) ? items(one, inner, at) : entries(one, inner, at)}`;
  };
  const bracketLines = (one: object, indent: string, at: readonly string[]): string => {
    const list = Array.isArray(one);
    const all = Object.entries(one as { [key: string]: Value }).map(([key, item]) => ({
      text: list ? flow(chance, item) : `${keyText(key)}: ${flow(chance, item)}`,
      about: [...at, list ? nameOf(item) ?? `${key}:${JSON.stringify(item)}` : key],
    }));
    const comma = (i: number) => (i < all.length - 1 || chance.below(3) === 0 ? ',' : '');
    const lines = all.map(({ text, about }, i) => `${indent}  ${text}${comma(i)}${sometimes(about, ' ')}\n`);
    return `${list ? '[' : '{'}\n${lines.join('')}${indent}${list ? ']' : '}'}`;
  };
  const items = (list: readonly Value[], indent: string, about: readonly string[]): string => list.map((item, i) => {
    const at = [...about, nameOf(item) ?? `${i}:${JSON.stringify(item)}`];
    const inner = `${indent}  `;
    const line = `${above(indent, at)}${indent}-`;
    if (isEmpty(item) || typeof item !== 'object' || item === null) return `${line}${scalarLines(chance, item, inner, sometimes(at, ' '))}`;
    if (Array.isArray(item) || chance.below(4) === 0) return `${line} ${flow(chance, item)}${sometimes(at, ' ')}\n`;
    return `${line} ${entries(item, inner, at, false)}`;
  }).join('');

  const text = entries(value, '', []);
  return { text, comments };
}

const ODDITIES = [
  '? ', '&a ', '*a', '!!str ', '<<: *a\n', '# x\n', '\n', '  ', ': ', '- ', '[', ']', '{', '}', ',', '|\n', "'", '"', 'x: &a\n  q: 1\n', '!t ',
];

/** A text with some slips of the pen, which may be a document no more. */
export function slipped(chance: Chance, text: string): string {
  let slips = text;
  for (let count = 1 + chance.below(4); count > 0; count--) {
    const at = chance.below(slips.length);
    const rest = chance.below(3) === 0 ? slips.slice(at + 1 + chance.below(3)) : `${chance.oneOf(ODDITIES)}${slips.slice(at)}`;
    slips = `${slips.slice(0, at)}${rest}`;
  }
  return slips.endsWith('\n') ? slips : `${slips}\n`;
}

export function nameOf(item: Value): string | undefined {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && typeof item.name === 'string' ? item.name : undefined;
}

function isEmpty(value: Value): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function keyText(key: string): string {
  return /^[a-z][\w./-]+$/i.test(key) && key !== 'on' ? key : JSON.stringify(key);
}

function scalarLines(chance: Chance, value: Value, indent: string, comment: string): string {
  if (typeof value === 'string' && /^\S[^\t]*[^\n]\n$/.test(value) && !/\n\s/.test(value) && chance.below(2) === 0) {
    return ` |${comment}\n${value.trimEnd().split('\n').map((line) => `${indent}${line}\n`).join('')}`;
  }
  if (value === null && chance.below(2) === 0) return `${comment}\n`;
  return ` ${flow(chance, value)}${comment}\n`;
}

const PLAIN = /^[a-zA-Z][\w./:-]*$/;
const WORDS = /^(?:yes|no|true|false|null|on|off|y|n)$/i;

function flow(chance: Chance, value: Value): string {
  if (Array.isArray(value)) return chance.below(2) === 0 ? `[${value.map((one) => flow(chance, one)).join(', ')}]` : `[ ${value.map((one) => flow(chance, one)).join(',  ')} ]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value).map(([key, one]) => `${keyText(key)}: ${flow(chance, one)}`).join(', ')} }`;
  }
  if (typeof value === 'string') {
    if (PLAIN.test(value) && !WORDS.test(value) && !value.endsWith(':') && chance.below(3) > 0) return value;
    return /[\n\t]/.test(value) || chance.below(2) === 0 ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
  }
  if (value === 420) return chance.oneOf(['420', '0644', '0o644']);
  if (value === true) return chance.oneOf(['true', 'yes', 'on']);
  return String(value);
}
