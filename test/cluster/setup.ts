import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Cluster, eventually } from './cluster';
import type { Manifest } from './cluster';

const GROUPS = ['velero.io/v1', 'gateway.networking.k8s.io/v1'];

/** Installs what the manifests need beside Kubernetes itself: Velero's and the Gateway API's kinds. */
export default async function setup(): Promise<void> {
  const cluster = await Cluster.connect();
  const folder = process.env.CRDS ?? resolve(__dirname, '../../../shared/crds');
  if (existsSync(folder)) {
    for (const crd of manifestsBelow(folder)) {
      const { accepted, message } = await cluster.apply(crd, { force: true });
      if (!accepted) throw new Error(`${crd.metadata.name}: ${message}`);
    }
  }
  for (const group of GROUPS) {
    await eventually(`the cluster serves ${group}; install its CRDs, or name a folder with them in CRDS`, async () => (
      (await cluster.serves(group)) ? true : undefined
    ), 20);
  }
  // A server that serves a new kind still learns its schema for a moment; an apply in between is written twice.
  await new Promise((resolve) => setTimeout(resolve, 5000));
}

function manifestsBelow(folder: string): Manifest[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file)).sort();
  return files.flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest): manifest is Manifest => manifest !== null);
}
