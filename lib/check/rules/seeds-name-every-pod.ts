import { dataImageOf } from '../data-images';
import { podNamesOf } from '../pod-names';
import { Level } from '../rule';
import type { Rule } from '../rule';

/** Products whose seeds trust themselves: one that finds itself in the list doesn't wait for others. */
const SELF_TRUSTING = new Set(['Cassandra', 'ScyllaDB']);

export const seedsNameEveryPod: Rule = {
  id: 'seeds-name-every-pod',
  level: Level.WARNING,
  title: 'Every node of a ring is its own seed',
  explanation: 'A Cassandra node that finds itself in the list of seeds doesn\'t bootstrap: it takes no data from the others, and where it '
    + 'can\'t reach another seed as it starts, it begins a ring of its own. Where every Pod is in the list, one name that doesn\'t resolve yet '
    + 'is enough for several rings of one node each, all Running and Ready, each answering with a part of the data.',
  remedy: 'Name one or two seeds in each data centre, always fewer than there are Pods.',
  see: 'https://cassandra.apache.org/doc/stable/cassandra/faq/index.html',

  check: (graph) => graph._workloadsOf('StatefulSet').filter(({ replicas }) => replicas > 1).flatMap((set) => (
    set.runningContainers.filter(({ image }) => SELF_TRUSTING.has(dataImageOf(image)?.product ?? '')).flatMap((container) => (
      podNamesOf(container)
        .filter(({ variable, names }) => variable.includes('SEED')
          && new Set(names.filter((name) => name.set === set.name).map(({ ordinal }) => ordinal)).size >= set.replicas)
        .map(({ field }) => ({
          field,
          happens: `all ${set.replicas} Pods are seeds, and a seed doesn't bootstrap: where one doesn't reach the others as it starts, it begins `
            + 'a ring of its own, Running and Ready',
          fix: `name the first ${set.replicas > 2 ? 'two Pods' : 'Pod'} only`,
        }))
    ))
  )),
};
