import { imageNameOf } from '../image-name';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const imageWithoutVersion: Rule = {
  id: 'image-without-version',
  level: Level.WARNING,
  title: 'An image without a version',
  explanation: 'An image without a tag is that of the tag `latest`, and `latest` is whatever was pushed last. A Pod that is '
    + 'started again gets another program than its neighbours without anybody having released one, and going back to the '
    + 'manifest of yesterday doesn\'t bring back yesterday\'s program.',
  remedy: 'Name the version as the tag, or the digest.',
  see: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',

  check: (graph) => graph._containersWith('image').flatMap(({ image, field }) => {
    const name = imageNameOf(image);
    if (!name || name.digest !== undefined || name.tag !== undefined && name.tag !== 'latest') return [];
    return [{
      field: field.at('image'),
      happens: `${image} is ${name.tag === undefined ? 'the image that is tagged latest' : 'whatever image was pushed last'}: each start of a Pod may `
        + 'bring another program',
      fix: `name a version, as in ${name.repository}:1.2.3, or a digest`,
    }];
  }),
};
