// Writes docs/rules.md from the rules' own texts and the first bad example of each: `npm run docs`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_GROUPS, RULES } from '../lib/check/rules';
import type { Rule } from '../lib/check/rule';
import { findingsOf, graphOf, objectsOf } from '../test/check/fixture';
import type { Fixture } from '../test/check/fixture';

const PAGE = join(__dirname, 'rules.md');
const WIDEST = 160;

const page = [
  '# The rules',
  '',
  `${RULES.length} mistakes that an API server accepts, or refuses only when it is too late. They are looked for at every synth, in all objects of the`,
  'app together, and by `npx cdk8s-patterns check` in any YAML. This page is written by the rules themselves (`npm run docs`).',
  '',
  'An **error** stops the synth: it can\'t work. A **warning** goes to stderr: it works until something happens, or something outside of',
  'these manifests may make it right. To accept one, say why: `Waiver.add(construct, \'rule\', \'reason\')` in a program, or the annotation',
  '`waiver.cdk8s-patterns/RULE: reason` on the object.',
  '',
  ...RULE_GROUPS.flatMap(({ title, rules }) => [
    `- ${title}: ${rules.map(({ id }) => `[${id}](#${id})`).join(', ')}`,
  ]),
  '',
  ...RULE_GROUPS.flatMap(({ title, rules }) => [`## ${title}`, '', ...rules.flatMap(section)]),
];
writeFileSync(PAGE, `${page.join('\n').trimEnd()}\n`);

function section(rule: Rule): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a fixture is found by the rule's name
  const [{ yaml, kubernetes }] = (require(`../test/check/rules/${rule.id}`) as { fixture: Fixture }).fixture.bad;
  const found = findingsOf(rule.id, graphOf(objectsOf(yaml), kubernetes));
  return [
    `### ${rule.id}`,
    '',
    `**${rule.title}** (${rule.level})`,
    '',
    `${rule.explanation} [Source](${rule.see})`,
    '',
    rule.remedy,
    '',
    '```yaml',
    ...yaml.trim().split('\n').map(cut),
    '```',
    '',
    ...found.map(({ field, happens, fix }) => cut(`> ${field.manifest.kind} ${field.manifest.name}: \`${field.path}\`: ${happens}; ${fix}`)),
    '',
  ];
}

/** A line that only has to be long is none to read. */
function cut(line: string): string {
  return line.length > WIDEST * 4 ? `${line.slice(0, WIDEST)}…` : line;
}
