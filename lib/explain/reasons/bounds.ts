import { valueAt } from '../path';
import type { ExplainedField, Reasons } from '../reason';

/** What a container may take, and how long work may last. */
export const BOUNDS: Reasons = {
  'container.resources': 'what is kept for it, and how much it may take at most',
  'container.resources.requests': 'what is kept for it on its node: the scheduler looks for a node with so much left',
  'container.resources.requests.cpu': 'its share when processors are scarce; without a limit on top, it takes what nobody else needs',
  'container.resources.requests.memory': (field) => (valueAt(field.json, [...field.path.slice(0, -2), 'limits', 'memory']) === field.value
    ? 'as much as its limit: memory that was promised to somebody else too is taken back by a kill'
    : 'memory that is kept for it on its node'),
  'container.resources.requests.ephemeral-storage': 'room on the node\'s disk for its logs and its temporary files',
  'container.resources.limits': 'what it may take at most',
  'container.resources.limits.cpu': 'how much of a processor it may take; it waits beyond that, also where nobody else needs it',
  'container.resources.limits.memory': (field) => `above ${String(field.value)} it is killed and restarted, alone: a leak would else take its neighbours on the node with it${heap(field)}`,
  'container.resources.limits.ephemeral-storage': 'above this the Pod is evicted: logs and temporary files would else fill the disk of the node, and stop all that runs there',
  'spec.activeDeadlineSeconds': DEADLINE,
  'spec.jobTemplate.spec.activeDeadlineSeconds': DEADLINE,
  'spec.backoffLimit': RETRIES,
  'spec.jobTemplate.spec.backoffLimit': RETRIES,
};

function heap({ json, path }: ExplainedField): string {
  const { env = [] } = valueAt(json, path.slice(0, -3)) as { env?: { name: string }[] };
  return env.some(({ name }) => name === 'MAX_HEAP_SIZE') ? ', and Cassandra\'s heap follows from it' : '';
}

function DEADLINE({ value }: ExplainedField): string {
  return `work that is not done after ${span(Number(value))} is stopped and counts as failed: one that hangs would else hang unseen`;
}

function RETRIES({ value }: ExplainedField): string {
  return value === 0
    ? 'it is not tried again'
    : `it is tried again ${String(value)} times at most, with a pause that doubles: what fails for good doesn't loop`;
}

function span(seconds: number): string {
  if (seconds % 3600 === 0) return seconds === 3600 ? 'an hour' : `${seconds / 3600} hours`;
  return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} s`;
}
