import { Duration } from 'cdk8s';
import type { ObjectProvenance, Source } from '../../lib/explain/provenance';
import type { ProfileSettings } from '../../lib/profile';
import { Egress } from '../../lib/vocabulary/egress';
import { Spreading } from '../../lib/vocabulary/scheduling';
import { manifestsOf, provenanceOf } from './example';
import type { Json, Program } from './example';

/** Each switch, as it is where nothing is added. */
const OFF: Readonly<Record<keyof ProfileSettings, Partial<ProfileSettings>>> = {
  kubernetes: { kubernetes: '1.28' },
  commonLabels: { commonLabels: false },
  services: { services: false },
  serviceAccounts: { serviceAccounts: false },
  restricted: { restricted: false },
  imageUser: { imageUser: false },
  readOnlyRoot: { readOnlyRoot: false },
  // No author can choose none; a single one is what Kubernetes takes then.
  replicas: { replicas: 1 },
  surge: { surge: false },
  disruptionBudgets: { disruptionBudgets: false },
  spread: { spread: Spreading.NONE },
  databaseSpread: { databaseSpread: Spreading.NONE },
  stopPause: { stopPause: Duration.seconds(0) },
  resources: { resources: false },
  networkPolicies: { networkPolicies: false },
  egress: { egress: Egress.OPEN },
  rolloutOnConfigChange: { rolloutOnConfigChange: false },
  pinnedImages: { pinnedImages: false },
  jobBounds: { jobBounds: false },
  engineKnowledge: { engineKnowledge: false },
  controllers: { controllers: false },
  waiverAnnotations: { waiverAnnotations: false },
};

const PROGRAMS: readonly Program[] = ['course', 'shop', 'online-boutique', 'everything', 'newer'];

/** What a program refuses, or its rules do, once a switch is off: then nothing can be compared. */
const REFUSED: Readonly<Record<string, string>> = {
  'online-boutique services': 'exposures[0].port: the app has no Service to lead to',
  'everything kubernetes': 'pod.nativeSidecars: need Kubernetes 1.29',
};

/** Where it is on, there is less. */
const ONLY_TAKES_AWAY = ['imageUser'];

const cached = <T>(make: (program: Program) => T): ((program: Program) => T) => {
  const known = new Map<Program, T>();
  return (program) => {
    if (!known.has(program)) known.set(program, make(program));
    return known.get(program) as T;
  };
};
const before = cached(manifestsOf);
const provenance = cached(provenanceOf);

describe.each(Object.entries(OFF))('what is said to come from %s', (name, off) => {
  test.each(PROGRAMS)('is what leaves the manifests of %s, or changes, once it is off; and nothing else is', (program) => {
    const refusal = REFUSED[`${program} ${name}`];
    if (refusal !== undefined) {
      expect(() => manifestsOf(program, off)).toThrow(refusal);
      return;
    }
    const after = leavesOf(asDeployments(manifestsOf(program, off), before(program)));
    const gone = [...leavesOf(before(program))].filter((leaf) => !after.has(leaf));
    expect(attributed(provenance(program), name)).toEqual(new Set(gone));
  });
});

test('each switch of the profile is tried, and has a part in one of the programs', () => {
  const found = new Set(PROGRAMS.flatMap(provenance).flatMap(({ fields }) => Object.values(fields).flat()).map(switchOf));
  expect(Object.keys(OFF).filter((name) => !found.has(name))).toEqual(ONLY_TAKES_AWAY);
});

function switchOf(source: Source): string | undefined {
  return 'switch' in source ? source.switch : undefined;
}

/** The leaves that are said to come from a switch, alone or together with something else. */
function attributed(objects: readonly ObjectProvenance[], name: string): Set<string> {
  return new Set(objects.flatMap(({ chart, json, fields }) => {
    const { kind, metadata } = json as Json;
    const id = `${chart}/${kind}/${metadata.name.replace(/-[0-9a-f]{10}$/, '')}`;
    return leaves(json, id).filter(({ path }) => (fields[JSON.stringify(path)] ?? []).some((source) => switchOf(source) === name))
      .map(({ leaf }) => leaf);
  }));
}

/** A Pod that took the place of a Deployment has its fields where that has them: what stays the same in it stays. */
function asDeployments(after: ReadonlyMap<string, Json>, earlier: ReadonlyMap<string, Json>): Map<string, unknown> {
  return new Map([...after].map(([id, json]) => {
    const deployment = id.replace('/Pod/', '/Deployment/');
    if (earlier.has(id) || !earlier.has(deployment)) return [id, json];
    const { spec, ...rest } = json as Json & { readonly spec: unknown };
    return [deployment, { ...rest, spec: { template: { spec } } }];
  }));
}

function leavesOf(manifests: ReadonlyMap<string, unknown>): Set<string> {
  return new Set([...manifests].flatMap(([id, json]) => leaves(json, id).map(({ leaf }) => leaf)));
}

/** The hash in a Job's name follows from nearly every field of it, and is none of their reasons: only that there is one. */
function withoutHash(shown: string, value: unknown): string {
  const text = JSON.stringify(value);
  return shown === '.metadata.name' ? text.replace(/-[0-9a-f]{10}"$/, '-*"') : text;
}

interface Leaf {
  readonly leaf: string;
  readonly path: readonly (string | number)[];
}

/** Every leaf, `chart/Kind/name spec.replicas: 3`; items of lists by what tells them apart. */
function leaves(value: unknown, id: string, path: readonly (string | number)[] = [], shown = ''): Leaf[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return [{ leaf: `${id} ${shown}: ${withoutHash(shown, value)}`, path }];
  }
  const parts: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return parts.flatMap(([key, part]) => leaves(part, id, [...path, key], `${shown}.${typeof key === 'number' ? identity(part, value as unknown[]) : key}`));
}

function identity(item: unknown, list: readonly unknown[]): string {
  if (typeof item !== 'object' || item === null) return JSON.stringify(item);
  const { mountPath, name, containerPort, port, protocol, topologyKey } = item as Record<string, unknown>;
  const known = mountPath ?? containerPort ?? (port === undefined ? name : `${port as string}${protocol as string ?? ''}`) ?? topologyKey;
  return known === undefined ? `#${list.indexOf(item)}` : String(known as string);
}
