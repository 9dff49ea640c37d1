import { Rollout } from 'cdk8s-patterns';
import { Cluster, eventually } from '../cluster/cluster';
import type { Manifest } from '../cluster/cluster';
import { Namespace } from '../cluster/namespace';
import { Traffic, connect, countRows, refusal } from './cql';
import type { Login, Outcome } from './cql';
import { drain, uncordon } from './nodes';
import { record, recordText } from './record';
import { Ring } from './ring';

const FIRST: Login = { username: 'cassandra', password: 'cassandra' };
const THREE = "{'class': 'NetworkTopologyStrategy', 'dc1': 3}";
const TABLE = 'CREATE TABLE shop.orders (id uuid PRIMARY KEY, sum int)';
const RING = 'Cassandra, three nodes';
/** The same program as the image that the ring starts with, by another name. */
const IMAGE = { version: '4.1' };

let cluster: Cluster;
let namespace: Namespace;
let ring: Ring;
/** Another one, into which a backup is restored. */
let restored: Ring;

beforeAll(async () => {
  cluster = await Cluster.connect();
  namespace = await Namespace.make(cluster);
  ring = new Ring(namespace);
  restored = new Ring(namespace, 'restored');
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
  recordText('nodetool status, in production', await ring.statusText(0));
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
  await own.execute(TABLE);
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
    for (const ordinal of [0, 1, 2]) await ring.run(ordinal, 'nodetool', 'upgradesstables');
  });
  const after = await ring.pods();
  record('the image changes', RING, { ...outcome, replayed: await Promise.all([0, 1, 2].map((ordinal) => ring.replayed(ordinal))) });
  expectUnharmed(outcome);
  expect(after.filter(({ metadata }) => before.includes(metadata.uid))).toEqual([]);
  expect(after.map(({ spec }) => spec.containers[0].image)).toEqual(Array(3).fill('cassandra:4.1'));
});

step('a node runs as nobody, writes on its volumes alone, and has no complaint about it', async () => {
  const status = await ring.run(1, 'cat', '/proc/1/status');
  const field = (key: string) => new RegExp(`^${key}:\\s*(\\S+)`, 'm').exec(status)?.[1];
  const refused = ['/', '/etc', '/opt/cassandra', '/usr/bin', '/var'].map(async (path) => (
    ring.run(1, 'sh', '-c', `touch ${path}/written 2>&1 || true`)
  ));
  const complaints = (await ring.log(1)).split('\n').filter((line) => /permission denied|read-only file system|AccessDenied/i.test(line));
  const seen = {
    user: field('Uid'), capabilities: field('CapEff'), noNewPrivileges: field('NoNewPrivs'), seccomp: field('Seccomp'), complaints: complaints.length,
  };
  record('seen from inside', 'Cassandra', seen);
  expect(complaints).toEqual([]);
  expect(seen).toMatchObject({ user: '999', capabilities: '0000000000000000', noNewPrivileges: '1', seccomp: '2' });
  for (const text of await Promise.all(refused)) expect(text).toContain('Read-only file system');
});

step('a log that fills its volume costs one node for a moment, and the database nothing', async () => {
  const hostId = await ring.hostId(1);
  const outcome = await withTraffic(async () => {
    const pod = (await ring.pods())[1];
    // Cassandra's own logs are capped below it. Over the limit of its volume, the kubelet evicts the Pod.
    await ring.run(1, 'sh', '-c', 'head -c 1100M /dev/zero > /var/log/cassandra/stray');
    await replaced(1, pod);
  });
  record('a log fills its volume', RING, { sameHostId: (await ring.hostId(1)) === hostId, ...outcome });
  expectUnharmed(outcome);
  expect(await ring.hostId(1)).toBe(hostId);
});

step('the snapshots of the backup hooks bring back a table, in its ring and in an empty one', async () => {
  await restored.apply(1, { authentication: undefined });
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
  await client.shutdown();
  const elsewhere = await restore();
  for (const ordinal of [0, 1, 2]) await ring.run(ordinal, ...hook('post'));
  const left = await ring.run(0, 'nodetool', 'listsnapshots');
  record('a backup comes back', RING, { before, after, inAnEmptyRing: elsewhere, snapshotSeconds });
  expect(after).toBe(before);
  expect(elsewhere).toBe(before);
  expect(left).not.toMatch(/^velero\s/m);
});

step('authentication comes to a ring that runs: a login is taken before it is asked for, and asked for from then on', async () => {
  const before = await refusal((await restored.addresses())[0], FIRST);
  const [pod] = await restored.pods();
  await restored.apply(1);
  await namespace.another(pod.metadata.name, pod.metadata.uid, 300);
  const [address] = await restored.addresses();
  const anonymous = await refusal(address);
  const login = await eventually('the first role logs in', async () => (
    (await refusal(address, FIRST)) === undefined ? 'in' : undefined
  ));
  await restored.remove();
  record('authentication, later', 'Cassandra, one node', { loginBefore: before ?? 'in', anonymousAfter: 'refused', loginAfter: login });
  expect(before).toBeUndefined();
  expect(anonymous).toMatch(/requires authentication/);
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
    for (const ordinal of [0, 1, 2]) await ring.run(ordinal, 'nodetool', 'repair', '--full', '--partitioner-range');
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

/** The snapshots of all nodes, carried into a ring that has nothing: what docs/cassandra.md says. Gives its rows. */
async function restore(): Promise<number> {
  await restored.whole(1);
  const client = await connect(await restored.addresses());
  await client.execute("CREATE KEYSPACE shop WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}");
  await client.execute(TABLE);
  for (const ordinal of [0, 1, 2]) {
    const archive = await ring.run(ordinal, 'sh', '-c', 'cd /var/lib/cassandra/data/shop/orders-*/snapshots/velero && tar -cf - . | base64');
    const folder = `/var/lib/cassandra/restore/${ordinal}`;
    await restored.feed(0, archive, 'sh', '-c', `mkdir -p ${folder} && head -c ${archive.length} | base64 -d | tar -xf - -C ${folder}`);
    await restored.run(0, 'nodetool', 'import', '--copy-data', 'shop', 'orders', folder);
  }
  const rows = await countRows(client, 'shop.orders');
  await client.shutdown();
  return rows;
}

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
