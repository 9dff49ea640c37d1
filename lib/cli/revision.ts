import { execFile } from 'node:child_process';
import { posix } from 'node:path';
import { UsageError } from './command';
import type { Surroundings } from './command';
import type { Found } from './files';

/** A commit, and a folder or file in it. */
export interface Revision {
  readonly commit: string;
  /** As it was named: `main`. */
  readonly name: string;
  /** From the folder of the repository, with slashes; empty for all of it. */
  readonly path: string;
}

/**
 * The revision that an argument names: `main`, or `main:dist`, which begins at the folder of the repository, as for git itself.
 *
 * @param folder What is read where it names no folder, from `cwd`.
 */
export async function revisionOf(argument: string, folder: string, where: Surroundings): Promise<Revision> {
  const colon = argument.indexOf(':');
  const [name, path] = colon < 0 ? [argument, undefined] : [argument.slice(0, colon), argument.slice(colon + 1)];
  const prefix = (await git(where, ['rev-parse', '--show-prefix'], argument)).toString().trim();
  const commit = name === '' ? '' : (await git(where, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], argument)).toString().trim();
  if (commit === '') throw new UsageError(`'${argument}' is no file, no folder and no git revision`);
  const relative = path === undefined ? `./${folder}` : path;
  // With a dot git begins at the folder of the call.
  const full = posix.normalize(relative.startsWith('.') ? posix.join(prefix, relative) : relative);
  if (full.startsWith('../')) throw new UsageError(`'${argument}' is outside of the repository`);
  return { commit, name, path: full === '.' ? '' : full.replace(/\/$/, '') };
}

/** The manifests of a revision: those of a folder and of the folders in it, but dotfiles and node_modules; or the one file. */
export async function readRevision({ commit, name, path }: Revision, where: Surroundings): Promise<Found> {
  const listing = await git(where, ['ls-tree', '-r', '-z', '--full-tree', commit, ...(path === '' ? [] : ['--', path])], name);
  const entries = listing.toString().split('\0').filter((line) => line !== '').map((line) => {
    const [, mode, , object, file] = /^(\d+) (\w+) (\w+)\t([\s\S]*)$/.exec(line) as RegExpExecArray;
    return { mode, object, file };
  });
  if (entries.length === 0) {
    throw new UsageError(`the revision ${name} has no ${path === '' ? 'files' : path}: commit what a synth writes, or name another folder, as in '${name}:FOLDER'`);
  }
  const found = entries.filter(isManifest(path));
  const blobs = await contentsOf(found.map(({ object }) => object), name, where);
  const inputs = found.map(({ file }, i) => ({ file: `${name}:${file}`, bytes: blobs[i] }));
  const why = 'there is no .yaml, .yml or .json file in this folder';
  return { inputs, unreadable: inputs.length === 0 ? [{ file: `${name}:${path}`, why }] : [] };
}

/** Links are passed over, and what a folder of the working tree would hide. */
function isManifest(path: string) {
  return ({ mode, file }: { readonly mode: string; readonly file: string }): boolean => {
    if (!mode.startsWith('100')) return false;
    if (file === path) return true;
    const below = path === '' ? file : file.slice(path.length + 1);
    return /\.(ya?ml|json)$/i.test(file) && !below.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
  };
}

/** The bytes of some objects of git, by one process for all of them. */
async function contentsOf(objects: readonly string[], asked: string, where: Surroundings): Promise<Buffer[]> {
  const all = await git(where, ['cat-file', '--batch'], asked, `${objects.join('\n')}\n`);
  let at = 0;
  return objects.map(() => {
    const start = all.indexOf('\n', at) + 1;
    // `OBJECT blob SIZE`, then so many bytes, then the end of a line.
    const size = Number(all.subarray(at, start).toString().trim().split(' ')[2]);
    at = start + size + 1;
    return all.subarray(start, start + size);
  });
}

/** More than any folder of manifests has. */
const MOST_BYTES = 2 ** 28;

function git({ cwd, env }: Surroundings, args: readonly string[], asked: string, input = ''): Promise<Buffer> {
  // Its words are read, in English.
  const options = { cwd, env: { ...env, LC_ALL: 'C' }, encoding: 'buffer', maxBuffer: MOST_BYTES } as const;
  return new Promise((resolve, reject) => {
    const process = execFile('git', args, options, (error, stdout, stderr) => {
      const said = stderr.toString().trim();
      if (!error) resolve(stdout);
      else if (error.code === 'ENOENT') reject(new UsageError(`'${asked}' is no file and no folder, and there is no git to ask for a revision`));
      // `rev-parse --quiet` says nothing of what it doesn't know.
      else if (said === '') resolve(Buffer.alloc(0));
      else if (/not a git repository/i.test(said)) reject(new UsageError(`'${asked}' is no file and no folder, and this is no git repository`));
      else reject(new Error(`git: ${said.split('\n')[0].replace(/^fatal: /, '')}`));
    });
    // Where there is no git, nobody reads; the callback says so.
    process.stdin?.on('error', () => undefined).end(input);
  });
}
