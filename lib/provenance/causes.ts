import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isLeaf, pairsOfObjects } from '../explain/alignment';
import { keyOf } from '../explain/path';
import type { Authored, AuthoredUse, Script } from '../kube/authored';
import type { Json } from '../kube/json';
import { Profile } from '../profile';
import type { ProfileSettings } from '../profile';
import { alterationsOf } from './alterations';
import { makeWorld } from './world';
import type { Difference, Made, Objects, OtherChart } from './world';

/** Something without which a manifest would be another one. */
export type Cause =
  | { readonly by: 'property'; readonly authored: Authored; readonly property: string }
  | { readonly by: 'chart'; readonly chart: Chart; readonly property: string }
  | { readonly by: 'use'; readonly use: AuthoredUse }
  | { readonly by: 'switch'; readonly name: keyof ProfileSettings; readonly value: unknown; readonly profile: Profile };

/** The causes of each field of an object, by the key of its path; the most particular first. */
export type Causes = ReadonlyMap<string, readonly Cause[]>;

/** What the constructs of an app make, and what each field of it comes from. */
export interface Findings {
  /** As they are without what was done to them from outside, such as patches. */
  readonly objects: Objects;
  causesOf(authored: Authored, id: string): Causes;
}

/**
 * Finds out what each field comes from, by taking away one thing after the other: a field that is gone then, or another one,
 * comes from that. Nothing has to be said twice of where a property ends up, so nothing can be said wrongly.
 */
export function findCauses(script: Script): Findings {
  const everything = new Set(script.constructs.map(({ construct }) => construct));
  const { objects } = makeWorld(script, {}, everything);
  const effects = new Effects(objects);
  for (const use of script.uses) {
    const ends = script.constructs.filter(({ construct }) => construct === use.client || construct === use.target);
    const cause: Cause = { by: 'use', use };
    effects.try(script, ends, [() => ({ without: use })], () => cause);
  }
  for (const name of Object.keys(Profile.BARE._settings) as (keyof ProfileSettings)[]) {
    const off = Profile.BARE._settings[name];
    const on = script.constructs.filter(({ construct }) => !same(Profile.of(construct)._settings[name], off));
    if (on.length === 0) continue;
    const without = makeWorld(script, { settings: { [name]: off } }, everything);
    effects.note(without, on, ({ construct }) => {
      const profile = Profile.of(construct);
      return { by: 'switch', name, value: profile._settings[name], profile };
    });
  }
  for (const authored of script.constructs) {
    for (const { property, attempts } of alterationsOf(authored.props)) {
      const cause: Cause = { by: 'property', authored, property };
      effects.try(script, [authored], attempts.map((props) => () => ({ construct: { authored, props: props() } })), () => cause);
    }
    const id: Cause = { by: 'property', authored, property: 'id' };
    effects.try(script, [authored], [() => ({ construct: { authored, id: `${authored.construct.node.id}x` } })], () => id);
  }
  for (const chart of new Set(script.constructs.map(({ construct }) => Chart.of(construct)))) noteChart(script, chart, effects);
  return { objects, causesOf: (authored, id) => effects.causesOf(authored, id) };
}

/** What a chart says to all constructs in it. */
function noteChart(script: Script, chart: Chart, effects: Effects): void {
  const inside = script.constructs.filter(({ construct }) => Chart.of(construct) === chart);
  const { node: { id }, namespace, labels } = chart;
  const differences: [property: string, other: OtherChart][] = [
    ['id', { chart, id: `${id}x`, namespace, labels }],
    ...(namespace === undefined ? [] : [['namespace', { chart, namespace: `${namespace}x`, labels }] as [string, OtherChart]]),
    ...Object.keys(labels).map((label): [string, OtherChart] => (
      [`labels.${label}`, { chart, namespace, labels: Object.fromEntries(Object.entries(labels).filter(([key]) => key !== label)) }]
    )),
  ];
  for (const [property, difference] of differences) {
    const cause: Cause = { by: 'chart', chart, property };
    effects.try(script, inside, [() => ({ chart: difference })], () => cause);
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Which fields each cause has a part in. */
class Effects {
  private readonly noted = new Map<Authored, Map<string, [Cause, ReadonlySet<string>][]>>();

  constructor(private readonly objects: Objects) {}

  /** Makes the first attempt that has an effect on what some constructs make, and notes it. */
  public try(
    script: Script, on: readonly Authored[], attempts: readonly (() => Difference)[], causeOf: (authored: Authored) => Cause,
  ): void {
    const among = neighbours(script, on);
    for (const attempt of attempts) {
      if (this.note(this.attempted(script, attempt, among, on), on, causeOf)) return;
    }
  }

  /** Notes what is different in another world, and whether anything is. */
  public note({ objects, refused }: Made, on: readonly Authored[], causeOf: (authored: Authored) => Cause): boolean {
    let any = false;
    for (const authored of on) {
      const after = objects.get(authored);
      // What can't be made so says nothing of what it would be.
      if (!after) continue;
      const cause = causeOf(authored);
      for (const [id, json] of Object.entries(this.objects.get(authored) ?? {})) {
        // Most things have no part in most objects.
        const gone = same(json, after[id]) ? new Set<string>() : differing(json, after[id]);
        for (const field of this.fieldsOf(refused, authored, id)) if (after[id]) gone.delete(field);
        if (gone.size === 0) continue;
        any = true;
        const ofConstruct = this.noted.get(authored) ?? new Map<string, [Cause, ReadonlySet<string>][]>();
        this.noted.set(authored, ofConstruct.set(id, [...ofConstruct.get(id) ?? [], [cause, gone]]));
      }
    }
    return any;
  }

  /** What has an effect on few fields of an object is more particular than what has one on many. */
  public causesOf(authored: Authored, id: string): Causes {
    const causes = new Map<string, Cause[]>();
    const noted = this.noted.get(authored)?.get(id) ?? [];
    for (const [cause, fields] of [...noted].sort(([one, a], [other, b]) => rankOf(one, a) - rankOf(other, b))) {
      for (const field of fields) causes.set(field, [...causes.get(field) ?? [], cause]);
    }
    return causes;
  }

  /** What comes from uses: where one can't be declared, it is missed for that reason, and for no other. */
  private fieldsOf(uses: readonly AuthoredUse[], authored: Authored, id: string): string[] {
    if (uses.length === 0) return [];
    const noted = this.noted.get(authored)?.get(id) ?? [];
    return noted.flatMap(([cause, fields]) => (cause.by === 'use' && uses.includes(cause.use) ? [...fields] : []));
  }

  private attempted(
    script: Script, attempt: () => Difference, among: ReadonlySet<IConstruct>, on: readonly Authored[],
  ): Made {
    let difference: Difference;
    try {
      difference = attempt();
    } catch {
      return { objects: new Map(), refused: [] };
    }
    return makeWorld(script, difference, among, on);
  }
}

/** A name is part of many fields, and the reason of none. */
function rankOf(cause: Cause, { size }: ReadonlySet<string>): number {
  return 'property' in cause && cause.property === 'id' ? Number.POSITIVE_INFINITY : size;
}

/** What constructs and those that they use or that use them are, with what they name in their props. */
function neighbours(script: Script, of: readonly Authored[]): Set<IConstruct> {
  const own = new Set(of.map(({ construct }) => construct));
  const all = new Set(own);
  for (const { client, target } of script.uses) {
    if (own.has(client)) all.add(target as IConstruct);
    if (own.has(target as IConstruct)) all.add(client);
  }
  const props = script.constructs.filter(({ construct }) => all.has(construct)).map((authored) => authored.props);
  const named = props.flatMap((one) => Object.values(one) as IConstruct[]);
  for (const { construct } of script.constructs) if (named.includes(construct)) all.add(construct);
  return all;
}

/** The fields of an object that are not there in another one, or have another value. */
function differing(before: Json, after: Json | undefined): Set<string> {
  const kept = new Set<string>();
  if (after) {
    for (const { left, leftValue, rightValue } of pairsOfObjects(withoutHash(before, after), after)) {
      if (isLeaf(leftValue) || isLeaf(rightValue) ? same(leftValue, rightValue) : true) kept.add(keyOf(left));
    }
  }
  const gone = new Set<string>();
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (!kept.has(keyOf(path))) gone.add(keyOf(path));
    if (isLeaf(value)) return;
    const parts: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value as Json);
    for (const [key, part] of parts) visit(part, [...path, key]);
  };
  visit(before, []);
  return gone;
}

const HASH = /-[0-9a-f]{10}$/;

/** The hash in a Job's name follows from every field of it: it comes from what makes names end in hashes, and from no field. */
function withoutHash(before: Json, after: Json): Json {
  const [from, to] = [before, after].map(({ metadata }) => String((metadata as Json | undefined)?.name));
  const alike = HASH.test(from) && HASH.test(to) && from.replace(HASH, '') === to.replace(HASH, '');
  return alike ? { ...before, metadata: { ...before.metadata as Json, name: to } } : before;
}
