import { SCALABLE, autoscalersOf } from '../autoscaler';
import { Level } from '../rule';
import type { Finding, Rule } from '../rule';
import { named } from '../words';

export const hpaTargetMissing: Rule = {
  id: 'hpa-target-missing',
  level: Level.WARNING,
  title: 'An autoscaler scales something that does not exist',
  explanation: 'An autoscaler names what it scales by kind and name, in its own namespace. The API server takes any name. Where there is no '
    + 'such object, the autoscaler only says `FailedGetScale` in its status, and the app keeps its number of replicas under any load.',
  remedy: 'Name the kind and the name of the workload as it is. Where the workload is made elsewhere, waive it.',
  see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',

  check: (graph) => autoscalersOf(graph).flatMap(({ manifest, reference, kind, name, workload }): Finding[] => {
    if (workload || name === '' || !SCALABLE.has(kind)) return [];
    const other = [...SCALABLE].map((one) => graph.find(manifest, one, name)).find((target) => target !== undefined);
    if (other) {
      return [{
        field: reference.at('kind'),
        happens: `nothing is scaled: ${name} is a ${other.kind} here, not a ${kind}`,
        fix: `set \`kind: ${other.kind}\``,
      }];
    }
    // Where no such thing is defined at all, the workloads are somebody else's.
    if (!graph.defines(manifest, kind)) return [];
    return [{
      field: reference.at('name'),
      happens: `nothing is scaled: there is no ${named({ kind, name })} here`,
      fix: `correct the name to that of the ${kind} it is for`,
    }];
  }),
};
