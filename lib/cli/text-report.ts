import { styleText } from 'node:util';
import { counted } from '../check/report';
import { Level } from '../check/rule';
import { open, subjectOf } from './examine';
import type { Examination, Located } from './examine';

type Format = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it as it is. */
export type Paint = (format: Format, text: string) => string;

/** Node has coloured texts since 20.12. */
export function paintIf(colors: boolean): Paint {
  if (!colors || styleText === undefined) return (_, text) => text;
  return (format, text) => styleText(format, text, { validateStream: false });
}

const COLORS: Readonly<Record<Level, Format>> = { [Level.ERROR]: 'red', [Level.WARNING]: 'yellow' };

/** For people: findings by file, each with a place that a terminal opens, and the count in the last line. */
export function textReport(examination: Examination, paint: Paint): string {
  const byFile = new Map<string, Located[]>();
  for (const found of open(examination)) byFile.set(found.file, [...byFile.get(found.file) ?? [], found]);
  const groups = [...byFile.values()].map((group) => `${group.map((found) => entry(found, paint)).join('')}\n`);
  return `${groups.join('')}${lastLine(examination, paint)}\n`;
}

function entry(found: Located, paint: Paint): string {
  const { file, line, column, level, rule, happens, fix } = found;
  const { object, path } = subjectOf(found);
  return `${paint('cyan', file)}:${paint('cyan', String(line))}:${paint('cyan', String(column))} `
    + `${paint(COLORS[level], level)} ${paint('bold', rule)} ${paint('dim', `${object} ${path}`.trimEnd())}\n  ${happens}\n  ${paint('dim', 'fix:')} ${fix}\n`;
}

function lastLine(examination: Examination, paint: Paint): string {
  const { findings, objects, files, others, unreadable } = examination;
  const counting = open(examination);
  const waived = findings.length - counting.length;
  const color: Format = counting.length === 0 && unreadable.length === 0 ? 'green' : COLORS[counting.some(isError) ? Level.ERROR : Level.WARNING];
  return [
    `${paint(color, counted(counting))} in ${some(objects, 'object')} of ${some(files, 'file')}${waived === 0 ? '' : ` (${waived} waived)`}`,
    ...(others === 0 ? [] : [`${some(others, 'document')} ${others === 1 ? 'is no Kubernetes object' : 'are no Kubernetes objects'}`]),
    ...(unreadable.length === 0 ? [] : [paint('red', `${some(new Set(unreadable.map(({ file }) => file)).size, 'file')} could not be read`)]),
  ].join('; ');
}

function isError({ level }: Located): boolean {
  return level === Level.ERROR;
}

function some(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
