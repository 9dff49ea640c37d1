import {
  Health, LifecycleHook, Probe, ProjectedSource, Seccomp, SecurityLevel, Spreading, TaintEffect, Toleration, Volume,
} from 'cdk8s-patterns';
import type { ContainerOptions, ContainerProps, ContainerSecurity, PodOptions, PodSecurity, ProbeOptions } from 'cdk8s-patterns';
import { EnvFieldPaths, EnvFrom, EnvValue, ImagePullPolicy, Protocol, ResourceFieldPaths } from 'cdk8s-plus-28';
import type { ContainerPort, ContainerResources } from 'cdk8s-plus-28';
import fc from 'fast-check';
import * as value from './values';
import { few, map, perhaps, some, struct } from './values';

export const enumeration = <T extends string>(values: Record<string, T>): fc.Arbitrary<T> => fc.constantFrom(...Object.values(values));

export const labels = map(value.labelKey, value.labelValue.mostly);
export const annotations = map(value.annotationKey, value.anyText.mostly);
export const env = map(value.variable, value.anyText.mostly);
export const command = fc.array(fc.constantFrom('true', 'x', ''), { minLength: 1, maxLength: 2 });

/** Mostly the default; the others one time in four. */
export const levels = fc.oneof(
  { weight: 6, arbitrary: fc.constant(SecurityLevel.RESTRICTED) },
  { weight: 1, arbitrary: fc.constant(SecurityLevel.BASELINE) },
  { weight: 1, arbitrary: fc.constant(SecurityLevel.PRIVILEGED) },
);

/** What cdk8s-plus gives for a ConfigMap or Secret that something else makes. */
const existing = value.name.mostly.map((name) => ({ name }) as never);

const field = fc.oneof(
  fc.constantFrom(...Object.values(EnvFieldPaths).filter((path) => !/^metadata\.(labels|annotations)$/.test(path))).map((path) => EnvValue.fromFieldRef(path)),
  value.labelKey.mostly.map((key) => EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key })),
  value.annotationKey.mostly.map((key) => EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key })),
  enumeration(ResourceFieldPaths).map((resource) => EnvValue.fromResource(resource)),
  fc.tuple(existing, value.configKey.mostly).map(([from, key]) => EnvValue.fromConfigMap(from, key)),
  fc.tuple(existing, value.configKey.mostly).map(([secret, key]) => EnvValue.fromSecretValue({ secret, key })),
);
const envValues = map(value.variable, field);

const envFrom = fc.oneof(
  fc.tuple(existing, perhaps(value.variable.mostly)).map(([from, prefix]) => new EnvFrom(from, prefix)),
  existing.map((secret) => new EnvFrom(undefined, undefined, secret)),
);

/** A request and a limit, the limit nearly always the greater one. */
function amount<T>(of: fc.Arbitrary<T>, compare: (a: T, b: T) => number): fc.Arbitrary<{ request?: T; limit?: T }> {
  const both = fc.tuple(of, of, fc.nat(15)).map(([a, b, n]) => ((compare(a, b) <= 0) === (n > 0) ? { request: a, limit: b } : { request: b, limit: a }));
  return fc.oneof(both, of.map((request) => ({ request })), of.map((limit) => ({ limit })));
}

const size = amount(value.size.mostly, (a, b) => a.toKibibytes({ rounding: 2 as never }) - b.toKibibytes({ rounding: 2 as never }));
export const resources = some<ContainerResources>({
  cpu: amount(value.cpu.mostly, (a, b) => parseFloat(a.amount) - parseFloat(b.amount)), memory: size, ephemeralStorage: size,
});

/** Ports of a container, on the node too where the level allows it. */
const containerPorts = (level: SecurityLevel): fc.Arbitrary<ContainerPort[]> => fc.uniqueArray(struct({ number: value.port.mostly }, {
  name: value.portName.mostly, protocol: enumeration(Protocol),
  ...(level === SecurityLevel.PRIVILEGED ? { hostPort: value.port.mostly, hostIp: value.address.mostly } : {}),
}), { maxLength: 2, selector: ({ number }) => number });

const timing = some<ProbeOptions>({
  initialDelay: value.seconds.mostly, period: value.seconds.mostly, timeout: value.seconds.mostly, failureThreshold: value.positive.mostly,
});
/** Only for readiness may it be more than 1. */
const ready = fc.tuple(timing, some({ successThreshold: value.positive.mostly })).map(([a, b]) => ({ ...a, ...b }));
/** A container need not have a port that a probe could ask by default. */
const probePort = fc.oneof({ weight: 12, arbitrary: value.port.mostly }, { weight: 1, arbitrary: fc.constant(undefined) });
const headers = map(value.headerName, value.anyText.mostly);

const probe = (options: fc.Arbitrary<ProbeOptions>): fc.Arbitrary<Probe> => fc.oneof(
  fc.tuple(value.route.mostly, options, probePort, some({ https: fc.boolean(), headers })).map(([path, times, port, more]) => (
    Probe.http(path, { ...times, ...more, port })
  )),
  fc.tuple(options, probePort).map(([times, port]) => Probe.tcp({ ...times, port })),
  fc.tuple(options, probePort).map(([times, port]) => Probe.grpc({ ...times, port, service: 'app' })),
  fc.tuple(command, options).map(([asked, times]) => Probe.exec(asked, times)),
);

export const health = fc.oneof(
  some({ readiness: probe(ready), liveness: probe(timing), startup: probe(timing) }).map((probes) => Health.of(probes)),
  fc.tuple(value.route.mostly, ready, probePort).map(([path, options, port]) => Health.http(path, { ...options, port })),
  fc.tuple(ready, probePort).map(([options, port]) => Health.tcp({ ...options, port })),
  fc.tuple(ready, probePort).map(([options, port]) => Health.grpc({ ...options, port })),
  fc.tuple(command, ready).map(([asked, options]) => Health.exec(asked, options)),
);

const items = perhaps(map(value.configKey, value.relativePath.mostly));
const fields = map(value.relativePath, fc.constantFrom('metadata.name', 'metadata.labels', "metadata.labels['a']"));
const files = some({ items, mode: value.mode.mostly, optional: fc.boolean(), name: value.name.mostly });

const source = fc.oneof(
  fc.tuple(value.name.mostly, items).map(([name, keys]) => ProjectedSource.configMap(name, keys)),
  fc.tuple(value.name.mostly, items).map(([name, keys]) => ProjectedSource.secret(name, keys)),
  fc.tuple(value.relativePath.mostly, some({ expiration: value.minutes.mostly, audience: value.anyText.mostly }))
    .map(([path, options]) => ProjectedSource.serviceAccountToken(path, options)),
  fields.map((all) => ProjectedSource.downwardApi(all)),
);

const volume = fc.oneof(
  fc.tuple(value.name.mostly, some({ sizeLimit: value.size.mostly, inMemory: fc.boolean() })).map(([name, options]) => Volume.emptyDir(name, options)),
  fc.tuple(value.name.mostly, files).map(([name, options]) => Volume.configMap(name, options)),
  fc.tuple(value.name.mostly, files).map(([name, options]) => Volume.secret(name, options)),
  fc.tuple(value.name.mostly, fc.boolean()).map(([name, readOnly]) => Volume.claim(name, { readOnly })),
  fc.tuple(value.name.mostly, fields).map(([name, all]) => Volume.downwardApi(name, all)),
  fc.tuple(value.name.mostly, few(source)).map(([name, sources]) => Volume.projected(name, sources)),
);
const mount = struct({ path: value.absolutePath.mostly, volume }, { readOnly: fc.boolean(), subPath: value.relativePath.mostly });

/** The kubelet's own pause is refused for clusters that have none yet. */
const hook = (recent: boolean): fc.Arbitrary<LifecycleHook> => fc.oneof(
  { weight: 3, arbitrary: fc.tuple(value.route.mostly, probePort).map(([path, port]) => LifecycleHook.http(path, { port })) },
  { weight: 3, arbitrary: value.seconds.mostly.map((pause) => LifecycleHook.execSleep(pause)) },
  { weight: recent ? 6 : 1, arbitrary: value.seconds.mostly.map((pause) => LifecycleHook.sleep(pause)) },
  { weight: 3, arbitrary: command.map((asked) => LifecycleHook.exec(asked)) },
  { weight: 3, arbitrary: fc.constant(LifecycleHook.none()) },
);

const identity = { runAsUser: value.id.mostly, runAsGroup: value.id.mostly };

const containerSecurity: Readonly<Record<SecurityLevel, fc.Arbitrary<ContainerSecurity>>> = {
  [SecurityLevel.RESTRICTED]: some<ContainerSecurity>({
    ...identity, runAsNonRoot: fc.constant(true), readOnlyRootFilesystem: fc.boolean(), writablePaths: few(value.absolutePath.mostly),
    allowPrivilegeEscalation: fc.constant(false), addCapabilities: few(fc.constant('NET_BIND_SERVICE')), dropCapabilities: fc.constant(['ALL', 'KILL']),
    seccomp: fc.constant(Seccomp.RUNTIME_DEFAULT), privileged: fc.constant(false),
  }),
  [SecurityLevel.BASELINE]: some<ContainerSecurity>({
    ...identity, runAsNonRoot: fc.boolean(), readOnlyRootFilesystem: fc.boolean(), allowPrivilegeEscalation: fc.boolean(),
    addCapabilities: few(fc.constantFrom('NET_BIND_SERVICE', 'CHOWN', 'KILL', 'NET_RAW')), dropCapabilities: few(fc.constantFrom('ALL', 'KILL')), seccomp: enumeration(Seccomp),
  }),
  [SecurityLevel.PRIVILEGED]: some<ContainerSecurity>({
    ...identity, runAsNonRoot: fc.boolean(), allowPrivilegeEscalation: fc.boolean(), privileged: fc.boolean(),
    addCapabilities: few(value.capability.mostly), dropCapabilities: few(value.capability.mostly), seccomp: enumeration(Seccomp),
  }),
};

export function containerOptions(level: SecurityLevel, recent: boolean): fc.Arbitrary<ContainerOptions> {
  return some<ContainerOptions>({
    name: value.name.mostly, command, args: few(fc.constantFrom('a', '')), workingDir: fc.constantFrom('/srv', 'srv', ''), envValues, envFrom: few(envFrom),
    ports: containerPorts(level), mounts: few(mount), security: containerSecurity[level],
    lifecycle: some({ postStart: hook(recent), preStop: hook(recent) }), imagePullPolicy: enumeration(ImagePullPolicy),
  });
}

export function container(level: SecurityLevel, recent: boolean): fc.Arbitrary<ContainerProps> {
  return fc.tuple(containerOptions(level, recent), struct({ image: value.image.mostly }, { env, health, resources })).map(([options, more]) => ({ ...options, ...more }));
}

/** One that comes to its end. */
function initContainer(level: SecurityLevel): fc.Arbitrary<ContainerProps> {
  return fc.tuple(containerOptions(level, false), struct({ image: value.image.mostly }, { env, resources })).map(([{ lifecycle: _, ...options }, more]) => ({ ...options, ...more }));
}

const podSecurity: Readonly<Record<SecurityLevel, fc.Arbitrary<PodSecurity>>> = {
  [SecurityLevel.RESTRICTED]: some<PodSecurity>({
    runAsUser: value.id.mostly, runAsGroup: value.id.mostly, runAsNonRoot: fc.constant(true), imageUser: fc.boolean(), fsGroup: value.id.mostly,
    supplementalGroups: few(value.id.mostly), seccomp: fc.constant(Seccomp.RUNTIME_DEFAULT),
  }),
  ...Object.fromEntries([SecurityLevel.BASELINE, SecurityLevel.PRIVILEGED].map((level) => [level, struct({
    level: fc.constant(level), reason: fc.oneof({ weight: 20, arbitrary: fc.constant('a test') }, { weight: 1, arbitrary: fc.constant('') }),
  }, {
    runAsUser: value.id.mostly, runAsGroup: value.id.mostly, runAsNonRoot: fc.boolean(), imageUser: fc.boolean(), fsGroup: value.id.mostly,
    seccomp: enumeration(Seccomp),
  })])) as Record<'baseline' | 'privileged', fc.Arbitrary<PodSecurity>>,
};

const toleration = fc.oneof(
  fc.constant(Toleration.all()),
  fc.tuple(value.labelKey.mostly, perhaps(enumeration(TaintEffect))).map(([key, effect]) => Toleration.exists(key, effect)),
  fc.tuple(value.labelKey.mostly, value.labelValue.mostly, perhaps(enumeration(TaintEffect)))
    .map(([key, text, effect]) => Toleration.equal(key, text, effect)),
);

const hostAliases = fc.dictionary(value.address.mostly, few(value.hostname.mostly), { maxKeys: 2, noNullPrototype: true });

/** What a Pod of this level may hold; `ends` where it is a Job's. */
export function pod(level: SecurityLevel, recent: boolean, ends = false): fc.Arbitrary<PodOptions> {
  const options = struct<{ security: PodSecurity }, PodOptions>({ security: podSecurity[level] }, {
    labels, annotations, selector: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: labels }),
    initContainers: few(initContainer(level)), sidecars: few(container(level, recent)),
    nativeSidecars: fc.oneof({ weight: recent ? 1 : 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: few(container(level, recent)) }),
    scheduling: some({
      nodeSelector: labels, tolerations: few(toleration), overNodes: enumeration(Spreading), overZones: enumeration(Spreading),
      priorityClass: value.name.mostly, schedulerName: value.name.mostly,
    }),
    serviceAccount: existing, mountToken: fc.boolean(), terminationGracePeriod: value.seconds.mostly, imagePullSecrets: few(value.name.mostly),
    shareProcessNamespace: fc.boolean(), hostAliases,
  });
  return fc.tuple(options, fc.nat(15)).map(([given, n]) => (ends && n > 0 ? { ...given, sidecarsEnd: true } : given));
}
