import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ProfileOptions } from 'cdk8s-patterns';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../cluster/cluster';

const EXAMPLES = resolve(__dirname, '../../examples');

/** Runs an example's program as it stands, perhaps under another profile, and gives what it wrote. */
export function runExample(name: string, profile: ProfileOptions = {}): Manifest[] {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-real-'));
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      jest.doMock('cdk8s-patterns', () => under(profile));
      jest.requireActual(join(EXAMPLES, name, 'main'));
    });
    return readdirSync(outdir).filter((file) => file.endsWith('.yaml')).sort()
      .flatMap((file) => parseAllDocuments(readFileSync(join(outdir, file), 'utf8')))
      .map((document) => document.toJS() as Manifest);
  } finally {
    jest.dontMock('cdk8s-patterns');
    delete process.env.CDK8S_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}

/** The library with an App whose workloads are all under the production profile with these switches. */
function under(profile: ProfileOptions): object {
  const library = jest.requireActual<typeof import('cdk8s-patterns')>('cdk8s-patterns');
  return {
    ...library,
    App: class extends library.App {
      constructor(...props: ConstructorParameters<typeof library.App>) {
        super(...props);
        library.Profile.PRODUCTION.customize(profile).applyTo(this);
      }
    },
  };
}
