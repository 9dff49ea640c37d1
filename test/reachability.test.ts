import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Manifest } from '../lib/check/manifest';
import { ManifestGraph } from '../lib/check/manifest-graph';
import { Reachability } from '../lib/check/reachability';
import { addressedConnections, openConnections, pairsOf, partiesOf, workloadName } from './network/open-connections';

const EXAMPLES = resolve(__dirname, '../examples');

/** Who may connect to whom in an example, and why. Whatever is not said here has to be closed. */
interface Network {
  /** The files of `expected/` that go to one cluster. */
  readonly files: readonly string[];
  /** What `uses()` says: `client > server:port`. */
  readonly declared: readonly string[];
  /** Ports that are reached from anywhere: `server:port`. */
  readonly exposed?: readonly string[];
  /** Ports that nobody declares to use, and that are open to the namespace: `server:port`. */
  readonly openToNamespace?: readonly string[];
  /** Workloads whose Pods reach each other on every port. */
  readonly members?: readonly string[];
  /** Whether Pods may connect to anything that lets them in, beside what they declare. */
  readonly openEgress?: boolean;
}

/** An example that has NetworkPolicies stands here. */
const NETWORKS: Readonly<Record<string, Network>> = {
  'course': {
    files: ['course-in-production.k8s.yaml'],
    declared: ['keyspace > cassandra:9042'],
    openToNamespace: ['demo:8080', 'demo:6379', 'logs:2020', 'nginx:8080'],
    members: ['cassandra'],
    openEgress: true,
  },
  'shop': {
    files: ['shop.k8s.yaml'],
    declared: ['migrate > orders-db:9042', 'web > orders-db:9042'],
    openToNamespace: ['web:8080'],
    members: ['orders-db'],
    openEgress: true,
  },
  'ftgo': {
    files: ['ftgo.k8s.yaml'],
    declared: [
      'ftgo-accounting-service > ftgo-kafka:9092',
      'ftgo-accounting-service > ftgo-mysql:3306',
      'ftgo-accounting-service > ftgo-zookeeper:2181',
      'ftgo-api-gateway > ftgo-consumer-service:8080',
      'ftgo-api-gateway > ftgo-order-history-service:8080',
      'ftgo-api-gateway > ftgo-order-service:8080',
      'ftgo-cdc-service > ftgo-kafka:9092',
      'ftgo-cdc-service > ftgo-mysql:3306',
      'ftgo-cdc-service > ftgo-zookeeper:2181',
      'ftgo-consumer-service > ftgo-kafka:9092',
      'ftgo-consumer-service > ftgo-mysql:3306',
      'ftgo-consumer-service > ftgo-zookeeper:2181',
      'ftgo-dynamodb-local-init > ftgo-dynamodb-local:8000',
      'ftgo-kafka > ftgo-zookeeper:2181',
      'ftgo-kitchen-service > ftgo-kafka:9092',
      'ftgo-kitchen-service > ftgo-mysql:3306',
      'ftgo-kitchen-service > ftgo-zookeeper:2181',
      'ftgo-order-history-service > ftgo-dynamodb-local:8000',
      'ftgo-order-history-service > ftgo-kafka:9092',
      'ftgo-order-history-service > ftgo-zookeeper:2181',
      'ftgo-order-service > ftgo-kafka:9092',
      'ftgo-order-service > ftgo-mysql:3306',
      'ftgo-order-service > ftgo-zookeeper:2181',
      'ftgo-restaurant-service > ftgo-kafka:9092',
      'ftgo-restaurant-service > ftgo-mysql:3306',
      'ftgo-restaurant-service > ftgo-zookeeper:2181',
    ],
    exposed: ['ftgo-api-gateway:8080'],
    // Their callers are not among the published manifests.
    openToNamespace: ['ftgo-accounting-service:8080', 'ftgo-cdc-service:8080', 'ftgo-kitchen-service:8080', 'ftgo-restaurant-service:8080'],
    members: ['ftgo-dynamodb-local', 'ftgo-kafka', 'ftgo-mysql', 'ftgo-zookeeper'],
  },
  'online-boutique': {
    files: ['online-boutique.k8s.yaml', 'online-boutique-load.k8s.yaml'],
    declared: [
      'cartservice > redis-cart:6379',
      'checkoutservice > cartservice:7070',
      'checkoutservice > currencyservice:7000',
      'checkoutservice > emailservice:8080',
      'checkoutservice > paymentservice:50051',
      'checkoutservice > productcatalogservice:3550',
      'checkoutservice > shippingservice:50051',
      'frontend > adservice:9555',
      'frontend > cartservice:7070',
      'frontend > checkoutservice:5050',
      'frontend > currencyservice:7000',
      'frontend > productcatalogservice:3550',
      'frontend > recommendationservice:8080',
      'frontend > shippingservice:50051',
      'loadgenerator > frontend:8080',
      'recommendationservice > productcatalogservice:3550',
    ],
    exposed: ['frontend:8080'],
    members: ['redis-cart'],
  },
};

describe.each(Object.entries(NETWORKS))('the example %s, over all pairs and all ports', (name, network) => {
  const objects = network.files.flatMap((file) => documents(readFileSync(join(EXAMPLES, name, 'expected', file), 'utf8')));

  test('lets through what is declared, DNS and what is exposed, and nothing else', () => {
    expect(openConnections(objects)).toEqual(expectedOf(network, objects));
  });

  test('gives each client the address of what it declares to use, and of nothing else', () => {
    expect(addressedConnections(objects)).toEqual(network.declared);
  });

  test('is seen by the library\'s own rules as by this evaluator', () => {
    const graph = ManifestGraph._of(objects.map((object) => Manifest._of(object)), '1.28');
    const reachability = Reachability.of(graph);
    const workloads = new Map(graph.workloads.map((one) => [workloadName(one.manifest.kind, one.manifest.name), one]));
    const seen = pairsOf(objects).flatMap(({ client: { name: from }, server: { name: to }, ports }) => {
      const [client, server] = [workloads.get(from), workloads.get(to)];
      if (!client || !server) return [];
      const answers = ports.map(({ number, protocol }) => reachability.connects({ client, server, port: number, protocol }));
      expect(answers).not.toContain('unknown');
      if (answers.every((answer) => answer === 'yes')) return [`${from} > ${to}:*`];
      return ports.filter((_, i) => answers[i] === 'yes')
        .map(({ number, protocol }) => `${from} > ${to}:${number}${protocol === 'TCP' ? '' : `/${protocol}`}`);
    });
    const between = openConnections(objects).filter((line) => /^(\S+) > (\S+):\S+$/.test(line) && !/outside/.test(line));
    expect(seen.sort()).toEqual(between);
  });
});

test('every example whose manifests have NetworkPolicies is tried', () => {
  const names = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const missing = names.filter((name) => !NETWORKS[name]).filter((name) => {
    const folder = join(EXAMPLES, name, 'expected');
    return readdirSync(folder).some((file) => /^kind: NetworkPolicy$/m.test(readFileSync(join(folder, file), 'utf8')));
  });
  expect(missing).toEqual([]);
});

/** All connections that have to be open, as `openConnections` writes them. */
function expectedOf(network: Network, objects: unknown[]): string[] {
  const { declared, exposed = [], openToNamespace = [], members = [], openEgress } = network;
  const parties = partiesOf(objects);
  const inside = parties.filter(({ made }) => made);
  const strangers = parties.filter(({ made }) => !made);
  // A client that says what it uses reaches nothing else, exposed or not.
  const open = openEgress ? parties : strangers;
  const namespaceOf = (server: string): string | undefined => inside.find(({ name }) => name === server.split(':')[0])?.inNamespace;
  return [...new Set([
    ...declared,
    ...members.map((name) => `${name} > ${name}:*`),
    ...exposed.flatMap((server) => open.map(({ name }) => `${name} > ${server}`)),
    ...openToNamespace.flatMap((server) => (
      open.filter(({ inNamespace }) => inNamespace === namespaceOf(server)).map(({ name }) => `${name} > ${server}`)
    )),
    ...inside.flatMap((client) => strangers.flatMap((server) => (
      (openEgress ? ['*'] : ['53', '53/UDP']).map((port) => `${client.name} > ${server.name}:${port}`)
    ))),
  ])].sort();
}

function documents(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => document.toJS() as unknown);
}
