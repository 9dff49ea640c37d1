import type { Size } from 'cdk8s';
import type { Faults } from './faults';
import { POSITIVE_QUANTITY, quantityValue } from './quantity';

/** A size as the quantity that Kubernetes takes; empty or broken sizes are faults. */
export function quantity(faults: Faults, property: string, size: Size | undefined): string | undefined {
  const text = size?.asString();
  faults.expect(property, text, POSITIVE_QUANTITY);
  return text;
}

/** Adds a fault where a request is above its limit. */
export function expectRequestWithinLimit(
  faults: Faults, property: string, request: string | undefined, limit: string | undefined,
): void {
  if (request === undefined || limit === undefined) return;
  if ((quantityValue(limit) ?? 0) < (quantityValue(request) ?? 0)) {
    faults.add(property, `the limit (${limit}) is below the request (${request}); raise \`limit\` or lower \`request\``);
  }
}
