import type { Field } from '../manifest';
import { amountOf, shownBytes } from '../quantity';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Container } from '../workload';

export const heapAboveMemory: Rule = {
  id: 'heap-above-memory',
  level: Level.WARNING,
  title: 'A heap that the memory limit doesn\'t hold',
  explanation: 'A process needs more than its heap: threads, code, buffers. Where the heap alone may grow to the container\'s memory limit, the '
    + 'kernel kills the process before its garbage collector sees a reason to work. The container restarts with "OOMKilled", under load.',
  remedy: 'Keep the heap at half to three quarters of the limit, or let the JVM take a share of it by `-XX:MaxRAMPercentage`.',
  see: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run',

  check: (graph) => graph._containersSaying(HEAP_LIKE).flatMap((container) => {
    const heaps = heapsOf(container);
    if (heaps.length === 0) return [];
    const limit = amountOf(container.field.at('resources', 'limits', 'memory'));
    return limit === undefined ? [] : heaps.filter(({ bytes }) => bytes >= limit).map(({ field, bytes, shown }) => ({
      field,
      happens: `${shown} lets the heap grow to ${shownBytes(bytes)}, and the container is killed at ${shownBytes(limit)}`,
      fix: `lower the heap to ${shownBytes(limit / 2)}, or raise the limit to ${shownBytes(bytes * 1.5)}`,
    }));
  }),
};

/** Whatever says how large a heap may grow. */
const HEAP_LIKE = /-Xmx|-XX:MaxHeapSize|max[-_]old[-_]space|^MAX_HEAP_SIZE=/m;

interface Heap {
  readonly field: Field;
  readonly bytes: number;
  /** The setting as it stands there. */
  readonly shown: string;
}

/** What a container says of its heap. The command line comes after the variables, and wins. */
function heapsOf(container: Container): Heap[] {
  const words = container._words.flatMap((field) => heapsIn(field, field.text ?? ''));
  if (words.length > 0) return words.slice(-1);
  return container._variables.flatMap(({ field: entry, name, value: text = '' }) => {
    if (!/OPT|ARGS|JAVA|JVM|HEAP/i.test(name)) return [];
    const field = entry.at('value');
    const plain = name === 'MAX_HEAP_SIZE' ? /^(\d+)([kKmMgG]?)$/.exec(text) : null;
    if (plain) return [{ field, bytes: bytesOf(plain[1], plain[2]), shown: `${name}=${text}` }];
    return heapsIn(field, text).slice(-1);
  });
}

function heapsIn(field: Field, text: string): Heap[] {
  const java = [...text.matchAll(/(?<![\w-])(?:-Xmx|-XX:MaxHeapSize=)(\d+)([kKmMgGtT]?)\b/g)]
    .map(([shown, count, unit]) => ({ field, bytes: bytesOf(count, unit), shown }));
  const node = [...text.matchAll(/(?<![\w-])--max[-_]old[-_]space[-_]size[= ](\d+)\b/g)]
    .map(([shown, count]) => ({ field, bytes: bytesOf(count, 'm'), shown }));
  return [...java, ...node];
}

function bytesOf(count: string, unit: string): number {
  return Number(count) * 1024 ** ['', 'k', 'm', 'g', 't'].indexOf(unit.toLowerCase());
}
