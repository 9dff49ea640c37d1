import { createHash } from 'node:crypto';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../check/rule';
import { RULES } from '../check/rules';
import { subjectOf } from './examine';
import type { Examination, Located } from './examine';
import type { Unreadable } from './files';

const HOME = 'https://github.com/cdk8s-patterns/cdk8s-patterns';

/**
 * For code scanning: SARIF 2.1.0, with all rules, so that their places in it stay.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function sarifReport({ findings, unreadable }: Examination, version: string, cwd: string): string {
  const places = new Map(RULES.map(({ id }, i) => [id, i]));
  const seen = new Map<string, number>();
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'cdk8s-patterns', informationUri: HOME, semanticVersion: version, rules: RULES.map(ruleOf) } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: unreadable.length === 0,
        toolExecutionNotifications: unreadable.map((one) => notificationOf(one, cwd)),
      }],
      results: findings.map((found) => ({
        ruleId: found.rule,
        ruleIndex: places.get(found.rule),
        level: found.level,
        message: { text: messageOf(found) },
        locations: [locationOf(found, cwd)],
        partialFingerprints: { 'objectField/v1': fingerprintOf(found, seen) },
        ...(found.waived === undefined ? {} : { suppressions: [{ kind: 'inSource', justification: found.waived }] }),
      })),
    }],
  }, null, 2)}\n`;
}

function ruleOf({ id, level, title, explanation, remedy, see }: Rule): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: `${explanation}\n\n${remedy}\n\n${see}`, markdown: `${explanation}\n\n${remedy}\n\n[More](${see})` },
    helpUri: see,
    defaultConfiguration: { level },
  };
}

function notificationOf(unreadable: Unreadable, cwd: string): object {
  return { level: 'error', message: { text: unreadable.why }, locations: [locationOf(unreadable, cwd)] };
}

interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

function locationOf({ file, line, column }: Place, cwd: string): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file, cwd) },
      ...(line === undefined ? {} : { region: { startLine: line, startColumn: column } }),
    },
  };
}

/** From the folder of the call, which is the repository's for code scanning; whole, where the file is elsewhere. */
function uriOf(file: string, cwd: string): string {
  const path = relative(cwd, resolve(cwd, file)).replaceAll('\\', '/');
  return /^(\.\.\/|\/|[A-Za-z]:)/.test(path) ? pathToFileURL(resolve(cwd, file)).href : path.split('/').map(encodeURIComponent).join('/');
}

/** The same for one finding however the lines around it move; of equal ones, the second is another. */
function fingerprintOf(found: Located, seen: Map<string, number>): string {
  const { kind, inNamespace, name } = found.field.manifest;
  const hash = createHash('sha256').update(JSON.stringify([found.rule, kind, inNamespace, name, found.field.path])).digest('hex').slice(0, 16);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}:${count}`;
}

function messageOf(found: Located): string {
  const { object, path } = subjectOf(found);
  return `${[object, path].filter((part) => part !== '').join(': ')}: ${found.happens}; ${found.fix}`;
}
