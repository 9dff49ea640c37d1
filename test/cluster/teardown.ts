import { Cluster, eventually } from './cluster';
import { OURS, removeNamespace } from './namespace';

/** Removes every namespace that these tests made, also where one of them failed or was interrupted, and waits until they are gone. */
export default async function teardown(): Promise<void> {
  const cluster = await Cluster.connect();
  const left = async () => cluster.list('v1', 'Namespace', '', OURS);
  for (const { metadata } of await left()) await removeNamespace(cluster, metadata.name);
  await eventually('all namespaces of the tests are gone', async () => {
    const namespaces = await left();
    // A controller that has not seen the end of its StatefulSet yet makes one Pod more. Where it is a node of Cassandra that is
    // still starting, its drain has been seen to take four minutes.
    for (const { metadata: { name } } of namespaces) {
      for (const pod of await cluster.list('v1', 'Pod', name)) await cluster.remove(pod, 1);
    }
    return namespaces.length === 0 ? true : undefined;
  }, 600);
}
