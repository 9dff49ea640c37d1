import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findings } from './conformance';
import type { Found, Subject } from './conformance';
import { PROGRAMS_OF } from './arbitraries';
import { SITES } from './sites';

const FILE = resolve(__dirname, '../../docs/conformance.md');

const found = findings();
const versions = [...new Set(found.map(({ kubernetes }) => kubernetes))]
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const differing = found.filter(({ differences }) => differences > 0);
if (differing.length > 0) {
  throw new Error(differing.map(({ kubernetes, subject, construct }) => `${construct}, ${subject}, on ${kubernetes}: differences`).join('\n'));
}
const seeds = new Set(found.map(({ seed }) => seed));
if (seeds.size !== 1) throw new Error('the findings in build/conformance are of several seeds, or there are none: remove them, and run the tests again');

/** A row for each construct, a column for each version. */
function table(subject: Subject, noun: string): string {
  const constructs = Object.keys(PROGRAMS_OF);
  const rows = constructs.map((construct) => [construct, ...versions.map((kubernetes) => cell(subject, construct, kubernetes, noun))]);
  const all = [['', ...versions.map((version) => `Kubernetes ${version}`)], ['---', ...versions.map(() => '---')], ...rows];
  return all.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cell(subject: Subject, construct: string, kubernetes: string, noun: string): string {
  const one = found.find((each: Found) => each.subject === subject && each.construct === construct && each.kubernetes === kubernetes);
  if (!one) throw new Error(`nothing is known of ${construct}, ${subject}, on ${kubernetes}; run the tests there`);
  return `${one.tried} ${noun}: ${one.accepted} accepted, ${one.refused} refused; ${one.differences} differences`;
}

const places = Object.values(SITES).reduce((sum, sites) => sum + sites.length, 0);

writeFileSync(FILE, `# Conformance

<!-- Written by npm run conformance. -->

What the library accepts, an API server accepts, on the oldest Kubernetes that the library knows and on the newest. That is
tested with programs and values made at random, from the seed ${[...seeds][0]}, and judged by real API servers: each object by a
server-side dry run with strict validation. A warning of the server counts as a refusal.

    rm -rf build/conformance
    npm run test:cluster        # on each version, with its cluster in KUBECONFIG
    npm run conformance

\`PROGRAMS\` and \`SEED\` set another number and another seed; \`npm run test:cluster:deep\` makes 20000 programs of each construct.

## Whole programs

One construct with whatever its properties take, under \`Profile.PRODUCTION\`, \`Profile.BARE\` or one with other switches. Where the
library accepts it, the server must accept every object, and the Pod that comes of them in a namespace that allows no more than
the level that the program states.

${table('programs', 'programs')}

## Single values

${places} places where an author gives one value, such as a name, a port, a size or a path; at each of them the values on the edge of
what is sound, and others at random, under \`Profile.PRODUCTION\` and \`Profile.BARE\`. Where the server refuses a value, the library must
have refused it; where the library accepts one, the manifest holds it.

${table('values', 'values')}

## What this doesn't say

- Annotations whose values Kubernetes reads are passed on unread. So is \`container.apparmor.security.beta.kubernetes.io/CONTAINER\`: up to
  Kubernetes 1.29 there is no other way, and newer servers warn of it.
- A dry run keeps nothing. What two objects of one cluster can't both have, such as a node port, shows only when they are applied.
- Whether an image, a node label, a class or a Secret exists is the cluster's to say.
- The library is stricter than the server where the server takes what can't work, such as an image that no kubelet can pull.
`);
