import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Egress } from 'cdk8s-patterns';
import { eventually } from '../cluster/cluster';
import type { Cluster } from '../cluster/cluster';
import type { Namespace } from '../cluster/namespace';
import { exec } from './exec';

/** Which of an app's workloads may connect to which. */
export interface Connections {
  /** The port of each workload that serves one. */
  readonly servers: Readonly<Record<string, number>>;
  /** Workloads that only connect. */
  readonly clients?: readonly string[];
  /** The namespaces of workloads that are not in the others' one. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** What `uses()` says: `client>server`. */
  readonly declared: readonly string[];
  /** Workloads whose Pods reach each other. */
  readonly members?: readonly string[];
}

/**
 * The connections that have to be open; every other one has to be closed. Two Pods of one workload are a pair only where they
 * are members: kube-router takes what a policy lets in for what it lets out where both ends are selected by it.
 */
export function expectedOf({ servers, clients = [], declared, members = [] }: Connections, egress: Egress): string[] {
  const between = members.map((name) => `${name}>${name}`);
  if (egress === Egress.DECLARED) return [...declared, ...between].sort();
  // Whom nobody uses is open to its namespace.
  const unused = Object.keys(servers).filter((server) => !declared.some((edge) => edge.endsWith(`>${server}`)));
  const names = [...Object.keys(servers), ...clients];
  const toUnused = unused.flatMap((server) => names.filter((name) => name !== server).map((name) => `${name}>${server}`));
  return [...new Set([...declared, ...between, ...toUnused])].sort();
}

/** Tries every pair from inside, until the open ones are those that are expected, or time is up; gives those that are open. */
export async function openConnections(namespace: Namespace, connections: Connections, expected: readonly string[]): Promise<string[]> {
  const { servers, clients = [], elsewhere = {}, members = [] } = connections;
  const pods: Record<string, Running[]> = {};
  for (const name of [...Object.keys(servers), ...clients]) {
    const least = members.includes(name) ? 2 : 1;
    const inNamespace = elsewhere[name] ?? namespace.name;
    pods[name] = await eventually(`${least} of ${name} run`, () => runningPods(namespace.cluster, inNamespace, name, least), 240);
  }
  const look = async (): Promise<string[]> => tryAll(connections, pods);
  // The network plugin needs a moment to know the Pods' addresses.
  return eventually('the connections are as declared', async () => {
    const open = await look();
    return JSON.stringify(open) === JSON.stringify(expected) ? open : undefined;
  }, 30).catch(look);
}

interface Running {
  readonly inNamespace: string;
  readonly pod: string;
  readonly container: string;
  readonly image: string;
  readonly ip: string;
  readonly ready: boolean;
}

async function runningPods(cluster: Cluster, inNamespace: string, name: string, least: number): Promise<Running[] | undefined> {
  const pods = await cluster.list('v1', 'Pod', inNamespace, { 'app.kubernetes.io/name': name });
  const waiting = pods.flatMap(({ status }) => status.containerStatuses ?? []).find(({ state }) => /Image/.test(state.waiting?.reason ?? ''));
  if (waiting) throw new Error(`the cluster has no image ${waiting.image}; load it, or a stand-in for it (test/real/stand-ins.txt)`);
  const running = pods
    .filter(({ metadata, status }) => metadata.deletionTimestamp === undefined && status.podIP)
    .filter(({ status }) => status.containerStatuses?.every(({ state }: { state: { running?: object } }) => state.running))
    .map(({ metadata, spec, status }) => ({
      inNamespace,
      pod: metadata.name,
      container: spec.containers[0].name,
      image: spec.containers[0].image,
      ip: status.podIP,
      ready: status.containerStatuses.every(({ ready }: { ready: boolean }) => ready),
    }));
  // A server that isn't ready may not listen yet; a client needn't be.
  return running.length >= least && running.some(({ ready }) => ready) ? running.sort((a, b) => Number(b.ready) - Number(a.ready)) : undefined;
}

async function tryAll({ servers, members = [] }: Connections, pods: Record<string, Running[]>): Promise<string[]> {
  const open: string[] = [];
  // One client after the other: each connection that is closed is waited for.
  for (const from of Object.keys(pods)) {
    await Promise.all(Object.keys(servers).filter((to) => from !== to || members.includes(from)).map(async (to) => {
      const [server] = pods[to];
      // Another Pod than itself where there is one: a Pod always reaches itself.
      const client = pods[from].find(({ pod }) => pod !== server.pod);
      if (!client) return;
      const { code } = await exec(client.inNamespace, client.pod, client.container, dial(client.image, server.ip, servers[to]));
      if (code === 0) open.push(`${from}>${to}`);
    }));
  }
  return open.sort();
}

const STAND_INS = readFileSync(join(__dirname, 'stand-ins.txt'), 'utf8').split('\n')
  .filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(' ')[0]);

/** How a container of an image tries a connection. */
function dial(image: string, ip: string, port: number): string[] {
  if (STAND_INS.includes(image)) return ['/standin', 'dial', `${ip}:${port}`];
  if (image.startsWith('busybox')) return ['sh', '-c', `nc -w 2 ${ip} ${port} < /dev/null`];
  return ['bash', '-c', `timeout 2 bash -c ': < /dev/tcp/${ip}/${port}'`];
}
