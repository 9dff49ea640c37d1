import { variableOf } from '../command-line';
import { dataImageOf } from '../data-images';
import { volumesOf } from '../pod-volumes';
import { Level } from '../rule';
import type { Finding, Rule } from '../rule';
import type { Container, Workload } from '../workload';

const LASTING = new Set(['StatefulSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'DaemonSet', 'Pod']);

export const heapFromNode: Rule = {
  id: 'heap-from-node',
  level: Level.WARNING,
  title: 'A database sizes its heap by the node\'s memory',
  explanation: 'Some databases compute the size of their heap from the memory that they see. Without a limit that is the whole node\'s, which '
    + 'other Pods use too; Cassandra\'s start script looks at the node even where there is a limit, so that its heap can be larger than what '
    + 'the container may use. On a larger node the same manifest takes more, until a neighbour or the database itself is killed.',
  remedy: 'Set a memory limit, and the heap beside it: at most half of the limit.',
  see: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run',

  check: (graph) => graph.workloads.filter(({ kind }) => LASTING.has(kind))
    .flatMap((workload) => workload.containers.flatMap((container) => faultsOf(workload, container))),
};

function faultsOf(workload: Workload, container: Container): Finding[] {
  const image = dataImageOf(container.image);
  if (!image?.heap) return [];
  const limit = container.field.at('resources', 'limits', 'memory');
  if ((limit.given && !image.heap.ignoresLimit) || saysHeap(workload, container, image.heap.variable)) return [];
  const { share, variable } = image.heap;
  const takes = `${image.product} takes its heap from the memory of the whole node (${share})`;
  return [limit.given
    ? {
      field: container.field.at('env'),
      happens: `${takes}, and is killed where that is more than its limit of ${limit.text ?? limit.number ?? ''}`,
      fix: `set ${variable} to at most half of the limit`,
    }
    : {
      field: limit,
      happens: `${takes}, since nothing limits it`,
      fix: `set a memory limit, and ${variable} to at most half of it`,
    }];
}

/** Whether anything may say how large the heap is: a variable, the command line, or a file of configuration. */
function saysHeap(workload: Workload, container: Container, variable: string): boolean {
  const texts = [...container._words.map(({ text }) => text), ...container._variables.map(({ value }) => value)];
  if (texts.some((text) => /-Xmx|MaxHeapSize|MaxRAM/.test(text ?? ''))) return true;
  if (variable === 'MAX_HEAP_SIZE' && variableOf(container, variable)) return true;
  if (container.field._has('envFrom') || container.field._has('command') || workload.pod._has('resources')) return true;
  const volumes = volumesOf(workload);
  return container.mounts.some((mount) => volumes.get(mount._text('name') ?? '')?.files);
}
