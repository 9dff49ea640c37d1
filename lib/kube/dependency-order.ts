import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { constructsOf } from './objects';

/**
 * The order of an app's charts, and of each chart's objects: that of cdk8s, which puts what something depends on before it. cdk8s
 * makes a graph of all pairs, and one of the whole app for each chart; here each construct and each dependency is looked at once.
 */
export class DependencyOrder {
  /** Nothing may be added to the app from here on. */
  public static of(app: IConstruct): DependencyOrder {
    return new DependencyOrder(constructsOf(app));
  }

  /** All dependencies, by the construct that has them; undefined where there are none, as in most apps. */
  private readonly dependencies: Dependencies | undefined;
  private objectsByChart?: ReadonlyMap<Chart, ApiObject[]>;

  private constructor(private readonly constructs: readonly IConstruct[]) {
    this.dependencies = dependenciesOf(constructs);
  }

  /** All charts. */
  public charts(): Chart[] {
    return this.sorted(this.constructs).filter((construct) => Chart.isChart(construct));
  }

  /** The objects of a chart, without those of charts in it. */
  public objects(chart: Chart): ApiObject[] {
    if (!this.dependencies) return (this.objectsByChart ??= byChart(this.constructs)).get(chart) ?? [];
    return this.sorted(chart.node.findAll())
      .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct) && Chart.of(construct) === chart);
  }

  private sorted(constructs: readonly IConstruct[]): readonly IConstruct[] {
    const { dependencies } = this;
    if (!dependencies || !constructs.some((construct) => dependencies.has(construct))) return constructs;
    return new Walk(constructs, dependencies).sorted();
  }
}

/** The objects of all charts, in the order of the tree. */
function byChart(constructs: readonly IConstruct[]): ReadonlyMap<Chart, ApiObject[]> {
  const found = new Map<Chart, ApiObject[]>();
  for (const construct of constructs) {
    if (!ApiObject.isApiObject(construct)) continue;
    const chart = Chart.of(construct);
    const objects = found.get(chart);
    if (objects) objects.push(construct);
    else found.set(chart, [construct]);
  }
  return found;
}

type Dependencies = ReadonlyMap<IConstruct, ReadonlySet<IConstruct>>;

/** What is declared, and what follows for charts: one comes after those in it, and after those that its constructs depend on. */
function dependenciesOf(constructs: readonly IConstruct[]): Dependencies | undefined {
  const found = new Map<IConstruct, Set<IConstruct>>();
  const add = (source: IConstruct, target: IConstruct): void => {
    found.set(source, (found.get(source) ?? new Set<IConstruct>()).add(target));
  };
  for (const construct of constructs) for (const target of construct.node.dependencies) add(construct, target);
  for (const construct of constructs) {
    if (!Chart.isChart(construct)) continue;
    for (const child of construct.node.children) if (Chart.isChart(child)) add(construct, child);
  }
  if (found.size === 0) return undefined;
  for (const source of constructs) {
    for (const target of [...found.get(source) ?? []]) {
      const [from, to] = [Chart.of(source), Chart.of(target)];
      if (from !== to) add(from, to);
    }
  }
  return found;
}

/** One walk through a part of the tree: each construct once, after all that it depends on. */
class Walk {
  private readonly scope: ReadonlySet<IConstruct>;
  private readonly order = new Set<IConstruct>();
  /** From the one that was begun with to the one that is visited. */
  private readonly way: IConstruct[] = [];
  /** The objects below what is depended on. */
  private readonly objects = new Map<IConstruct, ApiObject[]>();
  /** What all objects of have been visited. */
  private readonly visited = new Set<IConstruct>();

  constructor(constructs: readonly IConstruct[], private readonly dependencies: Dependencies) {
    this.scope = new Set(constructs);
  }

  public sorted(): IConstruct[] {
    const wanted = this.wanted();
    for (const construct of this.scope) if (!wanted.has(construct)) this.visit(construct);
    // What is left depends on itself.
    for (const construct of this.scope) this.visit(construct);
    return [...this.order];
  }

  /** What something else depends on: it is reached from there. */
  private wanted(): Set<IConstruct> {
    const wanted = new Set<IConstruct>();
    for (const [source, targets] of this.dependencies) {
      if (!this.scope.has(source)) continue;
      const sources = this.objectsOf(source);
      for (const target of targets) {
        wanted.add(target);
        for (const object of this.objectsOf(target)) if (sources.some((other) => other !== object)) wanted.add(object);
      }
    }
    return wanted;
  }

  private visit(construct: IConstruct): void {
    if (this.order.has(construct)) return;
    if (this.way.includes(construct)) {
      const circle = [...this.way.slice(this.way.indexOf(construct)), construct];
      throw new Error(`Dependency cycle detected: ${circle.map(({ node }) => node.path).join(' after ')}`);
    }
    this.way.push(construct);
    for (const target of this.dependencies.get(construct) ?? []) if (this.scope.has(target)) this.visit(target);
    if (ApiObject.isApiObject(construct)) this.visitInherited(construct);
    this.way.pop();
    this.order.add(construct);
  }

  /** The objects of what an object, or what it is in, depends on. */
  private visitInherited(object: ApiObject): void {
    const chart = Chart.of(object);
    // From the chart down to the object.
    const scopes = object.node.scopes.slice(chart.node.scopes.length - 1);
    for (const target of scopes.flatMap((scope) => [...this.dependencies.get(scope) ?? []])) {
      if (this.visited.has(target)) continue;
      const around = object.node.scopes.includes(target);
      for (const other of this.objectsOf(target)) if (other !== object) this.visit(other);
      if (!around) this.visited.add(target);
    }
  }

  private objectsOf(construct: IConstruct): ApiObject[] {
    if (!this.scope.has(construct)) return [];
    const known = this.objects.get(construct);
    if (known) return known;
    const chart = Chart.of(construct);
    const objects = construct.node.findAll().filter((one): one is ApiObject => (
      ApiObject.isApiObject(one) && Chart.of(one) === chart
    ));
    this.objects.set(construct, objects);
    return objects;
  }
}
