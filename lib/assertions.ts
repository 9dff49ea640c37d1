import { Chart, Yaml } from 'cdk8s';
import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { nearest } from './check/nearest';
import type { Level } from './check/rule';
import { findingsOf } from './checks';
import { objectsOf } from './kube/objects';

/** What a rule found, as a test reads it. */
export interface FoundInTest {
  /** The rule's name. */
  readonly rule: string;
  /** How bad it is. */
  readonly level: Level;
  /** The object, as `Kind/name`. */
  readonly subject: string;
  /** The field. */
  readonly field: string;
  /** What will happen. */
  readonly happens: string;
  /** What mends it. */
  readonly fix: string;
}

/**
 * Statements about the manifests of a chart or an app, for a test with whatever test runner: what doesn't hold is an error that
 * prints the object that is nearest to it.
 *
 * @example
 * new StatelessWebApp(chart, 'web', { image: 'ghcr.io/acme/web:1.4.2', port: 8080, health: Health.http('/healthz') });
 * const assertions = Assertions.of(chart);
 * assertions.has('Deployment', 'web', { spec: { replicas: 2 } });
 * assertions.hasNo('Ingress', 'web');
 * assertions.hasNoFindings();
 */
export class Assertions {
  /** About a chart, an app, or any construct: about the objects below it. */
  public static of(scope: IConstruct): Assertions {
    return new Assertions(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * There is an object of this kind and name, and it has at least what `partial` says: of maps the keys that are given, of
   * lists the items that are given, in their order, among others.
   *
   * @param kind Its kind, such as 'Deployment'.
   * @param name Its name; of a migration without the hash.
   * @param partial What it has at least; nothing by default.
   */
  /* eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/explicit-module-boundary-types --
    jsii has no `unknown` */
  public has(kind: string, name: string, partial?: any): void {
    const object = this.find(kind, name);
    if (!object) throw new Error(`${this.where}: there is no ${kind} '${name}'${this.instead(kind, name)}`);
    const json: unknown = object.toJson();
    const differences = partial === undefined ? [] : differ(json, partial, '');
    if (differences.length > 0) {
      throw new Error(`${this.where}: ${kind} '${name}' is another one:\n${differences.map((line) => `  ${line}\n`).join('')}${printed(json)}`);
    }
  }

  /**
   * There is no object of this kind and name.
   *
   * @param kind Its kind.
   * @param name Its name.
   */
  public hasNo(kind: string, name: string): void {
    const object = this.find(kind, name);
    if (object) throw new Error(`${this.where}: there is a ${kind} '${name}':\n${printed(object.toJson())}`);
  }

  /** What the rules find here and is not waived, as the whole app is checked. */
  public findings(): FoundInTest[] {
    const objects = objectsOf(this.scope);
    const here = new Set(objects.map(keyOf));
    return findingsOf(this.scope.node.root)
      .filter(({ waived, field }) => waived === undefined && here.has(keyIn(field.manifest._origin.place ?? '', field.manifest.kind, field.manifest.name)))
      .map(({ rule, level, field, happens, fix }) => ({
        rule, level, subject: `${field.manifest.kind}/${field.manifest.name}`, field: field.path, happens, fix,
      }));
  }

  /** The rules find nothing here that is not waived. */
  public hasNoFindings(): void {
    const lines = this.findings().map(({ rule, level, subject, field, happens, fix }) => `  ${level} ${rule}: ${subject}: ${field}: ${happens}; ${fix}\n`);
    if (lines.length > 0) throw new Error(`${this.where}: the rules find\n${lines.join('')}`);
  }

  private get where(): string {
    return this.scope.node.path || 'the app';
  }

  private find(kind: string, name: string): ApiObject | undefined {
    const candidates = objectsOf(this.scope).filter((object) => object.kind === kind);
    return candidates.find((object) => object.name === name)
      ?? candidates.find((object) => object.name.replace(/-[0-9a-f]{10}$/, '') === name);
  }

  private instead(kind: string, name: string): string {
    const objects = objectsOf(this.scope);
    const candidates = objects.filter((object) => object.kind === kind);
    if (candidates.length === 0) {
      return `, and no other ${kind}; there are ${[...new Set(objects.map((object) => object.kind))].join(', ') || 'no objects at all'}`;
    }
    const best = nearest(name, candidates.map((object) => object.name));
    const object = candidates.find((candidate) => candidate.name === best) as ApiObject;
    return `; the nearest is '${best}':\n${printed(object.toJson())}`;
  }
}

function keyOf(object: ApiObject): string {
  return keyIn(Chart.of(object).node.path, object.kind, object.name);
}

function keyIn(chart: string, kind: string, name: string): string {
  return [chart, kind, name].join('\n');
}

/** Where a value has less than is expected: `spec.replicas: got 3, expected 2`. */
function differ(value: unknown, expected: unknown, path: string): string[] {
  if (Array.isArray(expected)) return Array.isArray(value) ? differInList(value, expected, path) : [fault(path, value, expected)];
  if (typeof expected !== 'object' || expected === null) return Object.is(value, expected) ? [] : [fault(path, value, expected)];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [fault(path, value, expected)];
  return Object.entries(expected).flatMap(([key, item]) => (
    differ((value as Record<string, unknown>)[key], item, path === '' ? key : `${path}.${key}`)
  ));
}

/** Each expected item is found after the one before it. */
function differInList(values: readonly unknown[], expected: readonly unknown[], path: string): string[] {
  let from = 0;
  return expected.flatMap((item, i) => {
    const at = values.findIndex((value, j) => j >= from && differ(value, item, '').length === 0);
    if (at < 0) return [`${path}: got no item like ${shown(item)}${i > 0 ? ' after the others' : ''}`];
    from = at + 1;
    return [];
  });
}

function fault(path: string, value: unknown, expected: unknown): string {
  return `${path}: got ${shown(value)}, expected ${shown(expected)}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function printed(json: unknown): string {
  return Yaml.stringify(json).trimEnd().split('\n').map((line) => `    ${line}`).join('\n');
}
