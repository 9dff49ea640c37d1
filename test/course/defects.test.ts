import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App } from 'cdk8s-patterns';
import { CourseAsPrinted } from '../../examples/course/as-printed';
import { findingsOf } from '../../lib/checks';
import { Waiver } from '../../lib/vocabulary/waiver';

const PAGE = readFileSync(resolve(__dirname, '../../docs/course.md'), 'utf8');

/** Of each row of the page's tables, by the number of the defect: the rules that its last column links to. */
const rows = new Map([...PAGE.matchAll(/^\| (\d+) \|.*\| ([^|]*) \|$/gm)].map(([, number, foundBy]) => (
  [Number(number), [...foundBy.matchAll(/\[`([a-z0-9-]+)`\]\(rules\.md#\1\)/g)].map(([, rule]) => rule)]
)));

const app = new App();
const printed = new CourseAsPrinted(app, 'printed');
const findings = findingsOf(app);

test('all that the rules find in the printed manifests is accepted, with the reason', () => {
  expect(findings.filter(({ waived }) => waived === undefined).map(({ rule }) => rule)).toEqual([]);
});

// The fifth is in a title, those from 21 on are in sentences.
const IN_MANIFESTS = [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];

test.each(IN_MANIFESTS)('defect %i is found by the rules that docs/course.md links to, and accepted by its number', (number) => {
  const accepted = findings.filter(({ waived }) => waived === `defect ${number} of docs/course.md`).map(({ rule }) => rule);
  const linked = rows.get(number) ?? [];
  expect(linked).not.toEqual([]);
  // One finding is accepted under one number; another defect may link to its rule too.
  expect(linked).toEqual(expect.arrayContaining([...new Set(accepted)]));
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(linked));
});

test('each rule that the page links to is a section of docs/rules.md', () => {
  const rules = readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8');
  for (const rule of [...rows.values()].flat()) expect(rules).toContain(`\n### ${rule}\n`);
});

test('nothing is accepted that is not found', () => {
  const found = new Set(findings.map(({ rule, field }) => `${field.manifest.name} ${rule}`));
  const accepted = printed.node.children.flatMap((construct) => Waiver._at(construct).map((rule) => `${construct.node.id} ${rule}`));
  expect(accepted.length).toBeGreaterThan(30);
  expect(accepted.filter((one) => !found.has(one))).toEqual([]);
});
