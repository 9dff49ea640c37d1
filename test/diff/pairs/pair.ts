/** A manifest as it stands in the YAML. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** Which apply the API server refuses: that of the second over the first, of the first over the second, both or none. */
export type Refused = 'none' | 'there' | 'back' | 'both';

/** What is refused in Kubernetes 1.28 and in 1.37; nothing is said of a version that doesn't know the field. */
export type Verdict = Refused | { readonly '1.28'?: Refused; readonly '1.37': Refused };

/** Manifests before and after a change, which is tried in both directions. */
export interface Pair {
  readonly what: string;
  readonly first: readonly Json[];
  readonly second: readonly Json[];
  readonly refused: Verdict;
}

/** The name of all that a pair makes, or the beginning of it: who applies it puts one of his own in its place. */
export const NAME = 'pair-name';

/** Values by the way to them, such as `spec/replicas`; undefined takes a field away. */
export type Fields = Readonly<Record<string, unknown>>;

/** What changes in an object, and which apply of the two is refused. */
export type Change = readonly [what: string, first: Fields, second: Fields, refused: Verdict];

/** Pairs of one object and what stands beside it. */
export function pairs(of: string, base: Json, changes: readonly Change[], beside: readonly Json[] = []): Pair[] {
  return changes.map(([what, first, second, refused]) => ({
    what: `${of}: ${what}`,
    first: [...beside, withFields(base, first)],
    second: [...beside, withFields(base, second)],
    refused,
  }));
}

/** A copy with some fields. */
export function withFields(base: Json, fields: Fields): Json {
  const copy = structuredClone(base);
  for (const [path, value] of Object.entries(fields)) {
    const keys = path.split('/');
    const last = keys.pop() as string;
    const parent = keys.reduce((json, key) => json[key] ??= {}, copy);
    if (value === undefined) delete parent[last];
    else parent[last] = structuredClone(value);
  }
  return copy;
}

/** An object of the name that all pairs have. */
export function object(apiVersion: string, kind: string, rest: object): Json {
  return { apiVersion, kind, metadata: { name: NAME }, ...rest };
}
