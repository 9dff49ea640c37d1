import { check } from '../check/engine';
import type { Found } from '../check/engine';
import { Manifest } from '../check/manifest';
import { ManifestGraph } from '../check/manifest-graph';
import { RULES } from '../check/rules';
import type { Unreadable } from './files';
import type { Contents, Position, ReadObject } from './reader';

/** A finding, and where it is in its file. */
export interface Located extends Found, Position {
  readonly file: string;
}

/** What the rules say of some files. */
export interface Examination {
  /** By file, from top to bottom. */
  readonly findings: readonly Located[];
  readonly kubernetes: string;
  readonly objects: number;
  readonly files: number;
  /** How many documents are no Kubernetes objects. */
  readonly others: number;
  readonly unreadable: readonly Unreadable[];
}

/** Those that count: nobody has accepted them. */
export function open({ findings }: Examination): Located[] {
  return findings.filter(({ waived }) => waived === undefined);
}

/** Of what a finding is, in a report: an object, and a field of it. */
export function subjectOf({ field }: Located): { readonly object: string; readonly path: string } {
  const { kind, name } = field.manifest;
  return { object: name === '' ? kind : `${kind}/${name}`, path: field.path };
}

/**
 * Runs all rules over some files together.
 *
 * @param placeOf Which files' objects see each other by name where they name no namespace: by default those of all files.
 */
export function examine(read: readonly Contents[], kubernetes: string, placeOf?: (file: string) => string): Examination {
  const sources = new Map<Manifest, { readonly file: string; readonly object: ReadObject }>();
  for (const { file, objects } of read) {
    for (const object of objects) sources.set(Manifest._of(object.json, { file, place: placeOf?.(file) }), { file, object });
  }
  const order = new Map(read.map(({ file }, i) => [file, i]));
  const findings = check(ManifestGraph._of([...sources.keys()], kubernetes), RULES).flatMap((found): Located[] => {
    const source = sources.get(found.field.manifest);
    return source ? [{ ...found, file: source.file, ...source.object.positionOf(found.field._keys) }] : [];
  });
  findings.sort((a, b) => (
    (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line || a.column - b.column
  ));
  return {
    findings,
    kubernetes,
    objects: sources.size,
    files: read.length,
    others: read.reduce((sum, { others }) => sum + others, 0),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
  };
}

/** Of 'v1.30.2' '1.30'; undefined of what is no version of Kubernetes. */
export function versionOf(text: string): string | undefined {
  return /^v?(1\.\d+)(?:\.\d+(?:[-+].*)?)?$/.exec(text)?.[1];
}
