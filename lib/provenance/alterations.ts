import { Cron, Duration, Size, SizeRoundingBehavior } from 'cdk8s';
import { Construct } from 'constructs';
import { BackupMethod } from '../vocabulary/backup-method';
import { DatabaseEngine } from '../vocabulary/database-engine';
import { Rollout } from '../vocabulary/rollout';
import { Volume } from '../vocabulary/volume';

/** A property that an author gave, and the props with something else in its place. */
export interface Alteration {
  /** Such as `pod.security.runAsUser`. */
  readonly property: string;
  /** First without it, then with other values: a required one can't be missing. */
  readonly attempts: readonly (() => object)[];
}

/** Everything that the props of a construct say, each once with something else in its place. */
export function alterationsOf(props: object): Alteration[] {
  return alterations(props, '', (others) => others as object);
}

/** Puts a value in its place in the props. */
type Place = (value: unknown) => object;

function alterations(value: unknown, property: string, place: Place): Alteration[] {
  const inside = partsOf(value, property, place);
  if (inside) return inside;
  // Without a rollout of the author's, the profile's could be the same way of replacing Pods.
  const attempts = value instanceof Rollout ? [...others(value), undefined] : [undefined, ...others(value)];
  return [{ property, attempts: attempts.map((other) => () => place(other)) }];
}

/** Of what is made of parts theirs; undefined of what is one thing. */
function partsOf(value: unknown, property: string, place: Place): Alteration[] | undefined {
  if (value instanceof BackupMethod) {
    const { _container: container, _velero: velero } = value;
    return container
      ? alterations(container, property, (options) => place(BackupMethod.container(options as typeof container)))
      : alterations(velero, property, (options) => place(BackupMethod.velero(options as typeof velero)));
  }
  if (value instanceof DatabaseEngine) {
    const { options, make } = value._origin;
    return [
      ...alterations(options, property, (some) => place(make(some as object))),
      // What it says of every database of its kind.
      { property, attempts: [() => place(DatabaseEngine.custom({ image: 'other:1', port: 1234, dataPath: '/other' }))] },
    ];
  }
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    if (list.every((item) => typeof item !== 'object' || item === null)) return undefined;
    return list.flatMap((item, i) => alterations(item, `${property}[${i}]`, (other) => (
      place(list.flatMap((one, j) => (i !== j ? [one] : other === undefined ? [] : [other])))
    )));
  }
  if (!isStruct(value)) return undefined;
  return Object.entries(value).filter(([, part]) => part !== undefined).flatMap(([name, part]) => (
    alterations(part, property === '' ? name : `${property}.${name}`, (other) => place(withPart(value, name, other)))
  ));
}

/** A variable or label without a value is not one that isn't there. */
function withPart(struct: Readonly<Record<string, unknown>>, name: string, value: unknown): object {
  return Object.fromEntries(Object.entries({ ...struct, [name]: value }).filter(([key]) => key !== name || value !== undefined));
}

/** Whether a value is a struct of the author's: neither a value of a class nor a construct. */
function isStruct(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}

const ROUNDED = { rounding: SizeRoundingBehavior.NONE };

/** Values that may stand in the place of one; some of them are refused there. */
function others(value: unknown): unknown[] {
  if (typeof value === 'string') return [`${value}x`, 'x', '12:34', 'example.com/other:1.0.0', '/other', 'Etc/GMT'];
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value === 'boolean') return [!value];
  if (Array.isArray(value)) return [[...value as unknown[], 'x']];
  if (value instanceof Size) return [2, 0.5].map((factor) => Size.kibibytes(Math.ceil(value.toKibibytes(ROUNDED) * factor)));
  if (value instanceof Duration) return [Duration.millis(value.toMilliseconds({ integral: false }) + 1000)];
  if (value instanceof Cron) return [Cron.schedule({ minute: '7' })];
  if (value instanceof Rollout) return [Rollout.recreate(), Rollout.onDelete()];
  if (value instanceof Volume) return [Volume.emptyDir('other')];
  // What is asked of a database that is backed up.
  if (Construct.isConstruct(value)) return [{ node: value.node, inNamespace: 'other', podLabels: { other: 'other' } }];
  // The amounts of cdk8s-plus, which is no package to load for this.
  if (isAmount(value)) return [Object.assign(Object.create(Object.getPrototypeOf(value) as object), value, { amount: '7m' })];
  return [];
}

function isAmount(value: unknown): value is { readonly amount: string } {
  return typeof value === 'object' && value !== null && typeof (value as { amount?: unknown }).amount === 'string';
}
