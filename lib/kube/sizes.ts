import type { Size } from 'cdk8s';
import type { Faults } from './faults';
import { BYTES, quantityValue } from './quantity';

/** A size as the quantity that Kubernetes takes; none at all, and the fraction of a byte, are faults. */
export function quantity(faults: Faults, property: string, size: Size | undefined): string | undefined {
  const text = size?.asString();
  faults.expect(property, text, BYTES);
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
