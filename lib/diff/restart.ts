import type { ManifestGraph } from '../check/manifest-graph';
import { Manifest } from '../check/manifest';
import { Workload } from '../check/workload';

import type { Applied } from './apply';
import { isBelow } from './changes';
import type { FieldChange } from './changes';
import { Effect } from './effect';
import type { Consequence } from './effect';
import { rolloutOf } from './rollout';
import { shownNames } from './words';

/** What the changes of a Pod template do to the Pods; undefined where there are none. */
export function restartOf(states: Applied, changes: readonly FieldChange[], graph: ManifestGraph): Consequence | undefined {
  const [old, now] = [states.before, states.after].map((json) => Manifest._of(json));
  // What the graph has is the same object, with what it has around it.
  const manifest = graph.find(now, now.kind, now.name);
  const workload = manifest && graph.workloadOf(manifest);
  if (!workload) return undefined;
  if (workload.kind === 'Pod') return ofPod(changes);
  const template = workload.kind === 'CronJob' ? 'spec.jobTemplate' : 'spec.template';
  const ofTemplate = changes.filter((change) => isBelow(change, template));
  if (ofTemplate.length === 0) return undefined;
  const { happens, restart, steps = [] } = workload.kind === 'Job' ? ofSuspendedJob() : rolloutOf(Workload.of(old) as Workload, workload, graph);
  return { effect: restart ? Effect.ROLLOUT : Effect.IN_PLACE, happens, changes: ofTemplate, steps, rollout: restart };
}

/** The kubelet starts a container anew in the same Pod. */
function ofPod(changes: readonly FieldChange[]): Consequence | undefined {
  const images = changes.filter((change) => isBelow(change, 'spec.containers[].image'));
  if (images.length === 0) return undefined;
  const names = images.map(({ keys }) => keys[2].slice(1, -1));
  const [containers, restart] = names.length === 1 ? ['the container', 'restarts'] : ['the containers', 'restart'];
  const happens = `${containers} ${shownNames(names)} ${restart} in the Pod that is there`;
  return {
    effect: Effect.ROLLOUT, happens, changes: images, steps: [], rollout: { count: 1, order: 'any', budget: 'the one Pod', disruptionBudgets: [] },
  };
}

function ofSuspendedJob(): { happens: string; restart?: undefined; steps?: undefined } {
  return { happens: 'its Pods have it once the Job is no longer suspended' };
}
