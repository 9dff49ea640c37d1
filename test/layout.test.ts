import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

const LIB = join(__dirname, '../lib');
const MOST_PROPERTIES = 14;
const MOST_LINES = 400;

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
    .sort();
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

function isExported(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function tagsOf(node: ts.Node): string[] {
  return ts.getJSDocTags(node).map(({ tagName }) => tagName.text);
}

/** What a file exports to users: no constants, no functions, nothing `@internal`. */
function publicTypes(file: string): (ts.ClassDeclaration | ts.EnumDeclaration | ts.InterfaceDeclaration)[] {
  return parsed(file).statements.filter((statement) => (
    ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement) || ts.isInterfaceDeclaration(statement)
  )).filter((statement) => isExported(statement) && !tagsOf(statement).includes('internal'));
}

/** The interfaces that users fill: those without methods. */
function structs(file: string): ts.InterfaceDeclaration[] {
  return publicTypes(file).filter(ts.isInterfaceDeclaration).filter((struct) => struct.members.every(ts.isPropertySignature));
}

const TOP = readdirSync(LIB).filter((file) => file.endsWith('.ts') && file !== 'index.ts').map((file) => join(LIB, file));
const VOCABULARY = sources(join(LIB, 'vocabulary'));
/** What a rule sees: users write rules too. */
const CHECK = ['manifest', 'manifest-graph', 'rule', 'workload'].map((name) => join(LIB, 'check', `${name}.ts`));

const CONSTRUCTS = [
  'multi-container-pod', 'nightly-backup', 'node-agent', 'one-shot-migration', 'replicated-database', 'stateless-web-app',
];

describe('the source', () => {
  test.each(sources(LIB).map((file) => [file.slice(LIB.length + 1), file]))(`%s has no more than ${MOST_LINES} lines`, (_name, file) => {
    expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES);
  });

  test('holds six constructs, one file each', () => {
    const extending = TOP.filter((file) => publicTypes(file).some((type) => (
      ts.isClassDeclaration(type) && type.heritageClauses?.some((clause) => clause.getText().startsWith('extends Construct'))
    )));
    expect(extending.map((file) => basename(file, '.ts')).sort()).toEqual(CONSTRUCTS);
  });
});

describe('index.ts', () => {
  const exported = [...readFileSync(join(LIB, 'index.ts'), 'utf8').matchAll(/^export \* from '\.\/(.+)';$/gm)].map(([, path]) => path);

  test('exports every file that has something for users, and no other', () => {
    const withApi = [...TOP, ...VOCABULARY, ...CHECK].filter((file) => publicTypes(file).length > 0)
      .map((file) => file.slice(LIB.length + 1, -'.ts'.length));
    expect([...exported].sort()).toEqual(withApi.sort());
  });

  test('is nothing but that', () => {
    const lines = readFileSync(join(LIB, 'index.ts'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('//'));
    expect(lines).toHaveLength(exported.length);
  });
});

describe('what a user may say', () => {
  test.each(CONSTRUCTS)(`of %s has no more than ${MOST_PROPERTIES} properties`, (name) => {
    const props = structs(join(LIB, `${name}.ts`)).find((struct) => /^\w+Props$/.test(struct.name.text)) as ts.InterfaceDeclaration;
    expect(props.members.length).toBeGreaterThan(0);
    expect(props.members.length).toBeLessThanOrEqual(MOST_PROPERTIES);
  });

  const properties = [...TOP, ...VOCABULARY, ...CHECK].flatMap(structs).flatMap((struct) => (
    struct.members.filter(ts.isPropertySignature).map((member) => ({ name: `${struct.name.text}.${member.name.getText()}`, member }))
  ));

  test('has a default in its docstring where it may be left out, and none where it may not', () => {
    expect(properties.length).toBeGreaterThan(150);
    expect(properties.filter(({ member }) => (member.questionToken !== undefined) !== tagsOf(member).includes('default'))
      .map(({ name }) => name)).toEqual([]);
  });

  test('says with its default what the default is', () => {
    const empty = properties.filter(({ member }) => ts.getJSDocTags(member).some((tag) => (
      tag.tagName.text === 'default' && (ts.getTextOfJSDocComment(tag.comment) ?? '').replace(/^-\s*/, '') === ''
    )));
    expect(empty.map(({ name }) => name)).toEqual([]);
  });

  test('is read-only and has a sentence of its own', () => {
    const without = properties.filter(({ member }) => (
      !ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword)
      || !ts.getJSDocCommentsAndTags(member).some((doc) => ts.isJSDoc(doc) && (ts.getTextOfJSDocComment(doc.comment) ?? '') !== '')
    ));
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  test('has a docstring on each type', () => {
    const types = [...TOP, ...VOCABULARY, ...CHECK].flatMap(publicTypes)
      .filter((type) => ts.getJSDocCommentsAndTags(type).length === 0);
    expect(types.map((type) => type.name?.text)).toEqual([]);
  });
});
