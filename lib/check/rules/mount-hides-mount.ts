import { pathOf } from '../pod-volumes';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const mountHidesMount: Rule = {
  id: 'mount-hides-mount',
  level: Level.WARNING,
  title: 'A volume is mounted over another',
  explanation: 'The API server compares mount paths letter by letter, so that `/data` and `/data/` pass as two. In the container they are one '
    + 'directory: the volume that is mounted later lies over the other, whose files nobody sees.',
  remedy: 'Give one of them another path.',
  see: 'https://kubernetes.io/docs/concepts/storage/volumes/',

  check: (graph) => graph._containersWith('volumeMounts').flatMap(({ mounts }) => {
    if (mounts.length < 2) return [];
    const seen = new Map<string, { name: string; text: string }>();
    return mounts.flatMap((mount) => {
      const field = mount.at('mountPath');
      const [path, text] = [pathOf(field).replace(/\/{2,}/g, '/'), field.text ?? ''];
      const other = seen.get(path);
      if (other === undefined) seen.set(path, { name: mount._text('name') ?? '', text });
      // The same letters are refused, which is another rule's.
      return other === undefined || path === '' || other.text === text ? [] : [{
        field,
        happens: `${text} is the same directory as ${other.text}: only one of '${other.name}' and '${mount._text('name') ?? ''}' is seen there`,
        fix: 'give one of the two another path',
      }];
    });
  }),
};
