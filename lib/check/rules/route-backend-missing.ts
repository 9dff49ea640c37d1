import { backendsOfRoute, faultsOf, routesOf } from '../backend';
import type { Backend } from '../backend';
import type { Field, Manifest } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const routeBackendMissing: Rule = {
  id: 'route-backend-missing',
  level: Level.WARNING,
  title: 'A route of a Gateway leads to a Service or port that does not exist',
  explanation: 'An HTTPRoute, GRPCRoute, TLSRoute, TCPRoute or UDPRoute names Services and their ports as its backends. The API server '
    + 'takes any name. The gateway then says `ResolvedRefs: False` in the status of the route, and answers the share of requests '
    + 'that falls to such a backend with 500, or drops the connection.',
  remedy: 'Use the name of a Service and the number of one of its ports, and the namespace where it isn\'t the route\'s own. Where the '
    + 'Service is made elsewhere, waive it.',
  see: 'https://gateway-api.sigs.k8s.io/api-types/httproute/#backendrefs-optional',

  check: (graph) => routesOf(graph).flatMap((route) => faultsOf(graph, backendsOf(route))),
};

function backendsOf(route: Manifest): Backend[] {
  return route.at('spec', 'rules').items
    .flatMap((rule) => backendsOfRoute([...rule._items('backendRefs'), ...mirrorsOf(rule)]));
}

function mirrorsOf(rule: Field): Field[] {
  return rule._items('filters').map((filter) => filter.at('requestMirror', 'backendRef')).filter(({ given }) => given);
}
