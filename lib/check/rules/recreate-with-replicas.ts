import { replicasOf } from '../autoscaler';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { allPods } from '../words';

export const recreateWithReplicas: Rule = {
  id: 'recreate-with-replicas',
  level: Level.WARNING,
  title: 'Several replicas are all stopped at once by each change',
  explanation: 'With the strategy `Recreate`, a Deployment stops every Pod of the old version before it starts the first of the new one. '
    + 'The app is away from then until a new Pod is ready, and stays away if none becomes so. That is right for a program of '
    + 'which two versions must never run together; several replicas are there to avoid it.',
  remedy: 'Use `RollingUpdate`, the default. Where two versions must not run side by side, waive it.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment',

  check: (graph) => graph._workloadsOf('Deployment').flatMap((workload) => {
    const strategy = workload.manifest.at('spec', 'strategy', 'type');
    if (strategy.text !== 'Recreate') return [];
    const least = replicasOf(graph, workload)?.least ?? 1;
    if (least < 2) return [];
    return [{
      field: strategy,
      happens: `each new version stops ${allPods(least)} before it starts one, so that nothing answers in between`,
      fix: 'use `RollingUpdate`, so that Pods are replaced step by step',
    }];
  }),
};
