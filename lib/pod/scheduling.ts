import type { PodAntiAffinity, PodSpec, TopologySpreadConstraint } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { filled } from '../kube/lists';
import { DNS_SUBDOMAIN } from '../kube/names';
import { Spreading } from '../vocabulary/scheduling';
import type { Scheduling, Toleration } from '../vocabulary/scheduling';
import { expectNodeLabels } from './identity';
import type { Labels } from './identity';

/** How a workload is spread where its author is silent. */
export interface SpreadDefaults {
  readonly overNodes: Spreading;
  readonly overZones: Spreading;
  /** Whether a rollout makes a second set of Pods, which is spread by itself. */
  readonly revisions?: boolean;
  /** Whether no two Pods may share a node (a database), rather than their numbers being even (a web app). */
  readonly apart?: boolean;
  readonly tolerations?: readonly Toleration[];
  readonly nodeSelector?: Labels;
}

/** The fields of a Pod that decide where it runs. */
export function resolveScheduling(
  faults: Faults, given: Scheduling = {}, defaults: SpreadDefaults, selector: Labels,
): Partial<PodSpec> {
  const nodeSelector = { ...defaults.nodeSelector, ...given.nodeSelector };
  const tolerations = given.tolerations ?? defaults.tolerations ?? [];
  const overNodes = given.overNodes ?? defaults.overNodes;
  const overZones = given.overZones ?? defaults.overZones;
  expectNodeLabels(faults, 'nodeSelector', given.nodeSelector);
  faults.expect('priorityClass', given.priorityClass, DNS_SUBDOMAIN);
  for (const way of ['overNodes', 'overZones'] as const) {
    if (Object.keys(selector).length === 0 && (given[way] ?? Spreading.NONE) !== Spreading.NONE) {
      faults.add(way, 'the Pods have no labels by which to spread them; give them `labels`');
    }
  }
  const constraints = [
    ...(defaults.apart ? [] : spread(selector, 'kubernetes.io/hostname', overNodes, defaults)),
    ...spread(selector, 'topology.kubernetes.io/zone', overZones, defaults),
  ];
  const podAntiAffinity = defaults.apart ? antiAffinity(selector, overNodes) : undefined;
  return {
    nodeSelector: Object.keys(nodeSelector).length > 0 ? nodeSelector : undefined,
    tolerations: tolerations.length > 0 ? tolerations.map((one, i) => one._resolve(faults.at(`tolerations[${i}]`))) : undefined,
    affinity: podAntiAffinity && { podAntiAffinity },
    topologySpreadConstraints: filled(constraints),
    priorityClassName: given.priorityClass,
    schedulerName: given.schedulerName,
  };
}

function spread(
  selector: Labels, topologyKey: string, how: Spreading, { revisions }: SpreadDefaults,
): TopologySpreadConstraint[] {
  if (how === Spreading.NONE) return [];
  return [{
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: how === Spreading.REQUIRED ? 'DoNotSchedule' : 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
    // Else the old version's Pods weigh in, and the new version ends up uneven.
    matchLabelKeys: revisions ? ['pod-template-hash'] : undefined,
  }];
}

function antiAffinity(selector: Labels, how: Spreading): PodAntiAffinity | undefined {
  if (how === Spreading.NONE) return undefined;
  const term = { labelSelector: { matchLabels: selector }, topologyKey: 'kubernetes.io/hostname' };
  return how === Spreading.REQUIRED
    ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
    : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] };
}
