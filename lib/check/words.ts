import type { Manifest } from './manifest';
import type { Container } from './workload';

/** More than these are counted, not named. */
const NAMED = 3;

/** Some words in a sentence: 'a', 'a and b', 'a, b and c', 'a, b, c and 4 more'. */
export function listed(words: readonly string[]): string {
  const shown = words.length > NAMED ? [...words.slice(0, NAMED), `${words.length - NAMED} more`] : [...words];
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** The ports that some containers declare in a sentence, each once. */
export function declaredPorts(containers: readonly Container[]): string {
  return listed([...new Set(containers.flatMap(({ ports }) => ports.map(({ number }) => `${number}`)))]);
}

/** So many Pods in a sentence, where it is all that there are. */
export function allPods(count: number): string {
  return count === 2 ? 'both Pods' : `all ${count} Pods`;
}

/** An object in a sentence: `Deployment/web`. */
export function named({ kind, name }: Pick<Manifest, 'kind' | 'name'>): string {
  return `${kind}/${name}`;
}
