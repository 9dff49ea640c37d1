import type { Found } from './engine';
import { Level } from './rule';

/** A finding as one line: where, what will happen, what mends it, and the rule's id, by which it is looked up or waived. */
export function lineOf(found: Found): string {
  return `${ownerOf(found)}: ${placeOf(found)}: ${found.happens}; ${found.fix} (${found.rule})`;
}

/** Findings as a text of several lines, those of one construct or file together. */
export function grouped(findings: readonly Found[]): string {
  const groups = new Map<string, Found[]>();
  for (const found of findings) groups.set(ownerOf(found), [...groups.get(ownerOf(found)) ?? [], found]);
  return [...groups].map(([owner, group]) => {
    const line = group[0].field.manifest._origin.line?.();
    const lines = group.map((found) => `  ${found.level} ${found.rule}: ${placeOf(found)}\n    ${found.happens}\n    fix: ${found.fix}\n`);
    return `${owner}${line === undefined ? '' : ` (${line})`}\n${lines.join('')}`;
  }).join('');
}

/** `2 errors and 1 warning`. */
export function counted(findings: readonly Found[]): string {
  const count = (level: Level): string[] => {
    const { length } = findings.filter((found) => found.level === level);
    return length === 0 ? [] : [`${length} ${level}${length === 1 ? '' : 's'}`];
  };
  return [...count(Level.ERROR), ...count(Level.WARNING)].join(' and ') || 'no findings';
}

function ownerOf({ field }: Found): string {
  const { construct, file } = field.manifest._origin;
  return construct?.() ?? file ?? `${field.manifest.kind} ${field.manifest.name}`;
}

function placeOf({ field }: Found): string {
  const { kind, name } = field.manifest;
  return [`${kind} ${name}`.trim(), field.path].filter((part) => part !== '').join(': ');
}
