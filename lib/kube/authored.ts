import type { Construct, IConstruct } from 'constructs';
import { traceSource } from './source-line';

/** What `cdk8s-patterns explain` sets: the file that it wants to read where each line comes from. */
const ASKED = 'CDK8S_PATTERNS_EXPLAIN';

/** A construct as its author made it: enough to make it again. */
export interface Authored {
  readonly construct: IConstruct;
  /** The class of this library; the author's own may extend it. */
  readonly type: AuthoredClass;
  readonly props: object;
}

/** A class of constructs that takes its props as its third argument. */
export type AuthoredClass = new (scope: Construct, id: string, props: never) => Construct;

/** A call of `uses()`. */
export interface AuthoredUse {
  readonly client: IConstruct;
  readonly target: object;
  readonly options: object | undefined;
}

/** All that the author of an app said to this library, in the order in which it was said. */
export interface Script {
  readonly constructs: Authored[];
  readonly uses: AuthoredUse[];
}

let unasked = false;
const scripts = new WeakMap<IConstruct, Script>();

/** Where the provenance goes that somebody asks for; undefined where nobody does, and nothing is kept then. */
export function askedFor(): string | undefined {
  return unasked ? undefined : process.env[ASKED];
}

/** Makes constructs that no author made, and about which nobody asks. */
export function withoutAsking<T>(work: () => T): T {
  unasked = true;
  try {
    return work();
  } finally {
    unasked = false;
  }
}

/** What was said of an app. */
export function scriptOf(root: IConstruct): Script {
  const script = scripts.get(root) ?? { constructs: [], uses: [] };
  scripts.set(root, script);
  return script;
}

/** Keeps what a construct was made of; at the end of its constructor, so that what that one says itself is not the author's. */
export function rememberProps(construct: IConstruct, type: AuthoredClass, props: object): void {
  if (askedFor() !== undefined) scriptOf(construct.node.root).constructs.push({ construct, type, props });
}

/** Keeps a use that the author declares. */
export function rememberUse(client: IConstruct, target: object, options: object | undefined): void {
  if (askedFor() === undefined) return;
  const { constructs, uses } = scriptOf(client.node.root);
  if (!constructs.some(({ construct }) => construct === client)) return;
  const use = { client, target, options };
  traceSource(use);
  uses.push(use);
}
