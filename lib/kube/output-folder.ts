import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Where it is kept which files are ours; neither .yaml nor .json, so that `kubectl apply -f` passes over it. */
const LIST = '.cdk8s-patterns';
/** What is being written; in place of the file only when it is whole. */
const UNFINISHED = '.cdk8s-patterns.unfinished';

/** What this process wrote: of each folder its files, each with the app that wrote it last. */
const ofThisProcess = new Map<string, Map<string, string>>();
/** The apps of this process, in the order in which they came: two may share a folder. */
const ordinals = new WeakMap<object, number>();
let apps = 0;

/** A file that was written, and the hash of what it held. */
type Written = Map<string, string>;

/**
 * The folder that an app writes to. A file whose bytes stay is not touched; one that an earlier run of the same program wrote,
 * and this one didn't, is removed. Whoever interrupts it finds each file as it was, or as it is now.
 */
export class OutputFolder {
  private readonly folder: string;
  private readonly files = new Map<string, Buffer>();

  /** Which app of which program it is: its main file, wherever the project lies, and its place in it. */
  private readonly owner: string;

  constructor(folder: string, app: object) {
    this.folder = resolve(folder);
    const ordinal = ordinals.get(app) ?? apps++;
    ordinals.set(app, ordinal);
    this.owner = `${hashOf(relative(process.cwd(), process.argv[1] ?? '')).slice(0, 8)}-${ordinal}`;
  }

  /** Of two of one name, the last one stays, as in cdk8s. */
  public add(file: string, bytes: Buffer): void {
    this.files.set(file, bytes);
  }

  public write(): void {
    mkdirSync(this.folder, { recursive: true });
    const listed = this.readList();
    const now: Written = new Map([...this.files].map(([file, bytes]) => [file, hashOf(bytes)]));
    const here = ofThisProcess.get(this.folder) ?? new Map<string, string>();
    ofThisProcess.set(this.folder, here);
    for (const file of now.keys()) here.set(file, this.owner);

    const before = [...listed.get(this.owner) ?? []].filter(([file]) => !now.has(file));
    const stale = before.filter(([file]) => (here.get(file) ?? this.owner) === this.owner);
    // First the list: what is written then is known to be ours, whatever interrupts.
    this.writeList(listed.set(this.owner, new Map([...stale, ...now])));
    for (const [file, bytes] of this.files) this.writeFile(file, bytes);
    if (stale.length === 0) return;
    for (const [file, hash] of stale) this.remove(file, hash);
    this.writeList(listed.set(this.owner, now));
  }

  private writeFile(file: string, bytes: Buffer): void {
    const path = join(this.folder, file);
    if (this.read(file)?.equals(bytes)) return;
    const unfinished = join(this.folder, UNFINISHED);
    writeFileSync(unfinished, bytes);
    mkdirSync(dirname(path), { recursive: true });
    renameSync(unfinished, path);
  }

  /** A file that somebody else has changed or replaced since is theirs. */
  private remove(file: string, hash: string): void {
    const bytes = this.read(file);
    if (bytes !== undefined && hashOf(bytes) === hash) rmSync(join(this.folder, file));
  }

  private read(file: string): Buffer | undefined {
    try {
      return readFileSync(join(this.folder, file));
    } catch {
      return undefined;
    }
  }

  /** By app: several may write to one folder. */
  private readList(): Map<string, Written> {
    const list = new Map<string, Written>();
    for (const line of (this.read(LIST)?.toString() ?? '').split('\n')) {
      const [owner, hash, ...rest] = line.split(' ');
      const file = rest.join(' ');
      // A list that somebody edited removes nothing outside of the folder.
      if (file === '' || relative(this.folder, join(this.folder, file)).startsWith('..')) continue;
      list.set(owner, (list.get(owner) ?? new Map<string, string>()).set(file, hash));
    }
    return list;
  }

  private writeList(list: Map<string, Written>): void {
    const lines = [...list].flatMap(([owner, written]) => [...written].map(([file, hash]) => `${owner} ${hash} ${file}\n`));
    this.writeFile(LIST, Buffer.from(lines.sort().join('')));
  }
}

function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
