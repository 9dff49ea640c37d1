import { appendFileSync } from 'node:fs';
import { Chart, Duration } from 'cdk8s';
import type { ApiObject, App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isLeaf, pairsOfObjects } from '../explain/alignment';
import { keyOf } from '../explain/path';
import type { Path } from '../explain/path';
import type { ObjectProvenance, Provenance, Source } from '../explain/provenance';
import { askedFor, scriptOf, withoutAsking } from '../kube/authored';
import type { Authored, Script } from '../kube/authored';
import type { Json } from '../kube/json';
import { KubeObject } from '../kube/kube-object';
import { jsonOf, keepingObjects, objectsOf } from '../kube/objects';
import { sourceOf, traceSource, withoutSources } from '../kube/source-line';
import { quietly } from '../kube/warnings';
import { Profile } from '../profile';
import { DatabaseEngine } from '../vocabulary/database-engine';
import { findCauses } from './causes';
import type { Cause, Findings } from './causes';
import { makeWorld } from './world';
import type { Objects } from './world';

let apps = 0;

/** Lets every synth of an app say where its manifests come from, in place of a file in its output folder. */
export function recordSynths(root: IConstruct): void {
  const app = root as App;
  const file = askedFor();
  // The tree of a test may have another root than an app.
  if (file === undefined || typeof app.synth !== 'function') return;
  const ordinal = apps++;
  rememberChildren(root);
  // Whatever folder the program names: who asks for reasons wants no files.
  Object.assign(app, { outdir: process.env.CDK8S_OUTDIR ?? app.outdir });
  const { synth, synthYaml } = app;
  const record = (): void => {
    const provenance: Provenance = { app: ordinal, objects: provenanceOf(root) };
    appendFileSync(file, `${JSON.stringify(provenance)}\n`);
  };
  app.synth = () => {
    synth.call(app);
    record();
  };
  app.synthYaml = () => {
    const text = synthYaml.call(app);
    record();
    return text;
  };
}

/** Keeps where the author makes charts, which are no constructs of ours: in an App of ours, which is there before them. */
function rememberChildren({ node }: IConstruct): void {
  const tree = node as unknown as { addChild?: (child: IConstruct, id: string) => void };
  const { addChild } = tree;
  if (typeof addChild !== 'function') return;
  tree.addChild = (child, id) => {
    traceSource(child);
    addChild.call(node, child, id);
  };
}

/** What each object of an app comes from, field by field. */
export function provenanceOf(root: IConstruct): ObjectProvenance[] {
  return keepingObjects(root, () => withoutAsking(() => withoutSources(() => quietly(() => {
    const script = scriptOf(root);
    const findings = findCauses(script);
    const written = writtenObjects(script, findings);
    return objectsOf(root).map((object) => {
      const authored = script.constructs.find(({ construct }) => KubeObject.made(object) && construct === object.node.scope);
      return authored ? ofConstruct(object, authored, findings, written) : ofAuthor(object);
    });
  }))));
}

/** What the author's program makes without a profile. */
function writtenObjects(script: Script, findings: Findings): Objects {
  const everything = new Set(script.constructs.map(({ construct }) => construct));
  const bare = Profile.BARE._settings;
  const { objects, refused } = makeWorld(script, { settings: bare }, everything);
  if (refused.length === 0) return objects;
  // Without Services clients have nowhere to connect to: their names are needed, the objects are not the author's.
  const withServices = makeWorld(script, { settings: { ...bare, services: true } }, everything);
  const ofServices = (authored: Authored, id: string): boolean => (
    (findings.causesOf(authored, id).get(keyOf([])) ?? []).some((cause) => cause.by === 'switch' && cause.name === 'services')
  );
  return new Map([...withServices.objects].map(([authored, made]) => (
    [authored, Object.fromEntries(Object.entries(made).filter(([id]) => !ofServices(authored, id)))]
  )));
}

function ofConstruct(object: ApiObject, authored: Authored, findings: Findings, written: Objects): ObjectProvenance {
  const { id } = object.node;
  const json = jsonOf(object);
  const causes = findings.causesOf(authored, id);
  const made = findings.objects.get(authored)?.[id];
  const kept = new Map(pairsOfObjects(json, made ?? {}).map((pair) => [keyOf(pair.left), pair]));
  const fields: Record<string, Source[]> = {};
  for (const { path, value } of fieldsOf(json)) {
    const pair = kept.get(keyOf(path));
    const untouched = pair && (!isLeaf(value) || JSON.stringify(pair.rightValue) === JSON.stringify(value));
    // What somebody adds to an object is there because the object is. Of one that can't be made again nothing is known.
    const whole = sourcesOfCauses(causes.get(keyOf([])) ?? []);
    const outside = made && isLeaf(value) ? [...touched(path, object, authored), ...whole] : [];
    const found = untouched ? sourcesOfCauses(causes.get(keyOf(pair.right)) ?? []) : outside;
    if (found.length > 0) fields[keyOf(path)] = found.filter((one, i) => (
      !found.slice(0, i).some((other) => JSON.stringify(other) === JSON.stringify(one))
    ));
  }
  return {
    chart: Chart.of(object).node.path,
    construct: authored.construct.node.path,
    type: authored.type.name,
    at: sourceOf(authored.construct),
    json,
    written: written.get(authored)?.[id],
    fields,
  };
}

const WAIVER = /^waiver\.cdk8s-patterns\//;

/** What was done to an object from outside of its construct. */
function touched(path: Path, object: ApiObject, { construct, type }: Authored): Source[] {
  const [, kind, key] = path;
  if (kind === 'annotations' && WAIVER.test(String(key))) {
    const value = String(Profile.of(object)._settings.waiverAnnotations);
    return [
      { from: 'author', construct: construct.node.path, type: type.name, property: 'Waiver.add' },
      { from: 'profile', switch: 'waiverAnnotations', value },
    ];
  }
  return [{ from: 'patch', construct: construct.node.path }];
}

/** An object that the author made without a construct of this library. */
function ofAuthor(object: ApiObject): ObjectProvenance {
  const json = jsonOf(object);
  const construct = object.node.path;
  const source: Source = { from: 'author', construct, type: object.constructor.name, property: '' };
  const fields = Object.fromEntries(fieldsOf(json).map(({ path }) => [keyOf(path), [source]]));
  return { chart: Chart.of(object).node.path, construct, json, written: json, fields };
}

/** What an engine knows comes from the engine, though it is a switch of the profile that lets it. */
function sourcesOfCauses(causes: readonly Cause[]): Source[] {
  const sources = causes.map(sourceOfCause);
  const engine = sources.find((source) => source.from === 'engine');
  const knowledge = sources.find((source) => source.from === 'profile' && source.switch === 'engineKnowledge');
  if (!engine || !knowledge) return sources;
  return sources.filter((source) => source !== knowledge).map((source) => (source === engine ? { ...engine, switch: 'engineKnowledge' } : source));
}

function sourceOfCause(cause: Cause): Source {
  switch (cause.by) {
    case 'property': return ofProperty(cause.authored, cause.property);
    case 'chart': {
      const { chart, property } = cause;
      return { from: 'author', construct: chart.node.path, type: 'Chart', property, at: sourceOf(chart) };
    }
    case 'use': {
      const { client, target } = cause.use;
      return { from: 'edge', client: client.node.path, target: nameOf(target), at: sourceOf(cause.use) };
    }
    case 'switch': {
      const chosen = cause.profile._chosenIn[cause.name];
      return { from: 'profile', switch: cause.name, value: shown(cause.value), at: chosen && sourceOf(chosen) };
    }
  }
}

/** What is said of every database of its kind comes from the engine; what is said of this one from its author. */
function ofProperty({ construct, type, props }: Authored, property: string): Source {
  const place = { construct: construct.node.path, at: sourceOf(construct) };
  const { engine } = props as { readonly engine?: unknown };
  if (property === 'engine' && engine instanceof DatabaseEngine) return { from: 'engine', engine: engine._origin.name, ...place };
  return { from: 'author', ...place, type: type.name, property };
}

/** Of what is used its path, or outside of the app its host. */
function nameOf(target: object): string {
  const { node, host } = target as { readonly node?: IConstruct['node']; readonly host?: string };
  return node?.path ?? host ?? 'an endpoint';
}

function shown(value: unknown): string {
  return value instanceof Duration ? `${value.toSeconds()} seconds` : String(value);
}

/** Every field of a manifest with the way to it. */
function fieldsOf(value: unknown, path: Path = []): { readonly path: Path; readonly value: unknown }[] {
  if (isLeaf(value)) return [{ path, value }];
  const parts: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value as Json);
  return [{ path, value }, ...parts.flatMap(([key, part]) => fieldsOf(part, [...path, key]))];
}
