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
    return new Faults(construct.node.path, '', []);
  }

  private constructor(
    private readonly path: string,
    private readonly prefix: string,
    private readonly lines: string[],
  ) {}

  /** The same collection, for the properties below `property`. */
  public at(property: string): Faults {
    return new Faults(this.path, `${this.prefix}${property}.`, this.lines);
  }

  /** Adds a fault in words of its own; the same fault, met twice, is said once. */
  public add(property: string, message: string): void {
    const line = `${this.path}: ${this.prefix}${property}: ${message}`;
    if (!this.lines.includes(line)) this.lines.push(line);
  }

  /** Adds a fault where `value` is given and not what `rule` says. Lazy values and tokens are known too late to check. */
  public expect<T>(property: string, value: T | undefined, rule: Rule<T>): void {
    if (value === undefined || isToken(value) || rule.accepts(value)) return;
    this.add(property, `got ${shown(value)}, expected ${rule.expected}`);
  }

  /** Throws all faults collected so far, a line each. */
  public throwIfAny(): void {
    if (this.lines.length > 0) throw new Error(this.lines.join('\n'));
  }
}

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
