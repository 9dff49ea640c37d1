import type { Path } from './path';

/** Where the Pods' template is, in the kinds that have one. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/**
 * A field by a name that is the same in all kinds: a Pod's fields begin with `pod`, a container's with `container`, whichever
 * object they are in. Places in lists are `[]`, keys with dots or slashes `[key]`: `pod.metadata.labels[app.kubernetes.io/name]`.
 */
export function fieldOf(kind: string, path: Path): string {
  return text(withoutContainer(withoutTemplate(kind, path)));
}

/** A field as a person names it: `spec.template.spec.containers[0].image`. */
export function fieldName(path: Path): string {
  return path.reduce<string>((before, key) => `${before}${step(before, key, typeof key === 'number' ? `[${key}]` : '')}`, '');
}

/** Where the spec of an object's Pods is; undefined where it has none. */
export function podPathOf(kind: string): Path | undefined {
  const template = kind === 'Pod' ? [] : TEMPLATES[kind];
  return template && [...template, 'spec'];
}

function withoutTemplate(kind: string, path: Path): Path {
  const template = TEMPLATES[kind];
  if (kind === 'Pod') return path[0] === 'spec' ? ['pod', ...path.slice(1)] : path;
  if (template === undefined || path.length === template.length || !template.every((key, i) => path[i] === key)) return path;
  const [first, ...rest] = path.slice(template.length);
  return first === 'spec' ? ['pod', ...rest] : ['pod', first, ...rest];
}

function withoutContainer(path: Path): Path {
  const inside = path[0] === 'pod' && (path[1] === 'containers' || path[1] === 'initContainers') && path.length > 2;
  return inside ? ['container', ...path.slice(3)] : path;
}

function text(path: Path): string {
  return path.reduce<string>((before, key) => `${before}${step(before, key, '[]')}`, '');
}

function step(before: string, key: string | number, item: string): string {
  if (typeof key === 'number') return item;
  if (!/^[\w-]+$/.test(key)) return `[${key}]`;
  return before === '' ? key : `.${key}`;
}
