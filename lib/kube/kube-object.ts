import { ApiObject, App, resolve } from 'cdk8s';
import type { ApiObjectMetadata, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { NO_JSON, copyOf, withoutUndefined } from './json';
import type { Json } from './json';
import { applyPatches } from './json-patches';
import { rememberSource } from './source-line';

/** What makes one Kubernetes object. */
export interface KubeObjectSpec {
  readonly apiVersion: string;
  readonly kind: string;
  /** Name, namespace, labels and annotations that are known when the construct is made. */
  readonly metadata: ApiObjectMetadata;
  /** All but apiVersion, kind and metadata; made anew at every read, so that later edges are in it. */
  readonly body?: () => object;
  /** What is appended to the name, from the finished object: a content hash. */
  readonly nameSuffix?: (json: Json) => string;
}

/** Annotations of an object that are known when it is read: what is declared later may decide them. */
export type LateAnnotations = (object: ApiObject) => Readonly<Record<string, string>>;

const NO_ANNOTATIONS = {};
const NO_PATCHES: readonly JsonPatch[] = [];

let builtInResolvers: number | undefined;

/** Whether the author gave the app resolvers of their own, which may replace any value. */
function hasOwnResolvers(app: App): boolean {
  builtInResolvers ??= new App().resolvers.length;
  return app.resolvers.length > builtInResolvers;
}

/**
 * One Kubernetes object whose body is wire-format JSON, rendered when it is read.
 *
 * Unlike the generated classes, it drops nothing that it doesn't know: patches apply to the final JSON, values pass
 * through, and keys keep their order.
 */
export class KubeObject extends ApiObject {
  /** Whether an object is of this class; cdk8s answers `instanceof` for every ApiObject. */
  public static made(object: ApiObject): object is KubeObject {
    return object.constructor === KubeObject;
  }

  private ownPatches = NO_PATCHES;
  /** While its name is computed, the name is the one without the suffix. */
  private naming = false;

  constructor(
    scope: Construct, id: string, private readonly spec: KubeObjectSpec,
    private readonly lateAnnotations: LateAnnotations = () => NO_ANNOTATIONS,
  ) {
    super(scope, id, { apiVersion: spec.apiVersion, kind: spec.kind, metadata: spec.metadata });
    if (spec.nameSuffix) this.readNameLate();
    rememberSource(scope);
  }

  public addJsonPatch(...ops: JsonPatch[]): void {
    this.ownPatches = [...this.ownPatches, ...ops];
  }

  public toJson(): Json {
    return copyOf(this.manifest()) as Json;
  }

  /** The same for those who only read: parts of it may be parts of the model, and of other objects. */
  public manifest(): Json {
    const { nameSuffix } = this.spec;
    if (!nameSuffix) return this.withoutSuffix();
    this.naming = true;
    try {
      const json = this.withoutSuffix();
      const metadata = json.metadata as Json;
      return { ...json, metadata: { ...metadata, name: `${metadata.name}${nameSuffix(json)}` } };
    } finally {
      this.naming = false;
    }
  }

  private withoutSuffix(): Json {
    const json = { apiVersion: this.spec.apiVersion, kind: this.spec.kind, metadata: this.ownMetadata() };
    return applyPatches(this, this.plain(Object.assign(json, this.spec.body?.())), this.ownPatches);
  }

  /** The name holds a hash of the body, and `uses()` may still change that: it is computed when somebody asks. */
  private readNameLate(): void {
    const { name } = this.metadata;
    const get = (): unknown => (this.naming ? name : (this.manifest().metadata as Json).name);
    // cdk8s reads either: for the construct metadata, for the names of files.
    Object.defineProperty(this, 'name', { get, enumerable: true });
    Object.defineProperty(this.metadata, 'name', { get, enumerable: true });
  }

  /** cdk8s's own `metadata.toJson()` sorts labels and resolves every value, which is most of a synth's time. */
  private ownMetadata(): Json {
    const { _additionalAttributes, labels, annotations, finalizers, ownerReferences } =
      this.metadata as unknown as Record<string, Json | undefined>;
    const lateAnnotations = this.lateAnnotations(this);
    // Another cdk8s may keep these fields elsewhere; its public way then still gives all of them.
    if (!_additionalAttributes || !labels || !annotations) {
      const json = this.metadata.toJson() as Json;
      return { ...json, annotations: filled({ ...(json.annotations as Json), ...lateAnnotations }) };
    }
    const json = {
      name: this.metadata.name,
      namespace: this.metadata.namespace,
      labels: filled(labels),
      annotations: filled(filled(lateAnnotations) ? { ...annotations, ...lateAnnotations } : annotations),
      finalizers: filled(finalizers),
      ownerReferences: filled(ownerReferences),
    };
    return Object.assign(json, others(_additionalAttributes));
  }

  private plain(value: Json): Json {
    const json = hasOwnResolvers(App.of(this)) ? NO_JSON : withoutUndefined(value);
    if (json !== NO_JSON) return json as Json;
    const resolved = resolve([], copyTokens(value), this) as Json;
    const whole = withoutUndefined(resolved);
    return whole === NO_JSON ? resolved : whole as Json;
  }
}

const OWN_FIELDS = new Set(['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences']);

function others(attributes: Json): Json | undefined {
  let result: Json | undefined;
  for (const key in attributes) if (!OWN_FIELDS.has(key)) (result ??= {})[key] = attributes[key];
  return result;
}

function filled<T extends object>(value: T | undefined): T | undefined {
  for (const _ in value) return value;
  return undefined;
}

/** A copy in which cdk8s may resolve tokens: whatever is no plain object is its business. */
function copyTokens(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyTokens);
  if (value.constructor !== Object) return value;
  const given = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(given.map(([key, item]) => [key, copyTokens(item)]));
}
