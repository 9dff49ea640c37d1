import { imageNameOf, isAtMost, officialNameOf, versionOf } from '../image-name';
import { Level } from '../rule';
import type { Rule } from '../rule';

interface End {
  readonly product: string;
  /** The last version that is out of support, and since when: all before it are too. */
  readonly last: readonly number[];
  readonly since: string;
}

/**
 * Official images of databases, as of November 2026. Only what has ended: a row is changed when the next version ends.
 *
 * @see https://www.postgresql.org/support/versioning/
 * @see https://www.mongodb.com/legal/support-policy/lifecycles
 * @see https://endoflife.date/apache-cassandra, https://endoflife.date/mysql, https://endoflife.date/mariadb
 */
const ENDS: ReadonlyMap<string, End> = new Map([
  ['cassandra', { product: 'Cassandra', last: [3, 11], since: '2024-09-05' }],
  ['mariadb', { product: 'MariaDB', last: [10, 6], since: '2026-07-06' }],
  ['mongo', { product: 'MongoDB', last: [6, 0], since: '2025-07-31' }],
  ['mysql', { product: 'MySQL', last: [8, 0], since: '2026-04-30' }],
  ['postgres', { product: 'PostgreSQL', last: [13], since: '2025-11-13' }],
]);

export const imageUnsupported: Rule = {
  id: 'image-unsupported',
  level: Level.WARNING,
  title: 'A database that its makers no longer mend',
  explanation: 'A version that is out of support gets no more fixes: a flaw that is published stays open. The longer it '
    + 'stays, the more versions lie between it and one that is mended, and most databases are upgraded one major version at a '
    + 'time. Only official images are looked at, and only versions whose support has ended before this rule was written.',
  remedy: 'Plan the upgrade to a version that is supported, one major version after the other where the product asks for it.',
  see: 'https://endoflife.date/',

  check: (graph) => graph._containersWith('image').flatMap(({ image, field }) => {
    const name = imageNameOf(image);
    const end = name && ENDS.get(officialNameOf(name) ?? '');
    if (!name || !end || !isAtMost(versionOf(name), end.last)) return [];
    const { product, last, since } = end;
    return [{
      field: field.at('image'),
      happens: `${product} ${versionOf(name).join('.')} gets no more fixes, not even for known flaws: support for ${last.join('.')} ended on ${since}`,
      fix: `upgrade to a version of ${product} that is supported`,
    }];
  }),
};
