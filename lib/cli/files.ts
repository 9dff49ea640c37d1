import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { basename, dirname, join, normalize, resolve } from 'node:path';

/** A text that was read, and the name by which it is reported. */
export interface Input {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What could not be read, and why. */
export interface Unreadable {
  readonly file: string;
  /** Undefined where it is the whole file. */
  readonly line?: number;
  readonly column?: number;
  /** A sentence: lower case, no full stop. */
  readonly why: string;
}

/** Files with their contents, and what is none. */
export interface Found {
  readonly inputs: readonly Input[];
  readonly unreadable: readonly Unreadable[];
}

/** What a command takes from a folder. */
export interface FileKind {
  readonly pattern: RegExp;
  /** What a folder without any is told to lack. */
  readonly extensions: string;
}

export const MANIFESTS: FileKind = { pattern: /\.(ya?ml|json)$/i, extensions: '.yaml, .yml or .json' };

export const PAGES: FileKind = { pattern: /\.(mdx?|markdown)$/i, extensions: '.md, .mdx or .markdown' };

/** All files that some paths name, each once: files as they are, and those of a kind in folders. */
export function readFiles(paths: readonly string[], cwd: string, kind = MANIFESTS): Found {
  const inputs = new Map<string, Input>();
  const unreadable: Unreadable[] = [];
  for (const typed of paths) {
    const path = onDisk(typed, cwd);
    try {
      const files = filesOf(path, cwd, kind);
      if (files.length === 0) unreadable.push({ file: shown(path), why: `there is no ${kind.extensions} file in this folder` });
      for (const file of files) {
        const full = resolve(cwd, file);
        if (inputs.has(full)) continue;
        try {
          inputs.set(full, { file: shown(file), bytes: readFileSync(full) });
        } catch (error) {
          unreadable.push({ file: shown(file), why: reasonOf(error) });
        }
      }
    } catch (error) {
      unreadable.push({ file: shown(path), why: reasonOf(error) });
    }
  }
  return { inputs: [...inputs.values()], unreadable };
}

/** The name that a file has: a letter with an accent is one character or two, by the system on which it was typed. */
export function onDisk(path: string, cwd: string): string {
  if (path.normalize('NFC') === path.normalize('NFD') || existsSync(resolve(cwd, path))) return path;
  const folder = onDisk(dirname(path), cwd);
  const typed = basename(path);
  return join(folder, namesIn(resolve(cwd, folder)).find((name) => name.normalize('NFC') === typed.normalize('NFC')) ?? typed);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function filesOf(path: string, cwd: string, kind: FileKind): string[] {
  return statSync(resolve(cwd, path)).isDirectory() ? filesBelow(path, cwd, kind) : [path];
}

/** In an order that is the same on every machine. Links to folders are passed over, as kubectl does: they may go in a circle. */
function filesBelow(folder: string, cwd: string, kind: FileKind): string[] {
  return readdirSync(resolve(cwd, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path, cwd, kind);
      return kind.pattern.test(entry.name) && isFile(entry, resolve(cwd, path)) ? [path] : [];
    });
}

function isFile(entry: Dirent, full: string): boolean {
  return entry.isSymbolicLink() ? !statSync(full, { throwIfNoEntry: false })?.isDirectory() : entry.isFile();
}

/** Slashes on every system, as in the manifests' own paths. */
function shown(path: string): string {
  return normalize(path).replaceAll('\\', '/');
}

/** Of `ENOENT: no such file or directory, open '…'` what a reader needs. */
function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'there is no such file or folder' : `it can't be read: ${message.replace(/^\w+: |, .*$/g, '')}`;
}
