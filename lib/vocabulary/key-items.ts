import type { KeyToPath } from 'kubernetes-types/core/v1';
import { CONFIG_KEY } from '../kube/environment';
import type { Faults } from '../kube/faults';
import { FILE_FIELD } from '../kube/fields';
import { SUB_PATH } from '../kube/paths';

/** Keys of a ConfigMap or Secret and the paths that they become. */
export function keyItems(faults: Faults, items: Record<string, string> | undefined): KeyToPath[] | undefined {
  if (items === undefined) return undefined;
  return Object.entries(items).map(([key, path]) => {
    faults.expect('items', key, CONFIG_KEY);
    faults.expect(`items.${key}`, path, SUB_PATH);
    return { key, path };
  });
}

/** Fields of the Pod and the paths that they become. */
export function fieldItems(faults: Faults, fields: Record<string, string>): { path: string; fieldRef: { fieldPath: string } }[] {
  return Object.entries(fields).map(([path, fieldPath]) => {
    faults.expect('fields', path, SUB_PATH);
    faults.expect(`fields.${path}`, fieldPath, FILE_FIELD);
    return { path, fieldRef: { fieldPath } };
  });
}
