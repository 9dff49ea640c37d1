import { imageNameOf, isAtMost, officialNameOf, versionOf } from '../image-name';
import { Level } from '../rule';
import type { Rule } from '../rule';

/**
 * Official images, with the last version that was surely pushed before the format of 2016, and never again after.
 */
const LAST_OF_SCHEMA_1: ReadonlyMap<string, readonly number[]> = new Map([
  // 1.7.12 is of April 2015; the repository moved on to 1.8 and 1.9 in that month.
  ['nginx', [1, 7]],
]);

export const imageOfSchema1: Rule = {
  id: 'image-of-schema-1',
  level: Level.WARNING,
  title: 'An image in a format that is no longer pulled',
  explanation: 'Images that were pushed before 2016 are stored in a format that containerd 2.0 switched off and containerd '
    + '2.1 removed, as did Docker. On a node with such a runtime the Pod stays in ImagePullBackOff. Nodes that pulled the '
    + 'image before may still run it, which hides the problem until a Pod moves.',
  remedy: 'Use a version of the image that is still maintained.',
  see: 'https://github.com/containerd/containerd/blob/main/RELEASES.md',

  check: (graph) => graph._containersWith('image').flatMap(({ image, field }) => {
    const name = imageNameOf(image);
    const last = name && LAST_OF_SCHEMA_1.get(officialNameOf(name) ?? '');
    if (!name || !last || name.digest !== undefined || !isAtMost(versionOf(name), last)) return [];
    return [{
      field: field.at('image'),
      happens: `${image} is stored in a format that containerd 2.1 and later don't pull: on a new node the Pod waits in ImagePullBackOff`,
      fix: `use a maintained version of ${officialNameOf(name)}`,
    }];
  }),
};
