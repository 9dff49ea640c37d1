import { chmodSync, linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { call } from './doctor';
import type { Around, Said } from './doctor';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  image: web:2\n';
const OLD = '# La page\n\n```yaml manifest="web"\napiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  image: web:1 # vieux\n```\n';
const NEW = OLD.replace('web:1', 'web:2');
const DIFF = `--- page.md
+++ page.md
@@ -5,5 +5,5 @@
 kind: Pod
 metadata: { name: web }
 spec:
-  image: web:1 # vieux
+  image: web:2 # vieux
 \`\`\`
`;

interface Called extends Said {
  /** The texts of all files. */
  readonly after: Readonly<Record<string, string>>;
}

/** Calls `cdk8s-patterns pages` beside `dist`, and gives what is in the folder then. */
async function pages(argv: readonly string[], around: Around = {}): Promise<Called> {
  const after: Record<string, string> = {};
  const said = await call(['pages', ...argv], {
    ...around,
    files: { 'dist/shop.k8s.yaml': POD, ...around.files },
    finish: (folder) => {
      around.finish?.(folder);
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (lstatSync(join(folder, file)).isFile()) after[file] = readFileSync(join(folder, file), 'utf8');
      }
    },
  });
  return { ...said, after };
}

describe('cdk8s-patterns pages', () => {
  test('writes the manifests of dist into a page, and a second time nothing', async () => {
    const first = await pages(['page.md'], { files: { 'page.md': OLD } });
    expect(first).toEqual({
      status: 0, stdout: 'page.md:3: web\n1 of 1 manifest in 1 page rewritten\n', stderr: '',
      after: { 'dist/shop.k8s.yaml': POD, 'page.md': NEW },
    });
    expect(await pages(['page.md'], { files: { 'page.md': NEW } })).toEqual({
      status: 0, stdout: 'nothing to rewrite of 1 manifest in 1 page\n', stderr: '', after: { 'dist/shop.k8s.yaml': POD, 'page.md': NEW },
    });
  });

  test('keeps a byte order mark', async () => {
    expect((await pages(['page.md'], { files: { 'page.md': `\uFEFF${OLD}` } })).after['page.md']).toBe(`\uFEFF${NEW}`);
  });

  test('takes the pages of folders, and no others', async () => {
    const files = {
      'docs/a.md': OLD, 'docs/deep/b.MDX': OLD, 'docs/c.markdown': OLD, 'docs/d.txt': OLD, 'docs/.e.md': OLD, 'docs/node_modules/f.md': OLD, 'g.md': OLD,
    };
    const { status, stdout, after } = await pages(['docs'], { files });
    expect(status).toBe(0);
    expect(stdout).toBe('docs/a.md:3: web\ndocs/c.markdown:3: web\ndocs/deep/b.MDX:3: web\n3 of 3 manifests in 3 pages rewritten\n');
    expect(Object.keys(after).filter((file) => after[file] === NEW)).toEqual(['docs/a.md', 'docs/c.markdown', 'docs/deep/b.MDX']);
  });

  test('takes a file whatever its name, once', async () => {
    expect((await pages(['page.txt', './page.txt'], { files: { 'page.txt': OLD } })).stdout).toBe('page.txt:3: web\n1 of 1 manifest in 1 page rewritten\n');
  });

  test('says which comments went', async () => {
    const page = NEW.replace('# vieux\n', '# vieux\n  # combien\n  replicas: 3\n');
    expect((await pages(['page.md'], { files: { 'page.md': page } })).stdout).toBe(
      'page.md:3: web; gone with what they were about: # combien\n1 of 1 manifest in 1 page rewritten\n',
    );
  });

  test('finds a name with an accent, in one character or two', async () => {
    const [one, two] = ['caf\u00e9/\u00e9t\u00e9.md', 'cafe\u0301/e\u0301te\u0301.md'];
    expect((await pages([one], { files: { [two]: OLD } })).after[two]).toBe(NEW);
    expect((await pages([two], { files: { [one]: OLD } })).after[one]).toBe(NEW);
    expect((await pages([one], { files: { [one]: OLD, [two]: OLD } })).after).toMatchObject({ [one]: NEW, [two]: OLD });
    expect((await pages([`${one}/x.md`], { files: { [two]: OLD } })).stderr).toContain("it can't be read: not a directory\n");
    expect((await pages(['h\u00e9/x.md'])).stderr).toBe('h\u00e9/x.md: there is no such file or folder\n');
  });

  test('keeps permissions and links as they are, and leaves nothing else', async () => {
    const { after } = await pages(['link.md'], {
      files: { 'docs/page.md': OLD },
      prepare: (folder) => {
        chmodSync(join(folder, 'docs/page.md'), 0o640);
        symlinkSync('docs/page.md', join(folder, 'link.md'));
        // Whoever has opened the page sees the old one to its end: nobody sees half of it.
        linkSync(join(folder, 'docs/page.md'), join(folder, 'opened.md'));
      },
      finish: (folder) => {
        expect(statSync(join(folder, 'docs/page.md')).mode & 0o777).toBe(0o640);
        expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
      },
    });
    expect(after).toEqual({ 'dist/shop.k8s.yaml': POD, 'docs/page.md': NEW, 'opened.md': OLD });
  });

  test('leaves a page with placeholders alone, and says so', async () => {
    const page = OLD.replace('web:1', 'web:%version%');
    expect(await pages(['page.md'], { files: { 'page.md': page } })).toMatchObject({
      status: 0, stdout: 'nothing to rewrite of 1 manifest in 1 page\n', stderr: 'page.md:8: left alone: %version% is a placeholder\n',
      after: { 'page.md': page },
    });
  });

  test('says so where no fence is for it', async () => {
    expect(await pages(['page.md'], { files: { 'page.md': '```yaml\n```\n' } })).toMatchObject({
      status: 0, stdout: '', stderr: 'cdk8s-patterns pages: no fence says manifest="ID", in 1 page\n',
    });
  });
});

describe('pages --check', () => {
  test('writes nothing, prints a diff and fails where a page differs', async () => {
    expect(await pages(['--check', '.'], { files: { 'page.md': OLD, 'sound.md': NEW } })).toEqual({
      status: 1, stdout: DIFF,
      stderr: 'cdk8s-patterns pages: 1 of 2 manifests in 2 pages differs from the synth; the same call without --check rewrites them\n',
      after: { 'dist/shop.k8s.yaml': POD, 'page.md': OLD, 'sound.md': NEW },
    });
  });

  test('is content where none does', async () => {
    expect(await pages(['--check', 'page.md'], { files: { 'page.md': NEW } })).toMatchObject({
      status: 0, stdout: 'nothing to rewrite of 1 manifest in 1 page\n', stderr: '',
    });
  });

  test('has colors on a terminal', async () => {
    const ESCAPE = String.fromCharCode(27);
    const around = { files: { 'page.md': OLD }, terminal: true };
    expect((await pages(['--check', 'page.md'], around)).stdout).toContain(`${ESCAPE}[31m-  image: web:1 # vieux${ESCAPE}[39m\n`);
    expect((await pages(['--check', 'page.md'], { ...around, env: { NO_COLOR: '1' } })).stdout).toBe(DIFF);
  });
});

describe('what can\'t be read', () => {
  test('is told with its place; its page is not written, the others are', async () => {
    const unknown = `${OLD}\n\`\`\`yaml manifest="wbe"\n\`\`\`\n`;
    const files = { 'a.md': unknown, 'b.md': OLD, 'c.md': '```yaml manifest="web"\n', 'd.md': Buffer.from('\xe9', 'latin1') };
    const { status, stdout, stderr, after } = await pages(['a.md', 'b.md', 'c.md', 'd.md', 'e.md', 'dist'], { files });
    expect({ status, stdout }).toEqual({ status: 2, stdout: 'b.md:3: web\n' });
    expect(stderr).toBe([
      'e.md: there is no such file or folder',
      'dist: there is no .md, .mdx or .markdown file in this folder',
      'd.md: it is no text in UTF-8',
      "a.md:11: there is no chart or object 'wbe'; near it: shop/Pod/web",
      'c.md:1: the fence has no last line: it goes on to the end of the page',
      '',
    ].join('\n'));
    expect(after['a.md']).toBe(unknown);
    expect((await pages(['--check', 'a.md', 'b.md'], { files })).status).toBe(2);
  });

  test('is a page that can\'t be written: it stays, and so does what is in the way', async () => {
    // For root nothing is read-only: a file of the name of what is unfinished stands in its way.
    const unfinished = `.cdk8s-patterns.unfinished-${process.pid}`;
    const { status, stdout, stderr, after } = await pages(['page.md'], { files: { 'page.md': OLD, [unfinished]: 'x' } });
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: "page.md: it can't be written: file already exists\n" });
    expect(after).toMatchObject({ 'page.md': OLD, [unfinished]: 'x' });
  });

  test('is a synth that isn\'t there, with the way out', async () => {
    const none = { files: { 'page.md': OLD, 'empty/a.txt': '', 'broken/a.yaml': 'a: [', 'values/a.yaml': 'a: 1' } };
    const stderr = async (...from: string[]) => (await pages(['page.md', ...from], none)).stderr;
    expect(await stderr('--from', 'gone')).toBe('cdk8s-patterns pages: gone: there is no such file or folder: run `cdk8s synth` first\n');
    expect(await stderr('--from', 'empty')).toBe(
      'cdk8s-patterns pages: empty: there is no .yaml, .yml or .json file in this folder: run `cdk8s synth` first\n',
    );
    expect(await stderr('--from', 'broken')).toMatch(/^cdk8s-patterns pages: broken\/a\.yaml:1:5: .*: run `cdk8s synth` first\n$/);
    expect(await stderr('--from', 'values')).toBe('cdk8s-patterns pages: there is no Kubernetes object in values: run `cdk8s synth` first\n');
    const { status, stderr: said } = await pages(['page.md'], { files: { ...none.files, 'cdk8s.yaml': 'output: gone' } });
    expect({ status, said }).toEqual({
      status: 2, said: 'cdk8s-patterns pages: gone: there is no such file or folder: run `cdk8s synth` first, or name another folder with --from\n',
    });
  });

  test('is a call without a page', async () => {
    expect(await pages([])).toMatchObject({
      status: 2, stderr: 'cdk8s-patterns pages: PATH is missing; `cdk8s-patterns pages --help` says what it takes\n',
    });
  });
});

describe('the synth', () => {
  const files = { 'page.md': OLD, 'out/shop.k8s.yaml': POD.replace('web:2', 'web:3') };

  test('is where cdk8s.yaml says', async () => {
    for (const config of ['output: out\n', 'app: node main.js\noutput: ./out/\n']) {
      expect((await pages(['page.md'], { files: { ...files, 'cdk8s.yaml': config } })).after['page.md']).toContain('web:3');
    }
    for (const config of ['language: typescript\n', '']) {
      expect((await pages(['page.md'], { files: { ...files, 'cdk8s.yaml': config } })).after['page.md']).toContain('web:2');
    }
  });

  test('is where one says, a folder or a file', async () => {
    const config = { 'cdk8s.yaml': 'output: gone\n' };
    for (const from of ['out', 'out/shop.k8s.yaml']) {
      expect((await pages(['page.md', '--from', from], { files: { ...files, ...config } })).after['page.md']).toContain('web:3');
    }
  });

  test('is nowhere where cdk8s.yaml makes no sense', async () => {
    const stderr = async (config: string) => (await pages(['page.md'], { files: { ...files, 'cdk8s.yaml': config } })).stderr;
    expect(await stderr('output: [a]\n')).toBe('cdk8s-patterns pages: cdk8s.yaml: output: got ["a"], expected the name of a folder\n');
    expect(await stderr('output: [a\n')).toMatch(/^cdk8s-patterns pages: cdk8s\.yaml is no YAML: [^\n]*\n$/);
  });
});

test('has help with examples', async () => {
  const { status, stdout } = await pages(['--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: cdk8s-patterns pages [--check] PATH...');
  expect(stdout).toContain('Examples:\n  cdk8s synth && cdk8s-patterns pages docs ');
  expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
});
