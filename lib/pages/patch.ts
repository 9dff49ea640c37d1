import { yamlOf } from '../kube/yaml';
import { aliasesIn } from './aliases';
import { distance, firstDifference } from './difference';
import { edits } from './edits';
import { readDocument } from './read-document';
import type { Read } from './read-document';

/**
 * A document that says what it has to, in which everything else is as it was, byte for byte. It is edited difference by
 * difference: an edit is tried, what it gives is parsed, and it is taken only if that is nearer to what the document has to
 * say. Where no small edit is, a larger one is tried, in the end the whole document anew: it may lose some of its style, but
 * never says anything else.
 */
export function patched(read: Read, target: unknown): string {
  for (let now = read; ;) {
    const difference = firstDifference(now.value, target);
    if (!difference) return now.text;
    const next = firstNearer(now, target, edits(now, difference, target));
    if (!next) return `${now.text.startsWith('---') ? '---\n' : ''}${yamlOf([target])}`;
    now = next;
  }
}

function firstNearer(now: Read, target: unknown, texts: Iterable<string>): Read | undefined {
  const before = farness(now, target);
  for (const text of texts) {
    const next = readDocument(text);
    if ('document' in next && farness(next, target) < before) return next;
  }
  return undefined;
}

/** An alias that is written out lets what it stood for be edited. */
function farness({ document, value }: Read, target: unknown): number {
  return distance(value, target) + aliasesIn(document).length;
}
