import type { Field, Manifest } from './manifest';
import { isEmpty, matches, selectorOf, selectorOfLabels } from './selector';
import type { Selector } from './selector';
import { Workload } from './workload';
import type { Container } from './workload';

const NONE: readonly never[] = [];

/**
 * The manifests of an app, or of a folder, indexed by kind and name, by label and by reference, so that no rule looks at
 * every pair.
 */
export class ManifestGraph {
  /** All manifests, in their order. */
  public readonly manifests: Manifest[];
  /** Those that make Pods. */
  public readonly workloads: Workload[];
  /** The containers of all workloads, each one's init containers first. */
  public readonly containers: Container[];
  /** The version of Kubernetes that they are checked for, where a manifest doesn't know better. */
  public readonly kubernetes: string;

  private readonly byKind = new Map<string, Manifest[]>();
  /** By kind, place and name. */
  private readonly byName = new Index<Manifest>();
  private readonly byManifest = new Map<Manifest, Workload>();
  /** By place, key and value. */
  private readonly byLabel = new Index<Workload>();
  private readonly byPlace = new Map<string, Workload[]>();
  private readonly byService = new Map<Manifest, Workload[]>();
  // A WeakMap of so many would cost more than all that is looked up in it.
  private readonly bySelector = new Map<object, { readonly place: string; readonly selected: Workload[] }>();
  private readonly kept = new Map<string, unknown>();

  /** @internal */
  public static _of(manifests: Manifest[], kubernetes: string): ManifestGraph {
    return new ManifestGraph(manifests, kubernetes);
  }

  private constructor(manifests: Manifest[], kubernetes: string) {
    this.manifests = manifests;
    this.kubernetes = kubernetes;
    this.workloads = [];
    this.containers = [];
    for (const manifest of manifests) this.add(manifest);
  }

  private add(manifest: Manifest): void {
    push(this.byKind, manifest.kind, manifest);
    this.byName.add(manifest.kind, manifest._place, manifest.name, manifest);
    const workload = Workload.of(manifest);
    if (workload) this.addWorkload(workload);
  }

  private addWorkload(workload: Workload): void {
    const { manifest, podLabels } = workload;
    this.workloads.push(workload);
    this.byManifest.set(manifest, workload);
    push(this.byPlace, manifest._place, workload);
    this.containers.push(...workload.allContainers);
    for (const key in podLabels) this.byLabel.add(manifest._place, key, podLabels[key], workload);
  }

  /** All manifests of a kind. */
  public ofKind(kind: string): Manifest[] {
    return [...this.byKind.get(kind) ?? NONE];
  }

  /**
   * The workloads whose Pods say anything of a field, such as `hostNetwork`. Most rules are about what few manifests have.
   *
   * @internal
   */
  public _podsWith(key: string): readonly Workload[] {
    return this._keep(`Pods with ${key}`, () => this.workloads.filter(({ pod }) => pod._has(key)));
  }

  /**
   * The containers that say anything of a field, such as `envFrom`.
   *
   * @internal
   */
  public _containersWith(key: string): readonly Container[] {
    return this._keep(`containers with ${key}`, () => this.containers.filter(({ field }) => field._has(key)));
  }

  /**
   * The containers whose variables or command line say something, such as `-Xmx`.
   *
   * @internal
   */
  public _containersSaying(pattern: RegExp): Container[] {
    return this.containers.filter(({ _said }) => pattern.test(_said));
  }

  /**
   * The workloads of some kinds.
   *
   * @internal
   */
  public _workloadsOf(...kinds: string[]): Workload[] {
    return kinds.flatMap((kind) => this.ofKind(kind)).flatMap((manifest) => this.byManifest.get(manifest) ?? []);
  }

  /**
   * Objects that have their kind and name from another one of their place.
   *
   * @internal
   */
  public _namesakes(): Manifest[][] {
    return this.byName.shared();
  }

  /** The object of a kind and name that `referrer` would see: in its own namespace, or in the one that is named. */
  public find(referrer: Manifest, kind: string, name: string, inNamespace?: string): Manifest | undefined {
    return this.byName.get(kind, inNamespace ?? referrer._place, name)[0];
  }

  /**
   * All objects of one kind and name in one place.
   *
   * @internal
   */
  public _sameName(manifest: Manifest): readonly Manifest[] {
    return this.byName.get(manifest.kind, manifest._place, manifest.name);
  }

  /** Whether anything of a kind stands where `find` would look for it: else such things are somebody else's business. */
  public defines(referrer: Manifest, kind: string, inNamespace?: string): boolean {
    return this.byName.has(kind, inNamespace ?? referrer._place);
  }

  /** The lowest version of Kubernetes that a manifest must run on. */
  public kubernetesOf(manifest: Manifest): string {
    return manifest._origin.kubernetes ?? this.kubernetes;
  }

  /** What makes Pods, of a manifest; undefined where it makes none. */
  public workloadOf(manifest: Manifest): Workload | undefined {
    return this.byManifest.get(manifest);
  }

  /** The workloads whose Pods a Service selects; none where it has no selector. */
  public selectedByService(service: Manifest): Workload[] {
    const known = this.byService.get(service);
    if (known) return known;
    const selector = selectorOfLabels(service.at('spec', 'selector'));
    const selected = isEmpty(selector) ? [] : this._select(selector, service._place);
    this.byService.set(service, selected);
    return selected;
  }

  /** The workloads of its namespace that a `matchLabels` and `matchExpressions` selects; an empty one selects all. */
  public selectedBy(field: Field): Workload[] {
    const { value, manifest } = field as { readonly value: unknown; readonly manifest: Manifest };
    if (typeof value !== 'object' || value === null) return this._select(selectorOf(field), manifest._place);
    const known = this.bySelector.get(value);
    // By an alias of YAML, one selector may stand in two namespaces.
    if (known?.place === manifest._place) return known.selected;
    const selected = this._select(selectorOf(field), manifest._place);
    this.bySelector.set(value, { place: manifest._place, selected });
    return selected;
  }

  /**
   * The same, for a selector and the place that it looks into.
   *
   * @internal
   */
  public _select(selector: Selector, place: string): Workload[] {
    let shortest: readonly Workload[] | undefined;
    for (const key of Object.keys(selector.labels)) {
      const list = this.byLabel.get(place, key, selector.labels[key]);
      if (shortest === undefined || list.length < shortest.length) shortest = list;
    }
    const candidates = shortest ?? this.byPlace.get(place) ?? NONE;
    // Most selectors are of one workload, whose list is kept: a filter would leave room for sixteen more.
    if (candidates.length === 1) return matches(selector, candidates[0].podLabels) ? [candidates[0]] : [];
    return candidates.filter((workload) => matches(selector, workload.podLabels));
  }

  /** The Services that select a workload's Pods. */
  public servicesOf(workload: Workload): Manifest[] {
    const services = this._keep('services of workloads', () => {
      const found = new Map<Workload, Manifest[]>();
      for (const service of this.ofKind('Service')) {
        for (const selected of this.selectedByService(service)) push(found, selected, service);
      }
      return found;
    });
    return [...services.get(workload) ?? NONE];
  }

  /** The workload that an object names as what it scales or keeps: `{ kind, name }`. */
  public targetOf(reference: Field): Manifest | undefined {
    const kind = reference._text('kind');
    const name = reference._text('name');
    return kind !== undefined && name !== undefined ? this.find(reference.manifest, kind, name) : undefined;
  }

  /**
   * What `read` gives of a workload; it reads all of them once, since several rules ask for the same.
   *
   * @internal
   */
  public _readOf<T>(name: string, workload: Workload, read: (workload: Workload) => readonly T[]): readonly T[] {
    return this._readOfAll(name, read).get(workload) ?? NONE;
  }

  /**
   * The same of all workloads of which it gives anything.
   *
   * @internal
   */
  public _readOfAll<T>(name: string, read: (workload: Workload) => readonly T[]): ReadonlyMap<Workload, readonly T[]> {
    return this._keep(name, () => {
      const found = new Map<Workload, readonly T[]>();
      for (const workload of this.workloads) {
        const items = read(workload);
        if (items.length > 0) found.set(workload, items);
      }
      return found;
    });
  }

  /**
   * An index that more than one rule needs, made once.
   *
   * @internal
   */
  public _keep<T>(name: string, make: () => T): T {
    if (!this.kept.has(name)) this.kept.set(name, make());
    return this.kept.get(name) as T;
  }
}

/** Lists by three words. One word made of the three would have to be put together for each question. */
class Index<T> {
  private readonly byFirst = new Map<string, Map<string, Map<string, T[]>>>();

  public add(first: string, second: string, third: string, value: T): void {
    push(below(below(this.byFirst, first), second), third, value);
  }

  public get(first: string, second: string, third: string): readonly T[] {
    return this.byFirst.get(first)?.get(second)?.get(third) ?? NONE;
  }

  /** Whether there is anything by two words. */
  public has(first: string, second: string): boolean {
    return this.byFirst.get(first)?.has(second) ?? false;
  }

  /** The lists of more than one. */
  public shared(): T[][] {
    const lists: T[][] = [];
    for (const seconds of this.byFirst.values()) {
      for (const thirds of seconds.values()) for (const list of thirds.values()) if (list.length > 1) lists.push(list);
    }
    return lists;
  }
}

function below<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let found = map.get(key);
  if (!found) map.set(key, found = new Map<string, V>());
  return found;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
