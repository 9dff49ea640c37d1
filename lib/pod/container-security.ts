import type { SecurityContext } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { integerFrom } from '../kube/numbers';
import type { ProfileSettings } from '../profile';
import type { ContainerSecurity } from '../vocabulary/security';

/** A user or group id. */
export const ID = integerFrom(0);

export function resolveContainerSecurity(
  faults: Faults, given: ContainerSecurity = {}, settings: ProfileSettings,
): SecurityContext | undefined {
  const { privileged, addCapabilities, dropCapabilities, seccomp } = given;
  faults.expect('runAsUser', given.runAsUser, ID);
  faults.expect('runAsGroup', given.runAsGroup, ID);
  // The API server refuses "no escalation" beside what is an escalation by itself.
  const escalates = privileged === true || (addCapabilities ?? []).some((name) => /^(CAP_)?SYS_ADMIN$/.test(name));
  if (escalates && given.allowPrivilegeEscalation === false) {
    faults.add('allowPrivilegeEscalation', 'can\'t be false for a container that is privileged or adds SYS_ADMIN; leave it out');
  }
  if (given.runAsNonRoot === true && given.runAsUser === 0) {
    faults.add('runAsUser', 'got 0, which is root, beside `runAsNonRoot: true`; the kubelet would not start it');
  }
  const drop = dropCapabilities ?? (settings.restricted ? ['ALL'] : undefined);
  const securityContext = {
    runAsUser: given.runAsUser,
    runAsGroup: given.runAsGroup,
    runAsNonRoot: given.runAsNonRoot,
    privileged,
    allowPrivilegeEscalation: given.allowPrivilegeEscalation ?? (settings.restricted && !escalates ? false : undefined),
    readOnlyRootFilesystem: given.readOnlyRootFilesystem ?? (settings.readOnlyRoot ? true : undefined),
    capabilities: addCapabilities || drop ? { add: addCapabilities, drop } : undefined,
    seccompProfile: seccomp && { type: seccomp },
  };
  return Object.values(securityContext).some((value) => value !== undefined) ? securityContext : undefined;
}
