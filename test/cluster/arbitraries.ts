import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  BackupMethod, Concurrency, Controller, DatabaseEngine, Delivery, Exposure, FailureAction, FailureRule, Health, HostPathType, JobRestart,
  LifecycleHook, MultiContainerPod, NightlyBackup, NodeAgent, OneShotMigration, Peer, Probe, ProjectedSource, ReplicatedDatabase, Rollout,
  Seccomp, SecurityLevel, ServiceType, Spreading, StatelessWebApp, TaintEffect, Toleration, Volume,
} from 'cdk8s-patterns';
import { Cpu, EnvFieldPaths, EnvValue, ImagePullPolicy, Protocol } from 'cdk8s-plus-28';
import fc from 'fast-check';
import * as value from './values';
import { few, map, perhaps, some } from './values';

/** A construct that some program makes: what it is called, and how it is made. */
export interface Made {
  readonly make: (scope: Construct) => void;
  /** For the counterexample: what was given. */
  readonly props: unknown;
}

const enumeration = <T extends string>(values: Record<string, T>): fc.Arbitrary<T> => fc.constantFrom(...Object.values(values));

const labels = map(value.labelKey, value.labelValue);
const annotations = map(value.labelKey, fc.constantFrom('', 'any text', 'é\n"x": y'));
const env = map(value.variable, fc.constantFrom('', 'plain', '$(A) $$(B)', 'é\nline', '1', 'true'));
const fieldValue = enumeration(EnvFieldPaths).filter((field) => !/LABEL|ANNOTATION/.test(field) && !field.includes('metadata.labels')
  && !field.includes('metadata.annotations')).map((field) => EnvValue.fromFieldRef(field));
const envValues = map(value.variable, fieldValue);

const resources = some({
  cpu: some({ request: cpu(), limit: cpu() }),
  memory: some({ request: value.size, limit: value.size }),
  ephemeralStorage: some({ request: value.size, limit: value.size }),
});

function cpu(): fc.Arbitrary<Cpu> {
  return fc.oneof(fc.integer({ min: 1, max: 2000 }).map(Cpu.millis), fc.constantFrom(Cpu.units(1), Cpu.units(0), Cpu.units(0.5), Cpu.millis(0.1), Cpu.units(-1)));
}

const containerPort = fc.record({
  number: value.port,
  name: perhaps(value.portName),
  protocol: perhaps(enumeration(Protocol)),
}, { requiredKeys: ['number', 'name', 'protocol'] });

const timing = some({
  initialDelay: value.seconds, period: value.seconds, timeout: value.seconds, failureThreshold: value.count, successThreshold: value.count,
});

const probe = fc.oneof(
  fc.tuple(value.route, timing, perhaps(value.port), fc.boolean()).map(([path, options, port, https]) => Probe.http(path, {
    ...options, port, https, headers: https ? { Accept: 'text/plain' } : undefined,
  })),
  fc.tuple(timing, perhaps(value.port)).map(([options, port]) => Probe.tcp({ ...options, port })),
  fc.tuple(timing, perhaps(value.port)).map(([options, port]) => Probe.grpc({ ...options, port, service: 'app' })),
  fc.tuple(few(fc.constantFrom('true', '')), timing).map(([command, options]) => Probe.exec(command, options)),
);

const health = fc.oneof(
  some({ readiness: probe, liveness: probe, startup: probe }).map((probes) => Health.of(probes)),
  fc.tuple(value.route, timing, perhaps(value.port)).map(([path, options, port]) => Health.http(path, { ...options, port })),
  timing.map((options) => Health.tcp(options)),
);

const items = perhaps(map(value.configKey, value.relativePath));
const files = some({ items, mode: fc.constantFrom(0, 0o400, 0o777, 0o1000, -1, 1.5), optional: fc.boolean(), name: value.name });

const volume = fc.oneof(
  fc.tuple(value.name, some({ sizeLimit: value.size, inMemory: fc.boolean() })).map(([name, options]) => Volume.emptyDir(name, options)),
  fc.tuple(value.name, files).map(([name, options]) => Volume.configMap(name, options)),
  fc.tuple(value.name, files).map(([name, options]) => Volume.secret(name, options)),
  fc.tuple(value.name, fc.boolean()).map(([name, readOnly]) => Volume.claim(name, { readOnly })),
  fc.tuple(value.name, map(value.relativePath, fc.constantFrom('metadata.name', 'metadata.labels', "metadata.labels['a']")))
    .map(([name, fields]) => Volume.downwardApi(name, fields)),
  fc.tuple(value.name, few(fc.oneof(
    fc.tuple(value.name, items).map(([name, keys]) => ProjectedSource.configMap(name, keys)),
    fc.tuple(value.name, items).map(([name, keys]) => ProjectedSource.secret(name, keys)),
    fc.tuple(value.relativePath, value.seconds).map(([path, expiration]) => ProjectedSource.serviceAccountToken(path, { expiration })),
  ))).map(([name, sources]) => Volume.projected(name, sources)),
);

const mount = fc.record({ path: value.absolutePath, volume, readOnly: perhaps(fc.boolean()), subPath: perhaps(value.relativePath) });

const hook = fc.oneof(
  fc.tuple(value.route, perhaps(value.port)).map(([path, port]) => LifecycleHook.http(path, { port })),
  value.seconds.map((pause) => LifecycleHook.execSleep(pause)),
  value.seconds.map((pause) => LifecycleHook.sleep(pause)),
  few(fc.constant('true')).map((command) => LifecycleHook.exec(command)),
  fc.constant(LifecycleHook.none()),
);

const containerSecurity = some({
  runAsUser: value.id, runAsGroup: value.id, runAsNonRoot: fc.boolean(), readOnlyRootFilesystem: fc.boolean(), writablePaths: few(value.absolutePath),
  allowPrivilegeEscalation: fc.boolean(), privileged: fc.boolean(), addCapabilities: few(fc.constantFrom('NET_BIND_SERVICE', 'SYS_ADMIN', 'CHOWN', 'CAP_SYS_ADMIN')),
  dropCapabilities: few(fc.constantFrom('ALL', 'KILL')), seccomp: enumeration(Seccomp),
});

const containerOptions = some({
  name: value.name, command: few(fc.constantFrom('a', '')), args: few(fc.constantFrom('a', '')), workingDir: fc.constantFrom('/srv', 'srv'), envValues,
  ports: few(containerPort), mounts: few(mount), security: fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: containerSecurity }),
  lifecycle: some({ postStart: hook, preStop: hook }), imagePullPolicy: enumeration(ImagePullPolicy),
});

const container = fc.tuple(containerOptions, value.image, some({ env, health, resources })).map(([options, image, more]) => ({ ...options, image, ...more }));

const initContainer = fc.tuple(value.name, value.image, env).map(([name, image, variables]) => ({ name, image, env: variables }));

const podOptions = some({
  labels, annotations,
  selector: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: labels }),
  initContainers: few(initContainer), sidecars: few(container), nativeSidecars: few(initContainer), sidecarsEnd: fc.boolean(),
  security: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: some({
        runAsUser: value.id, runAsGroup: value.id, runAsNonRoot: fc.boolean(), imageUser: fc.boolean(), fsGroup: value.id, supplementalGroups: few(value.id),
        seccomp: enumeration(Seccomp), level: enumeration(SecurityLevel), reason: fc.constantFrom('', 'a test'),
      }),
    },
  ),
  scheduling: some({
    nodeSelector: labels,
    tolerations: few(fc.oneof(
      fc.constant(Toleration.all()),
      fc.tuple(value.labelKey, perhaps(enumeration(TaintEffect))).map(([key, effect]) => Toleration.exists(key, effect)),
      fc.tuple(value.labelKey, value.labelValue, perhaps(enumeration(TaintEffect))).map(([key, text, effect]) => Toleration.equal(key, text, effect)),
    )),
    overNodes: enumeration(Spreading), overZones: enumeration(Spreading), priorityClass: perhaps(value.name), schedulerName: value.name,
  }),
  mountToken: fc.boolean(), terminationGracePeriod: value.seconds, imagePullSecrets: few(value.name), shareProcessNamespace: fc.boolean(),
  hostAliases: map(fc.constantFrom('10.0.0.1', '2001:db8::1', '10.0.0.256', '', 'a'), few(value.host)),
});

const metadata = some({ name: value.name, labels, annotations });

const peer = fc.oneof(
  fc.tuple(value.name, few(value.port)).map(([name, ports]) => Peer.inNamespace(name, { ports })),
  labels.map((some) => Peer.namespacesWith(some)),
  fc.tuple(labels, perhaps(value.name)).map(([some, inNamespace]) => Peer.podsWith(some, { inNamespace })),
  value.cidr.map((cidr) => Peer.cidr(cidr)),
);

const rollout = fc.oneof(
  { weight: 6, arbitrary: some({ maxSurge: value.share, maxUnavailable: value.share, minReady: value.seconds, partition: value.count }).map((options) => Rollout.rolling(options)) },
  { weight: 1, arbitrary: fc.constantFrom(Rollout.recreate(), Rollout.onDelete()) },
);

const service = some({
  name: value.name, serviceType: enumeration(ServiceType), labels, annotations, publishNotReadyAddresses: fc.boolean(),
  sourceRanges: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: few(value.cidr) }),
  ports: fc.array(fc.record({
    port: value.port, targetPort: perhaps(value.port), name: perhaps(value.portName),
    nodePort: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value.nodePort }),
    appProtocol: fc.constantFrom(undefined, 'http', 'kubernetes.io/h2c', 'Bad Protocol', ''),
  }), { minLength: 1, maxLength: 2 }),
});

const exposure = fc.oneof(
  fc.tuple(value.host, some({
    path: value.route, exactPath: fc.boolean(), ingressClass: value.name, tlsSecret: value.name, plainHttp: fc.boolean(), annotations,
  })).map(([host, options]) => Exposure.ingress(host, options)),
  fc.tuple(value.host, value.name, some({ gatewayNamespace: value.name, listener: value.name, path: value.route }))
    .map(([host, gateway, options]) => Exposure.gateway(host, { gateway, ...options })),
  some({ name: value.name, port: value.port, nodePort: value.nodePort, sourceRanges: few(value.cidr), annotations }).map((options) => Exposure.loadBalancer(options)),
  some({ name: value.name, port: value.port, nodePort: value.nodePort }).map((options) => Exposure.nodePort(options)),
);

const workload = { env, resources, metadata, container: containerOptions, pod: podOptions };

function made<P>(props: fc.Arbitrary<P>, make: (scope: Construct, props: P) => void): fc.Arbitrary<Made> {
  return props.map((given) => ({ props: given, make: (scope) => make(scope, given) }));
}

const webApps = made(
  fc.record({
    image: value.image, port: value.port, health, replicas: value.count,
    autoscaling: fc.record({ maxReplicas: value.count, minReplicas: perhaps(value.count), cpuUtilization: perhaps(value.count), memoryUtilization: perhaps(value.count) }),
    rollout, services: few(service), exposures: few(exposure), allowFrom: few(peer), ...workload,
  }, { requiredKeys: ['image', 'port'] }).map(({ replicas, autoscaling, ...props }) => (
    // Both together are one fault, and most programs should have none.
    autoscaling && (replicas ?? 0) % 3 !== 0 ? { ...props, autoscaling } : { ...props, replicas }
  )),
  (scope, props) => new StatelessWebApp(scope, 'web', props as never),
);

const engine = fc.oneof(
  some({
    image: value.image, clusterName: fc.constantFrom('Orders 1', '', 'a/b', 'é'), datacenter: fc.constantFrom('dc1', '', 'a b'), rack: fc.constantFrom('r1', 'é'),
    snitch: fc.constantFrom('SimpleSnitch', ''), numTokens: value.count, heap: value.size, startupBudget: value.seconds,
  }).chain((options) => fc.constantFrom('4.1.7', '5.0', '', 'latest version').map((version) => DatabaseEngine.cassandra({ version, ...options }))),
  fc.record({
    image: value.image, port: value.port, portName: perhaps(value.portName), dataPath: value.absolutePath, health: perhaps(health), memberPorts: perhaps(few(value.port)),
    user: perhaps(value.id), writablePaths: perhaps(few(value.absolutePath)), drain: perhaps(few(fc.constant('a'))), gracePeriod: perhaps(value.seconds),
  }).map((options) => DatabaseEngine.custom(options)),
);

const databases = made(
  fc.record({
    engine, replicas: value.count, storage: value.size, storageClass: value.name, rollout, serviceName: value.name, allowFrom: few(peer), ...workload,
    volumes: few(fc.record({ name: value.name, path: value.absolutePath, size: value.size, storageClass: perhaps(value.name) })),
    // Cassandra refuses the small ones, which most are.
    resources: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: resources }),
  }, { requiredKeys: ['engine', 'replicas', 'storage'] }),
  (scope, props) => new ReplicatedDatabase(scope, 'db', props as never),
);

const agents = made(
  fc.record({
    image: value.image, nodes: labels, port: value.port, health, rollout, allowFrom: few(peer), hostNetwork: fc.boolean(),
    hostPaths: few(fc.record({
      path: value.absolutePath, mountPath: perhaps(value.absolutePath), writable: perhaps(fc.boolean()), pathType: perhaps(enumeration(HostPathType)),
    })), ...workload,
  }, { requiredKeys: ['image'] }).map(({ hostPaths, hostNetwork, pod, ...props }) => (
    hostPaths?.length || hostNetwork
      ? { ...props, hostPaths, hostNetwork, pod: { ...pod, security: { level: SecurityLevel.PRIVILEGED, reason: 'a test' } } }
      : { ...props, pod }
  )),
  (scope, props) => new NodeAgent(scope, 'agent', props as never),
);

const codes = fc.array(fc.constantFrom(0, 1, 42, 255, 256, -1, 1.5), { maxLength: 3 });

const migrations = made(
  fc.record({
    image: value.image, command: few(fc.constantFrom('a', '')), backoffLimit: value.count, activeDeadline: value.seconds, restart: enumeration(JobRestart), ...workload,
    delivery: fc.oneof(
      fc.constant(Delivery.job()),
      value.count.map((weight) => Delivery.helmHook({ weight })),
      value.count.map((wave) => Delivery.argoHook({ wave })),
    ),
    completion: some({
      completions: value.count, parallelism: value.count, indexed: fc.boolean(),
      failureRules: few(fc.oneof(
        fc.tuple(enumeration(FailureAction), codes, perhaps(fc.constantFrom('migrate', 'nobody'))).map(([action, list, by]) => FailureRule.onExitCodes(action, list, by)),
        fc.tuple(enumeration(FailureAction), codes).map(([action, list]) => FailureRule.onOtherExitCodes(action, list)),
        enumeration(FailureAction).map((action) => FailureRule.onDisruption(action)),
      )),
    }),
  }, { requiredKeys: ['image'] }),
  (scope, props) => new OneShotMigration(scope, 'migrate', props as never),
);

const when = fc.oneof(value.cron.map((schedule) => ({ schedule })), fc.constantFrom('00:00', '23:59', '24:00', '2:30', '', '02:30').map((at) => ({ at })));

const backups = made(
  fc.tuple(when, some({ timeZone: value.timeZone, metadata }), fc.option(fc.record({
    image: value.image, command: few(fc.constantFrom('a', '')), env, concurrency: enumeration(Concurrency), startingDeadline: value.seconds, activeDeadline: value.seconds,
    retries: value.count, restart: enumeration(JobRestart), keepSuccessful: value.count, keepFailed: value.count, container: containerOptions, resources, pod: podOptions,
  }, { requiredKeys: ['image'] })), some({ keep: value.seconds, storageLocation: value.name, copyFiles: fc.boolean() }))
    .map(([time, props, byContainer, velero]) => ({ time, props, byContainer, velero })),
  (scope, { time, props, byContainer, velero }) => {
    if (byContainer) {
      new NightlyBackup(scope, 'backup', { ...time, ...props, method: BackupMethod.container(byContainer as never) });
      return;
    }
    const of = new ReplicatedDatabase(scope, 'db', {
      engine: DatabaseEngine.custom({ image: 'a:1', port: 1, dataPath: '/data' }), replicas: 1, storage: Size.gibibytes(1),
    });
    new NightlyBackup(scope, 'backup', { ...time, ...props, of, method: BackupMethod.velero({ ...velero, veleroNamespace: of.inNamespace }) });
  },
);

const pods = made(
  fc.record({
    containers: fc.array(container, { minLength: 1, maxLength: 2 }), controller: enumeration(Controller), shareProcessNamespace: fc.boolean(), rollout,
    allowFrom: few(peer), pod: podOptions, metadata,
  }, { requiredKeys: ['containers'] }).map(({ rollout: how, controller, ...props }) => (
    controller === Controller.NONE ? { ...props, controller } : { ...props, controller, rollout: how }
  )),
  (scope, props) => new MultiContainerPod(scope, 'demo', props as never),
);

/** Programs of each construct. */
export const ARBITRARIES: Readonly<Record<string, fc.Arbitrary<Made>>> = {
  StatelessWebApp: webApps,
  ReplicatedDatabase: databases,
  NodeAgent: agents,
  OneShotMigration: migrations,
  NightlyBackup: backups,
  MultiContainerPod: pods,
};
