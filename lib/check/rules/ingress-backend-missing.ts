import type { Backend } from '../backend';
import { backendOfIngress, faultsOf } from '../backend';
import type { Field, Manifest } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const ingressBackendMissing: Rule = {
  id: 'ingress-backend-missing',
  level: Level.WARNING,
  title: 'An Ingress leads to a Service or port that does not exist',
  explanation: 'An Ingress names the Service, in its own namespace, that answers a path, and a port of that Service by number or name: '
    + 'the Service\'s port, not the container\'s. The API server takes any name. The ingress controller finds nothing behind it and '
    + 'answers such requests itself, mostly with 503 or 404, or leaves the path out.',
  remedy: 'Use the name of a Service and the number or name of one of its ports. Where the Service is made elsewhere, waive it.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',

  check: (graph) => graph.ofKind('Ingress')
    .filter(({ group }) => group === 'networking.k8s.io' || group === 'extensions')
    .flatMap((ingress) => faultsOf(graph, backendsOf(ingress))),
};

function backendsOf(ingress: Manifest): Backend[] {
  const spec = ingress.at('spec');
  const backends: Field[] = [];
  // The API before networking.k8s.io/v1 called the default just `backend`.
  for (const key of ['defaultBackend', 'backend']) if (spec._has(key)) backends.push(spec.at(key));
  for (const rule of spec._items('rules')) {
    for (const path of rule.at('http')._items('paths')) backends.push(path.at('backend'));
  }
  // The AWS controller reads what it does from an annotation of the backend's name: there is no Service.
  return backends.map(backendOfIngress).filter(({ port }) => port.text !== 'use-annotation');
}
