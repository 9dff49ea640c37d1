import { Chart, Size } from 'cdk8s';
import { App, DatabaseEngine, Egress, Health, OneShotMigration, Profile, ReplicatedDatabase, StatelessWebApp } from 'cdk8s-patterns';
import { Cluster } from '../cluster/cluster';
import type { Manifest } from '../cluster/cluster';
import { Namespace } from '../cluster/namespace';
import { expectedOf, openConnections } from './connections';
import type { Connections } from './connections';
import { runExample } from './example';
import { record } from './record';

/** Two apps and a database; one app uses the other and the database. */
function program(namespace: string, egress: Egress): Manifest[] {
  const chart = new Chart(new App(), 'edges', { namespace });
  Profile.PRODUCTION.customize({ egress }).applyTo(chart);
  const app = (name: string) => new StatelessWebApp(chart, name, {
    image: 'busybox:1.36.1',
    port: 8080,
    replicas: 1,
    health: Health.http('/'),
    container: { command: ['sh', '-c', 'echo ok > /tmp/index.html; exec httpd -f -p 8080 -h /tmp'] },
  });
  const [front, back] = [app('front'), app('back')];
  app('alone');
  const store = new ReplicatedDatabase(chart, 'store', {
    engine: DatabaseEngine.custom({
      image: 'redis:7.2', port: 6379, dataPath: '/data', user: 999, health: Health.exec(['redis-cli', 'ping']),
    }),
    replicas: 2,
    storage: Size.mebibytes(64),
  });
  front.uses(back);
  front.uses(store);
  const migration = new OneShotMigration(chart, 'migrate', { image: 'busybox:1.36.1', command: ['true'] });
  migration.uses(store);
  return chart.toJson() as Manifest[];
}

const PROGRAM: Connections = {
  servers: { front: 8080, back: 8080, alone: 8080, store: 6379 },
  declared: ['front>back', 'front>store'],
  members: ['store'],
};

interface Example extends Connections {
  /** The egress under which it is tried; its own where its program says one. */
  readonly egress?: readonly Egress[];
  /** Whether every probe of its Pods has to be answered; a ring of Cassandra takes longer than this experiment needs. */
  readonly allReady?: boolean;
}

/** The examples, by the namespace of their chart, which their programs fix. A new one only has to name itself. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  shop: {
    servers: { 'web': 8080, 'orders-db': 9042 },
    clients: ['migrate'],
    declared: ['web>orders-db', 'migrate>orders-db'],
    members: ['orders-db'],
  },
  'online-boutique': {
    servers: {
      'frontend': 8080, 'adservice': 9555, 'cartservice': 7070, 'checkoutservice': 5050, 'currencyservice': 7000, 'emailservice': 8080,
      'paymentservice': 50051, 'productcatalogservice': 3550, 'recommendationservice': 8080, 'shippingservice': 50051, 'redis-cart': 6379,
    },
    clients: ['loadgenerator'],
    elsewhere: { loadgenerator: 'online-boutique-load' },
    declared: [
      'loadgenerator>frontend',
      'frontend>adservice', 'frontend>cartservice', 'frontend>checkoutservice', 'frontend>currencyservice',
      'frontend>productcatalogservice', 'frontend>recommendationservice', 'frontend>shippingservice',
      'checkoutservice>cartservice', 'checkoutservice>currencyservice', 'checkoutservice>emailservice',
      'checkoutservice>paymentservice', 'checkoutservice>productcatalogservice', 'checkoutservice>shippingservice',
      'recommendationservice>productcatalogservice', 'cartservice>redis-cart',
    ],
    egress: [Egress.DECLARED],
    allReady: true,
  },
};

const cluster = Cluster.connect();

// All at once: most of the time, one waits for Pods to start, or for a connection that nobody takes.
test.concurrent('exactly the declared connections of two apps and a database are open', async () => {
  await Namespace.during(await cluster, 'restricted', async (namespace) => {
    for (const egress of [Egress.OPEN, Egress.DECLARED]) {
      const objects = program(namespace.name, egress);
      await namespace.apply(objects);
      await namespace.ready(objects, 180);
      await expectDeclared('two apps, a third one, a database', namespace, PROGRAM, egress);
    }
  });
});

test.concurrent.each(Object.entries(EXAMPLES))('exactly the declared connections of the example %s are open', async (name, example) => {
  const { egress: ways = [Egress.OPEN, Egress.DECLARED], allReady, elsewhere = {} } = example;
  // Velero's Schedule lives elsewhere, and connects to nothing.
  const inside = [...new Set([name, ...Object.values(elsewhere)])];
  const namespaces: Namespace[] = [];
  try {
    for (const one of inside) namespaces.push(await Namespace.make(await cluster, 'restricted', one));
    const [namespace] = namespaces;
    for (const egress of ways) {
      const objects = runExample(name, { egress }).filter((object) => inside.includes(object.metadata.namespace as string));
      await namespace.apply(objects);
      if (allReady) await expectAllReady(`the example ${name}`, namespace, objects);
      await expectDeclared(`the example ${name}`, namespace, example, egress);
    }
  } finally {
    for (const namespace of namespaces) await namespace.remove();
  }
});

/** Every Pod is ready once the kubelet has had an answer to each of its probes. */
async function expectAllReady(what: string, namespace: Namespace, objects: readonly Manifest[]): Promise<void> {
  await namespace.ready(objects, 240);
  const containers = objects.flatMap(({ spec }) => spec?.template?.spec.containers ?? []);
  const probes = containers.map(({ readinessProbe }) => readinessProbe).filter((probe) => probe !== undefined);
  const answered = (way: string): number => probes.filter((probe) => way in probe).length;
  record('probes answered', what, { workloads: containers.length, grpc: answered('grpc'), http: answered('httpGet'), exec: answered('exec') });
}

async function expectDeclared(what: string, namespace: Namespace, connections: Connections, egress: Egress): Promise<void> {
  const expected = expectedOf(connections, egress);
  const seen = await openConnections(namespace, connections, expected);
  const { servers, clients = [], members = [] } = connections;
  const tried = Object.keys(servers).length * (Object.keys(servers).length - 1 + clients.length) + members.length;
  record(`edges with egress ${egress}`, what, { tried, open: seen.join(' ') });
  expect(seen).toEqual(expected);
}
