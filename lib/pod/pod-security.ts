import type { Container, PodSecurityContext, PodSpec } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import type { ProfileSettings } from '../profile';
import { SecurityLevel } from '../vocabulary/security';
import type { PodSecurity } from '../vocabulary/security';
import { ID } from './container-security';

/** The user and group of Pods whose image has none of its own; above the ids of people and of Debian's packages. */
const USER = 10001;

export function resolvePodSecurity(
  faults: Faults, given: PodSecurity = {}, settings: ProfileSettings,
): PodSecurityContext | undefined {
  const { runAsUser, runAsGroup, fsGroup, supplementalGroups, seccomp } = given;
  faults.expect('runAsUser', runAsUser, ID);
  faults.expect('runAsGroup', runAsGroup, ID);
  faults.expect('fsGroup', fsGroup, ID);
  for (const group of supplementalGroups ?? []) faults.expect('supplementalGroups', group, ID);
  if (runAsUser === 0 && given.runAsNonRoot === true) {
    faults.add('runAsUser', 'got 0, which is root, beside `runAsNonRoot: true`; the kubelet would not start it');
  }
  const ownUser = settings.restricted && !(given.imageUser ?? settings.imageUser) ? USER : undefined;
  const group = runAsGroup ?? (runAsUser === undefined ? ownUser : ownUser && runAsUser);
  const volumesGroup = fsGroup ?? (settings.restricted && group !== 0 ? group : undefined);
  const context: PodSecurityContext = {
    runAsUser: runAsUser ?? ownUser,
    runAsGroup: group,
    runAsNonRoot: given.runAsNonRoot ?? (settings.restricted && runAsUser !== 0 ? true : undefined),
    fsGroup: volumesGroup,
    fsGroupChangePolicy: settings.restricted && volumesGroup !== undefined ? 'OnRootMismatch' : undefined,
    supplementalGroups,
    seccompProfile: seccomp ?? settings.restricted ? { type: seccomp ?? 'RuntimeDefault' } : undefined,
  };
  return Object.values(context).some((value) => value !== undefined) ? context : undefined;
}

/** Adds a fault where a Pod needs more of its namespace than its author states. */
export function expectLevel(faults: Faults, given: PodSecurity = {}, settings: ProfileSettings, pod: PodSpec): void {
  const stated = given.level ?? SecurityLevel.RESTRICTED;
  if (stated !== SecurityLevel.RESTRICTED && !given.reason?.trim()) {
    faults.add('reason', `the level ${stated} needs a reason; say in a sentence why the Pod needs it`);
  }
  if (!settings.restricted) return;
  const beyond = needs(pod).filter(({ level }) => ORDER.indexOf(level) > ORDER.indexOf(stated));
  if (beyond.length === 0) return;
  const level = beyond.some((need) => need.level === SecurityLevel.PRIVILEGED) ? 'PRIVILEGED' : 'BASELINE';
  faults.add('level', `${beyond.map(({ what }) => what).join(', ')}: not allowed at the level ${stated}; `
    + `leave it out, or state \`level: SecurityLevel.${level}\` with a \`reason\``);
}

const ORDER = [SecurityLevel.RESTRICTED, SecurityLevel.BASELINE, SecurityLevel.PRIVILEGED];

interface Need {
  readonly level: SecurityLevel;
  readonly what: string;
}

/** The capabilities that the level baseline allows. */
const BASELINE_CAPABILITIES = new Set([
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID',
  'SETPCAP', 'SETUID', 'SYS_CHROOT',
]);

/**
 * What a Pod needs beyond *restricted*.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
function needs(pod: PodSpec): Need[] {
  const found: Need[] = [];
  const containers = [...(pod.initContainers ?? []), ...pod.containers];
  const context = pod.securityContext ?? {};
  // Pod Security looks at the Pod itself even where each container says otherwise.
  const overridden = (field: 'seccompProfile' | 'runAsUser' | 'runAsNonRoot'): boolean => (
    containers.every((container) => container.securityContext?.[field] !== undefined)
  );
  const unconfined = context.seccompProfile?.type === 'Unconfined' && overridden('seccompProfile');
  const root = (context.runAsUser === 0 && overridden('runAsUser')) || (context.runAsNonRoot === false && overridden('runAsNonRoot'));
  if (unconfined) found.push({ level: SecurityLevel.PRIVILEGED, what: 'no seccomp of the Pod' });
  if (root) found.push({ level: SecurityLevel.BASELINE, what: 'running as root of the Pod' });
  if (pod.hostNetwork) found.push({ level: SecurityLevel.PRIVILEGED, what: 'the node\'s network' });
  for (const { hostPath } of pod.volumes ?? []) {
    if (hostPath) found.push({ level: SecurityLevel.PRIVILEGED, what: `host path ${hostPath.path}` });
  }
  for (const container of containers) {
    containerNeeds(pod, container, (level, what) => found.push({ level, what: `${what} (container ${container.name})` }));
  }
  return found;
}

function containerNeeds(pod: PodSpec, container: Container, need: (level: SecurityLevel, what: string) => void): void {
  const { securityContext: own = {}, ports = [] } = container;
  const context = pod.securityContext ?? {};
  const user = own.runAsUser ?? context.runAsUser;
  const nonRoot = own.runAsNonRoot ?? context.runAsNonRoot;
  const seccomp = (own.seccompProfile ?? context.seccompProfile)?.type;
  const { add = [], drop = [] } = own.capabilities ?? {};
  if (own.privileged) need(SecurityLevel.PRIVILEGED, 'privileged');
  for (const { hostPort } of ports) if (hostPort) need(SecurityLevel.PRIVILEGED, `host port ${hostPort}`);
  for (const name of add) if (name !== 'NET_BIND_SERVICE') need(levelOf(name), `capability ${name}`);
  if (seccomp === 'Unconfined') need(SecurityLevel.PRIVILEGED, 'no seccomp');
  if (!drop.includes('ALL')) need(SecurityLevel.BASELINE, 'capabilities that are not dropped');
  if (own.allowPrivilegeEscalation !== false) need(SecurityLevel.BASELINE, 'privilege escalation');
  if (user === 0 || nonRoot !== true) need(SecurityLevel.BASELINE, 'running as root');
}

function levelOf(capability: string): SecurityLevel {
  return BASELINE_CAPABILITIES.has(capability) ? SecurityLevel.BASELINE : SecurityLevel.PRIVILEGED;
}
