import { Agent, request } from 'node:https';
import type { RequestOptions } from 'node:https';

/** Any Kubernetes object. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly generation?: number;
    readonly resourceVersion?: string;
    readonly [field: string]: any;
  };
  readonly [field: string]: any;
}

/** What the API server says of one object. */
export interface Answer {
  readonly status: number;
  readonly accepted: boolean;
  /** The server's own words where it refused. */
  readonly message: string;
  /** The texts of the warning headers. */
  readonly warnings: readonly string[];
  readonly body: any;
}

const APPLY = 'application/apply-patch+yaml';
const MANAGER = 'cdk8s-patterns-test';

/** The API server that KUBECONFIG names. */
export class Cluster {
  public static async connect(): Promise<Cluster> {
    if (!process.env.KUBECONFIG) throw new Error(NO_KUBECONFIG);
    // An ES module, in a project of CommonJS.
    const { KubeConfig: Config } = await import('@kubernetes/client-node');
    const config = new Config();
    config.loadFromFile(process.env.KUBECONFIG);
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const server = config.getCurrentCluster()?.server;
    if (!server) throw new Error(`${process.env.KUBECONFIG} names no current cluster`);
    // The client's own agent opens a connection for each request.
    const agent = new Agent({ ca: options.ca, cert: options.cert, key: options.key, keepAlive: true, maxSockets: 8 });
    const cluster = new Cluster(new URL(server), { ...options, agent });
    await cluster.discover();
    return cluster;
  }

  private readonly resources = new Map<string, { readonly plural: string; readonly namespaced: boolean }>();
  private version = '';

  private constructor(private readonly server: URL, private readonly options: RequestOptions) {}

  /** The server's version, such as '1.28.15'. */
  public get kubernetes(): string {
    return this.version;
  }

  /** Whether the server serves a group and version. */
  public async serves(apiVersion: string): Promise<boolean> {
    return (await this.send('GET', `/apis/${apiVersion}`)).accepted;
  }

  /** Server-side apply with strict validation: an unknown field is refused, not dropped. */
  public async apply(object: Manifest, { dryRun = false, force = false } = {}): Promise<Answer> {
    const query = `fieldManager=${MANAGER}&fieldValidation=Strict${force ? '&force=true' : ''}${dryRun ? '&dryRun=All' : ''}`;
    return this.send('PATCH', `${await this.path(object)}?${query}`, object, APPLY);
  }

  public async get(object: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>): Promise<any> {
    return (await this.send('GET', await this.path(object as Manifest))).body;
  }

  /** The objects of a kind in a namespace, perhaps those with some labels. */
  public async list(apiVersion: string, kind: string, namespace: string, labels: Record<string, string> = {}): Promise<any[]> {
    const selector = Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(',');
    const path = (await this.path({ apiVersion, kind, metadata: { name: '', namespace } })).replace(/\/$/, '');
    const { items, ...rest } = (await this.send('GET', `${path}?labelSelector=${encodeURIComponent(selector)}`)).body;
    if (!items) throw new Error(`list ${kind}: ${JSON.stringify(rest)}`);
    // The server leaves out what the list says already.
    return items.map((item: object) => ({ apiVersion, kind, ...item }));
  }

  /** Removes an object, and what it made, or leaves that as an orphan; a Pod's time to stop may be cut short. */
  public async remove(
    object: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>, graceSeconds?: number, propagation: 'Background' | 'Orphan' = 'Background',
  ): Promise<Answer> {
    const grace = graceSeconds === undefined ? '' : `&gracePeriodSeconds=${graceSeconds}`;
    return this.send('DELETE', `${await this.path(object as Manifest)}?propagationPolicy=${propagation}${grace}`);
  }

  /** A merge patch of a field or two: what `kubectl cordon` and `annotate` do. */
  public async merge(object: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>, patch: object): Promise<void> {
    const answer = await this.send('PATCH', await this.path(object as Manifest), patch, 'application/merge-patch+json');
    if (!answer.accepted) throw new Error(`${object.kind} ${object.metadata.name}: ${answer.message}`);
  }

  /** Asks for an eviction, as a drain does; 429 where a budget says no. */
  public async evict(name: string, namespace: string): Promise<Answer> {
    const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
    return this.send('POST', `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, body);
  }

  private async discover(): Promise<void> {
    const { accepted, message, body } = await this.send('GET', '/version');
    if (!accepted) throw new Error(`${this.server.href}: ${message}`);
    this.version = (body.gitVersion as string).replace(/^v/, '').replace(/[-+].*$/, '');
  }

  private async path({ apiVersion, kind, metadata }: Manifest): Promise<string> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const { plural, namespaced } = await this.resource(root, apiVersion, kind);
    const namespace = namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${root}${namespace}/${plural}/${encodeURIComponent(metadata.name)}`;
  }

  private async resource(root: string, apiVersion: string, kind: string): Promise<{ plural: string; namespaced: boolean }> {
    const key = `${apiVersion}/${kind}`;
    if (!this.resources.has(key)) {
      const { body } = await this.send('GET', root);
      for (const resource of body.resources ?? []) {
        if (resource.name.includes('/')) continue;
        this.resources.set(`${apiVersion}/${resource.kind}`, { plural: resource.name, namespaced: resource.namespaced });
      }
    }
    const found = this.resources.get(key);
    if (!found) throw new Error(`the cluster has no ${key}`);
    return found;
  }

  private send(method: string, path: string, body?: unknown, contentType = 'application/json'): Promise<Answer> {
    const { hostname, port } = this.server;
    const text = body === undefined ? undefined : JSON.stringify(body);
    const content = text === undefined ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(text) };
    const headers = { ...this.options.headers as object, ...content };
    return new Promise((resolve, reject) => {
      const call = request({ ...this.options, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const status = response.statusCode as number;
          const answer = Buffer.concat(chunks).toString();
          const json = answer.startsWith('{') ? JSON.parse(answer) : { message: answer };
          const accepted = status >= 200 && status < 300;
          const warnings = [response.headers.warning ?? []].flat().flatMap((line) => [...line.matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)])
            .map(([, warning]) => warning);
          resolve({ status, accepted, message: accepted ? '' : json.message, warnings, body: json });
        });
      });
      call.on('error', reject);
      call.end(text);
    });
  }
}

export const NO_KUBECONFIG = 'KUBECONFIG is not set: these tests need a cluster that they may fill and empty; start one '
  + '(`kind create cluster`), and name its configuration in KUBECONFIG.';

/** Waits until `look` gives something; what it saw last is in the error. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  const begin = Date.now();
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    const elapsed = Date.now() - begin;
    if (elapsed > seconds * 1000) throw new Error(`after ${seconds} s still not: ${what}`);
    // What takes minutes is not looked at ten times a second: looking costs the nodes time.
    await new Promise((resolve) => setTimeout(resolve, Math.min(1000, 100 + elapsed / 20)));
  }
}
