import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { explain, UNKNOWN } from '../../lib/explain/explanation';
import type { ExplainedObject } from '../../lib/explain/explanation';
import { fieldOf } from '../../lib/explain/field';
import { provenanceOf } from '../provenance/example';
import type { Program } from '../provenance/example';

const LIB = join(__dirname, '../../lib');
const PROGRAMS: readonly Program[] = ['course', 'shop', 'online-boutique', 'ftgo', 'everything', 'newer'];
const explained = new Map<Program, ExplainedObject[]>();
const objectsOf = (program: Program): ExplainedObject[] => {
  if (!explained.has(program)) explained.set(program, provenanceOf(program).map(explain));
  return explained.get(program) as ExplainedObject[];
};

describe.each(PROGRAMS)('every line of %s', (program) => {
  test('has a reason; one without gets it in the file of its topic in lib/explain/reasons/', () => {
    const without = objectsOf(program).flatMap(({ kind, lines }) => lines.filter(({ why }) => why === UNKNOWN).map(({ path }) => `${kind}: ${fieldOf(kind, path)}`));
    expect([...new Set(without)]).toEqual([]);
  });

  test('has a source; one without is altered in lib/provenance/alterations.ts, or stands in lib/explain/reasons/given.ts', () => {
    const without = objectsOf(program).flatMap(({ kind, lines }) => lines.filter(({ sources }) => sources.length === 0).map(({ path }) => `${kind}: ${fieldOf(kind, path)}`));
    expect([...new Set(without)]).toEqual([]);
  });
});

describe('what production adds to the course\'s manifests', () => {
  const production = () => objectsOf('course').filter(({ provenance }) => provenance.chart === 'course-in-production');

  test('comes from the profile, the engine, a use or the author: more than 600 lines, and none is the library\'s word alone', () => {
    const lines = production().flatMap((object) => object.lines);
    const from = new Set(lines.flatMap(({ sources }) => sources.map((source) => source.from)));
    expect(lines.length).toBeGreaterThan(600);
    expect([...from].sort()).toEqual(['author', 'construct', 'edge', 'engine', 'kind', 'profile']);
  });

  test('comes from no construct by itself but for what its kind leaves it to choose', () => {
    const fields = production().flatMap(({ kind, lines }) => (
      lines.filter(({ sources }) => sources.some(({ from }) => from === 'construct')).map(({ path }) => `${kind}: ${fieldOf(kind, path)}`)
    ));
    expect([...new Set(fields)].sort()).toEqual([
      'Job: pod.restartPolicy',
      'Schedule: metadata.namespace',
      'Schedule: spec.template.defaultVolumesToFsBackup',
      'Schedule: spec.template.includedNamespaces',
      'Schedule: spec.template.labelSelector',
      'Schedule: spec.template.snapshotVolumes',
      'Schedule: spec.template.ttl',
      'StatefulSet: container.volumeMounts',
      'StatefulSet: container.volumeMounts[].name',
      'StatefulSet: spec.volumeClaimTemplates',
      'StatefulSet: spec.volumeClaimTemplates[].metadata.name',
      'StatefulSet: spec.volumeClaimTemplates[].spec.accessModes[]',
    ]);
  });
});

test('a reason is one sentence: lower case, no full stop, none of them twice as long as a screen is wide', () => {
  const reasons = new Set(PROGRAMS.flatMap((program) => objectsOf(program).flatMap(({ lines }) => lines.map(({ why }) => why))));
  expect(reasons.size).toBeGreaterThan(200);
  expect([...reasons].filter((why) => !/^[^\s].*[^.\s]$/.test(why) || /undefined|\[object/.test(why) || why.length > 220)).toEqual([]);
  expect([...reasons].filter((why) => /^[A-Z][a-z]/.test(why) && !/^(DNS|Argo|Cassandra|ConfigMaps|Helm|Kubernetes|Velero|Pods?)\b/.test(why))).toEqual([]);
});

test('each property that a line comes from is one of the API', () => {
  const known = new Set(['id', 'Waiver', ...sources(LIB).flatMap(namesOf)]);
  const named = new Set(PROGRAMS.flatMap(objectsOf).flatMap(({ provenance }) => Object.values(provenance.fields).flat())
    .flatMap((source) => (source.from === 'author' && source.property !== '' ? [source.property.split(/[.[]/)[0]] : [])));
  expect(named.size).toBeGreaterThan(20);
  // `namespace` and `labels` are those of cdk8s's Chart.
  expect([...named].filter((name) => !known.has(name))).toEqual(['namespace', 'labels'].filter((name) => named.has(name) && !known.has(name)));
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
}

/** The properties of all interfaces of a file. */
function namesOf(file: string): string[] {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true).statements
    .filter(ts.isInterfaceDeclaration).flatMap(({ members }) => members.map(({ name }) => name?.getText() ?? ''));
}
