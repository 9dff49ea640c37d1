/** What Pods may connect to. */
export enum Egress {
  /** Anything. */
  OPEN = 'open',
  /** DNS and what they declare by `uses()`, nothing else. */
  DECLARED = 'declared',
}
