import { Size } from 'cdk8s';
import { DatabaseEngine, ReplicatedDatabase, StatelessWebApp } from 'cdk8s-patterns';
import { Cluster, eventually } from './cluster';
import { Namespace } from './namespace';
import { objectsOf } from './programs';

const REPLICAS = 3;
const WEB = { 'app.kubernetes.io/name': 'web' };
const DB = { 'app.kubernetes.io/name': 'db' };
const READY = 'fake.kubelet/ready';

let cluster: Cluster;
let namespace: Namespace;

beforeAll(async () => {
  cluster = await Cluster.connect();
  namespace = await Namespace.make(cluster);
  const objects = objectsOf((scope) => {
    new StatelessWebApp(scope, 'web', { image: 'app:1.0.0', port: 8080, replicas: REPLICAS });
    new ReplicatedDatabase(scope, 'db', {
      engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: REPLICAS, storage: Size.gibibytes(1),
    });
  }, namespace.name);
  await namespace.apply(objects);
  await namespace.ready(objects);
});

afterAll(async () => {
  for (const node of await nodes()) await cordon(node, false);
  await namespace.remove();
});

test('draining each node in turn ends, keeps the web app at its minimum, and takes one member of the database at a time', async () => {
  for (const node of await nodes()) {
    const lowest = await drain(node);
    expect(lowest.web).toBeGreaterThanOrEqual(REPLICAS - 1);
    expect(lowest.db).toBeGreaterThanOrEqual(REPLICAS - 1);
    await cordon(node, false);
    await allReady();
  }
});

test('while one member is not ready, no other one is evicted; the drain ends once it is', async () => {
  const [first, second] = (await namespace.readyPods(DB)).sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  await keepReady(first.metadata.name, 'false');
  await eventually('the member is not ready', async () => ((await namespace.readyPods(DB)).length === REPLICAS - 1 ? true : undefined));

  await cordon(second.spec.nodeName, true);
  for (let i = 0; i < 5; i += 1) {
    expect((await cluster.evict(second.metadata.name, namespace.name)).status).toBe(429);
  }
  await keepReady(first.metadata.name, 'true');
  const lowest = await drain(second.spec.nodeName);
  expect(lowest.db).toBeGreaterThanOrEqual(REPLICAS - 1);
  await cordon(second.spec.nodeName, false);
  await allReady();
});

test('a member that is not ready itself can be evicted while the others are', async () => {
  const [first] = await namespace.readyPods(DB);
  await keepReady(first.metadata.name, 'false');
  await eventually('the member is not ready', async () => ((await namespace.readyPods(DB)).length === REPLICAS - 1 ? true : undefined));
  const lowest = await drain(first.spec.nodeName);
  expect(lowest.db).toBeGreaterThanOrEqual(REPLICAS - 1);
  await cordon(first.spec.nodeName, false);
  await allReady();
});

async function nodes(): Promise<string[]> {
  return (await cluster.list('v1', 'Node', '')).map(({ metadata }) => metadata.name as string);
}

async function cordon(node: string, unschedulable: boolean): Promise<void> {
  await cluster.merge({ apiVersion: 'v1', kind: 'Node', metadata: { name: node } }, { spec: { unschedulable } });
}

async function keepReady(pod: string, ready: string): Promise<void> {
  const annotations = { [READY]: ready };
  await cluster.merge({ apiVersion: 'v1', kind: 'Pod', metadata: { name: pod, namespace: namespace.name } }, { metadata: { annotations } });
}

async function allReady(): Promise<void> {
  await eventually('all Pods are ready', async () => {
    const [web, db] = [await namespace.readyPods(WEB), await namespace.readyPods(DB)];
    return web.length === REPLICAS && db.length === REPLICAS ? true : undefined;
  });
}

/** Cordons a node and evicts our Pods from it as `kubectl drain` does; gives the fewest that were ready meanwhile. */
async function drain(node: string): Promise<{ web: number; db: number }> {
  const lowest = { web: REPLICAS, db: REPLICAS };
  await cordon(node, true);
  await eventually(`${node} is drained`, async () => {
    const pods = (await cluster.list('v1', 'Pod', namespace.name)).filter(({ spec }) => spec.nodeName === node);
    for (const { metadata } of pods) await cluster.evict(metadata.name, namespace.name);
    lowest.web = Math.min(lowest.web, (await namespace.readyPods(WEB)).length);
    lowest.db = Math.min(lowest.db, (await namespace.readyPods(DB)).length);
    return pods.length === 0 ? true : undefined;
  });
  return lowest;
}
