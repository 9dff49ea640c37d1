import type { Difference, ObjectDifference } from '../diff/difference';
import { Effect } from '../diff/effect';
import { shown } from '../diff/words';
import { counted, nameOf, PRUNES } from './diff-text';

/** GitHub takes 65,536 characters in a comment, GitLab more. */
const MOST = 60_000;
const MOST_ROWS = 100;

/** For the comment of a pull request: the count, a table of objects, and each with its fields and steps to unfold. */
export function diffMarkdown(difference: Difference): string {
  const { objects, kubernetes } = difference;
  const parts = [`**${plain(counted(difference))}** (Kubernetes ${kubernetes})\n`];
  if (objects.length === 0) return parts.join('\n');
  const rows = objects.slice(0, MOST_ROWS).map((object) => `| ${strong(object)} | ${code(nameOf(object))} | ${sentences(object)} |`);
  const more = objects.length > MOST_ROWS ? [`| | | and ${objects.length - MOST_ROWS} more |`] : [];
  parts.push(['| | object | what happens |', '| --- | --- | --- |', ...rows, ...more, ''].join('\n'));
  if (objects.some(({ gone }) => gone)) parts.push(`${PRUNES}.\n`);
  let size = parts.join('\n').length;
  for (const [i, object] of objects.entries()) {
    const details = detailsOf(object);
    size += details.length;
    if (size > MOST) {
      parts.push(`The details of ${objects.length - i} more are too long for a comment: \`cdk8s-patterns diff\` prints them.\n`);
      break;
    }
    parts.push(details);
  }
  return parts.filter((part) => part !== '').join('\n');
}

function strong({ effect }: ObjectDifference): string {
  return effect === Effect.REPLACEMENT || effect === Effect.DATA ? `**${effect}**` : effect;
}

function sentences({ effect, consequences }: ObjectDifference): string {
  const told = consequences.filter(({ happens }) => happens !== '').map((one) => `${one.effect === effect ? '' : `${one.effect}: `}${plain(one.happens)}`);
  const fields = [...new Set(consequences.flatMap(({ changes }) => changes.map(({ path }) => path)))];
  return told.length > 0 ? told.join('<br>') : fields.slice(0, 3).map(code).join(', ') + (fields.length > 3 ? `, and ${fields.length - 3} more` : '');
}

function detailsOf(object: ObjectDifference): string {
  const { consequences } = object;
  const changes = [...new Map(consequences.flatMap((one) => one.changes).map((change) => [change.path, change])).values()];
  const steps = consequences.flatMap((one) => one.steps);
  if (changes.length + steps.length === 0) return '';
  const table = changes.length === 0 ? [] : [
    '', '| field | before | after |', '| --- | --- | --- |',
    ...changes.map(({ path, before, after }) => `| ${code(path)} | ${code(shown(before))} | ${code(shown(after))} |`),
  ];
  const list = steps.length === 0 ? [] : ['', ...consequences.flatMap((one) => one.steps.map((step, i) => `${i + 1}. ${code(step)}`))];
  return [`<details><summary>${plain(nameOf(object))}: ${object.effect}</summary>`, ...table, ...list, '', '</details>', ''].join('\n');
}

/** Text that is nothing but text: no mention, no link, no cell, no tag. */
function plain(text: string): string {

  return text.replace(/[&<>|*_`@[\]\\~#\u0000-\u001f]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function code(text: string): string {
  return `<code>${plain(text)}</code>`;
}
