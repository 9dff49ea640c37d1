import type { Manifest } from '../check/manifest';
import { appliedFirst, GIVEN, groupOf, JOB_NAME } from './apply';
import { changesBetween } from './changes';
import { Effect } from './effect';
import type { Consequence } from './effect';
import type { JsonMap } from './json';
import type { Leftover } from './leftovers';
import { shown } from './words';

/** What NEW alone would not make, and what is there all the same since nobody takes it away. */
export function stayingOf(next: Manifest, after: JsonMap, leftovers: readonly Leftover[]): Consequence[] {
  if (next.kind === 'Secret') return [];
  return changesBetween(after, appliedFirst(next), groupOf(next))
    .filter(({ before, path }) => before !== undefined && !isAddress(path) && !isGiven(`${path} ${JSON.stringify(before)}`))
    .filter(({ path }) => !leftovers.some(({ field }) => path.startsWith(field)))
    .map(({ path, before }) => ({
      effect: Effect.NOTHING, happens: `${path} stays ${shown(before)}, though NEW doesn't say so: the API server keeps it`, changes: [], steps: [],
    }));
}

/** What the cluster gives, no author has to say. */
function isGiven(text: string): boolean {
  return text.includes(GIVEN) || text.includes(JOB_NAME);
}

/** The second way in which a Service says its address, and an account its older one. */
function isAddress(path: string): boolean {
  return path === 'spec.clusterIPs' || path.endsWith('.serviceAccount');
}
