import { Level } from '../rule';
import type { Rule } from '../rule';

export const serviceSelectsNothing: Rule = {
  id: 'service-selects-nothing',
  level: Level.WARNING,
  title: 'A Service selects no Pod',
  explanation: 'A Service sends what it gets to the Pods that carry all labels of its selector. Where no Pod does, connections are '
    + 'refused, and nothing says why: the Service is there, its name resolves, and its list of endpoints is empty.',
  remedy: 'Make the selector the labels of the Pod template, or the template\'s labels the selector. Where the Pods are made elsewhere, by '
    + 'an operator say, waive it.',
  see: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#does-the-service-have-any-endpointslices',

  check: (graph) => graph.ofKind('Service')
    .filter((service) => graph.selectedByService(service).length === 0)
    .map((service) => service.at('spec', 'selector'))
    .filter((selector) => selector.keys.length > 0)
    .map((selector) => ({
      field: selector,
      happens: `no Pod here has the labels ${shown(selector.texts)}, so that every connection is refused`,
      fix: 'use the labels of the Pod template that it is for',
    })),
};

function shown(labels: Record<string, string>): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(',');
}
