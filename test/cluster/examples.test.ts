import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Cluster } from './cluster';
import type { Manifest } from './cluster';
import { Namespace } from './namespace';

const EXAMPLES = resolve(__dirname, '../../examples');
/** Namespaces that have to allow more than *restricted*: nodes' agents, and Velero's, which holds no Pods of ours. */
const PRIVILEGED = ['course-agents', 'velero'];
/** What no API server takes, and is there to show it: the course as it was printed. */
const AS_PRINTED = 'course-as-printed.k8s.yaml';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.connect();
});

const names = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

describe.each(names)('example %s', (name) => {
  test('is applied without a word, is ready, and changes nothing when it is applied again', async () => {
    const objects = Object.entries(run(name)).filter(([file]) => file !== AS_PRINTED).flatMap(([, manifests]) => manifests);
    const inside = new Set(objects.map(({ metadata }) => metadata.namespace as string));
    const made: Namespace[] = [];
    try {
      for (const namespace of inside) {
        made.push(await Namespace.make(cluster, PRIVILEGED.includes(namespace) ? 'privileged' : 'restricted', namespace));
      }
      await made[0].apply(objects);
      await made[0].ready(objects);
      await made[0].applyAgain(objects);
    } finally {
      for (const namespace of made) await namespace.remove();
    }
  });
});

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

function run(name: string): Record<string, Manifest[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-cluster-'));
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      jest.requireActual(join(EXAMPLES, name, 'main'));
    });
    return Object.fromEntries(readdirSync(outdir).sort().map((file) => [
      file, parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map((document) => document.toJS() as Manifest),
    ]));
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}
