import { App } from 'cdk8s-patterns';
import { CourseAsPrinted } from '../../examples/course/as-printed';
import { Cluster } from '../cluster/cluster';
import type { Manifest } from '../cluster/cluster';
import { Namespace } from '../cluster/namespace';
import { exec } from './exec';
import { record, recordText } from './record';

/** The page's StatefulSet, in a namespace of the test's and with an image and a heap that fit the test's machine. */
function asPrinted(namespace: string): Manifest {
  const { kind: _, ...set } = new CourseAsPrinted(new App(), 'printed').toJson().find(({ kind }) => kind === 'StatefulSet');
  const text = JSON.stringify({ ...set, kind: 'StatefulSet', metadata: { ...set.metadata, namespace } })
    .replaceAll('.default.svc', `.${namespace}.svc`).replaceAll('cassandra:3.11.10', 'cassandra:4.1.7');
  const manifest = JSON.parse(text) as Manifest;
  manifest.spec.template.spec.containers[0].env.push({ name: 'MAX_HEAP_SIZE', value: '512M' }, { name: 'HEAP_NEWSIZE', value: '100M' });
  return manifest;
}

test('as the course page prints it, three nodes are three rings of one', async () => {
  const cluster = await Cluster.connect();
  await Namespace.during(cluster, 'privileged', async (namespace) => {
    const set = asPrinted(namespace.name);
    await namespace.apply([set]);
    await namespace.ready([set], 300);
    const seen: string[] = [];
    for (const ordinal of [0, 1, 2]) seen.push(await statusOf(namespace.name, `cassandra-${ordinal}`));
    recordText('nodetool status, as printed', seen.join('\n'));
    const rings = seen.map((text) => text.split('\n').filter((line) => line.startsWith('UN')).length);
    record('nodes that each node sees', 'Cassandra, as the course page prints it', { nodes: rings });
    expect(rings).toEqual([1, 1, 1]);
  });
});

/** What `nodetool status` shows, once it answers: the page has no readiness, so Ready says nothing. */
async function statusOf(namespace: string, pod: string): Promise<string> {
  const command = ['sh', '-c', 'until nodetool status > /tmp/status 2>&1 && grep -q ^UN /tmp/status; do sleep 3; done; cat /tmp/status'];
  return (await exec(namespace, pod, 'cassandra', command)).stdout;
}
