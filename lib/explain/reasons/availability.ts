import { valueAt } from '../path';
import type { ExplainedField, Reasons } from '../reason';

/** What keeps a workload answering while nodes, versions and loads change. */
export const AVAILABILITY: Reasons = {
  'spec.replicas': ({ kind, value }) => (kind === 'StatefulSet'
    ? 'how many members it has'
    : value === 1 ? 'one Pod; when its node goes, another one takes its place' : 'how many Pods answer: when one goes, others still do'),
  'spec.minReadySeconds': 'how long a new Pod must have been ready before it counts, so that one that falls at once stops the rollout',
  'spec.strategy': 'how Pods of a new version take the place of the old ones',
  'spec.strategy.type': ({ value }) => (value === 'Recreate'
    ? 'every old Pod stops before the first new one starts: nobody answers in between'
    : 'some Pods at a time are replaced, the others go on'),
  'spec.strategy.rollingUpdate': 'how many Pods may be too many, or away, while a new version comes',
  'spec.strategy.rollingUpdate.maxSurge': 'how many new Pods may be there beside the old ones: each is ready before an old one goes',
  'spec.strategy.rollingUpdate.maxUnavailable': ({ value }) => (value === 0
    ? 'no old Pod goes before a new one is ready: the capacity stays while a version changes'
    : 'how many Pods may be away while a version changes'),
  'spec.updateStrategy': 'how Pods of a new version take the place of the old ones',
  'spec.updateStrategy.type': ({ value, kind }) => (value === 'OnDelete'
    ? 'a Pod gets the new version when somebody deletes it'
    : kind === 'StatefulSet' ? 'one member at a time, from the last to the first, and each is ready before the next one goes' : 'node after node gets the new version'),
  'spec.updateStrategy.rollingUpdate': 'how many Pods may be away, and which ones are updated',
  'spec.updateStrategy.rollingUpdate.partition': 'only members of this number and above get the new version: a canary',
  'spec.updateStrategy.rollingUpdate.maxSurge': 'how many nodes may have the new Pod beside the old one',
  'spec.updateStrategy.rollingUpdate.maxUnavailable': 'how many Pods may be away while a version changes',
  'spec.maxUnavailable': 'a drain takes one Pod at a time, and waits until another one is ready in its place',
  'spec.unhealthyPodEvictionPolicy': ({ value }) => (value === 'AlwaysAllow'
    ? 'a Pod that isn\'t ready may be drained whatever the budget says: else one that never starts would hold up every drain'
    : 'a member that isn\'t ready, since it still joins, is not drained while another one is away'),
  'spec.scaleTargetRef**': 'whose number of Pods it changes',
  'spec.minReplicas': 'the fewest Pods, in the quietest night',
  'spec.maxReplicas': 'the most Pods, so that a mistake or an attack doesn\'t fill the cluster',
  'spec.metrics': 'by what the load is measured',
  'spec.metrics[]**': 'more Pods come while the mean of all is above this share of their request, fewer while it is below',
  'pod.topologySpreadConstraints': 'how evenly the Pods are spread, so that not all of them go at once',
  'pod.topologySpreadConstraints[].maxSkew': 'no place has more than one Pod more than another',
  'pod.topologySpreadConstraints[].topologyKey': ({ value }) => `over ${placesOf(value)}: when one goes, not all Pods go with it`,
  'pod.topologySpreadConstraints[].whenUnsatisfiable': ({ value }) => (value === 'DoNotSchedule'
    ? 'a Pod that would make it uneven waits until there is room elsewhere'
    : 'where there is no room for it to be even, a Pod runs all the same: better uneven than away'),
  'pod.topologySpreadConstraints[].labelSelector': 'which Pods are counted',
  'pod.topologySpreadConstraints[].matchLabelKeys': 'labels of which a Pod counts only those with its own value',
  'pod.topologySpreadConstraints[].matchLabelKeys[]': 'the Pods of each version are spread by themselves: the old ones, which go, would else make the new ones uneven',
  'pod.affinity': 'near what, or away from what, the Pods run',
  'pod.affinity.podAntiAffinity': 'away from which Pods they run',
  'pod.affinity.podAntiAffinity.*': ({ path }) => (path.at(-1) === 'requiredDuringSchedulingIgnoredDuringExecution'
    ? 'a Pod that finds no place apart from these waits'
    : 'apart from these where there is room'),
  '**.podAffinityTerm': 'apart from which Pods, and in what places',
  '**.weight': 'how much it counts against other wishes',
  'pod.affinity.**.labelSelector': 'the Pods to be apart from: the other members',
  'pod.affinity.**.topologyKey': 'no two members on one node: a node that goes takes one copy of the data, and no more',
  'pod.nodeSelector**': 'it runs on nodes with this label alone',
  'pod.tolerations': 'the taints of nodes on which it runs all the same',
  'pod.tolerations[]*': (field) => (valueAt(field.json, field.path.slice(0, -1)) as { key?: string }).key === undefined
    ? 'every taint is borne: an agent is needed on each node, also on one that takes nothing else'
    : 'a taint of nodes on which it runs all the same',
  'pod.priorityClassName': 'who goes first when there is no room for all',
  'pod.schedulerName': 'who decides on which node it runs',
  'pod.hostAliases**': 'a name that the Pod finds without DNS',
  'pod.terminationGracePeriodSeconds': ({ kind, value }) => (kind === 'StatefulSet'
    ? `up to ${value} s from the begin of the stop to a kill: a database has to write what it holds in memory`
    : `${value} s from the begin of the stop to a kill: the pause before it, and time for the requests that are under way`),
  'container.lifecycle': 'what is done right after the start, and right before the end',
  'container.lifecycle.preStop': 'what is done before the process is told to stop',
  'container.lifecycle.postStart': 'what is done right after the start',
  'container.lifecycle.preStop.**': (field) => (sleeps(field)
    ? 'the process goes on while Services and load balancers forget the Pod: connections of these seconds would else be refused'
    : isDrain(field) ? 'Cassandra writes its memory to disk and leaves the ring before it stops: nothing has to be replayed at the next start'
      : 'it finishes what it is at before it is stopped'),
  'container.lifecycle.postStart.**': 'it is done right after the start',
};

function placesOf(topologyKey: unknown): string {
  const places: Readonly<Record<string, string>> = { 'kubernetes.io/hostname': 'nodes', 'topology.kubernetes.io/zone': 'zones' };
  return places[String(topologyKey)] ?? `places with their own \`${String(topologyKey)}\``;
}

function sleeps({ json, path }: ExplainedField): boolean {
  const hook = valueAt(json, path.slice(0, path.indexOf('preStop') + 1)) as { sleep?: unknown; exec?: { command?: unknown[] } };
  return hook.sleep !== undefined || hook.exec?.command?.[0] === 'sleep';
}

function isDrain({ json, path }: ExplainedField): boolean {
  const hook = valueAt(json, path.slice(0, path.indexOf('preStop') + 1)) as { exec?: { command?: unknown[] } };
  return hook.exec?.command?.[0] === 'nodetool';
}
