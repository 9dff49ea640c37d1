import type { Field } from './manifest';
import type { Workload } from './workload';

/** What stands behind a volume of a workload's Pods. */
export interface PodVolume {
  /** Where it is declared. */
  readonly field: Field;
  /** A claim: one of each Pod's own, or one that exists by name. */
  readonly claim: boolean;
  /** Files of the API server: a ConfigMap, a Secret, the downward API, or several of them. */
  readonly files: boolean;
  /** An empty directory that goes with the Pod. */
  readonly empty: boolean;
}

/** The volumes of a workload's Pods, by name. */
export function volumesOf(workload: Workload): Map<string, PodVolume> {
  const volumes = new Map<string, PodVolume>();
  for (const field of workload.volumes) {
    volumes.set(field._text('name') ?? '', {
      field,
      claim: field._has('persistentVolumeClaim') || field._has('ephemeral'),
      files: ['configMap', 'secret', 'downwardAPI', 'projected'].some((kind) => field._has(kind)),
      empty: field._has('emptyDir'),
    });
  }
  // A claim of a StatefulSet takes the place of a volume of the same name.
  for (const field of workload.claims) {
    volumes.set(field.at('metadata', 'name').text ?? '', { field, claim: true, files: false, empty: false });
  }
  return volumes;
}

/** A path without a slash at its end. */
export function pathOf(field: Field): string {
  const text = field.text ?? '';
  return text.length > 1 ? text.replace(/\/+$/, '') : text;
}

/** Whether a path is another one, or below it. */
export function covers(above: string, path: string): boolean {
  return above !== '' && (path === above || path.startsWith(above === '/' ? '/' : `${above}/`));
}
