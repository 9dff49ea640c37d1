import type { ManifestGraph } from '../check/manifest-graph';
import type { Manifest } from '../check/manifest';
import { Workload } from '../check/workload';
import { isBelow } from './changes';
import type { FieldChange } from './changes';
import { readersOf } from './config-readers';
import { Effect } from './effect';
import type { Consequence } from './effect';
import type { Grows } from './immutable';
import { inNamespace, podNamesOf, shownNames, some, word } from './words';

/** An object that changes without a restart of what it makes. */
export interface Changed {
  readonly old: Manifest;
  /** As the graph has it. */
  readonly next: Manifest;
  readonly changes: readonly FieldChange[];
  /** All objects as they are after the apply. */
  readonly graph: ManifestGraph;
  readonly restarts: (workload: Workload) => boolean;
  readonly grows: Grows;
}

/** What a change means that the API server takes, and for which no Pod restarts. */
export function inPlace(changed: Changed): Consequence {
  const { next, changes } = changed;
  return { effect: Effect.IN_PLACE, happens: SENTENCES[next.kind]?.(changed) ?? '', changes, steps: [] };
}

const SENTENCES: Readonly<Record<string, (changed: Changed) => string>> = {
  ConfigMap: ({ next, graph, restarts, changes }) => (isData(changes) ? readersOf(next, graph, restarts) : ''),
  Secret: ({ next, graph, restarts, changes }) => (isData(changes) ? readersOf(next, graph, restarts) : ''),
  Deployment: scaled,
  ReplicaSet: scaled,
  StatefulSet: scaled,
  PersistentVolumeClaim: ({ next, changes, grows }) => {
    const grown = changes.some((change) => isBelow(change, 'spec.resources.requests'));
    return grown && grows(next.at('spec', 'storageClassName').value) === undefined ? 'it grows if its StorageClass allows it (allowVolumeExpansion), else the API server refuses it' : '';
  },
};

function isData(changes: readonly FieldChange[]): boolean {
  return changes.some((change) => isBelow(change, 'data') || isBelow(change, 'binaryData'));
}

/** Which Pods start or stop because there are more or fewer of them. */
function scaled({ old, next, changes }: Changed): string {
  if (!changes.some((change) => isBelow(change, 'spec.replicas') || isBelow(change, 'spec.ordinals'))) return '';
  const [was, is] = [old, next].map((manifest) => Workload.of(manifest) as Workload);
  if (next.kind !== 'StatefulSet') {
    const more = is.replicas - was.replicas;
    return more > 0 ? `${some(more, 'Pod')} more ${more === 1 ? 'starts' : 'start'}` : `${some(-more, 'Pod')} ${more === -1 ? 'stops' : 'stop'}`;
  }
  const [before, after] = [was, is].map(podNamesOf);
  const started = after.filter((pod) => !before.includes(pod));
  const stopped = before.filter((pod) => !after.includes(pod)).reverse();
  const claims = was.claims.length === 0 ? '' : `; what is in ${stopped.length === 1 ? 'its claim' : 'their claims'} stays there`;
  return [
    ...(started.length === 0 ? [] : [`${shownNames(started)} ${started.length === 1 ? 'starts' : 'start'}`]),
    ...(stopped.length === 0 ? [] : [`${shownNames(stopped)} ${stopped.length === 1 ? 'stops' : 'stop'}, the highest ordinal first${claims}`]),
  ].join('; ');
}

/** What it means that an object of NEW isn't in OLD. */
export function madeOf(manifest: Manifest, before: Manifest | undefined): Consequence {
  const workload = Workload.of(manifest);
  return { effect: Effect.CREATION, happens: workload ? started(workload, before) : '', changes: [], steps: [] };
}

function started({ kind, manifest, replicas }: Workload, before: Manifest | undefined): string {
  switch (kind) {
    case 'Job': {
      if (!before) return 'it runs, once';
      const removed = before.at('spec', 'ttlSecondsAfterFinished').given ? 'goes by itself some time after its end (ttlSecondsAfterFinished)'
        : `stays, as a record: kubectl delete job ${word(before.name)}${inNamespace(manifest)} removes it`;
      return `a new run, since what it runs has changed; the one of before, ${before.name}, ${removed}`;
    }
    case 'CronJob': return `it runs at '${manifest.at('spec', 'schedule').text ?? ''}'`;
    case 'DaemonSet': return 'a Pod starts on each node';
    case 'Pod': return 'it starts';
    default: return `${some(replicas, 'Pod')} ${replicas === 1 ? 'starts' : 'start'}`;
  }
}
