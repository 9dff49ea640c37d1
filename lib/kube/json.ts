/** Wire-format JSON: what the YAML says, and no more. */
export type Json = Record<string, unknown>;

/** Whether a value is JSON all the way down: a token of cdk8s is none, nor is an object of another class. */
export function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol' && typeof value !== 'bigint';
  if (Array.isArray(value)) return value.every(isPlain);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key in value) if (!isPlain((value as Json)[key])) return false;
  return true;
}
