import { Profile } from 'cdk8s-patterns';
import type { Construct } from 'constructs';
import fc from 'fast-check';
import { Cluster } from './cluster';
import type { Manifest } from './cluster';
import { record, RUNS, SEED } from './conformance';
import type { Site } from './pod-sites';
import { SITES } from './sites';
import { Court } from './verdict';

const PROFILES = { PRODUCTION: Profile.PRODUCTION, BARE: Profile.BARE };
type Under = keyof typeof PROFILES;

let cluster: Cluster;
let court: Court;

beforeAll(async () => {
  cluster = await Cluster.connect();
  court = await Court.open(cluster);
});

afterAll(async () => {
  await court.close();
});

describe.each(Object.entries(SITES))('what the API server refuses of a %s, the library refuses', (construct, sites) => {
  const finding = { tried: 0, accepted: 0, refused: 0, differences: 0 };
  const runs = Math.ceil(RUNS / sites.length);

  afterAll(() => {
    record(cluster.kubernetes, 'values', construct, finding);
    process.stdout.write(`${construct}: ${sites.length} places, ${finding.tried} values, ${finding.accepted} accepted\n`);
  });

  test.each(sites)('$name', async (place) => {
    const { edges, any, placeholder } = place.values;
    // Else every value is refused, and nothing is said of it.
    const before = { PRODUCTION: court.library(program(place, 'PRODUCTION', placeholder)), BARE: court.library(program(place, 'BARE', placeholder)) };
    for (const { objects, faults } of Object.values(before)) {
      expect(faults).toBeUndefined();
      expect(await court.server(place.judged?.(placeholder) ?? objects)).toEqual([]);
    }
    const examples = edges.flatMap((edge): [Under, unknown][] => [['PRODUCTION', edge], ...(place.byProfile ? [['BARE', edge] as [Under, unknown]] : [])]);
    await fc.assert(fc.asyncProperty(fc.constantFrom<Under>('PRODUCTION', 'BARE'), any, async (under, value) => {
      finding.tried += 1;
      const { objects, faults } = court.library(program(place, under, value));
      if (faults !== undefined) {
        finding.refused += 1;
        return;
      }
      finding.accepted += 1;
      if (under === 'PRODUCTION' && !place.derived) expect(JSON.stringify(objects)).toContain(asText(place.values.wire(value)));
      const complaints = await court.server(place.judged?.(value) ?? changed(before[under].objects, objects));
      if (complaints.length > 0) finding.differences += 1;
      expect(complaints).toEqual([]);
    }), { numRuns: examples.length + runs, seed: SEED, examples });
  });
});

function program(place: Site, under: Under, value: unknown): (scope: Construct) => void {
  return (scope) => {
    PROFILES[under].applyTo(scope);
    place.make(value)(scope);
  };
}

/** How a value stands in the text of JSON. */
function asText(value: unknown): string {
  return JSON.stringify(value).replace(/^"(.*)"$/, '$1');
}

/** The objects that a value changes; the others have been judged already. */
function changed(before: readonly Manifest[], objects: readonly Manifest[]): readonly Manifest[] {
  const known = new Set(before.map((object) => JSON.stringify(object)));
  return objects.filter((object) => !known.has(JSON.stringify(object)));
}
