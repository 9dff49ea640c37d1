import { Readable } from 'node:stream';
import { Chart, Size } from 'cdk8s';
import { App, DatabaseEngine, Peer, ReplicatedDatabase } from 'cdk8s-patterns';
import type { CassandraOptions, ConnectionVariable, ReplicatedDatabaseProps } from 'cdk8s-patterns';
import { eventually } from '../cluster/cluster';
import type { Manifest } from '../cluster/cluster';
import type { Namespace } from '../cluster/namespace';
import type { Login } from './cql';
import { exec } from './exec';

const SECRET = 'ring-role';
/**
 * JVMs that share two processors with all others start in half the time without the optimizing compiler. Nodes on one machine
 * know of each other in a second or two: they needn't wait for it as nodes far apart have to, neither half a minute whenever one
 * joins or leaves, nor eight seconds at each start.
 */
const ON_ONE_MACHINE = {
  JAVA_TOOL_OPTIONS: [
    '-XX:TieredStopAtLevel=1',
    '-Dcassandra.ring_delay_ms=5000',
    '-Dcassandra.gossip_settle_min_wait_ms=1000',
    '-Dcassandra.gossip_settle_interval_ms=500',
  ].join(' '),
};
/** A first start takes up to a minute and a half for each node on a small machine. */
const FORMATION_SECONDS = 480;

/** A node as `nodetool status` shows it. */
export interface RingNode {
  /** U or D for up or down, and N, L, J or M for normal, leaving, joining or moving. */
  readonly state: string;
  readonly address: string;
  readonly hostId: string;
}

interface Program {
  readonly objects: Manifest[];
  /** What its clients get. */
  readonly variables: ConnectionVariable[];
}

/** A ring of Cassandra as the library makes it, with a way in for the test. */
export class Ring {
  constructor(private readonly namespace: Namespace, private readonly name = 'ring') {}

  /** The role that the ring's Secret names. */
  public readonly login: Login = { username: 'orders', password: 'a password of the test' };

  public program(replicas: number, options?: Partial<CassandraOptions>, props?: Partial<ReplicatedDatabaseProps>): Program {
    const chart = new Chart(new App(), 'cassandra', { namespace: this.namespace.name });
    const database = new ReplicatedDatabase(chart, this.name, {
      engine: DatabaseEngine.cassandra({ version: '4.1.7', authentication: { secretName: SECRET }, ...options }),
      replicas,
      storage: Size.gibibytes(1),
      // The test is no Pod: without this, the NetworkPolicy keeps it out.
      allowFrom: [Peer.cidr('0.0.0.0/0', { ports: [9042] })],
      ...props,
      env: { ...ON_ONE_MACHINE, ...props?.env },
    });
    return { objects: chart.toJson() as Manifest[], variables: database.connectionEnv(chart) };
  }

  public async apply(...program: Parameters<Ring['program']>): Promise<void> {
    const { objects } = this.program(...program);
    await this.namespace.apply([this.secret(), ...objects]);
  }

  /** Waits until every Pod is ready and every one sees all the others up. */
  public async whole(size: number, seconds = FORMATION_SECONDS): Promise<void> {
    const { cluster, name } = this.namespace;
    await eventually(`${size} nodes are ready`, async () => {
      const set = await cluster.get({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: this.name, namespace: name } });
      const { metadata, spec, status } = set;
      const updated = spec.updateStrategy.type === 'OnDelete' || status.updatedReplicas === size;
      const seen = status.observedGeneration === metadata.generation;
      return seen && updated && status.replicas === size && status.readyReplicas === size ? true : undefined;
    }, seconds);
    await eventually(`${size} nodes see each other`, async () => {
      const views = await Promise.all((await this.pods()).map((_, ordinal) => this.status(ordinal)));
      return views.length === size && views.every((view) => view.length === size && view.every(({ state }) => state === 'UN'))
        ? true : undefined;
    }, 120);
  }

  /** Its Pods, by ordinal. */
  public async pods(): Promise<Manifest[]> {
    const pods = await this.namespace.cluster.list('v1', 'Pod', this.namespace.name, this.labels);
    return pods.sort((a, b) => this.ordinalOf(a) - this.ordinalOf(b));
  }

  public async addresses(): Promise<string[]> {
    return (await this.pods()).map(({ status }) => status.podIP).filter(Boolean);
  }

  /** How many Pods are ready and stay. */
  public async available(): Promise<number> {
    return (await this.namespace.readyPods(this.labels)).length;
  }

  /** What `nodetool status` of a node prints. */
  public async statusText(ordinal: number): Promise<string> {
    return this.run(ordinal, 'nodetool', 'status');
  }

  public async status(ordinal: number): Promise<RingNode[]> {
    const lines = (await this.statusText(ordinal)).split('\n');
    return lines.map((line) => /^([UD][NLJM])\s+(\S+)\s.*\s([0-9a-f-]{36})\s/.exec(line)).filter((match) => match !== null)
      .map(([, state, address, hostId]) => ({ state, address, hostId }));
  }

  /** The id under which a node holds its share of the data. */
  public async hostId(ordinal: number): Promise<string> {
    return /^ID\s*: (\S+)$/m.exec(await this.run(ordinal, 'nodetool', 'info'))?.[1] as string;
  }

  /** What the log of a running node says of its commit log: how many writes it replayed at the start. */
  public async replayed(ordinal: number): Promise<number> {
    const log = await this.run(ordinal, 'sh', '-c', 'cat /var/log/cassandra/system.log');
    if (/No commitlog files found; skipping replay/.test(log)) return 0;
    return Number(/Log replay complete, (\d+) replayed mutations/.exec(log)?.[1] ?? Number.NaN);
  }

  /** Runs a command in a node's container; an exit code other than 0 is a failure. */
  public async run(ordinal: number, ...command: string[]): Promise<string> {
    return this.feed(ordinal, undefined, ...command);
  }

  /** The same for a command that reads from its standard input, which stays open: it has to know when to stop. */
  public async feed(ordinal: number, input: string | undefined, ...command: string[]): Promise<string> {
    const pod = `${this.name}-${ordinal}`;
    const stdin = input === undefined ? undefined : new Readable({ read: () => undefined });
    const ended = exec(this.namespace.name, pod, this.name, command, stdin);
    stdin?.push(input);
    const { code, stdout, stderr } = await ended;
    if (code !== 0) throw new Error(`${pod}: ${command.join(' ')}: ${code}: ${stdout}${stderr}`);
    return stdout;
  }

  /** What the kubelet keeps of a node's log. */
  public async log(ordinal: number): Promise<string> {
    return this.run(ordinal, 'sh', '-c', 'cat /var/log/cassandra/*.log');
  }

  /** Removes the ring with its claims. */
  public async remove(): Promise<void> {
    const { cluster, name: namespace } = this.namespace;
    await cluster.remove({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: this.name, namespace } });
    const claims = await cluster.list('v1', 'PersistentVolumeClaim', namespace, this.labels);
    for (const claim of claims) await cluster.remove(claim);
  }

  private get labels(): Record<string, string> {
    return { 'app.kubernetes.io/name': this.name };
  }

  private ordinalOf({ metadata }: Manifest): number {
    return Number(metadata.name.slice(this.name.length + 1));
  }

  private secret(): Manifest {
    return { apiVersion: 'v1', kind: 'Secret', metadata: { name: SECRET, namespace: this.namespace.name }, stringData: this.login };
  }
}
