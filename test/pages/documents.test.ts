import { withObjects } from '../../lib/pages/documents';

const object = (kind: string, name: string, more: object = {}) => ({ apiVersion: 'v1', kind, metadata: { name }, ...more });
const text = (kind: string, name: string, comment = '') => `apiVersion: v1\nkind: ${kind}${comment}\nmetadata:\n  name: ${name}\n`;
const A = text('Service', 'a', ' # a');
const B = text('Pod', 'b', ' # b');

test('documents whose objects are the same keep their order, their markers and what stands between them', () => {
  const page = `# tête\n---\n${B}\n--- # puis\n\n${A}...\n# fin\n`;
  expect(withObjects(page, [object('Service', 'a'), object('Pod', 'b')])).toBe(page);
});

test('each object changes its own document', () => {
  expect(withObjects(`${A}---\n${B}`, [object('Pod', 'b', { spec: 1 }), object('Service', 'a', { spec: 2 })])).toBe(
    `${A}spec: 2\n---\n${B}spec: 1\n`,
  );
});

test('an object with another name is still the one of its kind, if there is one of that', () => {
  expect(withObjects(`${A}---\n${B}`, [object('Service', 'c'), object('Pod', 'd')])).toBe(
    `${A.replace('name: a', 'name: c')}---\n${B.replace('name: b', 'name: d')}`,
  );
});

test('one of the old API version is the same one', () => {
  expect(withObjects(`${A.replace('v1', 'v1beta1')}---\n${B}`, [object('Service', 'a'), object('Pod', 'b')])).toBe(`${A}---\n${B}`);
});

test('a single document is that of a single object, whatever it was', () => {
  expect(withObjects(B, [object('Service', 'a')])).toBe(A.replace('# a', '# b'));
});

test('what is new comes behind what it follows, and what is gone goes', () => {
  const [a, b, c] = [object('Service', 'a'), object('Pod', 'b'), object('Secret', 'c')];
  const C = text('Secret', 'c');
  expect(withObjects(`${A}---\n${B}`, [a, c, b])).toBe(`${A}---\n${C}---\n${B}`);
  expect(withObjects(`${A}---\n${B}`, [c, a, b])).toBe(`${C}---\n${A}---\n${B}`);
  expect(withObjects(`# tête\n---\n${A}---\n${B}`, [a, b, c])).toBe(`# tête\n---\n${A}---\n${B}---\n${C}`);
  expect(withObjects(`${A}---\n${B}`, [b])).toBe(B);
  expect(withObjects(`---\n${A}---\n${B}`, [b])).toBe(`---\n${B}`);
  expect(withObjects(`${A}---\n${B}`, [a])).toBe(A);
});

test('an empty text gets all objects, below its comments', () => {
  expect(withObjects('', [object('Service', 'a'), object('Pod', 'b')])).toBe(`${text('Service', 'a')}---\n${text('Pod', 'b')}`);
  expect(withObjects('# tête\n', [object('Pod', 'b')])).toBe(`# tête\n${text('Pod', 'b')}`);
});

test('what is no YAML is told with its place in the whole text', () => {
  const broken = `${A}---\na: [1\n`;
  expect(withObjects(broken, [object('Pod', 'b')])).toEqual({ why: expect.stringContaining('flow sequence') as string, offset: broken.length });
});
