import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

const earlier = new WeakMap<IConstruct, Set<IConstruct>>();
const earlierCharts = new WeakMap<Chart, Set<Chart>>();

/**
 * Lets the objects of one construct come after those of another: what is applied one after the other then goes in that order.
 * Not for two apps that use each other: a cycle is a fault.
 */
export function comeAfter(later: IConstruct, first: IConstruct): void {
  const way = wayBack(first, later);
  if (way) {
    const names = [later, ...way].map(({ node }) => node.path);
    throw new Error(`${later.node.path}: uses: it would come after itself: ${names.join(' after ')}; leave out one of these uses`);
  }
  add(earlier, later, first);
  const [laterChart, firstChart] = [Chart.of(later), Chart.of(first)];
  // Across charts, cdk8s would rename the files of all charts, and refuse charts that use each other.
  if (laterChart === firstChart) later.node.addDependency(first);
  else add(earlierCharts, laterChart, firstChart);
}

/** The constructs from one that comes after another, up to that one; undefined where it doesn't. */
function wayBack(from: IConstruct, to: IConstruct): IConstruct[] | undefined {
  if (from === to) return [from];
  for (const next of earlier.get(from) ?? []) {
    const way = wayBack(next, to);
    if (way) return [from, ...way];
  }
  return undefined;
}

/** Charts in their order, but each after those that have to come first; as it was among charts that wait for each other. */
export function inApplyOrder(charts: readonly Chart[]): Chart[] {
  const ordered = new Set<Chart>();
  const begun = new Set<Chart>();
  const visit = (chart: Chart): void => {
    if (begun.has(chart)) return;
    begun.add(chart);
    for (const first of earlierCharts.get(chart) ?? []) if (charts.includes(first)) visit(first);
    ordered.add(chart);
  };
  charts.forEach(visit);
  return [...ordered];
}

function add<T extends IConstruct>(map: WeakMap<T, Set<T>>, key: T, value: T): void {
  map.set(key, (map.get(key) ?? new Set<T>()).add(value));
}
