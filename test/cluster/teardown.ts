import { Cluster } from './cluster';
import { OURS } from './namespace';

/** Removes every namespace that these tests made, also where one of them failed or was interrupted. */
export default async function teardown(): Promise<void> {
  const cluster = await Cluster.connect();
  for (const namespace of await cluster.list('v1', 'Namespace', '', OURS)) {
    await cluster.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace.metadata.name } });
  }
}
