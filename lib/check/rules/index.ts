import type { Rule } from '../rule';
import { addressOfNothing } from './address-of-nothing';
import { addressPortNotServed } from './address-port-not-served';
import { apiDeprecated } from './api-deprecated';
import { apiRemoved } from './api-removed';
import { claimSharedByReplicas } from './claim-shared-by-replicas';
import { claimWithSurge } from './claim-with-surge';
import { claimWithoutFsGroup } from './claim-without-fs-group';
import { configChangeWithoutRollout } from './config-change-without-rollout';
import { configKeyMissing } from './config-key-missing';
import { configMissing } from './config-missing';
import { configTooLarge } from './config-too-large';
import { cronDayOrWeekday } from './cron-day-or-weekday';
import { cronNeverFires } from './cron-never-fires';
import { dataNotOnVolume } from './data-not-on-volume';
import { dataWithShortGrace } from './data-with-short-grace';
import { dataWithoutNetworkPolicy } from './data-without-network-policy';
import { deadlineLongerThanPeriod } from './deadline-longer-than-period';
import { duplicateObject } from './duplicate-object';
import { duplicateVariable } from './duplicate-variable';
import { envFromShadowed } from './env-from-shadowed';
import { heapAboveMemory } from './heap-above-memory';
import { heapFromNode } from './heap-from-node';
import { hostNetworkDns } from './host-network-dns';
import { hpaBesideReplicas } from './hpa-beside-replicas';
import { hpaTargetMissing } from './hpa-target-missing';
import { hpaWithoutRequests } from './hpa-without-requests';
import { imageOfSchema1 } from './image-of-schema-1';
import { imageUnsupported } from './image-unsupported';
import { imageWithoutVersion } from './image-without-version';
import { ingressBackendMissing } from './ingress-backend-missing';
import { jobOverlap } from './job-overlap';
import { jobRestartAlways } from './job-restart-always';
import { jobSidecarNeverEnds } from './job-sidecar-never-ends';
import { jobWithoutDeadline } from './job-without-deadline';
import { livenessAsReadiness } from './liveness-as-readiness';
import { livenessBeforeStartup } from './liveness-before-startup';
import { mayRunAsRoot } from './may-run-as-root';
import { mountHidesMount } from './mount-hides-mount';
import { mountPathTwice } from './mount-path-twice';
import { networkPolicyBlocksDns } from './network-policy-blocks-dns';
import { networkPolicyBlocksUse } from './network-policy-blocks-use';
import { noDisruptionBudget } from './no-disruption-budget';
import { noReadiness } from './no-readiness';
import { noReplicas } from './no-replicas';
import { noResources } from './no-resources';
import { noTimeZone } from './no-time-zone';
import { pdbBlocksDrain } from './pdb-blocks-drain';
import { pdbMatchesNothing } from './pdb-matches-nothing';
import { pdbOfOneReplica } from './pdb-of-one-replica';
import { pinnedToOnePlace } from './pinned-to-one-place';
import { plainTextCredential } from './plain-text-credential';
import { podWithoutController } from './pod-without-controller';
import { portNameUsedTwice } from './port-name-used-twice';
import { portUsedTwice } from './port-used-twice';
import { preStopLongerThanGrace } from './pre-stop-longer-than-grace';
import { probePortUndeclared } from './probe-port-undeclared';
import { probePortUnnamed } from './probe-port-unnamed';
import { probeTimeoutAbovePeriod } from './probe-timeout-above-period';
import { recreateWithReplicas } from './recreate-with-replicas';
import { replicasWithoutService } from './replicas-without-service';
import { rolloutWithoutReadiness } from './rollout-without-readiness';
import { routeBackendMissing } from './route-backend-missing';
import { scheduleRefused } from './schedule-refused';
import { seedsNameEveryPod } from './seeds-name-every-pod';
import { seedsNameNoPod } from './seeds-name-no-pod';
import { selectorMismatch } from './selector-mismatch';
import { selectorMissing } from './selector-missing';
import { selectorsOverlap } from './selectors-overlap';
import { serviceAccountMissing } from './service-account-missing';
import { serviceProtocolDiffers } from './service-protocol-differs';
import { serviceSelectsNothing } from './service-selects-nothing';
import { serviceSelectsOthers } from './service-selects-others';
import { serviceTargetPortUndeclared } from './service-target-port-undeclared';
import { serviceTargetPortUnnamed } from './service-target-port-unnamed';
import { shortStartingDeadline } from './short-starting-deadline';
import { snitchIgnored } from './snitch-ignored';
import { statefulSetServiceHidesUnready } from './stateful-set-service-hides-unready';
import { statefulSetServiceMissing } from './stateful-set-service-missing';
import { statefulSetServiceNotHeadless } from './stateful-set-service-not-headless';
import { statefulSetWithoutSpread } from './stateful-set-without-spread';
import { stopWithoutDrain } from './stop-without-drain';
import { subPathNeverRefreshed } from './sub-path-never-refreshed';
import { tokenNeverUsed } from './token-never-used';
import { variableBeforeDefinition } from './variable-before-definition';
import { variableUndefined } from './variable-undefined';

/** The rules about one thing, as they stand together in docs/rules.md. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule[];
}

export const RULE_GROUPS: readonly RuleGroup[] = [
  {
    title: 'Services',
    rules: [
      serviceSelectsNothing,
      serviceSelectsOthers,
      serviceTargetPortUnnamed,
      serviceTargetPortUndeclared,
      serviceProtocolDiffers,
      selectorsOverlap,
      selectorMismatch,
      selectorMissing,
      ingressBackendMissing,
      routeBackendMissing,
    ],
  },
  {
    title: 'Availability',
    rules: [
      pdbBlocksDrain,
      pdbOfOneReplica,
      pdbMatchesNothing,
      hpaBesideReplicas,
      hpaWithoutRequests,
      hpaTargetMissing,
      recreateWithReplicas,
      noReplicas,
      claimSharedByReplicas,
      claimWithSurge,
      pinnedToOnePlace,
      noDisruptionBudget,
      replicasWithoutService,
      statefulSetWithoutSpread,
    ],
  },
  {
    title: 'Probes',
    rules: [
      probePortUnnamed,
      probePortUndeclared,
      livenessAsReadiness,
      livenessBeforeStartup,
      probeTimeoutAbovePeriod,
      noReadiness,
      rolloutWithoutReadiness,
    ],
  },
  {
    title: 'State',
    rules: [
      statefulSetServiceMissing,
      statefulSetServiceNotHeadless,
      statefulSetServiceHidesUnready,
      seedsNameNoPod,
      seedsNameEveryPod,
      dataNotOnVolume,
      claimWithoutFsGroup,
      heapAboveMemory,
      heapFromNode,
      stopWithoutDrain,
      dataWithShortGrace,
      snitchIgnored,
    ],
  },
  {
    title: 'Jobs',
    rules: [
      scheduleRefused,
      cronNeverFires,
      cronDayOrWeekday,
      noTimeZone,
      shortStartingDeadline,
      jobOverlap,
      deadlineLongerThanPeriod,
      jobWithoutDeadline,
      jobRestartAlways,
      jobSidecarNeverEnds,
      podWithoutController,
      noResources,
    ],
  },
  {
    title: 'Configuration',
    rules: [
      configMissing,
      configKeyMissing,
      configTooLarge,
      configChangeWithoutRollout,
      subPathNeverRefreshed,
      duplicateVariable,
      envFromShadowed,
      variableBeforeDefinition,
      variableUndefined,
      mountPathTwice,
      mountHidesMount,
    ],
  },
  {
    title: 'Network and identity',
    rules: [
      duplicateObject,
      networkPolicyBlocksDns,
      networkPolicyBlocksUse,
      dataWithoutNetworkPolicy,
      addressOfNothing,
      addressPortNotServed,
      hostNetworkDns,
      portUsedTwice,
      portNameUsedTwice,
      serviceAccountMissing,
      tokenNeverUsed,
      mayRunAsRoot,
      plainTextCredential,
    ],
  },
  {
    title: 'Time',
    rules: [
      apiRemoved,
      apiDeprecated,
      imageWithoutVersion,
      imageOfSchema1,
      imageUnsupported,
      preStopLongerThanGrace,
    ],
  },
];

/** All rules, in the order of docs/rules.md. */
export const RULES: readonly Rule[] = RULE_GROUPS.flatMap(({ rules }) => rules);
