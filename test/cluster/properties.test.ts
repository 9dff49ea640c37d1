import fc from 'fast-check';
import { ARBITRARIES } from './arbitraries';
import type { Made } from './arbitraries';
import { Cluster } from './cluster';
import type { Manifest } from './cluster';
import { record } from './conformance';
import { complaintsOf, Namespace } from './namespace';
import { objectsOf } from './programs';

const RUNS = Number(process.env.PROGRAMS ?? 500);
const SEED = Number(process.env.SEED ?? 20261123);

let cluster: Cluster;
let namespace: Namespace;

beforeAll(async () => {
  cluster = await Cluster.connect();
  // What a Pod may do is the namespace's business; here it is the server's validation.
  namespace = await Namespace.make(cluster, 'privileged');
  process.stdout.write(`${RUNS} programs a construct, seed ${SEED} (PROGRAMS and SEED set others)\n`);
});

afterAll(async () => {
  await namespace.remove();
});

describe.each(Object.entries(ARBITRARIES))('any %s', (construct, arbitrary) => {
  test('that the library accepts, the API server accepts', async () => {
    const counts = { accepted: 0, refused: 0 };
    try {
      await fc.assert(fc.asyncProperty(arbitrary, async (program) => {
        const objects = accepted(program);
        if (!objects) {
          counts.refused += 1;
          return;
        }
        counts.accepted += 1;
        const complaints = [];
        for (const object of objects) complaints.push(...complaintsOf(object, await cluster.apply(object, { dryRun: true })));
        expect(complaints).toEqual([]);
      }), { numRuns: RUNS, seed: SEED, endOnFailure: false });
    } finally {
      record(cluster.kubernetes, construct, { programs: RUNS, seed: SEED, ...counts });
    }
    // Else the programs say nothing.
    expect(counts.accepted).toBeGreaterThan(RUNS / 5);
  }, 45 * 60 * 1000);
});

/** The program's objects, or undefined where the library refuses it. */
function accepted({ make }: Made): Manifest[] | undefined {
  try {
    return objectsOf(make, namespace.name);
  } catch {
    return undefined;
  }
}
