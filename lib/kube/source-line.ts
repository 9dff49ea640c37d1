import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Frames enough to leave the library from its deepest constructor. */
const FRAMES = 16;
/** The folder of this library's own code. */
const OWN = resolve(__dirname, '..');

/** A stack costs up to 0.1 ms: for a program of thousands of constructs that is asked for. */
const FREE = process.env.CDK8S_PATTERNS_TRACE ? Number.POSITIVE_INFINITY : 500;
let taken = 0;

const stacks = new WeakMap<object, { readonly stack?: string }>();

/** Keeps where something was made, of the first of a program; of all under CDK8S_PATTERNS_TRACE. */
export function rememberSource(made: object): void {
  if (taken >= FREE || stacks.has(made)) return;
  taken += 1;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const holder: { readonly stack?: string } = {};
  Error.captureStackTrace(holder, rememberSource);
  Error.stackTraceLimit = limit;
  stacks.set(made, holder);
}

/** The same of what costs a stack only where somebody asks for lines. */
export function traceSource(made: object): void {
  if (FREE === Number.POSITIVE_INFINITY) rememberSource(made);
}

/** Does work that its author's program didn't ask for, and that has no line there. */
export function withoutSources<T>(work: () => T): T {
  const before = taken;
  taken = Number.POSITIVE_INFINITY;
  try {
    return work();
  } finally {
    taken = before;
  }
}

/** The line of the author's program, `main.ts:14`; undefined where the runtime doesn't tell, as under another language. */
export function sourceOf(made: object): string | undefined {
  const frames = stacks.get(made)?.stack?.split('\n').slice(1) ?? [];
  for (const frame of frames) {
    const [, place, line, column] = /\(?((?:file:\/\/)?\/?[^()\s][^()]*):(\d+):(\d+)\)?$/.exec(frame.trim().replace(/^at /, '').replace(/^.*\(/, '(')) ?? [];
    if (place === undefined || place.startsWith('node:')) continue;
    const file = place.startsWith('file://') ? fileURLToPath(place) : place;
    if (file.startsWith(join(OWN, '/')) || file.includes('/node_modules/') || !existsSync(file)) continue;
    return shown(original(file, Number(line), Number(column)));
  }
  return undefined;
}

interface Place {
  readonly file: string;
  readonly line: number;
}

/** Where a compiled file comes from, by the source map that it names; the file itself where it names none. */
function original(file: string, line: number, column: number): Place {
  const named = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(file, 'utf8'))?.[1];
  if (named === undefined) return { file, line };
  try {
    const inline = /^data:application\/json[^,]*;base64,(.*)$/.exec(named)?.[1];
    const text = inline === undefined ? readFileSync(join(dirname(file), named), 'utf8') : Buffer.from(inline, 'base64').toString();
    // Loaded only where somebody asks: it is one of the modules that node doesn't have ready at its start.
    const { SourceMap } = require('node:module') as typeof import('node:module');
    const entry = new SourceMap(JSON.parse(text)).findEntry(line - 1, column - 1);
    if (!('originalSource' in entry)) return { file, line };
    const source = entry.originalSource;
    return { file: source.startsWith('file://') ? fileURLToPath(source) : resolve(dirname(file), source), line: entry.originalLine + 1 };
  } catch {
    // A map that isn't there, or isn't one: the compiled line is better than none.
    return { file, line };
  }
}

function shown({ file, line }: Place): string {
  const path = relative(process.cwd(), file);
  return `${path.startsWith('..') ? file : path}:${line}`;
}
