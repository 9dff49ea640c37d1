import { Chart } from 'cdk8s';
import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { objectsOf } from './objects';
import { ownerPath } from './warnings';

const guarded = new WeakSet<IConstruct>();

/**
 * Lets every synth of the app fail where two objects would be one: the same kind and name in one chart, or in two
 * charts that name the same namespace. Charts without a namespace may go to different clusters.
 */
export function guardDuplicates(object: ApiObject): void {
  const root = object.node.root;
  if (guarded.has(root)) return;
  guarded.add(root);
  root.node.addValidation({ validate: () => duplicates(root) });
}

function duplicates(root: IConstruct): string[] {
  const first = new Map<string, ApiObject>();
  const faults: string[] = [];
  for (const object of objectsOf(root)) {
    const namespace = object.metadata.namespace;
    const place = namespace === undefined ? `chart ${Chart.of(object).node.path}` : `namespace ${namespace}`;
    const key = [object.apiGroup, object.kind, place, object.name].join('/');
    const other = first.get(key);
    if (other) {
      faults.push(`${ownerPath(object)}: ${object.kind} '${object.name}' is also made by ${ownerPath(other)}, `
        + `in the same ${place}; rename one of them`);
    } else {
      first.set(key, object);
    }
  }
  return faults;
}
