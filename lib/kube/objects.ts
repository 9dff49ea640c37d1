import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The objects of an app, kept while a synth runs: nothing is added then. */
const kept = new WeakMap<IConstruct, ApiObject[]>();

/** All Kubernetes objects below a scope, in the order of the tree. */
export function objectsOf(root: IConstruct): ApiObject[] {
  return kept.get(root) ?? findObjects(root);
}

/** Runs a synth during which the tree is walked once. */
export function keepingObjects<T>(root: IConstruct, synth: () => T): T {
  kept.set(root, findObjects(root));
  try {
    return synth();
  } finally {
    kept.delete(root);
  }
}

function findObjects(root: IConstruct): ApiObject[] {
  return root.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
}
