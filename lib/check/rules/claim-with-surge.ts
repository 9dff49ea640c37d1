import { replicasOf } from '../autoscaler';
import { exclusiveClaimsOf } from '../claim';
import { Rounding, intOrPercent } from '../int-or-percent';
import { onlyPlaceOf } from '../placement';
import { Level } from '../rule';
import type { Finding, Rule } from '../rule';
import { named } from '../words';
import type { Workload } from '../workload';

export const claimWithSurge: Rule = {
  id: 'claim-with-surge',
  level: Level.WARNING,
  title: 'A new Pod waits for a volume that the old one keeps',
  explanation: 'A rolling update of one replica starts the new Pod first and stops the old one when the new one is ready. With a volume that '
    + 'one node at a time can use (`ReadWriteOnce`), a new Pod on another node waits for the old one to let go of it, and the old one '
    + 'waits for the new one: the update never ends. With `ReadWriteOncePod` it is so on any node.',
  remedy: 'Set the strategy to `Recreate`: the old Pod goes before the new one comes. A StatefulSet does so of itself.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',

  check: (graph) => [...exclusiveClaimsOf(graph).values()].flat().flatMap(({ workload, manifest, field, onePod }): Finding[] => {
    const { most } = replicasOf(graph, workload) ?? { most: undefined };
    if (workload.kind !== 'Deployment' || most !== 1 || !startsFirst(workload)) return [];
    if (!onePod && onlyPlaceOf(workload)?.of === 'node') return [];
    return [{
      field,
      happens: onePod
        ? `an update never ends: the new Pod waits for ${named(manifest)}, which is ReadWriteOncePod, and the old Pod for the new one`
        : `an update hangs as soon as the new Pod is put on another node: it waits for ${named(manifest)}, which is ReadWriteOnce, and the `
          + 'old Pod waits for the new one',
      fix: 'set `strategy: { type: Recreate }`',
    }];
  }),
};

/** Whether an update starts the new Pod, and stops the old one only then. */
function startsFirst({ manifest }: Workload): boolean {
  const strategy = manifest.at('spec', 'strategy');
  if ((strategy._text('type') ?? 'RollingUpdate') !== 'RollingUpdate') return false;
  const [surge, unavailable] = ['maxSurge', 'maxUnavailable'].map((key) => strategy.at('rollingUpdate', key));
  // 25% of one Pod, the default of both: one more, and none less.
  return (intOrPercent(surge, 1, Rounding.UP) ?? 1) > 0 && (intOrPercent(unavailable, 1, Rounding.DOWN) ?? 0) === 0;
}
