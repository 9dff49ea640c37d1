import { nearest } from '../check/nearest';
import { nameOf } from './named';
import type { ObjectProvenance } from './provenance';

/** The ids by which an object can be named, from the longest to the shortest. */
function idsOf({ chart, construct, json }: ObjectProvenance): string[] {
  const { kind, name: full } = nameOf(json);
  const names = [...new Set([full, full.replace(/-[0-9a-f]{10}$/, '')])];
  return [
    ...names.map((name) => `${chart}/${kind}/${name}`),
    ...names.map((name) => `${kind}/${name}`),
    ...names,
    chart,
    ...scopesOf(construct),
  ].filter((id) => id !== '');
}

/** Of `shop/billing/web` also `shop/billing` and `shop`. */
function scopesOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/'));
}

/**
 * The objects that an id means: `chart/Kind/name`, `Kind/name`, a name, a chart, or the path of a construct. The hash at the end
 * of a Job's name may be left out.
 */
export function objectsNamed(objects: readonly ObjectProvenance[], id: string): ObjectProvenance[] {
  const found = objects.filter((object) => idsOf(object).includes(id));
  // A chart and a workload in it often have one name: who names it means the chart, which has both.
  const chart = objects.filter((object) => object.chart === id);
  return chart.length > 0 ? chart : found;
}

/** The ids that are nearest to one that nothing has. */
export function nearestIds(objects: readonly ObjectProvenance[], id: string): string[] {
  const known = new Set(objects.flatMap(idsOf));
  const near: string[] = [];
  while (near.length < 3 && known.size > 0) {
    const next = nearest(id, [...known]);
    near.push(next);
    known.delete(next);
  }
  return near;
}
