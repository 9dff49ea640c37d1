import type { IConstruct } from 'constructs';

const accepted = new WeakMap<IConstruct, Map<string, string>>();
let count = 0;

/**
 * A finding of a check that is accepted, with the reason.
 *
 * @example
 * Waiver.add(chart, 'image-without-version', 'a demo; whoever shows it wants the newest');
 */
export class Waiver {
  /**
   * Accepts what a rule finds on a construct and everything below it. Under `Profile.PRODUCTION` it is an annotation on each
   * of their objects, never on a Pod template, so that `cdk8s-patterns check` knows of it too; for a single object give that,
   * such as `web.deployment`. Under `Profile.BARE` nothing is written. A name that no rule has is an error at synth.
   *
   * @param construct What the finding is about, or something around it.
   * @param rule The rule's name, as it stands behind the finding.
   * @param reason Why it is accepted; for whoever reads the program, or the manifests.
   */
  public static add(construct: IConstruct, rule: string, reason: string): void {
    if (reason.trim() === '') {
      throw new Error(`${construct.node.path}: Waiver.add: reason: got '${reason}', expected why '${rule}' is accepted`);
    }
    const known = accepted.get(construct) ?? new Map<string, string>();
    accepted.set(construct, known.set(rule, reason));
    count += 1;
  }

  /**
   * Whether anything is accepted anywhere.
   *
   * @internal
   */
  public static get _any(): boolean {
    return count > 0;
  }

  /**
   * What is accepted of a construct, by the rule's name; the nearest reason holds.
   *
   * @internal
   */
  public static _of(construct: IConstruct): Record<string, string> {
    if (count === 0) return {};
    const nearestLast = construct.node.scopes.flatMap((scope) => [...accepted.get(scope) ?? []]);
    return Object.fromEntries(nearestLast);
  }

  /**
   * The names of the rules that are waived on this very construct.
   *
   * @internal
   */
  public static _at(construct: IConstruct): string[] {
    return [...accepted.get(construct)?.keys() ?? []];
  }

  private constructor() {}
}
