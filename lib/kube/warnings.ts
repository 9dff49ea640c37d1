import type { IConstruct } from 'constructs';

const said = new WeakMap<IConstruct, Set<string>>();
let quiet = false;

/** Says something on stderr that stops nothing, once for each construct. */
export function warn(construct: IConstruct, message: string): void {
  if (quiet) return;
  const before = said.get(construct) ?? new Set<string>();
  if (before.has(message)) return;
  said.set(construct, before.add(message));
  process.stderr.write(`warning: ${ownerPath(construct)}: ${message}\n`);
}

/** The path of the construct that an author wrote, for an object that the construct made. */
export function ownerPath(construct: IConstruct): string {
  return construct.node.path.replace(/\/Default$/, '');
}

/** Does work about which nobody has to be warned: it has happened before, and the warnings with it. */
export function quietly<T>(work: () => T): T {
  quiet = true;
  try {
    return work();
  } finally {
    quiet = false;
  }
}
