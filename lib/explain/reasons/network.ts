import { valueAt } from '../path';
import { edgeOf } from '../reason';
import type { ExplainedField, Reasons } from '../reason';

/** Who may connect to whom, and by which name. */
export const NETWORK: Reasons = {
  'spec.podSelector': 'the Pods that the policy is about: those with all of these labels',
  'spec.policyTypes': 'which ways the policy closes; all that it doesn\'t open is closed then',
  'spec.policyTypes[]': ({ value }) => (value === 'Egress'
    ? 'what its Pods may connect to is closed but for what follows: who breaks in gets nowhere'
    : 'connections to its Pods are closed but for what follows; without a rule to all'),
  'spec.ingress': 'who may connect to its Pods',
  'spec.ingress[].from': 'who is let in',
  'spec.ingress[].from[].podSelector': (field) => peer(field, 'in'),
  'spec.ingress[].from[].podSelector.matchLabels*': (field) => peer(field, 'in'),
  'spec.ingress[].from[].namespaceSelector': 'the namespace that they are in: without one it would be this one',
  'spec.ingress[].from[].namespaceSelector.**': 'a label that Kubernetes sets on every namespace, and nobody can fake',
  'spec.ingress[].from[].ipBlock**': 'addresses that may connect',
  'spec.ingress[].ports': 'to which ports they may connect; all others stay closed',
  'spec.ingress[].ports[].port': 'a port that its Pods serve',
  'spec.ingress[].ports[].protocol': 'the protocol of this port',
  'spec.egress': 'what its Pods may connect to',
  'spec.egress[].to': 'to whom',
  'spec.egress[].to[].podSelector': (field) => peer(field, 'out'),
  'spec.egress[].to[].podSelector.matchLabels*': (field) => peer(field, 'out'),
  'spec.egress[].to[].namespaceSelector': 'the namespace that they are in: without one it would be this one',
  'spec.egress[].to[].namespaceSelector.**': 'a label that Kubernetes sets on every namespace, and nobody can fake',
  'spec.egress[].to[].ipBlock**': 'the addresses of what it uses outside of the cluster',
  'spec.egress[].ports': 'on which ports',
  'spec.egress[].ports[].port': ({ value }) => (value === 53 ? 'DNS, wherever it is: a cache on each node has no labels to select' : 'the port of what it uses'),
  'spec.egress[].ports[].protocol': (field) => (valueAt(field.json, [...field.path.slice(0, -1), 'port']) === 53
    ? 'DNS asks by UDP, and by TCP where an answer is long' : 'the protocol of this port'),

  'spec.type': ({ value }) => (value === 'ClusterIP' ? 'an address inside of the cluster alone'
    : value === 'NodePort' ? 'a port of every node leads to it' : 'a load balancer of the cloud leads to it'),
  'spec.clusterIP': 'headless: each Pod has a name of its own, and no address stands before all of them',
  'spec.publishNotReadyAddresses': 'members have their names before they are ready: to become ready, they have to find each other',
  'spec.loadBalancerSourceRanges': 'the addresses that the load balancer lets in',
  'spec.loadBalancerSourceRanges[]': 'addresses that the load balancer lets in',
  'spec.ports': 'the ports that it takes connections on',
  'spec.ports[].name': 'the name of the port: meshes and metrics read from it what is spoken there',
  'spec.ports[].port': 'the port that clients connect to',
  'spec.ports[].targetPort': 'the container\'s port that gets the connection',
  'spec.ports[].protocol': 'the protocol of this port',
  'spec.ports[].nodePort': 'the port of every node that leads here',
  'spec.ports[].appProtocol': 'what is spoken on this port, for who leads requests to it',

  'spec.ingressClassName': 'which ingress controller serves it',
  'spec.tls': 'where requests are encrypted, and with what',
  'spec.tls[].hosts': 'for these hosts',
  'spec.tls[].hosts[]': 'a host whose requests are encrypted',
  'spec.tls[].secretName': 'the Secret with the certificate, which cert-manager or you make: passwords and cookies would else go over the network in clear text',
  'spec.rules': 'which requests are meant',
  'spec.rules[].host': 'the name under which it is reached',
  'spec.rules[].http': 'of this host, by path',
  'spec.rules[].http.paths': 'of this host, by path',
  'spec.rules[].http.paths[].path': 'the path that requests begin with',
  'spec.rules[].http.paths[].pathType': ({ value }) => (value === 'Exact' ? 'this path alone' : 'this path, and all below it'),
  'spec.rules[].http.paths[].backend**': 'the Service and the port that get the requests',
  'spec.parentRefs**': 'the Gateway through which requests come',
  'spec.hostnames': 'the names under which it is reached',
  'spec.hostnames[]': 'a name under which it is reached',
  'spec.rules[].matches**': 'which requests are meant',
  'spec.rules[].backendRefs**': 'the Service and the port that get the requests',

  'container.ports': 'the ports that it listens on: probes, Services and policies name them',
  'container.ports[].name': ({ sources }) => (sources.some(({ from }) => from === 'engine')
    ? 'the name of the port, by which Services and people know what is spoken there'
    : 'the name of the port: meshes and metrics read from it what is spoken there'),
  'container.ports[].containerPort': (field) => ENGINE_PORTS[String(valueAt(field.json, [...field.path.slice(0, -1), 'name']))] ?? 'the port that its program listens on',
  'container.ports[].protocol': 'the protocol of this port',
  'container.ports[].hostPort': 'the port of the node that leads to it',
  'container.ports[].hostIP': 'the address of the node on which it is reached',
};

const ENGINE_PORTS: Readonly<Record<string, string>> = {
  'cql': 'clients of Cassandra speak CQL here',
  'internode': 'the nodes of the ring speak to each other here',
  'internode-tls': 'the nodes of the ring speak to each other here where they encrypt it',
  'jmx': 'nodetool and the liveness probe speak to the node here; from outside of the Pod nothing answers',
};

function peer(field: ExplainedField, way: 'in' | 'out'): string {
  if (edgeOf(field)) return way === 'in' ? 'who uses it may connect to it, and nobody else' : 'it may connect to what it uses, and to nothing else';
  const own = valueAt(field.json, ['spec', 'podSelector', 'matchLabels']);
  const selector = valueAt(field.json, field.path.slice(0, field.path.indexOf('podSelector') + 1)) as { matchLabels?: unknown };
  if (selector.matchLabels === undefined) return 'every Pod of its namespace, since the program names nobody who uses it; a `uses()` closes it to all others';
  if (JSON.stringify(selector.matchLabels) === JSON.stringify(own)) return 'its own Pods: the members of a database talk to each other, on any port';
  return way === 'in' ? 'the Pods that are let in' : 'the Pods that it may connect to';
}
