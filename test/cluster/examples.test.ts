import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Cluster, eventually } from './cluster';
import type { Manifest } from './cluster';
import { Namespace } from './namespace';
import type { Level } from './namespace';

const EXAMPLES = resolve(__dirname, '../../examples');
/**
 * Namespaces that have to allow more than *restricted*: nodes' agents, Velero's, which holds no Pods of ours, and manifests as
 * they were published, without a seccomp profile.
 */
const LEVELS: Readonly<Record<string, Level>> = {
  'course-agents': 'privileged',
  'velero': 'privileged',
  'online-boutique-as-published': 'baseline',
};
/** What no API server takes, and is there to show it: the course as it was printed. */
const AS_PRINTED = 'course-as-printed.k8s.yaml';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.connect();
});

const names = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

describe.each(names)('example %s', (name) => {
  test('is applied without a word, is ready, changes nothing when it is applied again, and lets every node be drained', async () => {
    const objects = Object.entries(run(name)).filter(([file]) => file !== AS_PRINTED)
      .flatMap(([file, manifests]) => manifests.map((manifest) => placed(manifest, file)));
    const inside = new Set(objects.map(({ metadata }) => metadata.namespace as string));
    const made: Namespace[] = [];
    try {
      for (const namespace of inside) {
        made.push(await Namespace.make(cluster, LEVELS[namespace] ?? 'restricted', namespace));
      }
      await made[0].apply(objects);
      await made[0].ready(objects);
      await made[0].applyAgain(objects);
      await expectDrains(made, objects);
    } finally {
      for (const namespace of made) await namespace.remove();
    }
  });
});

/** Evicts from each node in turn what a drain would: no budget keeps it for ever, and all is ready again afterwards. */
async function expectDrains(namespaces: readonly Namespace[], objects: readonly Manifest[]): Promise<void> {
  const on = async (node: string): Promise<Manifest[]> => {
    const lists = await Promise.all(namespaces.map(({ name }) => cluster.list('v1', 'Pod', name)));
    const controlled = lists.flat().filter(({ metadata }) => !['DaemonSet', 'Job'].includes(metadata.ownerReferences?.[0].kind));
    return controlled.filter(({ spec }) => spec.nodeName === node);
  };
  for (const { metadata: { name: node } } of await cluster.list('v1', 'Node', '')) {
    const leaving = (await on(node)).map(({ metadata }) => metadata.uid);
    await eventually(`${node} is drained`, async () => {
      const left = (await on(node)).filter(({ metadata }) => leaving.includes(metadata.uid));
      for (const { metadata } of left) await cluster.evict(metadata.name, metadata.namespace as string);
      return left.length === 0 ? true : undefined;
    }, 180);
    await namespaces[0].ready(objects);
  }
}

test('the course as printed: the API server refuses its CronJob, and no other of its manifests', async () => {
  await Namespace.during(cluster, 'privileged', async (namespace) => {
    const manifests = run('course')[AS_PRINTED].map((manifest) => ({
      ...manifest, metadata: { ...manifest.metadata, namespace: namespace.name },
    }));
    const refused = [];
    for (const manifest of manifests) {
      const answer = await cluster.apply(manifest).catch((error: Error) => ({ accepted: false, message: error.message }));
      if (!answer.accepted) refused.push(`${manifest.kind}: ${answer.message}`);
    }
    expect(refused).toEqual(['CronJob: the cluster has no batch/v1beta1/CronJob']);
  });
});

/** A manifest that names no namespace goes into one of its file's name. */
function placed(manifest: Manifest, file: string): Manifest {
  const { namespace = file.replace('.k8s.yaml', '') } = manifest.metadata;
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}

function run(name: string): Record<string, Manifest[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-cluster-'));
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      jest.requireActual(join(EXAMPLES, name, 'main'));
    });
    return Object.fromEntries(readdirSync(outdir).filter((file) => file.endsWith('.yaml')).sort().map((file) => [
      file, parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map((document) => document.toJS() as Manifest),
    ]));
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}
