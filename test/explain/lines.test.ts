import { fieldName } from '../../lib/explain/field';
import { printedObjects } from '../../lib/explain/lines';

const lines = (text: string) => printedObjects(text).map((object) => object.lines.map(({ text: line, path, begins }) => (
  [line, path && fieldName(path), begins]
)));

describe('the lines of a manifest', () => {
  test('each belong to the field whose value they show', () => {
    expect(lines('kind: Pod\nspec:\n  containers:\n    - name: a\n      args: [b]\n      command:\n        - c\n')).toEqual([[
      ['kind: Pod', 'kind', true],
      ['spec:', 'spec', true],
      ['  containers:', 'spec.containers', true],
      ['    - name: a', 'spec.containers[0].name', true],
      ['      args: [b]', 'spec.containers[0].args[0]', true],
      ['      command:', 'spec.containers[0].command', true],
      ['        - c', 'spec.containers[0].command[0]', true],
    ]]);
  });

  test('of a text of several lines all belong to its field, and only the first begins it', () => {
    expect(lines('data:\n  a: |\n    one\n\n    two\n  b: x')).toEqual([[
      ['data:', 'data', true],
      ['  a: |', 'data.a', true],
      ['    one', 'data.a', false],
      ['', 'data.a', false],
      ['    two', 'data.a', false],
      ['  b: x', 'data.b', true],
    ]]);
  });

  test('are those of each document by itself, with the comments in it and without what separates them', () => {
    expect(lines('# first\nkind: A # here\n---\n\nkind: B\n# last\n---\n- no object\n')).toEqual([
      [['kind: A # here', 'kind', true]],
      [['kind: B', 'kind', true]],
    ]);
    expect(printedObjects('kind: A\r\nname: b\r\n')[0]).toMatchObject({ json: { kind: 'A', name: 'b' }, lines: [{ text: 'kind: A' }, { text: 'name: b' }] });
  });
});
