import { SCALABLE, autoscalerOf } from '../autoscaler';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { named } from '../words';

export const noReplicas: Rule = {
  id: 'no-replicas',
  level: Level.WARNING,
  title: 'A workload runs no Pod',
  explanation: 'With `replicas: 0` the object is there, and all looks well, but nothing runs: it is how something is switched off for a '
    + 'while, and how it is forgotten. A HorizontalPodAutoscaler doesn\'t wake it: at 0 it is switched off, too.',
  remedy: 'Set the number of replicas that should run. Where it is switched off on purpose, waive it with the reason.',
  see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#implicit-maintenance-mode-deactivation',

  check: (graph) => graph.workloads.flatMap((workload) => {
    if (!SCALABLE.has(workload.kind) || workload.replicas !== 0) return [];
    const autoscaler = autoscalerOf(graph, workload)?.manifest;
    // KEDA scales from 0 when there is work.
    if (autoscaler?.kind === 'ScaledObject') return [];
    return [{
      field: workload.manifest.at('spec', 'replicas'),
      happens: autoscaler
        ? `no Pod runs, and ${named(autoscaler)} doesn't change it: 0 replicas switch it off`
        : `no Pod of ${named(workload)} runs`,
      fix: autoscaler ? 'leave `replicas` out and let the autoscaler set it' : 'set `replicas` to 1 or more',
    }];
  }),
};
