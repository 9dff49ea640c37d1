import fc from 'fast-check';
import { PROGRAMS_OF } from './arbitraries';
import { Cluster } from './cluster';
import { record, RUNS, SEED } from './conformance';
import { Refusals } from './refusals';
import { Court } from './verdict';

let cluster: Cluster;
let court: Court;

beforeAll(async () => {
  cluster = await Cluster.connect();
  court = await Court.open(cluster);
  process.stdout.write(`${RUNS} programs a construct, seed ${SEED} (PROGRAMS and SEED set others)\n`);
});

afterAll(async () => {
  await court.close();
});

describe.each(Object.entries(PROGRAMS_OF))('any %s', (construct, programsFor) => {
  test('that the library accepts, the API server accepts', async () => {
    const refusals = new Refusals();
    let accepted = 0;
    let differences = 0;
    const version = cluster.kubernetes.split('.').slice(0, 2).join('.');
    try {
      await fc.assert(fc.asyncProperty(programsFor(version), async ({ make, level }) => {
        const { objects, faults } = court.library(make);
        if (faults !== undefined) {
          refusals.add(faults);
          return;
        }
        accepted += 1;
        const complaints = await court.server(objects);
        if (level !== undefined) complaints.push(...await court.podSecurity(objects, level));
        if (complaints.length > 0) differences += 1;
        expect(complaints).toEqual([]);
      }), { numRuns: RUNS, seed: SEED });
    } finally {
      record(cluster.kubernetes, 'programs', construct, { tried: RUNS, accepted, refused: refusals.count, differences });
      process.stdout.write(`${construct}: ${accepted} of ${accepted + refusals.count} accepted; refused most often for\n${refusals.most(5)}`);
    }
    // Else the programs say nothing.
    expect(accepted).toBeGreaterThan(RUNS / 3);
  }, 4 * 3600 * 1000);
});
