import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutputFolder } from '../../lib/kube/output-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A run of a program; another object is another app of it. */
function write(files: Record<string, string>, app: object): void {
  const output = new OutputFolder(folder, app);
  for (const [file, text] of Object.entries(files)) output.add(file, Buffer.from(text));
  output.write();
}

/** The same program in another process: nothing is remembered but what stands in the folder. */
function anotherRun(files: Record<string, string>): void {
  jest.isolateModules(() => {
    const again = jest.requireActual<{ OutputFolder: typeof OutputFolder }>('../../lib/kube/output-folder');
    const output = new again.OutputFolder(folder, {});
    for (const [file, text] of Object.entries(files)) output.add(file, Buffer.from(text));
    output.write();
  });
}

function shown(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => !file.startsWith('.cdk8s-patterns')).sort();
}

const text = (file: string): string => readFileSync(join(folder, file), 'utf8');

test('a file whose bytes stay is not touched', () => {
  anotherRun({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' });
  for (const file of ['a.yaml', 'b.yaml']) utimesSync(join(folder, file), 1000, 1000);
  anotherRun({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 2\n' });
  expect(statSync(join(folder, 'a.yaml')).mtimeMs).toBe(1000000);
  expect(statSync(join(folder, 'b.yaml')).mtimeMs).not.toBe(1000000);
  expect(text('b.yaml')).toBe('b: 2\n');
});

test('a file that an earlier run wrote, and this one does not, is removed', () => {
  anotherRun({ 'a.yaml': 'a\n', 'chart/b.yaml': 'b\n' });
  anotherRun({ 'a.yaml': 'a\n' });
  expect(shown()).toEqual(['a.yaml', 'chart']);
});

test('what somebody else wrote, or changed since, stays', () => {
  writeFileSync(join(folder, 'theirs.yaml'), 'theirs\n');
  anotherRun({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' });
  writeFileSync(join(folder, 'b.yaml'), 'changed by hand\n');
  anotherRun({ 'a.yaml': 'a\n' });
  expect(shown()).toEqual(['a.yaml', 'b.yaml', 'theirs.yaml']);
});

test('two apps of one program may share a folder, run after run', () => {
  const both = () => jest.isolateModules(() => {
    const { OutputFolder: Again } = jest.requireActual<{ OutputFolder: typeof OutputFolder }>('../../lib/kube/output-folder');
    const [one, two] = [new Again(folder, {}), new Again(folder, {})];
    one.add('one.yaml', Buffer.from('one\n'));
    one.write();
    if (existsSync(join(folder, 'marker'))) expect(existsSync(join(folder, 'two.yaml'))).toBe(true);
    two.add('two.yaml', Buffer.from('two\n'));
    two.write();
  });
  both();
  writeFileSync(join(folder, 'marker'), '');
  both();
  expect(shown()).toEqual(['marker', 'one.yaml', 'two.yaml']);
});

test('an app that writes again removes what it wrote before', () => {
  const app = {};
  write({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' }, app);
  write({ 'a.yaml': 'a\n' }, app);
  expect(shown()).toEqual(['a.yaml']);
});

test('another program leaves the files of this one', () => {
  anotherRun({ 'a.yaml': 'a\n' });
  const { argv } = process;
  process.argv = [argv[0], '/another/program.js'];
  try {
    anotherRun({ 'b.yaml': 'b\n' });
    anotherRun({});
  } finally {
    process.argv = argv;
  }
  expect(shown()).toEqual(['a.yaml']);
});

test('the list of files is no manifest, and leads nowhere out of the folder', () => {
  anotherRun({ 'a.yaml': 'a\n' });
  expect(readdirSync(folder).sort()).toEqual(['.cdk8s-patterns', 'a.yaml']);
  const outside = join(folder, '..', `${folder.slice(tmpdir().length + 1)}-outside.yaml`);
  writeFileSync(outside, 'outside\n');
  try {
    const [owner, hash] = text('.cdk8s-patterns').split(' ');
    writeFileSync(join(folder, '.cdk8s-patterns'), `${owner} ${hash} ../${outside.slice(tmpdir().length + 1)}\nnonsense\n`);
    anotherRun({});
    expect(existsSync(outside)).toBe(true);
  } finally {
    rmSync(outside);
  }
});

test('who interrupts it finds whole files: the old ones, and those that are done', () => {
  anotherRun({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' });
  mkdirSync(join(folder, 'c.yaml'));
  expect(() => anotherRun({ 'a.yaml': 'a: 2\n', 'c.yaml': 'c: 2\n', 'b.yaml': 'b: 2\n' })).toThrow();
  expect([text('a.yaml'), text('b.yaml')]).toEqual(['a: 2\n', 'b: 1\n']);
  rmSync(join(folder, 'c.yaml'), { recursive: true });
  anotherRun({ 'b.yaml': 'b: 2\n' });
  expect(shown()).toEqual(['b.yaml']);
});
