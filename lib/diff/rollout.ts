import { replicasOf } from '../check/autoscaler';
import { disruptionBudgetsOf } from '../check/disruption-budget';
import { intOrPercent, Rounding } from '../check/int-or-percent';
import type { ManifestGraph } from '../check/manifest-graph';
import { isAtLeast } from '../check/removed-apis';
import type { Workload } from '../check/workload';
import type { Restart } from './effect';
import { podNamesOf, shownNames, some } from './words';

/** How the Pods of a workload take a new template; undefined where none restarts. */
export interface Rollout {
  readonly happens: string;
  readonly restart?: Restart;
  readonly steps?: readonly string[];
}

/**
 * What a new template means for the Pods that are there.
 *
 * @param workload As it is after the apply, as are all objects of the graph.
 */
export function rolloutOf(old: Workload, workload: Workload, graph: ManifestGraph): Rollout {
  const { manifest } = workload;
  const disruptionBudgets = disruptionBudgetsOf(graph).filter(({ workloads }) => workloads.includes(workload))
    .map((budget) => budget.manifest.name);
  const found = ROLLOUTS[workload.kind]?.(workload, graph, old) ?? { happens: `no Pod of ${manifest.kind}/${manifest.name} restarts` };
  if (!found.restart) return found;
  const drains = disruptionBudgets.length === 0 ? '' : `; PodDisruptionBudget/${disruptionBudgets.join(', ')} holds for drains, not for this`;
  return { ...found, happens: `${found.happens}${drains}`, restart: { ...found.restart, disruptionBudgets } };
}

const ROLLOUTS: Readonly<Record<string, (workload: Workload, graph: ManifestGraph, old: Workload) => Rollout>> = {
  Deployment: ofDeployment,
  StatefulSet: ofStatefulSet,
  DaemonSet: ofDaemonSet,
  ReplicaSet: () => ({ happens: 'no Pod restarts: only those that are made from now on have the new template' }),
  ReplicationController: () => ({ happens: 'no Pod restarts: only those that are made from now on have the new template' }),
  CronJob: () => ({ happens: 'the next run has it; one that is running goes on as it is' }),
  Rollout: () => ({ happens: 'its Pods restart as its strategy says', restart: { order: 'as its strategy says', budget: '', disruptionBudgets: [] } }),
};

function ofDeployment(workload: Workload, graph: ManifestGraph): Rollout {
  const spec = workload.manifest.at('spec');
  if (spec.at('paused').value === true) return { happens: 'nothing restarts while it is paused' };
  const range = replicasOf(graph, workload);
  const count = range?.least === range?.most ? range?.least : undefined;
  if (count === 0) return { happens: 'it has no Pods that could restart' };
  const pods = count === undefined ? `its Pods (${range?.least ?? 0} to ${range?.most ?? 'any number'})` : some(count, 'Pod');
  const restarts = count === 1 ? 'restarts' : 'restart';
  if (spec.at('strategy', 'type').text === 'Recreate') {
    return {
      happens: `${pods} ${count === 1 ? 'stops' : 'stop, all at once'}, before any new one starts: nobody answers in between`,
      restart: { count, order: 'all at once', budget: 'all may be away', disruptionBudgets: [] },
    };
  }
  const [surge, away] = [spec.at('strategy', 'rollingUpdate', 'maxSurge'), spec.at('strategy', 'rollingUpdate', 'maxUnavailable')];
  if (count === undefined) {
    const budget = `maxSurge ${String(surge.value)}, maxUnavailable ${String(away.value)}`;
    return { happens: `${pods} ${restarts}, within ${budget}`, restart: { order: 'any', budget, disruptionBudgets: [] } };
  }
  const more = intOrPercent(surge, count, Rounding.UP) ?? 0;
  // As the controller does it: where both come to nothing, one is away.
  const less = Math.min(count, (intOrPercent(away, count, Rounding.DOWN) ?? 0) || (more === 0 ? 1 : 0));
  const budget = `at most ${more} more than ${count} at a time, at least ${count - less} ready`;
  return { happens: `${pods} ${restarts}, in any order: ${budget}`, restart: { count, order: 'any', budget, disruptionBudgets: [] } };
}

function ofStatefulSet(workload: Workload, graph: ManifestGraph, old: Workload): Rollout {
  const spec = workload.manifest.at('spec');
  // Those that are new begin with the new template.
  const there = new Set(podNamesOf(old));
  if (spec.at('updateStrategy', 'type').text === 'OnDelete') {
    return { happens: 'no Pod restarts until somebody deletes it (OnDelete)', steps: ['delete its Pods one by one, each once the one before is ready'] };
  }
  const all = podNamesOf(workload);
  const start = spec.at('ordinals', 'start').number ?? 0;
  const partition = spec.at('updateStrategy', 'rollingUpdate', 'partition').number ?? 0;
  // The highest ordinal goes first.
  const pods = all.slice(Math.max(0, partition - start)).filter((pod) => there.has(pod)).reverse();
  const keep = all.slice(0, Math.max(0, partition - start));
  if (pods.length === 0) {
    return { happens: keep.length === 0 ? 'it has no Pods that could restart' : `no Pod restarts: the partition ${partition} holds them all back` };
  }
  const away = spec.at('updateStrategy', 'rollingUpdate', 'maxUnavailable');
  const atOnce = isAtLeast(graph.kubernetes, '1.35') && away.given ? Math.max(1, intOrPercent(away, all.length, Rounding.UP) ?? 1) : 1;
  const each = pods.length === 1 ? '' : atOnce === 1 ? ', one at a time, each once the one before is ready' : `, up to ${atOnce} at a time`;
  const rest = keep.length === 0 ? '' : `; the partition ${partition} leaves ${shownNames(keep)} as ${keep.length === 1 ? 'it is' : 'they are'}`;
  return {
    happens: `${shownNames(pods)} ${pods.length === 1 ? 'restarts' : 'restart'}${each}${rest}`,
    restart: { pods, count: pods.length, order: 'the highest ordinal first', budget: `at most ${atOnce} away`, disruptionBudgets: [] },
  };
}

function ofDaemonSet({ manifest }: Workload): Rollout {
  const strategy = manifest.at('spec', 'updateStrategy');
  if (strategy.at('type').text === 'OnDelete') {
    return { happens: 'no Pod restarts until somebody deletes it (OnDelete)', steps: ['delete its Pods node by node'] };
  }
  const [surge, away] = [strategy.at('rollingUpdate', 'maxSurge').value, strategy.at('rollingUpdate', 'maxUnavailable').value] as unknown[];
  const surges = surge !== undefined && surge !== 0 && surge !== '0%';
  const nodes = (amount: unknown) => (typeof amount === 'number' ? some(amount, 'node') : `${String(amount)} of the nodes`);
  const budget = surges ? `a second Pod on at most ${nodes(surge)} at a time` : `at most ${nodes(away)} without one at a time`;
  return { happens: `the Pod on each node restarts, in any order: ${budget}`, restart: { order: 'any', budget, disruptionBudgets: [] } };
}
