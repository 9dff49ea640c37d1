import { Chart, Size } from 'cdk8s';
import { App, DatabaseEngine, Egress, Health, OneShotMigration, Profile, ReplicatedDatabase, StatelessWebApp } from 'cdk8s-patterns';
import { Cluster, eventually } from '../cluster/cluster';
import type { Manifest } from '../cluster/cluster';
import { Namespace } from '../cluster/namespace';
import { exec } from './exec';
import { record } from './record';

/** Two apps and a database; one app uses the other and the database. The images have `nc` or bash to try a connection with. */
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

/** Who may connect to whom. `front` and `alone` are used by nobody, and so open to their namespace; `store`'s members reach each other. */
const OPEN: Readonly<Record<Egress, readonly string[]>> = {
  [Egress.OPEN]: [
    'alone>front', 'back>alone', 'back>front', 'front>alone', 'front>back', 'front>store', 'store>alone', 'store>front', 'store>store',
  ],
  [Egress.DECLARED]: ['front>back', 'front>store', 'store>store'],
};

const SERVERS = { front: 8080, back: 8080, alone: 8080, store: 6379 };

test.each([Egress.OPEN, Egress.DECLARED])('with egress %s, exactly the declared connections are open', async (egress) => {
  const cluster = await Cluster.connect();
  await Namespace.during(cluster, 'restricted', async (namespace) => {
    const objects = program(namespace.name, egress);
    await namespace.apply(objects);
    await namespace.ready(objects, 180);
    const addresses: Record<string, { pod: string; ip: string }[]> = {};
    for (const name of Object.keys(SERVERS)) {
      const pods = await namespace.readyPods({ 'app.kubernetes.io/name': name });
      addresses[name] = pods.map(({ metadata, status }) => ({ pod: metadata.name, ip: status.podIP }));
    }
    // The plugin needs a moment to know the Pods' addresses.
    const seen = await eventually('the connections are as declared', async () => {
      const open = await openOnes(namespace.name, addresses);
      return JSON.stringify(open) === JSON.stringify(OPEN[egress]) ? open : undefined;
    }, 30).catch(() => openOnes(namespace.name, addresses));
    record(`edges with egress ${egress}`, 'two apps, a third one, a database', { tried: Object.keys(SERVERS).length ** 2, open: seen.join(' ') });
    expect(seen).toEqual(OPEN[egress]);
  });
});

async function openOnes(namespace: string, addresses: Record<string, { pod: string; ip: string }[]>): Promise<string[]> {
  const open: string[] = [];
  for (const from of Object.keys(addresses)) {
    for (const [to, port] of Object.entries(SERVERS)) {
      const client = addresses[from][0].pod;
      // Another Pod than itself where there is one: a Pod always reaches itself.
      const server = addresses[to].find(({ pod }) => pod !== client);
      if (!server) continue;
      const dial = from === 'store'
        ? ['bash', '-c', `timeout 2 bash -c ': < /dev/tcp/${server.ip}/${port}'`]
        : ['sh', '-c', `nc -w 2 ${server.ip} ${port} < /dev/null`];
      if ((await exec(namespace, client, from, dial)).code === 0) open.push(`${from}>${to}`);
    }
  }
  return open.sort();
}
