import { Cluster } from '../cluster/cluster';

/** Says in a sentence what is missing, before any experiment starts. */
export default async function setup(): Promise<void> {
  const cluster = await Cluster.connect();
  const nodes = await cluster.list('v1', 'Node', '');
  if (nodes.length < 3) throw new Error(`the cluster has ${nodes.length} nodes, and the experiments need 3 (4 for the scale of Cassandra)`);
}
