import { Rollout } from 'cdk8s-patterns';
import { Cluster, eventually } from '../cluster/cluster';
import type { Manifest } from '../cluster/cluster';
import { Namespace } from '../cluster/namespace';
import { Traffic, connect, countRows, refusal } from './cql';
import type { Login, Outcome } from './cql';
import { drain, uncordon } from './nodes';
import { record } from './record';
import { Ring } from './ring';

const FIRST: Login = { username: 'cassandra', password: 'cassandra' };
const THREE = "{'class': 'NetworkTopologyStrategy', 'dc1': 3}";
const RING = 'Cassandra, three nodes';
/** The same program as the image that the ring starts with, by another name. */
const IMAGE = { version: '4.1' };

let cluster: Cluster;
let namespace: Namespace;
let ring: Ring;

beforeAll(async () => {
  cluster = await Cluster.connect();
  namespace = await Namespace.make(cluster);
  ring = new Ring(namespace);
});
afterAll(() => namespace.remove());

/** Every test stands on the one before it: without a ring, there is nothing to try. */
let broken = false;
function step(name: string, run: () => Promise<void>): void {
  test(name, async () => {
    if (broken) throw new Error('a step before this one failed');
    broken = true;
    await run();
    broken = false;
  });
}

step('three nodes become one ring', async () => {
  const begin = Date.now();
  await ring.apply(3);
  await ring.whole(3);
  const seconds = Math.round((Date.now() - begin) / 1000);
  record('a ring from nothing', RING, { seconds, upAndNormal: (await ring.status(0)).length });
});

step('nobody gets in without a password; the first role is made, and the one that everybody knows is closed', async () => {
  const [address] = await ring.addresses();
  const anonymous = await refusal(address);
  const first = await eventually('the first role is there', async () => (
    (await refusal(address, FIRST)) === undefined ? connect([address], FIRST) : undefined
  ));
  await first.execute(`ALTER KEYSPACE system_auth WITH replication = ${THREE}`);
  await ring.run(0, 'nodetool', 'repair', '--full', 'system_auth');
  const { username, password } = ring.login;
  await first.execute(`CREATE ROLE ${username} WITH PASSWORD = '${password}' AND LOGIN = true AND SUPERUSER = true`);
  await first.shutdown();
  const own = await connect([address], await loginOfClients());
  await own.execute("ALTER ROLE cassandra WITH PASSWORD = 'nobody knows this' AND SUPERUSER = false AND LOGIN = false");
  await own.execute(`CREATE KEYSPACE shop WITH replication = ${THREE}`);
  await own.execute('CREATE TABLE shop.orders (id uuid PRIMARY KEY, sum int)');
  await own.shutdown();
  const closed = await eventually('the role cassandra is closed', () => refusal(address, FIRST));
  record('authentication', RING, { anonymous: 'refused', firstRole: 'made and closed', roleOfTheSecret: 'logs in' });
  expect(anonymous).toMatch(/requires authentication/);
  expect(closed).toMatch(/incorrect/);
});

step('a client goes on while a Pod is deleted', async () => {
  const hostId = await ring.hostId(1);
  const outcome = await withTraffic(async () => {
    const [, pod] = await ring.pods();
    await cluster.remove(pod);
    await replaced(1, pod);
  });
  const replayed = await ring.replayed(1);
  record('a Pod is deleted', RING, { ...outcome, replayed, sameHostId: (await ring.hostId(1)) === hostId });
  expectUnharmed(outcome);
  expect(replayed).toBe(0);
  expect(await ring.hostId(1)).toBe(hostId);
});

step('a client goes on while a node is drained', async () => {
  const hostId = await ring.hostId(2);
  const outcome = await withTraffic(async () => {
    const pod = (await ring.pods())[2];
    try {
      await drain(namespace, pod.spec.nodeName);
    } finally {
      await uncordon(cluster, pod.spec.nodeName);
    }
    await replaced(2, pod);
  });
  record('a node is drained', RING, { ...outcome, replayed: await ring.replayed(2), sameHostId: (await ring.hostId(2)) === hostId });
  expectUnharmed(outcome);
  expect(await ring.hostId(2)).toBe(hostId);
});

step('a client goes on while the image changes', async () => {
  const before = (await ring.pods()).map(({ metadata }) => metadata.uid);
  const outcome = await withTraffic(async () => {
    await ring.apply(3, IMAGE);
    await ring.whole(3);
  });
  const after = await ring.pods();
  record('the image changes', RING, { ...outcome, replayed: await Promise.all([0, 1, 2].map((ordinal) => ring.replayed(ordinal))) });
  expectUnharmed(outcome);
  expect(after.filter(({ metadata }) => before.includes(metadata.uid))).toEqual([]);
  expect(after.map(({ spec }) => spec.containers[0].image)).toEqual(Array(3).fill('cassandra:4.1'));
});

step('a snapshot by the backup hooks brings back a table', async () => {
  const client = await connect(await ring.addresses(), ring.login);
  const before = await countRows(client, 'shop.orders');
  const pods = await ring.pods();
  const hook = (name: string): string[] => JSON.parse(pods[0].metadata.annotations[`${name}.hook.backup.velero.io/command`]);
  const begin = Date.now();
  for (const ordinal of [0, 1, 2]) await ring.run(ordinal, ...hook('pre'));
  const snapshotSeconds = Math.round((Date.now() - begin) / 1000);
  await client.execute('TRUNCATE shop.orders', [], { readTimeout: 60000 });
  expect(await countRows(client, 'shop.orders')).toBe(0);
  for (const ordinal of [0, 1, 2]) await ring.run(ordinal, 'sh', '-c', IMPORT);
  const after = await countRows(client, 'shop.orders');
  for (const ordinal of [0, 1, 2]) await ring.run(ordinal, ...hook('post'));
  const left = await ring.run(0, 'nodetool', 'listsnapshots');
  await client.shutdown();
  record('a backup comes back', RING, { before, after, snapshotSeconds });
  expect(after).toBe(before);
  expect(left).not.toMatch(/^velero\s/m);
});

step('a node that lost its volume is replaced, though it is a seed', async () => {
  const before = await ring.hostId(0);
  const outcome = await withTraffic(async () => {
    const [dead] = await ring.pods();
    await ring.apply(3, IMAGE, {
      rollout: Rollout.onDelete(),
      env: {
        JVM_EXTRA_OPTS: `-Dcassandra.replace_address_first_boot=${dead.status.podIP}`,
        CASSANDRA_SEEDS: 'ring-1.ring-nodes,ring-2.ring-nodes',
      },
    });
    await cluster.remove(claim(0));
    await cluster.remove(dead);
    await replaced(0, dead);
    const [instead] = await ring.pods();
    await ring.apply(3, IMAGE);
    await replaced(0, instead);
  });
  record('a volume is lost', RING, { ...outcome, sameHostId: (await ring.hostId(0)) === before });
  expectUnharmed(outcome);
  expect(await ring.hostId(0)).not.toBe(before);
});

step('a fourth node comes, goes and comes again, and no other restarts', async () => {
  const client = await connect(await ring.addresses(), ring.login);
  const rows = await countRows(client, 'shop.orders');
  const uids = (await ring.pods()).map(({ metadata }) => metadata.uid);
  const counts: number[] = [];
  const stepSeconds: number[] = [];
  const timed = async (what: () => Promise<void>): Promise<void> => {
    const begin = Date.now();
    await what();
    stepSeconds.push(Math.round((Date.now() - begin) / 1000));
    counts.push(await countRows(client, 'shop.orders'));
  };
  const grow = async (): Promise<void> => {
    await ring.apply(4, IMAGE);
    await ring.whole(4);
    for (const ordinal of [0, 1, 2]) await ring.run(ordinal, 'nodetool', 'cleanup');
  };
  const outcome = await withTraffic(async () => {
    await timed(grow);
    await timed(async () => {
      await ring.run(3, 'nodetool', 'decommission');
      await ring.apply(3, IMAGE);
      await eventually('the fourth Pod is gone', async () => ((await ring.pods()).length === 3 ? true : undefined));
      await cluster.remove(claim(3));
      await ring.whole(3);
    });
    await timed(grow);
  });
  await client.shutdown();
  const same = (await ring.pods()).slice(0, 3).every(({ metadata }, ordinal) => metadata.uid === uids[ordinal]);
  record('scale 3, 4, 3, 4', RING, { rows, counts, stepSeconds, othersRestarted: same ? 0 : 1, ...outcome });
  expectUnharmed(outcome);
  expect(same).toBe(true);
});

function claim(ordinal: number): Manifest {
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: `data-ring-${ordinal}`, namespace: namespace.name } };
}

/** The snapshot of a table, copied into the table that is there now: what docs/cassandra.md says. */
const IMPORT = 'nodetool import --copy-data shop orders /var/lib/cassandra/data/shop/orders-*/snapshots/velero';

/** What a client's Pod would read from the Secret that `connectionEnv` names. */
async function loginOfClients(): Promise<Login> {
  const { variables } = ring.program(3);
  const value = async (name: string): Promise<string> => {
    const { secretName, secretKey } = variables.find((variable) => variable.name === name) ?? {};
    const { data } = await cluster.get({ apiVersion: 'v1', kind: 'Secret', metadata: { name: secretName as string, namespace: namespace.name } });
    return Buffer.from(data[secretKey as string], 'base64').toString();
  };
  return { username: await value('CASSANDRA_USERNAME'), password: await value('CASSANDRA_PASSWORD') };
}

/** The Pod of an ordinal is another one, and the ring is whole again. */
async function replaced(ordinal: number, pod: Manifest): Promise<void> {
  await eventually('the Pod is made anew', async () => {
    const now = (await ring.pods())[ordinal];
    return now && now.metadata.uid !== pod.metadata.uid ? true : undefined;
  }, 120);
  await ring.whole(3);
}

type Disturbed = Outcome & { readonly leastReady: number; readonly seconds: number };

/** Writes and reads while something is done to the ring, and counts the nodes that stay. */
async function withTraffic(disturb: () => Promise<void>): Promise<Disturbed> {
  const traffic = await Traffic.start(await ring.addresses(), ring.login);
  const begin = Date.now();
  let leastReady = Number.POSITIVE_INFINITY;
  let done = false;
  const watch = (async () => {
    while (!done) {
      leastReady = Math.min(leastReady, await ring.available());
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  try {
    await disturb();
  } finally {
    done = true;
    await watch;
  }
  const seconds = Math.round((Date.now() - begin) / 1000);
  return { ...await traffic.stop(), leastReady, seconds };
}

function expectUnharmed({ reasons, lost, leastReady }: Disturbed): void {
  expect(reasons).toEqual({});
  expect(lost).toBe(0);
  expect(leastReady).toBeGreaterThanOrEqual(2);
}
