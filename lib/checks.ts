import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { check } from './check/engine';
import type { Found } from './check/engine';
import { Manifest } from './check/manifest';
import type { Origin } from './check/manifest';
import { ManifestGraph } from './check/manifest-graph';
import { nearest } from './check/nearest';
import { grouped, lineOf } from './check/report';
import { Level } from './check/rule';
import type { IRule } from './check/rule';
import { RULES } from './check/rules';
import { askedFor } from './kube/authored';
import { KubeObject } from './kube/kube-object';
import { constructsOf, isSynthesizing, jsonOf, keepDuringSynth, objectsOf, whileKept } from './kube/objects';
import { sourceOf } from './kube/source-line';
import { ownerPath } from './kube/warnings';
import { Profile } from './profile';
import { Waiver } from './vocabulary/waiver';

const ownRules = new WeakMap<IConstruct, IRule[]>();

/**
 * The rules over all manifests of an app together. They run at every synth, also of a plain `cdk8s.App`: errors stop it,
 * warnings go to stderr.
 *
 * @see ../docs/rules.md
 */
export class Rules {
  /** Lets a rule of your own run over the app of a construct, beside those of this library. */
  public static add(scope: IConstruct, rule: IRule): void {
    const { root } = scope.node;
    const rules = ownRules.get(root) ?? [];
    if (!/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/.test(rule.id)) {
      throw new Error(`Rules.add: id: got '${rule.id}', expected lower-case letters, digits and '-', at most 63 characters`);
    }
    if ([...RULES, ...rules].some(({ id }) => id === rule.id)) {
      throw new Error(`Rules.add: id: got '${rule.id}', expected a name that no other rule has`);
    }
    ownRules.set(root, [...rules, rule]);
    guard(root);
  }

  private constructor() {}
}

const guarded = new WeakSet<IConstruct>();

/**
 * Lets every synth of an app check it, whichever class of App it is.
 *
 * @internal
 */
export function guard(root: IConstruct): void {
  if (guarded.has(root)) return;
  guarded.add(root);
  keepDuringSynth(root);
  root.node.addValidation({ validate: () => errorsOf(root) });
  // Only where `cdk8s-patterns explain` runs the program.
  if (askedFor() !== undefined) (require('./provenance/record') as typeof import('./provenance/record')).recordSynths(root);
}

/**
 * The errors of an app, a line each. Its warnings go to stderr at a synth, not where a chart is read by itself.
 *
 * @internal
 */
export function errorsOf(root: IConstruct): string[] {
  return whileKept(root, 'errors', () => {
    const open = findingsOf(root).filter(({ waived }) => waived === undefined);
    const warnings = grouped(open.filter(({ level }) => level === Level.WARNING));
    if (isSynthesizing(root)) say(root, warnings);
    return [...unknownWaivers(root), ...open.filter(({ level }) => level === Level.ERROR).map(lineOf)];
  });
}

/** What was said of an app: a second synth that finds the same says nothing. */
const said = new WeakMap<IConstruct, string>();

function say(root: IConstruct, warnings: string): void {
  if (warnings !== '' && said.get(root) !== warnings) process.stderr.write(warnings);
  said.set(root, warnings);
}

/**
 * All that the rules find in an app, with what is waived.
 *
 * @internal
 */
export function findingsOf(root: IConstruct): Found[] {
  return check(manifestsOf(root), rulesOf(root));
}

/**
 * The manifests of all objects below a scope, as the rules see them.
 *
 * @internal
 */
export function manifestsOf(scope: IConstruct): ManifestGraph {
  const surroundings = new Map<IConstruct, Origin>();
  const manifests = objectsOf(scope).map((object) => {
    const around = object.node.scope as IConstruct;
    // A workload makes several objects.
    const known = surroundings.get(around) ?? surroundingsOf(around);
    surroundings.set(around, known);
    return manifestOf(object, known);
  });
  return ManifestGraph._of(manifests, Profile.of(scope)._settings.kubernetes);
}

function rulesOf(root: IConstruct): readonly IRule[] {
  return [...RULES, ...ownRules.get(root) ?? []];
}

/** What the objects of one construct have in common: what the author wrote, such as the workload that makes them. */
function surroundingsOf(construct: IConstruct): Origin {
  return {
    place: Chart.of(construct).node.path,
    construct: () => construct.node.path,
    kubernetes: Profile.of(construct)._settings.kubernetes,
    line: () => sourceOf(construct),
  };
}

function manifestOf(object: ApiObject, surroundings: Origin): Manifest {
  const made = KubeObject.made(object);
  if (made && !Waiver._any) return Manifest._of(jsonOf(object), surroundings);
  const construct = made ? surroundings.construct : () => ownerPath(object);
  return Manifest._of(jsonOf(object), { ...surroundings, construct, waivers: Waiver._of(object) });
}

/** A waiver by a name that no rule has would silence nothing, and nobody would know. */
function unknownWaivers(root: IConstruct): string[] {
  if (!Waiver._any) return [];
  const known = rulesOf(root).map(({ id }) => id);
  return constructsOf(root).flatMap((construct) => Waiver._at(construct).filter((id) => !known.includes(id)).map((id) => (
    `${construct.node.path || 'the app'}: Waiver.add: got '${id}', expected the name of a rule, such as '${nearest(id, known)}'; `
      + 'docs/rules.md has them all'
  )));
}
