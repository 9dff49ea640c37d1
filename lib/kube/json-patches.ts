import { isDeepStrictEqual } from 'node:util';
import type { ApiObject, JsonPatch } from 'cdk8s';
import type { Operation } from 'fast-json-patch';
import type { Json } from './json';
import { ownerPath, warn } from './warnings';

const REASONS: Record<string, string> = {
  OPERATION_PATH_UNRESOLVABLE: 'nothing is there',
  OPERATION_FROM_UNRESOLVABLE: 'nothing is there to take it from',
  OPERATION_PATH_CANNOT_ADD: 'what should hold it is not there',
  OPERATION_PATH_ILLEGAL_ARRAY_INDEX: 'a list takes a number or -',
  OPERATION_VALUE_OUT_OF_BOUNDS: 'the index is past the end of the list',
  TEST_OPERATION_FAILED: 'the value there is another one',
};

/**
 * Applies RFC 6902 patches to the finished object, one after the other.
 *
 * cdk8s applies them unchecked: there a `replace` or `remove` of a path that does not exist passes in silence.
 */
export function applyPatches(object: ApiObject, json: Json, patches: readonly JsonPatch[]): Json {
  if (patches.length === 0) return json;
  // Loaded only where somebody patches.
  const { applyOperation } = require('fast-json-patch') as typeof import('fast-json-patch');
  return patches.reduce((document, patch) => {
    const operation = (patch as unknown as { _toJson(): Operation })._toJson();
    const what = `JSON patch ${operation.op} '${operation.path}'`;
    let next: Json;
    try {
      next = applyOperation(document, structuredClone(operation), true, false).newDocument;
    } catch (error) {
      const { name, message } = error as Error;
      const reason = REASONS[name] ?? message.split('\n')[0];
      throw new Error(`${ownerPath(object)}: ${what} of ${object.kind} failed: ${reason}`);
    }
    if (operation.op !== 'test' && isDeepStrictEqual(document, next)) {
      warn(object, `${what} of ${object.kind} changes nothing; remove it`);
    }
    return next;
  }, json);
}
