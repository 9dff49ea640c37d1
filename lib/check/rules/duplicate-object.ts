import type { Manifest } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';

export const duplicateObject: Rule = {
  id: 'duplicate-object',
  level: Level.ERROR,
  title: 'Two objects have one kind and name',
  explanation: 'Within a namespace there is one object of a kind and name. Of two that are applied, the second is taken for a change of the '
    + 'first, which is silently gone, or mixed with it where fields are merged.',
  remedy: 'Rename one of them, or put it into another namespace.',
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',

  check: (graph) => graph._namesakes().flat()
    .filter(({ kind, name }) => kind !== '' && name !== '')
    .map((manifest) => ({ manifest, first: graph._sameName(manifest).find((other) => other.group === manifest.group) }))
    .filter(({ manifest, first }) => first !== undefined && first !== manifest)
    .map(({ manifest, first }) => ({
      field: manifest.at('metadata', 'name'),
      happens: `'${manifest.name}' is also ${whereOf(first as Manifest, manifest)}, and only one of the two is left in the cluster`,
      fix: 'rename one of them',
    })),
};

function whereOf(first: Manifest, second: Manifest): string {
  const { construct, file, place: chart } = first._origin;
  const unnamed = chart === undefined ? '' : ` in the chart ${chart}`;
  const place = second.inNamespace === undefined ? unnamed : ` in the namespace ${second.inNamespace}`;
  if (construct !== undefined) return `made by ${construct()}${place}`;
  return file === undefined || file === second._origin.file ? `above${place}` : `in ${file}${place}`;
}
