import type { Output } from './command';

const PATIENCE = 1000;
const BETWEEN = 100;
/** To the beginning of the line, and nothing on it. */
const WIPE = '\r\u001b[K';

/** One line on stderr that says how far long work is: on a terminal, after a second, gone at the end. */
export class Progress {
  private readonly start: number;
  private shown = 0;

  constructor(private readonly stderr: Output, private readonly now: () => number = Date.now) {
    this.start = now();
  }

  /** What is done next. */
  public show(text: string): void {
    const now = this.now();
    if (!this.stderr.isTTY || now - this.start < PATIENCE || now - this.shown < BETWEEN) return;
    this.stderr.write(`${WIPE}${text.slice(0, (this.stderr.columns ?? 80) - 1)}`);
    this.shown = now;
  }

  /** Before anything else is written. */
  public end(): void {
    if (this.shown > 0) this.stderr.write(WIPE);
    this.shown = 0;
  }
}
