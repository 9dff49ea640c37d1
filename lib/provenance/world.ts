import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { Authored, AuthoredUse, Script } from '../kube/authored';
import type { Json } from '../kube/json';
import { KubeObject } from '../kube/kube-object';
import { objectsOf } from '../kube/objects';
import { Profile } from '../profile';
import type { ProfileSettings } from '../profile';

/** How a world differs from the author's: in one thing, so that what follows from it shows. */
export interface Difference {
  /** Settings that hold in place of those of every profile. */
  readonly settings?: Partial<ProfileSettings>;
  /** A use that isn't declared. */
  readonly without?: AuthoredUse;
  /** Another id or other props of a construct. */
  readonly construct?: { readonly authored: Authored; readonly id?: string; readonly props?: object };
  /** Another id, namespace or other labels of a chart. */
  readonly chart?: OtherChart;
}

/** A chart as it is in another world. */
export interface OtherChart {
  readonly chart: Chart;
  readonly id?: string;
  readonly namespace: string | undefined;
  readonly labels: Record<string, string>;
}

/** The objects of a world: of each construct that could be made, by their ids in it. */
export type Objects = ReadonlyMap<Authored, Readonly<Record<string, Json>>>;

/** What is there in a world, and what can't be. */
export interface Made {
  readonly objects: Objects;
  /** Uses that can't be declared so, since the client would not find its target. */
  readonly refused: readonly AuthoredUse[];
}

/**
 * Makes the constructs of an app a second time, beside it, with one thing different. What a profile refuses then, isn't there.
 *
 * @param among Only these, and nothing that others do to them.
 * @param of Only what these make is asked for.
 */
export function makeWorld(
  script: Script, difference: Difference, among: ReadonlySet<IConstruct>, of: readonly Authored[] = script.constructs,
): Made {
  const world = new World(difference);
  for (const authored of script.constructs) if (among.has(authored.construct)) world.make(authored);
  for (const use of script.uses) if (among.has(use.client) && use !== difference.without) world.declare(use, among, script);
  world.copyConfiguration(script.constructs[0]?.construct.node.root);
  return { objects: world.objects(of), refused: world.refused };
}

class World {
  public readonly refused: AuthoredUse[] = [];
  private readonly mirrors = new Map<unknown, Construct>();
  private readonly made = new Set<Authored>();

  constructor(private readonly difference: Difference) {}

  public make(authored: Authored): void {
    const { construct, type, props } = authored;
    const other = this.difference.construct?.authored === authored ? this.difference.construct : undefined;
    const scope = this.mirrorOf(construct.node.scope as IConstruct);
    try {
      const id = other?.id ?? construct.node.id;
      this.mirrors.set(construct, new type(scope, id, this.mirrored(other?.props ?? props) as never));
      this.made.add(authored);
    } catch {
      // What can't be made so has no objects; half of it is in the tree, where nobody looks for it.
    }
  }

  public declare(use: AuthoredUse, among: ReadonlySet<IConstruct>, script: Script): void {
    const { client, target, options } = use;
    const mirror = this.mirrors.get(client) as Construct & { uses(target: unknown, options: unknown): void } | undefined;
    const known = script.constructs.some(({ construct }) => construct === target);
    if (!mirror || (known && !(among.has(target as IConstruct) && this.mirrors.has(target)))) return;
    try {
      mirror.uses(known ? this.mirrors.get(target) : target, options);
    } catch {
      this.refused.push(use);
    }
  }

  /** The ConfigMaps and Secrets that the author made otherwise: their contents roll out who consumes them. */
  public copyConfiguration(root: IConstruct | undefined): void {
    const objects = root ? objectsOf(root) : [];
    for (const object of objects.filter((one) => /^(ConfigMap|Secret)$/.test(one.kind) && !KubeObject.made(one))) {
      const mirror = new ApiObject(this.mirrorOf(object.node.scope as IConstruct), object.node.id, object.toJson() as never);
      this.mirrors.set(object, mirror);
    }
  }

  public objects(of: readonly Authored[]): Objects {
    return new Map(of.filter((authored) => this.made.has(authored)).map((authored) => {
      const children = (this.mirrors.get(authored.construct) as Construct).node.children.filter(ApiObject.isApiObject);
      const objects = children.filter(KubeObject.made).map((object) => [object.node.id, object.toJson() as Json] as const);
      return [authored, Object.fromEntries(objects)];
    }));
  }

  /** The scope that stands for one of the author's: of the same id, with the same profile but for the difference. */
  private mirrorOf(scope: IConstruct): Construct {
    const known = this.mirrors.get(scope);
    if (known) return known;
    const mirror = this.newMirrorOf(scope);
    this.mirrors.set(scope, mirror);
    const root = scope.node.scope === undefined;
    const profile = Profile._appliedTo(scope) ?? (root ? Profile.PRODUCTION : undefined);
    profile?._with(this.difference.settings ?? {}).applyTo(mirror);
    return mirror;
  }

  private newMirrorOf(scope: IConstruct): Construct {
    const parent = scope.node.scope;
    if (!parent) return new App();
    const { id } = scope.node;
    if (!Chart.isChart(scope)) return new Construct(this.mirrorOf(parent), id);
    const own: OtherChart = { chart: scope, namespace: scope.namespace, labels: scope.labels };
    const { id: otherId, namespace, labels } = this.difference.chart?.chart === scope ? this.difference.chart : own;
    return new Chart(this.mirrorOf(parent), otherId ?? id, { namespace, labels });
  }

  /** Props name other constructs, such as the database of a backup. */
  private mirrored(props: object): object {
    return Object.fromEntries(Object.entries(props as Json).map(([name, value]) => [name, this.mirrors.get(value) ?? value]));
  }
}
