import * as kplus from 'cdk8s-plus-28';
import { Profile, Seccomp, SecurityLevel, Volume } from 'cdk8s-patterns';
import type { ContainerProps, ContainerSecurity, PodSecurity, ProfileOptions } from 'cdk8s-patterns';
import { chartOf, faultsOf, podOf, webApp } from '../manifests';

interface Given {
  readonly pod?: PodSecurity;
  readonly container?: ContainerSecurity;
  readonly more?: Partial<ContainerProps>;
  readonly profile?: ProfileOptions;
  readonly bare?: boolean;
}

function secured({ pod, container, more, profile = {}, bare = false }: Given): { pod: unknown; container: unknown } {
  const chart = chartOf();
  (bare ? Profile.BARE : Profile.PRODUCTION).customize(profile).applyTo(chart);
  webApp(chart, { container: { ...more, security: container }, pod: { security: pod } });
  const { securityContext, containers } = podOf(chart);
  return { pod: securityContext, container: containers[0].securityContext };
}

const USER = { runAsUser: 10001, runAsGroup: 10001 };
const REST = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const GROUP = { fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch' };
const CONTAINER = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };

describe('the security context of a Pod', () => {
  test('is restricted under PRODUCTION, and nothing under BARE', () => {
    expect(secured({})).toEqual({ pod: { ...USER, ...REST, ...GROUP }, container: CONTAINER });
    expect(secured({ bare: true })).toEqual({ pod: undefined, container: undefined });
  });

  const reason = 'for the test';
  test.each<[string, Given, object | undefined]>([
    ['another user, and so its group', { pod: { runAsUser: 999 } },
      { runAsUser: 999, runAsGroup: 999, ...REST, fsGroup: 999, fsGroupChangePolicy: 'OnRootMismatch' }],
    ['another group', { pod: { runAsGroup: 50 } }, { ...USER, runAsGroup: 50, ...REST, fsGroup: 50, fsGroupChangePolicy: 'OnRootMismatch' }],
    ['another group of volumes', { pod: { fsGroup: 7 } }, { ...USER, ...REST, fsGroup: 7, fsGroupChangePolicy: 'OnRootMismatch' }],
    ['more groups', { pod: { supplementalGroups: [1, 2] } }, { ...USER, ...REST, ...GROUP, supplementalGroups: [1, 2] }],
    ["the image's user", { pod: { imageUser: true } }, REST],
    ["the image's user, and a group for the volumes", { pod: { imageUser: true, fsGroup: 7 } },
      { ...REST, fsGroup: 7, fsGroupChangePolicy: 'OnRootMismatch' }],
    ["the image's user by the profile", { profile: { imageUser: true } }, REST],
    ['a user of its own though the profile leaves it to the image', { profile: { imageUser: true }, pod: { imageUser: false } },
      { ...USER, ...REST, ...GROUP }],
    ['a user that is given though the rest is left to the image', { profile: { imageUser: true }, pod: { runAsUser: 5 } },
      { runAsUser: 5, ...REST }],
    ['root, which needs no group to read its volumes', { pod: { runAsUser: 0, level: SecurityLevel.BASELINE, reason } },
      { runAsUser: 0, runAsGroup: 0, seccompProfile: REST.seccompProfile }],
    ['an image that may run as root', { pod: { imageUser: true, runAsNonRoot: false, level: SecurityLevel.BASELINE, reason } },
      { ...REST, runAsNonRoot: false }],
    ['no seccomp', { pod: { seccomp: Seccomp.UNCONFINED, level: SecurityLevel.PRIVILEGED, reason } },
      { ...USER, ...REST, ...GROUP, seccompProfile: { type: 'Unconfined' } }],
    ['one field under BARE', { bare: true, pod: { runAsUser: 5 } }, { runAsUser: 5 }],
    ['all under BARE', {
      bare: true,
      pod: {
        runAsUser: 5, runAsGroup: 6, runAsNonRoot: true, fsGroup: 7, supplementalGroups: [8], seccomp: Seccomp.RUNTIME_DEFAULT,
      },
    }, { runAsUser: 5, runAsGroup: 6, ...REST, fsGroup: 7, supplementalGroups: [8] }],
  ])('has %s', (_what, given, expected) => {
    expect(secured(given).pod).toEqual(expected);
  });
});

describe('the security context of a container', () => {
  const privileged = { level: SecurityLevel.PRIVILEGED, reason: 'mounts file systems' };

  test.each<[string, Given, object | undefined]>([
    ['all that is said', {
      container: {
        runAsUser: 5,
        runAsGroup: 6,
        runAsNonRoot: true,
        readOnlyRootFilesystem: false,
        seccomp: Seccomp.RUNTIME_DEFAULT,
        addCapabilities: ['NET_BIND_SERVICE'],
      },
    }, {
      runAsUser: 5, runAsGroup: 6, ...REST, allowPrivilegeEscalation: false, readOnlyRootFilesystem: false,
      capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
    }],
    ['no "no escalation" where it is privileged, which the API server refuses', { pod: privileged, container: { privileged: true } },
      { privileged: true, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } }],
    ['none where it may mount', { pod: privileged, container: { addCapabilities: ['CAP_SYS_ADMIN'] } },
      { readOnlyRootFilesystem: true, capabilities: { add: ['CAP_SYS_ADMIN'], drop: ['ALL'] } }],
    ['escalation where it is asked for', {
      pod: { level: SecurityLevel.BASELINE, reason: 'sudo' }, container: { allowPrivilegeEscalation: true, dropCapabilities: ['KILL'] },
    }, { allowPrivilegeEscalation: true, readOnlyRootFilesystem: true, capabilities: { drop: ['KILL'] } }],
    ['only what is said under BARE', { bare: true, container: { addCapabilities: ['CHOWN'] } }, { capabilities: { add: ['CHOWN'] } }],
    ['nothing of paths', { bare: true, container: { writablePaths: ['/run'] } }, undefined],
  ])('has %s', (_what, given, expected) => {
    expect(secured(given).container).toEqual(expected);
  });
});

describe('the level that a Pod needs', () => {
  const only = (what: string): string => `${what} (container web)`;

  test.each<[SecurityLevel, string, Given]>([
    [SecurityLevel.BASELINE, only('capability CHOWN'), { container: { addCapabilities: ['CHOWN'] } }],
    [SecurityLevel.BASELINE, only('capabilities that are not dropped'), { container: { dropCapabilities: ['KILL'] } }],
    [SecurityLevel.BASELINE, only('privilege escalation'), { container: { allowPrivilegeEscalation: true } }],
    [SecurityLevel.BASELINE, only('running as root'), { container: { runAsUser: 0 } }],
    [SecurityLevel.BASELINE, only('running as root'), { container: { runAsNonRoot: false } }],
    [SecurityLevel.BASELINE, only('running as root'), { pod: { runAsUser: 0 } }],
    [SecurityLevel.BASELINE, only('running as root'), { pod: { runAsNonRoot: false } }],
    [SecurityLevel.PRIVILEGED, only('capability NET_ADMIN'), { container: { addCapabilities: ['NET_BIND_SERVICE', 'NET_ADMIN'] } }],
    [SecurityLevel.PRIVILEGED, only('no seccomp'), { container: { seccomp: Seccomp.UNCONFINED } }],
    [SecurityLevel.PRIVILEGED, only('no seccomp'), { pod: { seccomp: Seccomp.UNCONFINED } }],
    [SecurityLevel.PRIVILEGED, only('host port 9090'), { more: { ports: [{ number: 9090, name: 'a', hostPort: 9090 }] } }],
    [SecurityLevel.PRIVILEGED, 'host path /var/log', { more: { mounts: [{ path: '/a', volume: Volume.hostPath('/var/log') }] } }],
    [SecurityLevel.PRIVILEGED, `${only('privileged')}, ${only('privilege escalation')}`, { container: { privileged: true } }],
  ])('is %s for %s', (level, what, given) => {
    const fault = (stated: string): string => `shop/web: pod.security.level: ${what}: not allowed at the level ${stated}; leave it out, or `
      + `state \`level: SecurityLevel.${level.toUpperCase()}\` with a \`reason\``;
    expect(faultsOf(() => secured(given))).toEqual([fault('restricted')]);
    expect(faultsOf(() => secured({ ...given, pod: { ...given.pod, level, reason: 'because' } }))).toEqual([]);
    if (level === SecurityLevel.PRIVILEGED) {
      const baseline = faultsOf(() => secured({ ...given, pod: { ...given.pod, level: SecurityLevel.BASELINE, reason: 'because' } }));
      expect(baseline).toEqual([fault('baseline').replace(`, ${only('privilege escalation')}`, '')]);
    }
  });

  test.each([
    'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
  ])('is baseline for the capability %s', (capability) => {
    const pod = { level: SecurityLevel.BASELINE, reason: 'because' };
    expect(faultsOf(() => secured({ pod, container: { addCapabilities: [capability] } }))).toEqual([]);
  });

  test('counts every container of the Pod', () => {
    const security = { addCapabilities: ['CHOWN'] };
    expect(faultsOf(() => webApp(chartOf(), {
      pod: { sidecars: [{ name: 'side', image: 'a/b:1', security }], initContainers: [{ name: 'first', image: 'a/b:1', security }] },
    }))).toEqual([
      'shop/web: pod.security.level: capability CHOWN (container first), capability CHOWN (container side): not allowed at the level '
        + 'restricted; leave it out, or state `level: SecurityLevel.BASELINE` with a `reason`',
    ]);
  });

  test('has a reason, which is written on the Pod', () => {
    expect(faultsOf(() => secured({ pod: { level: SecurityLevel.BASELINE, reason: ' ' } }))).toEqual([
      'shop/web: pod.security.reason: the level baseline needs a reason; say in a sentence why the Pod needs it',
    ]);
    const chart = chartOf();
    webApp(chart, { pod: { security: { level: SecurityLevel.BASELINE, reason: 'sudo' } } });
    expect(JSON.stringify(chart.toJson())).toContain('"cdk8s-patterns/security-level":"baseline: sudo"');
  });

  test('is nobody\'s business where the profile does not restrict', () => {
    expect(faultsOf(() => secured({ bare: true, container: { privileged: true } }))).toEqual([]);
    expect(faultsOf(() => secured({ profile: { restricted: false }, pod: { runAsUser: 0 } }))).toEqual([]);
  });
});

describe('what contradicts itself is a fault', () => {
  const privileged = { level: SecurityLevel.PRIVILEGED, reason: 'because' };
  const escalation = "shop/web: container.security.allowPrivilegeEscalation: can't be false for a container that is privileged or adds "
    + 'SYS_ADMIN; leave it out';
  const root = 'got 0, which is root, beside `runAsNonRoot: true`; the kubelet would not start it';

  test.each<[Given, string[]]>([
    [{ pod: privileged, container: { privileged: true, allowPrivilegeEscalation: false } }, [escalation]],
    [{ bare: true, container: { addCapabilities: ['SYS_ADMIN'], allowPrivilegeEscalation: false } }, [escalation]],
    [{ bare: true, container: { runAsUser: 0, runAsNonRoot: true } }, [`shop/web: container.security.runAsUser: ${root}`]],
    [{ bare: true, pod: { runAsUser: 0, runAsNonRoot: true } }, [`shop/web: pod.security.runAsUser: ${root}`]],
    [{
      bare: true,
      pod: { runAsUser: -1, runAsGroup: 1.5, fsGroup: -1, supplementalGroups: [-1] },
      container: { runAsUser: -1, runAsGroup: -1 },
    }, [
      'shop/web: container.security.runAsUser: got -1, expected an integer of 0 or more',
      'shop/web: container.security.runAsGroup: got -1, expected an integer of 0 or more',
      'shop/web: pod.security.runAsUser: got -1, expected an integer of 0 or more',
      'shop/web: pod.security.runAsGroup: got 1.5, expected an integer of 0 or more',
      'shop/web: pod.security.fsGroup: got -1, expected an integer of 0 or more',
      'shop/web: pod.security.supplementalGroups: got -1, expected an integer of 0 or more',
    ]],
  ])('%j', (given, faults) => {
    expect(faultsOf(() => secured(given))).toEqual(faults);
  });
});

test('a protocol of cdk8s-plus stands on a host port as it is', () => {
  const chart = chartOf();
  Profile.BARE.applyTo(chart);
  webApp(chart, { container: { ports: [{ number: 53, name: 'dns', protocol: kplus.Protocol.UDP, hostPort: 53, hostIp: '127.0.0.1' }] } });
  expect(podOf(chart).containers[0].ports?.[1]).toEqual({
    name: 'dns', containerPort: 53, protocol: 'UDP', hostPort: 53, hostIP: '127.0.0.1',
  });
});
