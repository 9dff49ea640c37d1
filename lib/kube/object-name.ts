import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/**
 * The name of a construct's primary object: its id, and inside a scope that is not the chart the ids of the path,
 * joined by `-`. No hash: a name that people type must not change when something beside it moves.
 */
export function objectName(construct: IConstruct): string {
  const chart = Chart.of(construct);
  let name = construct.node.id;
  for (let scope = construct.node.scope; scope && scope !== chart; scope = scope.node.scope) name = `${scope.node.id}-${name}`;
  return name;
}
