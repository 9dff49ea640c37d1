import { randomBytes } from 'node:crypto';
import { eventually } from './cluster';
import type { Answer, Cluster, Manifest } from './cluster';

/** The label by which these tests find the namespaces that they made. */
export const OURS = { 'cdk8s-patterns/test': 'cluster' };

export type Level = 'restricted' | 'baseline' | 'privileged';

/** A namespace of a test's own. */
export class Namespace {
  /**
   * Makes a namespace that enforces a level of the Pod Security Standards. Where a program fixes the name, a namespace of
   * that name that these tests did not make is left alone, and the test fails.
   */
  public static async make(cluster: Cluster, level: Level = 'restricted', fixed?: string): Promise<Namespace> {
    const name = fixed ?? `test-${randomBytes(4).toString('hex')}`;
    if (fixed) await gone(cluster, fixed);
    const labels = { ...OURS, 'pod-security.kubernetes.io/enforce': level };
    const answer = await cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
    if (!answer.accepted) throw new Error(answer.message);
    return new Namespace(cluster, name);
  }

  /** Runs a test in a namespace that is removed whatever happens. */
  public static async during(cluster: Cluster, level: Level, test: (namespace: Namespace) => Promise<void>): Promise<void> {
    const namespace = await Namespace.make(cluster, level);
    try {
      await test(namespace);
    } finally {
      await namespace.remove();
    }
  }

  private constructor(public readonly cluster: Cluster, public readonly name: string) {}

  public async remove(): Promise<void> {
    await removeNamespace(this.cluster, this.name);
  }

  /** Applies objects as they are; refusals and warnings of the server are failures. */
  public async apply(objects: readonly Manifest[]): Promise<void> {
    const complaints: string[] = [];
    for (const object of objects) complaints.push(...complaintsOf(object, await this.cluster.apply(object)));
    expect(complaints).toEqual([]);
  }

  /** Applies the same objects again, and expects that nothing changes. */
  public async applyAgain(objects: readonly Manifest[]): Promise<void> {
    const before = await this.settled(objects);
    await this.apply(objects);
    expect(await this.settled(objects)).toEqual(before);
  }

  /** Waits until all that the objects stand for is there: Pods ready, Jobs complete, claims bound. */
  public async ready(objects: readonly Manifest[], seconds = 90): Promise<void> {
    for (const object of objects) {
      await eventually(`${object.kind} ${object.metadata.name} is ready`, async () => {
        const seen = await this.cluster.get(object);
        return isReady(seen) ? seen : undefined;
      }, seconds);
    }
    const claims = await this.cluster.list('v1', 'PersistentVolumeClaim', this.name);
    expect(claims.filter(({ status }) => status.phase !== 'Bound').map(({ metadata }) => metadata.name)).toEqual([]);
  }

  /** Waits for the Pod that takes the place of one of the same name, and is ready. */
  public async another(name: string, uid: string, seconds = 60): Promise<any> {
    return eventually(`another ${name} is ready`, async () => {
      const pod = await this.cluster.get({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: this.name } });
      return pod.kind === 'Pod' && pod.metadata.uid !== uid && isReady(pod) ? pod : undefined;
    }, seconds);
  }

  /** The ready Pods with some labels. */
  public async readyPods(labels: Record<string, string>): Promise<any[]> {
    const pods = await this.cluster.list('v1', 'Pod', this.name, labels);
    return pods.filter((pod) => pod.metadata.deletionTimestamp === undefined && isReady(pod));
  }

  /** What an apply decides: the fields that we manage, and the generation, which counts changes of the spec. */
  private async settled(objects: readonly Manifest[]): Promise<unknown[]> {
    const seen = [];
    for (const object of objects) {
      const { metadata } = await this.cluster.get(object);
      // Of an object that is nothing but its name, nothing is managed.
      const managed = (metadata.managedFields ?? []).filter(({ operation }: { operation: string }) => operation === 'Apply')
        // Kubernetes 1.28 writes a custom resource anew at each apply, though nothing changes in it.
        .map(({ fieldsV1, time }: { fieldsV1: object; time: string }) => ({ fieldsV1, time: CUSTOM.test(object.apiVersion) ? undefined : time }));
      seen.push({ kind: object.kind, name: metadata.name, generation: metadata.generation, managed });
    }
    return seen;
  }
}

/**
 * Removes a namespace and what is in it, without the half hour that a database may take to stop: the namespace would wait
 * for half of that again after its last Pod is gone.
 */
export async function removeNamespace(cluster: Cluster, name: string): Promise<void> {
  for (const set of await cluster.list('apps/v1', 'StatefulSet', name)) {
    await cluster.remove(set);
    for (const pod of await cluster.list('v1', 'Pod', name, set.spec.selector.matchLabels)) await cluster.remove(pod, 1);
  }
  await cluster.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

/** The groups of which the cluster knows by CRDs. */
const CUSTOM = /^(velero\.io|gateway\.networking\.k8s\.io)\//;

/** Waits for the end of a namespace that an earlier test made. */
async function gone(cluster: Cluster, name: string): Promise<void> {
  await eventually(`the namespace ${name} of an earlier run is gone`, async () => {
    const { kind, metadata } = await cluster.get({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    if (kind === 'Status') return true;
    if (metadata.labels?.['cdk8s-patterns/test'] === undefined) throw new Error(`the namespace ${name} is somebody's; remove it first`);
    await removeNamespace(cluster, name);
    return undefined;
  });
}

export function complaintsOf(object: Manifest, { accepted, message, warnings }: Answer): string[] {
  return [...(accepted ? [] : [message]), ...warnings].map((text) => `${object.kind} ${object.metadata.name}: ${text}`);
}

function isReady({ kind, spec, status = {}, metadata }: any): boolean {
  switch (kind) {
    case 'Deployment':
      return status.observedGeneration === metadata.generation && status.updatedReplicas === spec.replicas
        && status.readyReplicas === spec.replicas && status.replicas === spec.replicas;
    case 'StatefulSet':
      return status.observedGeneration === metadata.generation && status.readyReplicas === spec.replicas
        && status.updatedReplicas === spec.replicas;
    case 'DaemonSet':
      return status.observedGeneration === metadata.generation && status.desiredNumberScheduled > 0
        && status.numberReady === status.desiredNumberScheduled && status.updatedNumberScheduled === status.desiredNumberScheduled;
    case 'Job':
      return (status.succeeded ?? 0) >= (spec.completions ?? 1);
    case 'Pod':
      return (status.conditions ?? []).some((one: any) => one.type === 'Ready' && one.status === 'True');
    default:
      return kind !== 'Status';
  }
}
