import { RULES } from '../check/rules';
import type { Examination } from './examine';

const TITLES = new Map(RULES.map(({ id, title }) => [id, title]));

/** For programs: a document whose fields stay. What is not there is null. */
export function jsonReport({ findings, kubernetes, objects, files }: Examination): string {
  return `${JSON.stringify({
    version: 1,
    kubernetes,
    findings: findings.map(({ rule, level, file, line, column, field, happens, fix, waived }) => ({
      rule,
      level,
      title: TITLES.get(rule),
      file,
      line,
      column,
      kind: field.manifest.kind,
      name: field.manifest.name,
      namespace: field.manifest.inNamespace ?? null,
      field: field.path,
      happens,
      fix,
      waived: waived ?? null,
    })),
    objects,
    files,
  }, null, 2)}\n`;
}
