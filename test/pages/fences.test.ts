import { fencesOf } from '../../lib/pages/fences';

/** Of each marked fence the line where it begins, and its text. */
function found(page: string): (readonly [number, string])[] {
  return fencesOf(page).fences.map(({ line, lines }) => [line, lines.map(({ text }) => text).join('|')]);
}

const faults = (page: string) => fencesOf(page).faults.map(({ line, why }) => `${line}: ${why}`);

describe('a fence that says manifest=', () => {
  test('is found among others, between backticks or tildes', () => {
    expect(found('# a\n```yaml manifest="x"\na: 1\nb: 2\n```\n```yaml\nc: 3\n```\n~~~yaml manifest="y"\n~~~\n')).toEqual([[2, 'a: 1|b: 2'], [9, '']]);
  });

  test('ends at a line of at least as many marks of its kind', () => {
    expect(found('````yaml manifest="x"\na: |\n  ```\n  ~~~~\n`````  \n')).toEqual([[1, 'a: ||  ```|  ~~~~']]);
  });

  test('does not end at a line that is four columns further right', () => {
    expect(found('```yaml manifest="x"\na: |\n    ```\n\t```\n   ```\n')).toEqual([[1, 'a: ||    ```|\t```']]);
  });

  test('is found in lists, quotations and tabs, with what stands before each of its lines', () => {
    expect(found('1. x\n\n   ```yaml manifest="x"\n   a:\n     b: 1\n   ```\n')).toEqual([[3, 'a:|  b: 1']]);
    expect(found('- ```yaml manifest="x"\n  a: 1\n  ```\n')).toEqual([[1, 'a: 1']]);
    expect(found('> > ~~~yaml manifest="x"\n> > a:\n>>   b: 1\n> > ~~~\n')).toEqual([[1, 'a:|  b: 1']]);
    expect(found('> - ~~~yaml manifest="x"\n>   a: 1\n>   ~~~\n')).toEqual([[1, 'a: 1']]);
    expect(found('<TabItem value="a">\n\n\t```yaml manifest="x"\n\ta: 1\n\t```\n\n</TabItem>\n')).toEqual([[3, 'a: 1']]);
    expect(found('<Tabs>\n    <TabItem>\n        ```yaml manifest="x"\n        a: 1\n\n        b: 2\n        ```\n')).toEqual([[3, 'a: 1||b: 2']]);
  });

  test('may have lines further left than itself, as MDX lets them be', () => {
    expect(found('    ```yaml manifest="x"\na: 1\n  b: 2\n    ```\n')).toEqual([[1, 'a: 1|b: 2']]);
  });

  test('is found behind a byte order mark, and between lines that end as on Windows', () => {
    expect(found('\uFEFF```yaml manifest="x"\r\na: 1\r\n```\r\n')).toEqual([[1, 'a: 1']]);
  });

  test('may be the end of a page without a last line break', () => {
    expect(found('```yaml manifest="x"\na: 1\n```')).toEqual([[1, 'a: 1']]);
  });

  test('is an example in a longer fence, or in one of the other kind', () => {
    expect(found('````md\n```yaml manifest="x"\n```\n````\n~~~md\n```yaml manifest="y"\n```\n~~~\n```yaml manifest="z"\n```\n')).toEqual([[9, '']]);
    expect(faults('````md\n```yaml manifest="x"\n```\n````\n')).toEqual([]);
  });

  test('is not shown in a comment of HTML or MDX, and counts behind it', () => {
    const fence = '```yaml manifest="x"\n```\n';
    expect(found(`<!-- old:\n${fence}-->\n{/*\n${fence}*/}\n${fence}`)).toEqual([[9, '']]);
    expect(found(`<!-- one line -->\n${fence}`)).toEqual([[2, '']]);
    expect(found(`<!-- without an end\n${fence}`)).toEqual([[2, '']]);
  });

  test('is none with a backtick behind its backticks: that is code in a line', () => {
    expect(found('```yaml manifest="x"```\n```yaml manifest="y"\n```\n')).toEqual([[2, '']]);
  });
});

describe('a missing last line is told with the line of the first one', () => {
  test('where the page ends', () => {
    expect(faults('# a\n```yaml manifest="x"\na: 1\n')).toEqual(['2: the fence has no last line: it goes on to the end of the page']);
  });

  test('where another fence begins', () => {
    const page = '```yaml manifest="x"\na: 1\n\n```bash\nls\n```\n```yaml manifest="y"\n```\n';
    expect(faults(page)).toEqual(['1: the fence has no last line: another one begins at line 4']);
    expect(found(page)).toEqual([[7, '']]);
  });

  test('where the quotation around it ends', () => {
    expect(faults('> ```yaml manifest="x"\n> a: 1\n\ntext\n')).toEqual(['1: the quotation ends before the fence does: its last line is missing']);
  });

  test('of a fence that would hide a marked one', () => {
    const page = '```bash\nls\n\n```yaml manifest="x"\na: 1\n```\n';
    expect(faults(page)).toEqual(['1: the fence has no last line: another one begins at line 4']);
    expect(found(page)).toEqual([[4, 'a: 1']]);
    expect(faults('````bash\nls\n```yaml manifest="x"\n```\n')).toEqual(['1: the fence has no last line, and the one of line 3 is in it']);
  });

  test('but not of one that hides none', () => {
    expect(faults('> ```bash\n> ls\n\n```bash\nls\n')).toEqual([]);
  });

  test('and a text in a manifest that holds Markdown is no other fence', () => {
    expect(faults('```yaml manifest="x"\na: |\n  ```bash\n  ls\n  ```bash\n```\n')).toEqual([]);
  });
});
