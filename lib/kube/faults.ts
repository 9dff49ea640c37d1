import type { IConstruct } from 'constructs';

/** What a single value must be: the words for the author, and the test itself. */
export interface Rule<T> {
  readonly expected: string;
  readonly accepts: (value: T) => boolean;
}

/** Collects every fault of one construct, so that its author sees them all at once. */
export class Faults {
  /** Faults of `construct`, under its path. */
  public static of(construct: IConstruct): Faults {
    return new Faults(construct.node.path, undefined, '', [], []);
  }

  private constructor(
    private readonly path: string,
    private readonly above: Faults | undefined,
    /** The property that these are below; put together with those above only where there is a fault. */
    private readonly property: string,
    private readonly lines: string[],
    private readonly moves: readonly (() => readonly Move[])[],
  ) {}

  /** The same collection, for the properties below `property`. */
  public at(property: string): Faults {
    return new Faults(this.path, this, property, this.lines, this.moves);
  }

  /**
   * The same collection, where some properties stand elsewhere in what the author wrote: from here to there. Nobody asks where
   * there is no fault.
   */
  public moving(places: Places | undefined): Faults {
    if (!places) return this;
    const moves = () => Object.entries(places()).map(([from, to]): Move => [`${this.prefix}${from}`, `${this.prefix}${to}`]);
    return new Faults(this.path, this.above, this.property, this.lines, [moves, ...this.moves]);
  }

  private get prefix(): string {
    return this.above ? `${this.above.prefix}${this.property}.` : '';
  }

  /**
   * Adds a fault in words of its own; the same fault, met twice, is said once. An empty property is the one that these
   * faults are below.
   */
  public add(property: string, message: string): void {
    const line = `${this.path}: ${this.placeOf(`${this.prefix}${property}`.replace(/\.$/, ''))}: ${message}`;
    if (!this.lines.includes(line)) this.lines.push(line);
  }

  /** Adds a fault where `value` is given and not what `rule` says. Lazy values and tokens are known too late to check. */
  public expect<T>(property: string, value: T | undefined, rule: Rule<T>): void {
    if (value === undefined || isToken(value) || rule.accepts(value)) return;
    this.add(property, `got ${shown(value)}, expected ${rule.expected}`);
  }

  /** The same for a value that follows from another one: where that one is a fault too, it is said once, there. */
  public expectDerived<T>(property: string, value: T | undefined, rule: Rule<T>): void {
    if (!this.lines.some((line) => line.includes(`: got ${shown(value)}, expected `))) this.expect(property, value, rule);
  }

  /** Throws all faults collected so far, a line each. */
  public throwIfAny(): void {
    if (this.lines.length > 0) throw new Error(this.lines.join('\n'));
  }

  /** Where the author wrote a property; the longest move decides. */
  private placeOf(property: string): string {
    const moves = this.moves.flatMap((move) => move());
    const fitting = moves.filter(([from]) => property.startsWith(from) && /^($|[.[])/.test(property.slice(from.length)));
    const [move] = fitting.sort(([a], [b]) => b.length - a.length);
    return move ? `${move[1]}${property.slice(move[0].length)}` : property;
  }
}

/** Properties of a model, and those that their author wrote for them. */
export type Places = () => Readonly<Record<string, string>>;

/** One of them. */
type Move = readonly [from: string, to: string];

/** A value as it stands in a message: text in single quotes, all else as JSON. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(JSON.stringify(value) ?? value);
}

/** Whether cdk8s has to produce the value at synth: a `Lazy`, or anything with a `resolve` of its own. */
export function isToken(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const candidate = value as { produce?: unknown; resolve?: unknown };
  return typeof candidate.produce === 'function' || typeof candidate.resolve === 'function';
}
