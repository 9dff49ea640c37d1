import { replicasOf } from '../autoscaler';
import { onlyPlaceOf } from '../placement';
import { Level } from '../rule';
import type { Rule } from '../rule';
import { allPods } from '../words';

export const pinnedToOnePlace: Rule = {
  id: 'pinned-to-one-place',
  level: Level.WARNING,
  title: 'All replicas have to be on one node or in one zone',
  explanation: 'Several replicas keep an app up when a node or a zone fails, but only if they are on several. A `nodeName`, a node selector '
    + 'or a required node affinity that names a single node or zone puts them all there, and so does a required `podAffinity` of Pods '
    + 'to Pods like themselves. When that place fails, all of them go, and none may start elsewhere.',
  remedy: 'Let the scheduler choose, and spread the Pods with `topologySpreadConstraints` over `kubernetes.io/hostname` and '
    + '`topology.kubernetes.io/zone`.',
  see: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',

  check: (graph) => [...new Set(['nodeName', 'nodeSelector', 'affinity'].flatMap((key) => graph._podsWith(key)))].flatMap((workload) => {
    const place = onlyPlaceOf(workload);
    const least = place ? replicasOf(graph, workload)?.least ?? 1 : 1;
    if (!place || least < 2) return [];
    const where = place.name === undefined ? `the same ${place.of}` : `the ${place.of} ${place.name}`;
    return [{
      field: place.field,
      happens: `${allPods(least)} have to be ${place.of === 'node' ? 'on' : 'in'} ${where}, so that they all go when it fails, and none starts elsewhere`,
      fix: place.name === undefined
        ? 'make it `preferredDuringSchedulingIgnoredDuringExecution`, or spread the Pods with `topologySpreadConstraints`'
        : `leave the ${place.of} to the scheduler, and spread the Pods with \`topologySpreadConstraints\``,
    }];
  }),
};
