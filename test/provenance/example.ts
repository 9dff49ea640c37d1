import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IConstruct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import type { ObjectProvenance, Provenance } from '../../lib/explain/provenance';
import type * as profiles from '../../lib/profile';
import type { Profile, ProfileSettings } from '../../lib/profile';
import { saidOnStderr } from '../manifests';

/** A program with its charts' names: an example, or what another file of the tests exports. */
export type Program = 'course' | 'shop' | 'online-boutique' | 'ftgo' | 'everything' | 'newer';

/** The manifest of one object, as kubectl would read it. */
export interface Json {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** What a program says of where its manifests come from. */
export function provenanceOf(program: Program): ObjectProvenance[] {
  return inFolder((folder) => {
    const file = join(folder, 'provenance.jsonl');
    run(program, { CDK8S_OUTDIR: folder, CDK8S_PATTERNS_EXPLAIN: file });
    return readFileSync(file, 'utf8').trimEnd().split('\n').flatMap((line) => (JSON.parse(line) as Provenance).objects);
  });
}

/** The manifests of a program, as it writes them; with some switches of every profile as a BARE one has them. */
export function manifestsOf(program: Program, off: Partial<ProfileSettings> = {}): Map<string, Json> {
  return inFolder((folder) => {
    run(program, { CDK8S_OUTDIR: folder }, off);
    const files = readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort();
    return new Map(files.flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => {
      const json = document.toJS() as Json;
      return [`${file.replace(/\.k8s\.yaml$/, '')}/${json.kind}/${json.metadata.name.replace(/-[0-9a-f]{10}$/, '')}`, json];
    })));
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-provenance-'));
  try {
    return work(folder);
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true });
  }
}

/** Runs a program in this process, with modules of its own. */
function run(program: Program, env: Readonly<Record<string, string>>, off: Partial<ProfileSettings> = {}): void {
  const before = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]));
  Object.assign(process.env, env);
  try {
    saidOnStderr(() => jest.isolateModules(() => {
      switchOff(off);
      if (program === 'everything' || program === 'newer') ofTests(program);
      else jest.requireActual(join(__dirname, '../../examples', program, 'main'));
    }));
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

function ofTests(program: 'everything' | 'newer'): void {
  const { App } = jest.requireActual<typeof import('../../lib/app')>('../../lib/app');
  const app = new App();
  jest.requireActual<typeof import('../explain/everything')>('../explain/everything')[program](app);
  app.synth();
}

/** Customizes every profile that has something to switch off, wherever the program applies one. */
function switchOff(off: Partial<ProfileSettings>): void {
  const { Profile: Isolated } = jest.requireActual<typeof profiles>('../../lib/profile');
  const original = (scope: IConstruct): Profile => of.call(Isolated, scope);
  const { of } = Isolated;
  Isolated.of = (scope) => {
    const profile = original(scope);
    const bare = Object.entries(off).every(([name]) => (
      same(profile._settings[name as keyof ProfileSettings], Isolated.BARE._settings[name as keyof ProfileSettings])
    ));
    return bare ? profile : profile.customize(off as profiles.ProfileOptions);
  };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
