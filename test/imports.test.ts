import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import * as velero from '../imports/velero.io';

type Json = Record<string, unknown>;

interface Version extends Json {
  readonly name: string;
  readonly schema: { readonly openAPIV3Schema: Schema };
}

interface Definition {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: Version[];
  };
}

interface Schema {
  readonly description?: string;
  readonly properties?: Record<string, Schema>;
  readonly required?: string[];
}

const root = join(__dirname, '..');
const imported = parseAllDocuments(readFileSync(join(root, 'imports/crds/velero.io.yaml'), 'utf8'))
  .map((document) => document.toJS() as Definition);

function schemaOf(kind: string): Schema {
  return imported.find((definition) => definition.spec.names.kind === kind)!.spec.versions[0].schema.openAPIV3Schema;
}

/** All but the words. A property that is itself called `description` holds a schema, and stays. */
function wordless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wordless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value)
    .filter(([key, child]) => key !== 'annotations' && !(key === 'description' && typeof child === 'string'))
    .map(([key, child]) => [key, wordless(child)]));
}

/** Each description below `value`, by its path. */
function descriptions(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]): [string, string][] =>
    key === 'description' && typeof child === 'string' ? [[path, child]] : descriptions(child, `${path}/${key}`));
}

describe('the CRDs of Velero', () => {
  test('stand in one file, since cdk8s import overwrites one file of a group with the next', () => {
    expect(imported.map((definition) => [definition.kind, definition.metadata.name])).toEqual([
      ['CustomResourceDefinition', 'backups.velero.io'],
      ['CustomResourceDefinition', 'restores.velero.io'],
      ['CustomResourceDefinition', 'schedules.velero.io'],
    ]);
    expect(new Set(imported.map((definition) => definition.spec.group))).toEqual(new Set(['velero.io']));
    expect(imported.flatMap((definition) => definition.spec.versions.map((version) => version.name)))
      .toEqual(['v1', 'v1', 'v1']);
  });

  test('a Schedule needs a time and a template; a Backup and a Restore need nothing', () => {
    expect(schemaOf('Schedule').properties!.spec.required).toEqual(['schedule', 'template']);
    expect(schemaOf('Backup').properties!.spec.required).toBeUndefined();
    expect(schemaOf('Restore').properties!.spec.required).toBeUndefined();
  });

  test('the template of a Schedule takes what the spec of a Backup takes', () => {
    expect(wordless(schemaOf('Schedule').properties!.spec.properties!.template))
      .toEqual(wordless(schemaOf('Backup').properties!.spec));
  });

  test('become the constructs Backup, Restore and Schedule', () => {
    expect(Object.entries(velero).flatMap(([name, value]) => {
      const gvk = (value as { GVK?: unknown }).GVK;
      return gvk ? [[name, gvk]] : [];
    })).toEqual(['Backup', 'Restore', 'Schedule'].map((kind) => [kind, { apiVersion: 'velero.io/v1', kind }]));
  });
});

describe('the CRDs of Velero beside those that Velero publishes', () => {
  const published = process.env.VELERO_CRDS ?? join(root, '../shared/crds/velero');

  if (!existsSync(published)) {
    test.skip('not compared: VELERO_CRDS names no folder with backups.yaml, restores.yaml, schedules.yaml', () => {});
    return;
  }

  test.each(imported.map((definition) => [definition.spec.names.plural, definition] as const))(
    '%s: the same in all but the words',
    (plural, ours) => {
      const theirs = parse(readFileSync(join(published, `${plural}.yaml`), 'utf8')) as Definition;
      expect(wordless(ours)).toEqual(wordless(theirs));
      expect(descriptions(ours).map(([path]) => path)).toEqual(descriptions(theirs).map(([path]) => path));
    },
  );
});
