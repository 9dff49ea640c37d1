import { Level } from '../rule';
import type { Rule } from '../rule';

export const statefulSetServiceMissing: Rule = {
  id: 'stateful-set-service-missing',
  level: Level.WARNING,
  title: 'A StatefulSet names a Service that is not there',
  explanation: 'A StatefulSet takes the second half of its Pods\' names from the Service in `serviceName`. It never makes that Service, and '
    + 'nothing complains where it is missing: the Pods run and are Ready, but `NAME-0.SERVICE` resolves in no Pod but itself, so that the '
    + 'members of a cluster don\'t find each other, or each starts a cluster of its own.',
  remedy: 'Add a headless Service (`clusterIP: None`) of that name that selects the Pods, or name the one that is there. Where another '
    + 'program makes it, waive it.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',

  check: (graph) => graph.ofKind('StatefulSet')
    .map((set) => ({ set, service: set.at('spec', 'serviceName') }))
    .filter(({ set, service }) => service.text !== undefined && service.text !== '' && !graph.find(set, 'Service', service.text))
    .map(({ set, service }) => ({
      field: service,
      happens: `no Service '${service.text ?? ''}' is here, so that no Pod finds another by a name such as `
        + `${set.name}-0.${service.text ?? ''}`,
      fix: `add a Service '${service.text ?? ''}' with clusterIP None that selects these Pods, or name the one that does`,
    })),
};
