import { Agent, request } from 'node:http';
import { eventually } from '../cluster/cluster';
import type { Namespace } from '../cluster/namespace';

/** What became of requests that were sent without pause. */
export interface Outcome {
  readonly sent: number;
  readonly failed: number;
  /** What went wrong, and how often. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly perSecond: number;
}

/** Sends requests to an address until it is stopped: half over kept connections, half over fresh ones. */
export class Requests {
  /** Begins once ten requests in a row were answered: it takes every node a moment to know a new Service. */
  public static async begin(host: string, port: number, path: string): Promise<Requests> {
    const agent = new Agent({ keepAlive: false });
    let inRow = 0;
    await eventually(`http://${host}:${port}${path} answers; the tests have to run where the nodes' ports are reached`, async () => {
      inRow = (await sendOne({ host, port, path, agent })) === undefined ? inRow + 1 : 0;
      return inRow >= 10 ? true : undefined;
    });
    return new Requests({ host, port, path });
  }

  private readonly kept = new Agent({ keepAlive: true, maxSockets: 4 });
  private readonly fresh = new Agent({ keepAlive: false });
  private readonly reasons: Record<string, number> = {};
  private readonly begin = Date.now();
  private readonly senders: Promise<void>[];
  private sent = 0;
  private stopped = false;

  private constructor(private readonly target: Target) {
    this.senders = [this.kept, this.kept, this.fresh, this.fresh].map((agent) => this.sendOn(agent));
  }

  public async stop(): Promise<Outcome> {
    this.stopped = true;
    await Promise.all(this.senders);
    this.kept.destroy();
    const failed = Object.values(this.reasons).reduce((sum, count) => sum + count, 0);
    const perSecond = Math.round(this.sent / ((Date.now() - this.begin) / 1000));
    return { sent: this.sent, failed, reasons: this.reasons, perSecond };
  }

  private async sendOn(agent: Agent): Promise<void> {
    while (!this.stopped) {
      const reason = await sendOne({ ...this.target, agent });
      this.sent += 1;
      if (reason !== undefined) this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

interface Target {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

/** One request, as any HTTP client sends it: a kept connection that the server closed while it was idle is tried anew. */
function sendOne(options: Target & { readonly agent: Agent }): Promise<string | undefined> {
  return new Promise((resolve) => {
    const call = request({ ...options, timeout: 5000 }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === 200 ? undefined : `status ${response.statusCode}`));
      response.on('error', (error) => resolve(error.message));
    });
    call.on('timeout', () => call.destroy(new Error('timeout')));
    call.on('error', (error: NodeJS.ErrnoException) => {
      const stale = call.reusedSocket && error.code === 'ECONNRESET';
      resolve(stale ? sendOne({ ...options, agent: new Agent({ keepAlive: false }) }) : error.code ?? error.message);
    });
    call.end();
  });
}

/** Requests to a port of a node: it is reached from outside of the cluster, and leads through the Service to any Pod. */
export async function requestsTo(namespace: Namespace, service: string): Promise<Requests> {
  const { cluster, name } = namespace;
  const { spec } = await cluster.get({ apiVersion: 'v1', kind: 'Service', metadata: { name: service, namespace: name } });
  const [node] = await cluster.list('v1', 'Node', '');
  const { address } = node.status.addresses.find(({ type }: { type: string }) => type === 'InternalIP');
  return Requests.begin(address, spec.ports[0].nodePort, '/');
}
