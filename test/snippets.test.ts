import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as ts from 'typescript';
import * as patterns from 'cdk8s-patterns';

const ROOT = resolve(__dirname, '..');

/** A piece of code in a page or a docstring. */
interface Snippet {
  /** The file that holds it, from the root. */
  readonly file: string;
  /** The line of the file on which the code begins. */
  readonly line: number;
  readonly code: string;
  /** What the code takes for granted; on its first line, so that lines count as in the file. */
  readonly prelude?: string;
}

function filesBelow(folder: string, name: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => name.test(file))
    .sort();
}

function found(file: string, pattern: RegExp, codeOf: (match: RegExpMatchArray) => string): Snippet[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(pattern)].map((match) => {
    const before = text.slice(0, match.index).split('\n').length;
    return { file, line: before + 1, code: codeOf(match) };
  });
}

/** Every block of TypeScript, whatever else stands behind its fence: none is exempt. */
function blocksOf(file: string): Snippet[] {
  return found(file, /^[ \t]*```(?:ts|typescript)\b.*\n([\s\S]*?)^[ \t]*```/gm, ([, code]) => code);
}

/** Every `@example`, with the imports that it needs, a chart and a database. */
function examplesOf(file: string): Snippet[] {
  return found(file, /^[ \t]*\* @example\n((?:[ \t]*\*(?! @|\/).*\n)+)/gm, ([, lines]) => lines.replace(/^[ \t]*\* ?/gm, ''))
    .map((snippet) => ({ ...snippet, prelude: preludeOf(snippet.code) }));
}

/** What an example may name without making it. */
const SCOPE = { chart: "import('cdk8s').Chart", db: "import('cdk8s-patterns').ReplicatedDatabase" };

function preludeOf(code: string): string {
  const used = identifiersOf(code);
  const imported = new Set<string>();
  const imports = Object.entries({ 'cdk8s-patterns': patterns, cdk8s, 'cdk8s-plus-28': kplus }).map(([module, exported]) => {
    const names = Object.keys(exported).filter((name) => used.has(name) && !imported.has(name));
    names.forEach((name) => imported.add(name));
    return names.length > 0 ? `import { ${names.join(', ')} } from '${module}'; ` : '';
  });
  const given = Object.entries(SCOPE).filter(([name]) => used.has(name)).map(([name, type]) => `declare const ${name}: ${type}; `);
  return [...imports, ...given].join('');
}

function identifiersOf(code: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022));
  return names;
}

const pages = [
  'README.md', 'CONTRIBUTING.md', ...filesBelow('docs', /\.md$/), ...filesBelow('examples', /(^|\/)README\.md$/),
];
const blocks = pages.flatMap(blocksOf);
const sources = filesBelow('lib', /\.ts$/);
const examples = sources.flatMap(examplesOf);

/** Shows that the check below sees what is wrong. */
const BROKEN: Snippet = { file: 'broken.md', line: 10, code: "const port: number = '8080';\nconst unused = port;\n" };

const place = ({ file, line }: Snippet): string => `${file}:${line}`;
const named = (snippets: readonly Snippet[]): [string, Snippet][] => snippets.map((snippet) => [place(snippet), snippet]);

/** Beside its page, so that a path in it leads where it would lead from there. */
const pathOf = ({ file, line }: Snippet): string => join(ROOT, `${file}.${line}.ts`);

/** All snippets, each a program of its own, under the options of this project. */
function programOf(snippets: readonly Snippet[]): ts.Program {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent({ ...config.config, files: [], include: [] }, ts.sys, ROOT);
  const texts = new Map(snippets.map((snippet) => [pathOf(snippet), (snippet.prelude ?? '') + snippet.code]));
  const own: ts.CompilerOptions = { ...options, types: ['node'], moduleDetection: ts.ModuleDetectionKind.Force };
  const host = ts.createCompilerHost(own);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = texts.get(file);
    return text === undefined ? getSourceFile(file, language, ...rest) : ts.createSourceFile(file, text, language);
  };
  return ts.createProgram([...texts.keys()], own, host);
}

/** What the compiler says of a snippet, by the line of the file that holds it. */
function complaints(program: ts.Program, snippet: Snippet): string[] {
  const source = program.getSourceFile(pathOf(snippet));
  if (!source) throw new Error(`${place(snippet)} is not in the program`);
  const said = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return said.map(({ start = 0, code, messageText }) => {
    const { line } = source.getLineAndCharacterOfPosition(start);
    return `${snippet.file}:${snippet.line + line}: TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

/** Runs a snippet, and writes out each app that it makes. */
function run({ file, prelude = '', code }: Snippet): void {
  const apps: patterns.App[] = [];
  class App extends patterns.App {
    constructor(props?: cdk8s.AppProps) {
      super(props);
      apps.push(this);
    }
  }
  const modules = (name: string): unknown => {
    if (name === 'cdk8s-patterns') return { ...patterns, App };
    return jest.requireActual(name.startsWith('.') ? join(ROOT, dirname(file), name) : name);
  };
  const { outputText } = ts.transpileModule(prelude + code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true },
  });
  const { chart, db } = scopeOf(new App());
  // In a block of its own, where a program may name its own chart so.
  new Function('require', 'exports', 'chart', 'db', `{ ${outputText} }`)(modules, {}, chart, db);
  for (const app of apps) app.synth();
}

/** What an example finds: a chart, and a database in another one, so that the first may still get a profile. */
function scopeOf(app: patterns.App): { chart: cdk8s.Chart; db: patterns.ReplicatedDatabase } {
  const [chart, data] = ['shop', 'data'].map((id) => new cdk8s.Chart(app, id, { namespace: 'shop' }));
  const engine = patterns.DatabaseEngine.cassandra({ version: '4.1.7' });
  const db = new patterns.ReplicatedDatabase(data, 'db', { engine, replicas: 3, storage: cdk8s.Size.gibibytes(10) });
  return { chart, db };
}

let program: ts.Program;

beforeAll(() => {
  program = programOf([...blocks, ...examples, BROKEN]);
}, 60_000);

test('there is code in the README, and an example at each construct', () => {
  expect(blocks.filter(({ file }) => file === 'README.md').length).toBeGreaterThan(5);
  const constructs = Object.values(patterns).filter((value) => typeof value === 'function' && 'isConstruct' in value);
  const shown = constructs.filter(({ name }) => examples.some(({ code }) => code.includes(`new ${name}(`)));
  expect(shown.map(({ name }) => name)).toEqual(constructs.map(({ name }) => name));
});

test('no @example is passed over', () => {
  const tags = sources.flatMap((file) => readFileSync(join(ROOT, file), 'utf8').match(/@example/g) ?? []);
  expect(examples).toHaveLength(tags.length);
});

test('what is wrong in a snippet is told by file and line', () => {
  expect(complaints(program, BROKEN)).toEqual([
    "broken.md:10: TS2322: Type 'string' is not assignable to type 'number'.",
    "broken.md:11: TS6133: 'unused' is declared but its value is never read.",
  ]);
});

describe.each([
  ['a block of TypeScript in the documentation', blocks],
  ['an @example of a docstring', examples],
])('%s', (_, snippets) => {
  const before = process.env.CDK8S_OUTDIR;
  let outdir: string;

  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-snippet-'));
    process.env.CDK8S_OUTDIR = outdir;
  });

  afterEach(() => {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
    rmSync(outdir, { recursive: true });
  });

  test.each(named(snippets))('%s compiles', (__, snippet) => expect(complaints(program, snippet)).toEqual([]));

  test.each(named(snippets))('%s runs', (__, snippet) => run(snippet));
});
