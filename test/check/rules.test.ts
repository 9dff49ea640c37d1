import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../lib/check/rules';
import type { Rule } from '../../lib/check/rule';
import { findingsOf, graphOf, objectsOf, shown } from './fixture';
import type { Fixture } from './fixture';

const FIXTURES = join(__dirname, 'rules');

function fixtureOf(id: string): Fixture {
  return (jest.requireActual(join(FIXTURES, id)) as { fixture: Fixture }).fixture;
}

const rules = RULES.map((rule): [string, Rule] => [rule.id, rule]);

describe.each(rules)('%s', (id, rule) => {
  const { bad, good } = existsSync(join(FIXTURES, `${id}.ts`)) ? fixtureOf(id) : { bad: [], good: [] };

  test('has manifests in which it finds something, and others in which it nearly does', () => {
    expect({ bad: bad.length > 0, good: good.length > 0 }).toEqual({ bad: true, good: true });
  });

  test.each(bad.map(({ about, ...rest }, i) => ({ about: about ?? `what is wrong in example ${i + 1}`, ...rest })))(
    'finds: $about', ({ yaml, finds, kubernetes }) => {
      expect(finds.length).toBeGreaterThan(0);
      expect(findingsOf(id, graphOf(objectsOf(yaml), kubernetes)).map(shown)).toEqual(finds);
    });

  test.each(good)('is silent: $about', ({ yaml, kubernetes }) => {
    expect(findingsOf(id, graphOf(objectsOf(yaml), kubernetes)).map(shown)).toEqual([]);
  });

  test('is silenced by a waiver of its id, and by no other', () => {
    const [{ yaml, kubernetes }] = bad;
    const waived = findingsOf(id, graphOf(objectsOf(yaml), kubernetes, { waivers: { [id]: 'a test' } })).map((found) => found.waived);
    const others = findingsOf(id, graphOf(objectsOf(yaml), kubernetes, { waivers: { other: 'a test' } })).map((found) => found.waived);
    expect(new Set(waived)).toEqual(new Set(['a test']));
    expect(new Set(others)).toEqual(new Set([undefined]));
  });

  test('says what happens and what mends it in the form of all messages', () => {
    const found = bad.flatMap(({ yaml, kubernetes }) => findingsOf(id, graphOf(objectsOf(yaml), kubernetes)));
    for (const { field, happens, fix } of found) {
      for (const text of [happens, fix]) expect(text).toMatch(/^[^A-Z\s].*[^.\s]$|^[A-Z]+[A-Z_a-z]*\b.*[^.\s]$/);
      expect(field.given || field.path).toBeTruthy();
    }
  });

  test('has a section of the page: title, what happens, what mends it, and the source', () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    // The annotation of a waiver has it after the slash.
    expect(id.length).toBeLessThanOrEqual(63);
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.explanation).toMatch(/^[A-Z`].*\.$/);
    expect(rule.remedy).toMatch(/^[A-Z`].*\.$/);
    expect(rule.see).toMatch(/^https:\/\//);
  });

  test('never fails, whatever stands in the manifests it looks at', () => {
    for (const { yaml, kubernetes } of [...bad, ...good]) {
      for (const damaged of damage(objectsOf(yaml))) findingsOf(id, graphOf(damaged, kubernetes));
    }
  });
});

/** The same manifests with each value in turn replaced by one of another type. */
function damage(objects: readonly unknown[]): unknown[][] {
  const results: unknown[][] = [];
  objects.forEach((object, i) => {
    walk(object, (make) => {
      // 'constructor' is what every object of JavaScript has.
      for (const value of [null, 'text', 'constructor', 7, [null, 'x', { a: 1 }], { a: { b: [1] } }]) {
        results.push(objects.map((other, j) => (i === j ? make(value) : other)));
      }
    });
  });
  return results;
}

function walk(value: unknown, visit: (make: (instead: unknown) => unknown) => void): void {
  visit((instead) => instead);
  if (Array.isArray(value)) {
    value.forEach((item, i) => {
      walk(item, (make) => visit((instead) => value.map((other, j) => (i === j ? make(instead) : other))));
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      walk(item, (make) => visit((instead) => ({ ...value, [key]: make(instead) })));
    }
  }
}

test('every fixture is of a rule, and every rule is in a file of its name', () => {
  const ids = RULES.map(({ id }) => id).sort();
  expect(new Set(ids).size).toBe(ids.length);
  expect(readdirSync(FIXTURES).map((file) => file.replace('.ts', '')).sort()).toEqual(ids);
  const files = readdirSync(join(__dirname, '../../lib/check/rules')).filter((file) => file !== 'index.ts');
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(ids);
});
