/**
 * Where a manifest comes from.
 *
 * @internal
 */
export interface Origin {
  /** What separates objects without a namespace: those of two charts may go to two clusters. */
  readonly place?: string;
  /** The construct that made it; read only when somebody asks. */
  readonly construct?: () => string;
  /** Where the author made that construct, as file:line; read only when somebody asks. */
  readonly line?: () => string | undefined;
  /** The lowest version of Kubernetes that it must run on. */
  readonly kubernetes?: string;
  /** The file that it was read from. */
  readonly file?: string;
  /** Findings that are accepted, by the rule's id, with the reason. */
  readonly waivers?: Readonly<Record<string, string>>;
}

const WAIVER = 'waiver.cdk8s-patterns/';

/** One Kubernetes object, as a rule sees it: plain JSON, from whatever program or file. */
export class Manifest {
  /** The whole of it. */
  public readonly root: Field;
  /** Its API version, such as `apps/v1`; empty where it has none. */
  public readonly apiVersion: string;
  /** Its kind, such as `Deployment`; empty where it has none. */
  public readonly kind: string;
  /** Its name; empty where it has none. */
  public readonly name: string;
  /** Its namespace; undefined where it says none. */
  public readonly inNamespace?: string;
  /**
   * Objects of one place see each other by name: a namespace, or one chart's or folder's objects that name none.
   *
   * @internal
   */
  public readonly _place: string;

  /** @internal */
  public static _of(json: unknown, origin: Origin = {}): Manifest {
    return new Manifest(json, origin);
  }

  private constructor(json: unknown, /** @internal */ public readonly _origin: Origin) {
    this.root = Field._rootOf(this, json);
    this.apiVersion = this.root._text('apiVersion') ?? '';
    this.kind = this.root._text('kind') ?? '';
    const metadata = this.root.at('metadata');
    this.name = metadata._text('name') ?? '';
    this.inNamespace = metadata._text('namespace');
    this._place = this.inNamespace ?? `${_origin.place ?? ''}/`;
  }

  /** What stands in one of its fields: `at('spec', 'replicas')`. */
  public at(...keys: string[]): Field {
    return this.root.at(...keys);
  }

  /** Its labels. */
  public get labels(): Record<string, string> {
    return this.at('metadata', 'labels').texts;
  }

  /** The API group, such as `apps`; empty for the core. */
  public get group(): string {
    return this.apiVersion.slice(0, Math.max(0, this.apiVersion.indexOf('/')));
  }

  /**
   * Why a rule's findings on it are accepted; undefined where they are not.
   *
   * @internal
   */
  public _waiverOf(rule: string): string | undefined {
    return this._origin.waivers?.[rule] ?? this.at('metadata', 'annotations', `${WAIVER}${rule}`).text;
  }
}

/**
 * The annotation by which an object says that a finding is accepted.
 *
 * @internal
 */
export function waiverAnnotation(rule: string): string {
  return `${WAIVER}${rule}`;
}

const NO_STEPS: readonly string[] = [];

/**
 * A place in a manifest, and what stands there. Whatever it holds, reading it never fails: a rule also sees manifests that
 * no API server would take.
 */
export class Field {
  /**
   * V8 lays a class out by what its fields hold, and compiles all anew when one of them holds a number for the first time.
   *
   * @internal
   */
  public static readonly _first = new Field({} as Manifest, 0, undefined, 0);

  /**
   * The manifest itself.
   *
   * @internal
   */
  public static _rootOf(manifest: Manifest, json: unknown): Field {
    return new Field(manifest, json);
  }

  private constructor(
    /** The object that it is a part of. */
    public readonly manifest: Manifest,
    /** What stands there, as it is in the manifest; undefined where nothing does. */
    public readonly value: any, // eslint-disable-line @typescript-eslint/no-explicit-any -- jsii has no `unknown`
    private readonly parent?: Field,
    /** The way from the parent: keys, or the index of an item. */
    private readonly steps: readonly string[] | number = NO_STEPS,
  ) {}

  /** The field below it, key by key: `at('spec', 'replicas')`. */
  public at(...keys: string[]): Field {
    let { value } = this;
    for (let i = 0; i < keys.length; i++) value = below(value, keys[i]);
    return new Field(this.manifest, value, this, keys);
  }

  /**
   * The text of a field below it, for those who needn't know where it stands: most that the rules read.
   *
   * @internal
   */
  public _text(key: string): string | undefined {
    const value = below(this.value, key);
    return typeof value === 'string' ? value : undefined;
  }

  /**
   * The number of a field below it.
   *
   * @internal
   */
  public _number(key: string): number | undefined {
    const value = below(this.value, key);
    return typeof value === 'number' ? value : undefined;
  }

  /**
   * Whether anything stands in a field below it.
   *
   * @internal
   */
  public _has(key: string): boolean {
    const value = below(this.value, key);
    return value !== undefined && value !== null;
  }

  /**
   * The items of a field below it.
   *
   * @internal
   */
  public _items(key: string): Field[] {
    return this._each(key, itself);
  }

  /**
   * What `read` makes of each item of a field below it. Not by `map`: V8 gives its lists another layout once it has compiled the
   * function around it, and throws away whatever it had compiled for the first.
   *
   * @internal
   */
  public _each<T>(key: string, read: (item: Field) => T): T[] {
    const list: unknown = below(this.value, key);
    return Array.isArray(list) ? this.at(key).eachOf(list, read) : [];
  }

  private eachOf<T>(list: readonly unknown[], read: (item: Field) => T): T[] {
    const made = new Array<T>(list.length);
    for (let i = 0; i < list.length; i++) made[i] = read(new Field(this.manifest, list[i], this, i));
    return made;
  }

  /** Its items, where it is a list; none else. */
  public get items(): Field[] {
    const list: unknown = this.value;
    return Array.isArray(list) ? this.eachOf(list, itself) : [];
  }

  /** Its keys, where it is a map; none else. */
  public get keys(): string[] {
    return isMap(this.value) ? Object.keys(this.value) : [];
  }

  /** Its text; undefined where it is none. */
  public get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** Its number; undefined where it is none. */
  public get number(): number | undefined {
    return typeof this.value === 'number' ? this.value : undefined;
  }

  /** Its entries whose values are texts, such as labels; none where it is no map. */
  public get texts(): Record<string, string> {
    const texts: Record<string, string> = {};
    const map: unknown = this.value;
    if (isMap(map)) for (const key in map) if (typeof map[key] === 'string') texts[key] = map[key];
    return texts;
  }

  /** Whether anything stands there. */
  public get given(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** Where it is, such as `spec.template.spec.containers[0].image`. */
  public get path(): string {
    return this._keys.reduce<string>((path, key) => `${path}${step(path, key)}`, '');
  }

  /**
   * The way to it from the manifest itself.
   *
   * @internal
   */
  public get _keys(): (string | number)[] {
    if (!this.parent) return [];
    const { steps } = this;
    return typeof steps === 'number' ? [...this.parent._keys, steps] : [...this.parent._keys, ...steps];
  }
}

function itself(field: Field): Field {
  return field;
}

function step(path: string, key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  // A key with dots in it, such as an annotation's.
  if (!/^[\w-]+$/.test(key)) return `['${key}']`;
  return path === '' ? key : `.${key}`;
}

function below(value: unknown, key: string): unknown {
  return isMap(value) ? value[key] : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
