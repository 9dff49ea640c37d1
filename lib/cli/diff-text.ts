import type { styleText } from 'node:util';
import type { Difference, ObjectDifference } from '../diff/difference';
import { Effect } from '../diff/effect';
import { shown, some } from '../diff/words';
import type { Paint } from './text-report';

const COLORS: Readonly<Record<Effect, Parameters<typeof styleText>[0]>> = {
  [Effect.NOTHING]: 'dim',
  [Effect.CREATION]: 'green',
  [Effect.IN_PLACE]: 'green',
  [Effect.ROLLOUT]: 'yellow',
  [Effect.DELETION]: 'yellow',
  [Effect.REPLACEMENT]: 'red',
  [Effect.DATA]: 'red',
};

/** For people: the objects, the worst first, and the count in the last line. */
export function diffText(difference: Difference, paint: Paint): string {
  const { objects } = difference;
  const prunes = objects.some(({ gone }) => gone) ? `${PRUNES}\n` : '';
  const color = COLORS[objects[0]?.effect ?? Effect.IN_PLACE];
  return `${objects.map((object) => `${entry(object, paint)}\n`).join('')}${prunes}${paint(color, counted(difference))}\n`;
}

/** What is no object of NEW goes only by somebody's hand. */
export const PRUNES = '`kubectl apply` deletes nothing by itself: what is no longer in NEW goes by `--prune`, by Argo CD or Flux, or by hand';

/** `1 replacement needed, 2 rollouts; 14 objects unchanged`. */
export function counted({ objects, unchanged }: Difference): string {
  const counts = Object.values(Effect).filter((effect) => effect !== Effect.NOTHING).reverse().flatMap((effect) => {
    const { length } = objects.filter((object) => object.effect === effect);
    return length === 0 ? [] : [PLURAL[effect](length)];
  });
  return `${counts.length === 0 ? 'nothing changes' : counts.join(', ')}; ${some(unchanged, 'object')} unchanged`;
}

const PLURAL: Readonly<Record<Effect, (count: number) => string>> = {
  [Effect.NOTHING]: () => '',
  [Effect.CREATION]: (count) => some(count, 'creation'),
  [Effect.IN_PLACE]: (count) => some(count, 'in-place change'),
  [Effect.ROLLOUT]: (count) => some(count, 'rollout'),
  [Effect.DELETION]: (count) => some(count, 'deletion'),
  [Effect.REPLACEMENT]: (count) => (count === 1 ? '1 replacement needed' : `${count} replacements needed`),
  [Effect.DATA]: (count) => `${count} with data at risk`,
};

/** `Deployment/web in shop`. */
export function nameOf({ manifest: { kind, name, inNamespace } }: ObjectDifference): string {
  return printable(`${kind}/${name}${inNamespace === undefined ? '' : ` in ${inNamespace}`}`);
}

function entry(object: ObjectDifference, paint: Paint): string {
  const told = new Set<string>();
  const lines = object.consequences.flatMap(({ effect, happens, changes, steps }) => [
    ...changes.filter(({ path }) => !told.has(path)).map(({ path, before, after }) => {
      told.add(path);
      return `  ${paint('cyan', printable(path))}: ${shown(before)} → ${shown(after)}`;
    }),
    ...(happens === '' && effect === object.effect ? [] : [
      `  ${[effect === object.effect ? '' : paint(COLORS[effect], effect), printable(happens)].filter((part) => part !== '').join(': ')}`,
    ]),
    ...steps.map((step, i) => `    ${paint('dim', `${i + 1}.`)} ${printable(step)}`),
  ]);
  return `${paint(COLORS[object.effect], object.effect)} ${paint('bold', nameOf(object))}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** Whatever a manifest says, nothing of it moves a terminal's cursor. */
function printable(text: string): string {

  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
