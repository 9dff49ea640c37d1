import { Manifest } from '../check/manifest';
import { ManifestGraph } from '../check/manifest-graph';
import type { Workload } from '../check/workload';
import { appliedFirst, groupOf } from './apply';
import type { Applied } from './apply';
import type { FieldChange } from './changes';
import { dataAtRisk } from './data';
import { Effect, worst, worstFirst } from './effect';
import type { Consequence } from './effect';
import { goneOf, runBefore } from './gone';
import { isHook } from './hooks';
import { refusalOf } from './immutable';
import type { Around } from './immutable';
import { inPlace, madeOf } from './in-place';
import { leftoversOf } from './leftovers';
import { keyOf, pairsOf } from './object-pairs';
import type { Pair } from './object-pairs';
import { policyConsequences } from './policies';
import { restartOf } from './restart';
import { stayingOf } from './staying';
import { wayOf } from './ways';

/** What an apply of NEW does to a cluster in which OLD is. */
export interface Difference {
  readonly kubernetes: string;
  /** Each object to which something happens, the worst first. */
  readonly objects: readonly ObjectDifference[];
  /** To how many nothing happens. */
  readonly unchanged: number;
}

/** What happens to one object. */
export interface ObjectDifference {
  /** As NEW has it; as OLD had it, where NEW has none. */
  readonly manifest: Manifest;
  /** The worst of what happens. */
  readonly effect: Effect;
  /** Whether NEW has it no longer. */
  readonly gone: boolean;
  /** All that happens, the worst first. */
  readonly consequences: readonly Consequence[];
}

/** Compares two states of an app. */
export function differenceOf(old: readonly Manifest[], next: readonly Manifest[], kubernetes: string): Difference {
  const pairs = pairsOf(old, next);
  const [before, after] = [graphOf(pairs, 'before', kubernetes), graphOf(pairs, 'after', kubernetes)];
  const around: Around = { kubernetes, grows: (name) => growsIn(after, name) };
  const policies = policyConsequences(pairs, before, after);
  const made = pairs.flatMap(({ old: was, next: is }) => (is && !was ? [is] : []));
  const gone = pairs.flatMap(({ old: was, next: is }) => (was && !is ? [was] : []));
  const rerun = new Set(made.flatMap((job) => runBefore(job, gone) ?? []));
  const restarting = new Set(pairs.flatMap(({ next: is, states, changes }) => (
    is && states && restartOf(states, changes, after)?.effect === Effect.ROLLOUT ? [keyOf(is)] : []
  )));
  const context: Context = { graph: after, around, restarts: ({ manifest }) => restarting.has(keyOf(manifest)) };

  const objects = pairs.flatMap((pair): ObjectDifference[] => {
    const { old: was, next: is } = pair;
    const manifest = (is ?? was) as Manifest;
    if (!is && rerun.has(manifest)) return [];
    const own = is && was ? changed(pair, context) : is ? [madeOf(is, runBefore(is, gone))] : [goneOf(manifest, old, made)];
    const consequences = [...own, ...policies.get(manifest) ?? []].sort(worstFirst);
    if (consequences.length === 0) return [];
    return [{ manifest, effect: worst(consequences.map(({ effect }) => effect)), gone: !is, consequences }];
  });
  const touched = objects.filter(({ effect }) => effect !== Effect.NOTHING).length;
  return { kubernetes, objects: objects.sort(worstFirst), unchanged: pairs.length - rerun.size - touched };
}

/** What a change is judged by, beside the object itself. */
interface Context {
  /** All objects as they are after the apply. */
  readonly graph: ManifestGraph;
  readonly around: Around;
  readonly restarts: (workload: Workload) => boolean;
}

const HOOK = 'a hook, which Helm or Argo CD deletes and makes anew at each upgrade or sync';

/** What happens to an object that is in both. */
function changed({ old, next, states, changes }: Pair, { graph, around, restarts }: Context): Consequence[] {
  const [was, is, { before, after }] = [old, next, states] as [Manifest, Manifest, Applied];
  if (isHook(was) && isHook(is)) {
    return changes.length === 0 ? [] : [{ effect: Effect.IN_PLACE, happens: HOOK, changes, steps: [] }];
  }
  const kind = `${groupOf(is)}/${is.kind}`;
  const reasons = new Map<FieldChange, string>();
  for (const change of changes) {
    const why = refusalOf(change, kind, { before, after }, around);
    if (why !== undefined) reasons.set(change, why);
  }
  const refused = [...reasons.keys()];
  const leftovers = leftoversOf({ before, after });
  const risks = dataAtRisk(stateOf(before, was), stateOf(after, is), { before, after }, changes);
  const taken = changes.filter((change) => !reasons.has(change));
  const restart = restartOf({ before, after }, taken, graph);
  const left = taken.filter((change) => restart?.changes.includes(change) !== true);
  return [
    ...(refused.length === 0 ? [] : [{
      effect: Effect.REPLACEMENT,
      happens: [...new Set(reasons.values())].join('; '),
      changes: refused,
      steps: wayOf(is, refused, { before, after }, around.grows),
    }]),
    ...leftovers.map(({ why, step }) => ({ effect: Effect.REPLACEMENT, happens: why, changes: [], steps: [step] })),
    ...risks,
    ...(restart ? [restart] : []),
    ...(left.length === 0 ? [] : [inPlace({
      old: stateOf(before, was), next: findIn(graph, is), changes: left, graph, restarts, grows: around.grows,
    })]),
    ...stayingOf(is, after, leftovers),
  ];
}

function stateOf(json: unknown, { _origin }: Manifest): Manifest {
  return Manifest._of(json, _origin);
}

function graphOf(pairs: readonly Pair[], when: 'before' | 'after', kubernetes: string): ManifestGraph {
  return ManifestGraph._of(pairs.flatMap(({ old, next, states }) => {
    const manifest = when === 'before' ? old : next;
    return manifest ? [stateOf(states ? states[when] : appliedFirst(manifest), manifest)] : [];
  }), kubernetes);
}

function findIn(graph: ManifestGraph, manifest: Manifest): Manifest {
  return graph.find(manifest, manifest.kind, manifest.name) ?? manifest;
}

function growsIn(graph: ManifestGraph, name: unknown): boolean | undefined {
  const found = graph.ofKind('StorageClass').find((one) => one.name === name);
  return found && found.at('allowVolumeExpansion').value === true;
}
