import { Size } from 'cdk8s';
import { DatabaseEngine, MultiContainerPod, NodeAgent, OneShotMigration, ReplicatedDatabase, StatelessWebApp } from 'cdk8s-patterns';
import type { Construct } from 'constructs';
import { Cluster } from './cluster';
import { Namespace } from './namespace';
import { objectsOf } from './programs';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.connect();
});

const CONTROLLED: [string, (scope: Construct, tag: string) => void][] = [
  ['StatelessWebApp', (scope, tag) => new StatelessWebApp(scope, 'web', { image: `app:${tag}`, port: 8080, replicas: 3 })],
  ['ReplicatedDatabase', (scope, tag) => new ReplicatedDatabase(scope, 'db', {
    engine: DatabaseEngine.custom({ image: `db:${tag}`, port: 5432, dataPath: '/data' }), replicas: 3, storage: Size.gibibytes(1),
  })],
  ['NodeAgent', (scope, tag) => new NodeAgent(scope, 'agent', { image: `agent:${tag}` })],
  ['MultiContainerPod', (scope, tag) => new MultiContainerPod(scope, 'demo', { containers: [{ image: `a:${tag}` }, { image: `b:${tag}` }] })],
];

test.each(CONTROLLED)('a new image of a %s rolls out to the end', async (_, make) => {
  await Namespace.during(cluster, 'restricted', async (namespace) => {
    for (const tag of ['1.0.0', '2.0.0']) {
      const objects = objectsOf((scope) => make(scope, tag), namespace.name);
      await namespace.apply(objects);
      await namespace.ready(objects);
    }
    const images = (await namespace.readyPods({})).flatMap(({ spec }) => spec.containers.map(({ image }: { image: string }) => image));
    expect(images.length).toBeGreaterThan(1);
    expect(images.filter((image: string) => !image.endsWith(':2.0.0'))).toEqual([]);
  });
});

test('a changed migration makes a new Job and runs, an unchanged one none', async () => {
  await Namespace.during(cluster, 'restricted', async (namespace) => {
    const migrate = (tag: string) => objectsOf((scope) => new OneShotMigration(scope, 'migrate', { image: `migrate:${tag}` }), namespace.name);
    const jobs = async () => (await cluster.list('batch/v1', 'Job', namespace.name)).map(({ metadata, status }) => (
      { uid: metadata.uid, succeeded: status.succeeded }
    ));
    for (const tag of ['1.0.0', '1.0.0']) {
      await namespace.apply(migrate(tag));
      await namespace.ready(migrate(tag));
    }
    const first = await jobs();
    expect(first).toEqual([{ uid: expect.any(String), succeeded: 1 }]);

    await namespace.apply(migrate('2.0.0'));
    await namespace.ready(migrate('2.0.0'));
    const both = await jobs();
    expect(both).toHaveLength(2);
    expect(both).toEqual(expect.arrayContaining(first));
  });
});

test('a scale of Cassandra from 3 to 5 restarts nobody and changes nothing that can\'t change', async () => {
  await Namespace.during(cluster, 'restricted', async (namespace) => {
    const ring = (replicas: number) => objectsOf((scope) => new ReplicatedDatabase(scope, 'db', {
      engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas, storage: Size.gibibytes(1),
    }), namespace.name);
    const members = async () => Object.fromEntries((await namespace.readyPods({})).map(({ metadata }) => [metadata.name, metadata.uid]));
    await namespace.apply(ring(3));
    await namespace.ready(ring(3));
    const before = await members();
    expect(Object.keys(before).sort()).toEqual(['db-0', 'db-1', 'db-2']);

    await namespace.apply(ring(5));
    await namespace.ready(ring(5));
    const after = await members();
    expect(Object.keys(after).sort()).toEqual(['db-0', 'db-1', 'db-2', 'db-3', 'db-4']);
    expect(after).toEqual(expect.objectContaining(before));
  });
});
