import type { Duration } from 'cdk8s';
import type { Faults } from './faults';

/** A duration as the whole seconds that Kubernetes takes; anything else, or less than `least`, is a fault. */
export function seconds(faults: Faults, property: string, value: Duration | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  const amount = value.toSeconds({ integral: false });
  if (!Number.isInteger(amount) || amount < least || amount > 2147483647) {
    faults.add(property, `got ${amount} seconds, expected whole seconds, ${least} or more`);
  }
  return amount;
}
