import { ApiObject } from 'cdk8s';
import type { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Json } from './json';
import { KubeObject } from './kube-object';

/** What is known of an app while a synth runs: nothing is added then. */
interface Kept {
  readonly constructs: IConstruct[];
  readonly objects: ApiObject[];
  readonly results: Map<string, unknown>;
  readonly manifests: Map<ApiObject, Json>;
}

const kept = new WeakMap<IConstruct, Kept>();

/** All constructs of an app, in the order of the tree. */
export function constructsOf(root: IConstruct): readonly IConstruct[] {
  return kept.get(root)?.constructs ?? root.node.findAll();
}

/** All Kubernetes objects below a scope, in the order of the tree. */
export function objectsOf(root: IConstruct): ApiObject[] {
  return kept.get(root)?.objects ?? objectsAmong(root.node.findAll());
}

/** Runs a synth during which the tree is walked once. */
export function keepingObjects<T>(root: IConstruct, synth: () => T): T {
  if (kept.has(root)) return synth();
  const constructs = root.node.findAll();
  kept.set(root, { constructs, objects: objectsAmong(constructs), results: new Map(), manifests: new Map() });
  try {
    return synth();
  } finally {
    kept.delete(root);
  }
}

/** Whether a synth runs: a chart that is read by itself, as in a test, is none. */
export function isSynthesizing(root: IConstruct): boolean {
  return kept.has(root);
}

/** What `compute` gives of an app; computed once while a synth runs, since cdk8s validates the app for each chart. */
export function whileKept<T>(root: IConstruct, name: string, compute: () => T): T {
  const results = kept.get(root)?.results;
  if (!results) return compute();
  if (!results.has(name)) results.set(name, compute());
  return results.get(name) as T;
}

/** The manifest of an object; rendered once while a synth runs, for the rules and for the file. Nobody may change it. */
export function jsonOf(object: ApiObject): Json {
  const manifests = kept.get(object.node.root)?.manifests;
  const known = manifests?.get(object);
  if (known) return known;
  const json = KubeObject.made(object) ? object.manifest() : object.toJson() as Json;
  manifests?.set(object, json);
  return json;
}

/** Keeps what is known of an app during its synths, whichever class of App it is. */
export function keepDuringSynth(root: IConstruct): void {
  const app = root as App;
  // The tree of a test may have another root than an app.
  if (typeof app.synth !== 'function') return;
  const { synth, synthYaml } = app;
  app.synth = () => keepingObjects(app, () => synth.call(app));
  app.synthYaml = () => keepingObjects(app, () => synthYaml.call(app));
}

function objectsAmong(constructs: readonly IConstruct[]): ApiObject[] {
  return constructs.filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
}
