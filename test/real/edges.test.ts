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

/** The examples, by the namespace of their chart, which their programs fix. A new one only has to name itself. */
const EXAMPLES: Readonly<Record<string, Connections>> = {
  shop: {
    servers: { 'web': 8080, 'orders-db': 9042 },
    clients: ['migrate'],
    declared: ['web>orders-db', 'migrate>orders-db'],
    members: ['orders-db'],
  },
};

const cluster = Cluster.connect();

test('exactly the declared connections of two apps and a database are open', async () => {
  await Namespace.during(await cluster, 'restricted', async (namespace) => {
    for (const egress of [Egress.OPEN, Egress.DECLARED]) {
      const objects = program(namespace.name, egress);
      await namespace.apply(objects);
      await namespace.ready(objects, 180);
      await expectDeclared('two apps, a third one, a database', namespace, PROGRAM, egress);
    }
  });
});

test.each(Object.entries(EXAMPLES))('exactly the declared connections of the example %s are open', async (name, connections) => {
  const namespace = await Namespace.make(await cluster, 'restricted', name);
  try {
    for (const egress of [Egress.OPEN, Egress.DECLARED]) {
      // Velero's Schedule lives elsewhere, and connects to nothing.
      await namespace.apply(runExample(name, { egress }).filter((object) => object.metadata.namespace === name));
      await expectDeclared(`the example ${name}`, namespace, connections, egress);
    }
  } finally {
    await namespace.remove();
  }
});

async function expectDeclared(what: string, namespace: Namespace, connections: Connections, egress: Egress): Promise<void> {
  const expected = expectedOf(connections, egress);
  const seen = await openConnections(namespace, connections, expected);
  const { servers, clients = [], members = [] } = connections;
  const tried = Object.keys(servers).length * (Object.keys(servers).length - 1 + clients.length) + members.length;
  record(`edges with egress ${egress}`, what, { tried, open: seen.join(' ') });
  expect(seen).toEqual(expected);
}
