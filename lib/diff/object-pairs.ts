import type { Manifest } from '../check/manifest';
import { applied, groupOf } from './apply';
import type { Applied } from './apply';
import { changesBetween } from './changes';
import type { FieldChange } from './changes';

/** An object before and after; one of both may be missing. */
export interface Pair {
  readonly old?: Manifest;
  readonly next?: Manifest;
  /** Where it is in both. */
  readonly states?: Applied;
  readonly changes: readonly FieldChange[];
}

/** The objects of OLD and NEW, put together: those of NEW in their order, then those that are gone. */
export function pairsOf(old: readonly Manifest[], next: readonly Manifest[]): Pair[] {
  // Of two of one name the last one is what an apply leaves.
  const [was, is] = [old, next].map((manifests) => new Map(manifests.map((manifest) => [keyOf(manifest), manifest])));
  return [...new Set([...is.keys(), ...was.keys()])].map((key): Pair => {
    const [one, other] = [was.get(key), is.get(key)];
    if (!one || !other) return { old: one, next: other, changes: [] };
    const states = applied(one, other);
    const changes = changesBetween(states.before, states.after, groupOf(other));
    return { old: one, next: other, states, changes: shownOnly(other, changes) };
  });
}

/** By group, kind, namespace and name: another version of an API is the same object. */
export function keyOf(manifest: Manifest): string {
  return [groupOf(manifest), manifest.kind, manifest.inNamespace ?? '', manifest.name].join('\n');
}

const ANOTHER = '(hidden, another one)';

/** What a Secret holds never leaves this place. */
function shownOnly({ kind }: Manifest, changes: readonly FieldChange[]): readonly FieldChange[] {
  const hide = (value: unknown, is: string) => (value === undefined ? undefined : is);
  return kind !== 'Secret' ? changes : changes.map((change) => (
    ['metadata', 'type', 'immutable'].includes(change.keys[0]) ? change
      : { ...change, before: hide(change.before, '(hidden)'), after: hide(change.after, change.before === undefined ? '(hidden)' : ANOTHER) }
  ));
}
