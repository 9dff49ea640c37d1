import { Level } from '../rule';
import type { Rule } from '../rule';

export const statefulSetServiceNotHeadless: Rule = {
  id: 'stateful-set-service-not-headless',
  level: Level.WARNING,
  title: 'The Service of a StatefulSet has an address of its own',
  explanation: 'Pods of a StatefulSet get names of their own (`NAME-0.SERVICE`) only where the Service in `serviceName` is headless. One with '
    + 'a cluster IP gives one name for all of them, behind which any Pod may answer.',
  remedy: 'Let `serviceName` be a Service with `clusterIP: None`, and keep the other one, under another name, for clients. The field can\'t '
    + 'change on a StatefulSet that exists: delete that with `--cascade=orphan` and apply it again.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',

  check: (graph) => graph.ofKind('StatefulSet').flatMap((set) => {
    const field = set.at('spec', 'serviceName');
    const service = field.text === undefined ? undefined : graph.find(set, 'Service', field.text);
    if (!service || service.at('spec', 'clusterIP').text === 'None' || service.at('spec', 'type').text === 'ExternalName') return [];
    return [{
      field,
      happens: `Service ${service.name} has a cluster IP, so that ${set.name}-0.${service.name} and its siblings are no names that resolve`,
      fix: 'name a Service with clusterIP None',
    }];
  }),
};
