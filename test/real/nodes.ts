import { eventually } from '../cluster/cluster';
import type { Cluster } from '../cluster/cluster';
import type { Namespace } from '../cluster/namespace';

/** Cordons a node and evicts our Pods from it, as `kubectl drain` does; ends when none is left there. */
export async function drain(namespace: Namespace, node: string, seconds = 180): Promise<void> {
  const { cluster } = namespace;
  await setUnschedulable(cluster, node, true);
  await eventually(`${node} is drained`, async () => {
    const pods = (await cluster.list('v1', 'Pod', namespace.name)).filter(({ spec, status }) => (
      spec.nodeName === node && status.phase === 'Running'
    ));
    for (const { metadata } of pods) {
      if (metadata.deletionTimestamp === undefined) await cluster.evict(metadata.name, namespace.name);
    }
    return pods.length === 0 ? true : undefined;
  }, seconds);
}

export async function uncordon(cluster: Cluster, node: string): Promise<void> {
  await setUnschedulable(cluster, node, false);
}

async function setUnschedulable(cluster: Cluster, node: string, unschedulable: boolean): Promise<void> {
  await cluster.merge({ apiVersion: 'v1', kind: 'Node', metadata: { name: node } }, { spec: { unschedulable } });
}
