import { podNamesOf } from '../pod-names';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Workload } from '../workload';

export const statefulSetServiceHidesUnready: Rule = {
  id: 'stateful-set-service-hides-unready',
  level: Level.WARNING,
  title: 'Peers can\'t find a Pod before it is Ready',
  explanation: 'A headless Service gives a name only to Pods that are Ready. Members of a cluster that look for each other by name while they '
    + 'start then wait for one another: none is Ready before it has found the others, and none is found before it is Ready.',
  remedy: 'Set `publishNotReadyAddresses: true` on the Service in `serviceName`, and give clients another Service, without it.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',

  check: (graph) => graph._workloadsOf('StatefulSet').filter(({ replicas }) => replicas > 1).flatMap((set) => {
    const service = graph.find(set.manifest, 'Service', set.manifest.at('spec', 'serviceName').text ?? '');
    if (!service || service.at('spec', 'clusterIP').text !== 'None') return [];
    const publish = service.at('spec', 'publishNotReadyAddresses');
    // Without a probe a Pod is Ready as soon as it runs.
    const probed = set.runningContainers.some(({ field }) => field._has('readinessProbe') || field._has('startupProbe'));
    const peer = peerOf(set, service.name);
    if (publish.value === true || !probed || peer === undefined) return [];
    return [{
      field: publish,
      happens: `the Pods of StatefulSet ${set.name} look for each other by names such as ${peer}, which don't resolve before that Pod is Ready`,
      fix: 'set publishNotReadyAddresses to true',
    }];
  }),
};

/** A name by which its containers look for one of its own Pods. */
function peerOf(set: Workload, service: string): string | undefined {
  return set.runningContainers.flatMap(podNamesOf).flatMap(({ names }) => names)
    .find((name) => name.set === set.name && name.service === service)?.text;
}
