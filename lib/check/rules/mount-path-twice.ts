import { Level } from '../rule';
import type { Rule } from '../rule';

export const mountPathTwice: Rule = {
  id: 'mount-path-twice',
  level: Level.ERROR,
  title: 'Two volumes at one path',
  explanation: 'A container can\'t have two volumes at the same path: the API server refuses the object. Volumes below one another are fine, in '
    + 'any order.',
  remedy: 'Give one of them another path; files of several ConfigMaps and Secrets come into one directory by a projected volume.',
  see: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/',

  check: (graph) => graph._containersWith('volumeMounts').flatMap(({ mounts }) => {
    if (mounts.length < 2) return [];
    const seen = new Map<string, string>();
    return mounts.flatMap((mount) => {
      const field = mount.at('mountPath');
      const path = field.text ?? '';
      const other = seen.get(path);
      if (other === undefined) seen.set(path, mount._text('name') ?? '');
      return other === undefined || path === '' ? [] : [{
        field,
        happens: `the API server refuses a second volume at ${path}, where '${other}' is`,
        fix: 'give one of the two another path',
      }];
    });
  }),
};
