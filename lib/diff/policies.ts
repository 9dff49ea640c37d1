import type { Manifest } from '../check/manifest';
import { ManifestGraph } from '../check/manifest-graph';
import type { Workload } from '../check/workload';
import { closedBetween } from './connections';
import type { Closed } from './connections';
import { Effect } from './effect';
import type { Consequence } from './effect';
import { keyOf } from './object-pairs';
import type { Pair } from './object-pairs';

/** Connections that close or open, by the policy that does it, or by the workload whose labels do. */
export function policyConsequences(
  pairs: readonly Pair[], before: ManifestGraph, after: ManifestGraph,
): ReadonlyMap<Manifest, readonly Consequence[]> {
  const found = new Map<Manifest, Consequence[]>();
  const closed = closedBetween(before, after);
  const opened = closedBetween(after, before);
  const causes = new Map<string, Manifest | undefined>();
  const causeOnce = (one: Closed): Manifest | undefined => {
    const key = `${one.direction}\n${keyOf(one.workload.manifest)}`;
    if (!causes.has(key)) causes.set(key, causeOf(one, pairs));
    return causes.get(key);
  };
  const add = (connections: readonly Closed[], effect: Effect, happens: (list: string) => string, steps: readonly string[]) => {
    const byCause = new Map<Manifest, Closed[]>();
    for (const one of connections) {
      const cause = causeOnce(one);
      if (cause) byCause.set(cause, [...byCause.get(cause) ?? [], one]);
    }
    for (const [cause, list] of byCause) {
      found.set(cause, [...found.get(cause) ?? [], { effect, happens: happens(listOf(list)), changes: [], steps }]);
    }
  };
  add(closed, Effect.DATA, (list) => `closes what was open: ${list}`, ['let a policy allow what of it is still needed, or accept it by --allow']);
  add(opened, Effect.IN_PLACE, (list) => `opens what was closed: ${list}`, []);
  return found;
}

/** The policy of a workload that changed, came or went; where none did, the workload itself, whose labels did. */
function causeOf({ workload, direction }: Closed, pairs: readonly Pair[]): Manifest | undefined {
  const { manifest } = workload;
  const isPolicy = ({ old, next, changes }: Pair): boolean => {
    const policy = next ?? old;
    if (policy?.kind !== 'NetworkPolicy' || policy.inNamespace !== manifest.inNamespace) return false;
    if (old && next && changes.length === 0) return false;
    return [old, next].some((one) => one !== undefined && speaksOf(one, workload, direction));
  };
  const isOwn = ({ old, next }: Pair): boolean => [old, next].some((one) => one !== undefined && keyOf(one) === keyOf(manifest));
  const pair = pairs.find(isPolicy) ?? pairs.find(isOwn);
  return pair?.next ?? pair?.old;
}

function speaksOf(policy: Manifest, workload: Workload, direction: string): boolean {
  const types = policy.at('spec', 'policyTypes').items.map(({ text }) => text?.toLowerCase());
  const graph = ManifestGraph._of([policy, workload.manifest], '');
  return (types.length === 0 || types.includes(direction)) && graph.selectedBy(policy.at('spec', 'podSelector')).length > 0;
}

/** `web, admin → db:9042; web → the cluster's DNS`. */
function listOf(closed: readonly Closed[]): string {
  const byServer = new Map<string, Set<string>>();
  for (const { client, server } of closed) byServer.set(server, (byServer.get(server) ?? new Set<string>()).add(client));
  return [...byServer].map(([server, clients]) => `${[...clients].join(', ')} → ${server}`).join('; ');
}
