import { Chart } from 'cdk8s';
import { App, Exposure, Health, StatelessWebApp } from 'cdk8s-patterns';
import { Cluster, eventually } from '../cluster/cluster';
import type { Manifest } from '../cluster/cluster';
import { Namespace } from '../cluster/namespace';
import { drain, uncordon } from './nodes';
import { record } from './record';
import { requestsTo } from './requests';

const WEB = { 'app.kubernetes.io/name': 'web' };
const REPLICAS = 2;

test('no request fails while each node in turn is drained and comes back', async () => {
  const cluster = await Cluster.connect();
  await Namespace.during(cluster, 'restricted', async (namespace) => {
    const chart = new Chart(new App(), 'drain', { namespace: namespace.name });
    new StatelessWebApp(chart, 'web', {
      image: 'nginxinc/nginx-unprivileged:1.27.3',
      port: 8080,
      health: Health.http('/'),
      exposures: [Exposure.nodePort()],
      pod: { security: { runAsUser: 101, runAsGroup: 101 } },
    });
    const objects = chart.toJson() as Manifest[];
    await namespace.apply(objects);
    await namespace.ready(objects);
    const requests = await requestsTo(namespace, 'web-node-port');
    const nodes = await cluster.list('v1', 'Node', '');
    for (const { metadata } of nodes) {
      try {
        await drain(namespace, metadata.name);
        await eventually('all replicas are ready', async () => (
          (await namespace.readyPods(WEB)).length === REPLICAS ? true : undefined
        ), 120);
      } finally {
        await uncordon(cluster, metadata.name);
      }
    }
    const outcome = await requests.stop();
    record('drain of each node', 'web app of two replicas, default profile', { nodes: nodes.length, ...outcome });
    expect(outcome.reasons).toEqual({});
    expect(outcome.perSecond).toBeGreaterThan(50);
  });
});
