/** Why programs were refused: how often each fault was met, whatever its values. */
export class Refusals {
  private programs = 0;
  private readonly faults = new Map<string, number>();

  public get count(): number {
    return this.programs;
  }

  public add(message: string): void {
    this.programs += 1;
    // A fault begins with the path of a construct; what doesn't is a value with a line end.
    for (const fault of new Set(message.split('\n').filter((line) => /^[\w.]+(\/[\w-]+)*: /.test(line)).map(withoutValues))) {
      this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1);
    }
  }

  /** The most frequent faults, a line each. */
  public most(number: number): string {
    const sorted = [...this.faults].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, number);
    return sorted.map(([fault, n]) => `${String(n).padStart(7)}  ${fault}\n`).join('');
  }
}

function withoutValues(fault: string): string {
  return fault.replace(/^[^:]*: /, '').replace(/\[\d+\]/g, '').replace(/got .*, expected/, 'expected').replace(/'[^']*'/g, "''").slice(0, 110);
}
