import type { Construct } from 'constructs';
import { eventually } from './cluster';
import type { Answer, Cluster, Manifest } from './cluster';
import { complaintsOf, Namespace } from './namespace';
import type { Level } from './namespace';
import { objectsOf } from './programs';

/** A namespace for each level of the Pod Security Standards, in which a server judges objects without keeping them. */
export class Court {
  public static async open(cluster: Cluster): Promise<Court> {
    const [privileged, baseline, restricted] = await Promise.all(
      (['privileged', 'baseline', 'restricted'] as const).map((level) => Namespace.make(cluster, level)),
    );
    const court = new Court(cluster, { privileged, baseline, restricted });
    // Without it, no Pod is admitted.
    for (const { name: namespace } of [privileged, baseline, restricted]) {
      const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } };
      await eventually(`${namespace} has its ServiceAccount`, async () => ((await cluster.get(account)).metadata?.uid as string | undefined));
    }
    return court;
  }

  private constructor(private readonly cluster: Cluster, private readonly namespaces: Readonly<Record<Level, Namespace>>) {}

  public async close(): Promise<void> {
    for (const namespace of Object.values(this.namespaces)) await namespace.remove();
  }

  /** The library's verdict: the objects of a program, or why it refuses it. */
  public library(make: (scope: Construct) => void): { readonly objects: readonly Manifest[]; readonly faults: string | undefined } {
    try {
      return { objects: objectsOf(make, this.namespaces.privileged.name), faults: undefined };
    } catch (error) {
      return { objects: [], faults: (error as Error).message };
    }
  }

  /** The server's verdict: its refusals and warnings, none where it takes all of the objects. */
  public async server(objects: readonly Manifest[]): Promise<string[]> {
    const answers = await Promise.all(objects.map(async (object) => (
      complaintsOf(object, await this.judged(admissible(object)))
    )));
    return answers.flat();
  }

  /**
   * A server that is too busy to judge (`resource quota evaluation timed out`) is asked again; so is one in which another test's
   * Service has the port of the nodes: the one of examples/ftgo, for as long as it takes to drain each node.
   */
  private async judged(object: Manifest): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.cluster.apply(object, { dryRun: true });
      const busy = answer.status >= 500 && attempt < 5;
      const taken = answer.message.includes('provided port is already allocated') && attempt < 20;
      if (!busy && !taken) return answer;
      await new Promise((resolve) => setTimeout(resolve, Math.min(attempt, 5) * 1000));
    }
  }

  /** The same for the Pods that controllers would make of the objects, where a namespace allows no more than `level`. */
  public async podSecurity(objects: readonly Manifest[], level: Level): Promise<string[]> {
    const namespace = this.namespaces[level].name;
    return this.server(objects.flatMap((object) => podOf(object, namespace) ?? []));
  }
}

/** A Pod without the names of what has to exist before it is admitted. */
function admissible(object: Manifest): Manifest {
  if (object.kind !== 'Pod') return object;
  const { serviceAccountName: _, priorityClassName: __, ...spec } = object.spec;
  return { ...object, spec };
}

/** The Pod that a controller would make of an object. */
function podOf({ kind, metadata, spec }: Manifest, namespace: string): Manifest | undefined {
  const template = kind === 'Pod' ? { metadata, spec } : kind === 'CronJob' ? spec.jobTemplate.spec.template : spec?.template;
  if (template?.spec?.containers === undefined) return undefined;
  const claims = (spec.volumeClaimTemplates ?? []).map((claim: Manifest) => ({ name: claim.metadata.name, emptyDir: {} }));
  const { labels, annotations } = template.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod', namespace, labels, annotations },
    spec: { ...template.spec, volumes: [...claims, ...(template.spec.volumes ?? [])] },
  };
}
