import { autoscalersOf } from '../autoscaler';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { named } from '../words';

export const hpaBesideReplicas: Rule = {
  id: 'hpa-beside-replicas',
  level: Level.WARNING,
  title: 'A workload sets the number of replicas that an autoscaler sets',
  explanation: 'An autoscaler writes the number of replicas into the running object. Each time the manifest is applied, its own '
    + '`spec.replicas` takes that place: an app that was scaled to ten for the load of the day falls back to two with the next '
    + 'deployment, and the Pods that go take their connections with them.',
  remedy: 'Leave `replicas` out of the manifest. On an object that runs already, take it out of the last applied configuration first, else '
    + 'the next `kubectl apply` scales it to one.',
  see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',

  check: (graph) => autoscalersOf(graph).flatMap(({ manifest, workload }) => {
    const replicas = workload?.manifest.at('spec', 'replicas');
    if (replicas?.number === undefined) return [];
    // That switches a HorizontalPodAutoscaler off: no-replicas says it.
    if (replicas.number === 0 && manifest.kind === 'HorizontalPodAutoscaler') return [];
    return [{
      field: replicas,
      happens: `each time this is applied, the number of Pods is set back to ${replicas.number}, whatever ${named(manifest)} had made of it`,
      fix: 'leave `replicas` out and let the autoscaler set it',
    }];
  }),
};
