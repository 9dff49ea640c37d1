import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  BackupMethod, Concurrency, Controller, DatabaseEngine, Delivery, Egress, Endpoint, Exposure, FailureAction, FailureRule, HostPathType,
  JobRestart, MultiContainerPod, NightlyBackup, NodeAgent, OneShotMigration, Peer, PodRestart, Profile, ReplicatedDatabase, Rollout, SecurityLevel,
  ServiceType, StatelessWebApp,
} from 'cdk8s-patterns';
import type { ContainerOptions, PodOptions, ProfileOptions, RollingOptions } from 'cdk8s-patterns';
import type { ContainerResources } from 'cdk8s-plus-28';
import fc from 'fast-check';
import * as pods from './arbitrary-pods';
import { command, enumeration, labels, annotations } from './arbitrary-pods';
import * as value from './values';
import { few, perhaps, some, struct } from './values';

/** A program: how it is made, and what its author states. */
export interface Made {
  readonly make: (scope: Construct) => void;
  /** The level that the Pods of it need by what their author states; undefined where the profile doesn't look at it. */
  readonly level: SecurityLevel | undefined;
  /** For the counterexample: what was given. */
  readonly given: unknown;
}

/** What all workloads take. */
interface Workload {
  readonly level: SecurityLevel;
  readonly env?: Record<string, string>;
  readonly resources?: ContainerResources;
  readonly metadata?: object;
  readonly container?: ContainerOptions;
  readonly pod?: PodOptions;
}

const metadata = some({ name: value.name.mostly, labels, annotations });

/** One level for all containers of a Pod: what they may do, and what the Pod states. */
function workload(recent: boolean, ends = false): fc.Arbitrary<Workload> {
  return pods.levels.chain((level) => struct(
    { level: fc.constant(level), pod: pods.pod(level, recent, ends) },
    { env: pods.env, resources: pods.resources, metadata, container: pods.containerOptions(level, recent) },
  ));
}

const profiles = (recent: string): fc.Arbitrary<Profile> => fc.oneof(
  { weight: 6, arbitrary: fc.constant(Profile.PRODUCTION.customize({ kubernetes: recent })) },
  { weight: 2, arbitrary: fc.constant(Profile.PRODUCTION) },
  { weight: 2, arbitrary: fc.constant(Profile.BARE) },
  { weight: 2, arbitrary: some<ProfileOptions>({ ...switches, egress: enumeration(Egress) }).map((options) => Profile.PRODUCTION.customize(options)) },
);

const switches: { readonly [K in keyof ProfileOptions]: fc.Arbitrary<ProfileOptions[K]> } = Object.fromEntries([
  'commonLabels', 'services', 'serviceAccounts', 'restricted', 'imageUser', 'readOnlyRoot', 'surge', 'disruptionBudgets', 'resources', 'networkPolicies',
  'rolloutOnConfigChange', 'pinnedImages', 'jobBounds', 'engineKnowledge', 'controllers',
].map((name) => [name, fc.boolean()]));

/** Props as a program has them: what doesn't fit is the library's to find, not the compiler's. */
type Props = any;

/** Programs that make one construct under a profile, and perhaps let it use something. */
function made(recent: string, props: fc.Arbitrary<Props>, make: (scope: Construct, props: Props) => void): fc.Arbitrary<Made> {
  return fc.tuple(profiles(recent), props).map(([profile, given]) => ({
    given: { profile: profile._settings, ...given },
    level: profile._settings.restricted ? given.level : undefined,
    make: (scope) => {
      profile.applyTo(scope);
      make(scope, given);
    },
  }));
}

/** Always with addresses: without them the library warns, of what is open then. */
const endpoint = struct(
  { host: value.name.mostly, port: value.port.mostly, cidrs: fc.array(value.cidr.mostly, { minLength: 1, maxLength: 2 }) }, { env: value.variable.mostly },
);

/** Lets a client use something outside, now and then. */
function use(client: { uses(target: Endpoint, options: object): void }, given: { host: string; port: number; cidrs: string[]; env?: string } | undefined): void {
  if (given) client.uses(Endpoint.external(given.host, given.port, { cidrs: given.cidrs }), { env: given.env });
}

const peer = fc.oneof(
  fc.tuple(value.name.mostly, few(value.port.mostly)).map(([name, ports]) => Peer.inNamespace(name, { ports })),
  labels.map((some) => Peer.namespacesWith(some)),
  fc.tuple(labels, perhaps(value.name.mostly)).map(([some, inNamespace]) => Peer.podsWith(some, { inNamespace })),
  value.cidr.mostly.map((cidr) => Peer.cidr(cidr)),
);

/** A rollout that a controller takes, and now and then another one. */
function rollouts(options: fc.Arbitrary<RollingOptions>, other: Rollout): fc.Arbitrary<Rollout> {
  return fc.oneof(
    { weight: 12, arbitrary: options.map((given) => Rollout.rolling(given)) },
    { weight: 4, arbitrary: fc.constant(other) },
    { weight: 1, arbitrary: fc.constantFrom(Rollout.recreate(), Rollout.onDelete(), Rollout.rolling({ partition: 1 }), Rollout.rolling({ maxSurge: '1', maxUnavailable: '1' })) },
  );
}

const [maxSurge, maxUnavailable, minReady] = [value.share.mostly, value.share.mostly, value.seconds.mostly];
const deploymentRollout = rollouts(some<RollingOptions>({ maxSurge, maxUnavailable, minReady }), Rollout.recreate());
const daemonSetRollout = rollouts(fc.oneof(some<RollingOptions>({ maxSurge, minReady }), some<RollingOptions>({ maxUnavailable, minReady })), Rollout.onDelete());
const statefulSetRollout = rollouts(some<RollingOptions>({ maxUnavailable, minReady, partition: value.count.mostly }), Rollout.onDelete());

const servicePort = (nodePorts: boolean) => struct({ port: value.port.mostly }, {
  targetPort: value.port.mostly, name: value.portName.mostly, appProtocol: value.appProtocol.mostly, ...(nodePorts ? { nodePort: value.nodePort.mostly } : {}),
});

const service = enumeration(ServiceType).chain((serviceType) => {
  const outside = serviceType === ServiceType.NODE_PORT || serviceType === ServiceType.LOAD_BALANCER;
  return struct({ serviceType: fc.constant(serviceType) }, {
    name: value.name.mostly, labels, annotations, publishNotReadyAddresses: fc.boolean(),
    ports: fc.uniqueArray(servicePort(outside), { minLength: 1, maxLength: 2, selector: ({ port }) => port }),
    ...(serviceType === ServiceType.LOAD_BALANCER ? { sourceRanges: few(value.cidr.mostly) } : {}),
  });
});

const outside = { name: value.name.mostly, port: value.port.mostly, nodePort: value.nodePort.mostly, annotations };

const exposure = fc.oneof(
  fc.tuple(value.host.mostly, some({
    path: value.route.mostly, exactPath: fc.boolean(), ingressClass: value.name.mostly, annotations,
  }), fc.oneof(some({ tlsSecret: value.name.mostly }), some({ plainHttp: fc.boolean() })))
    .map(([host, options, tls]) => Exposure.ingress(host, { ...options, ...tls })),
  fc.tuple(value.host.mostly, value.name.mostly, some({ gatewayNamespace: value.name.mostly, listener: value.name.mostly, path: value.route.mostly }))
    .map(([host, gateway, options]) => Exposure.gateway(host, { gateway, ...options })),
  some({ ...outside, sourceRanges: few(value.cidr.mostly) }).map((options) => Exposure.loadBalancer(options)),
  some(outside).map((options) => Exposure.nodePort(options)),
);

const autoscaling = fc.tuple(
  struct({ maxReplicas: value.positive.mostly }, { minReplicas: value.positive.mostly, cpuUtilization: value.percent.mostly, memoryUtilization: value.percent.mostly }),
  fc.nat(20),
).map(([given, n]) => (n === 0 ? given : { ...given, maxReplicas: Math.max(given.maxReplicas, given.minReplicas ?? 2) }));

const scale = fc.oneof(
  { weight: 4, arbitrary: some({ replicas: value.count.mostly }) },
  { weight: 4, arbitrary: some({ autoscaling }) },
  { weight: 1, arbitrary: some({ replicas: value.count.mostly, autoscaling }) },
);

const webApps = (recent: string) => made(
  recent,
  fc.tuple(workload(isRecent(recent)), scale, struct(
    { image: value.image.mostly, port: value.port.mostly },
    {
      health: pods.health, rollout: deploymentRollout, allowFrom: few(peer), uses: endpoint,
      services: fc.array(service, { minLength: 1, maxLength: 2 }), exposures: few(exposure),
    },
  )).map((parts) => Object.assign({}, ...parts)),
  (scope, { uses, ...props }) => use(new StatelessWebApp(scope, 'web', props), uses),
);

const engine = fc.oneof(
  struct({ version: value.version.mostly }, {
    image: value.image.mostly, clusterName: value.plainName.mostly, datacenter: value.plainName.mostly, rack: value.plainName.mostly, snitch: value.plainName.mostly,
    numTokens: value.tokens.mostly, heap: value.size.mostly, startupBudget: value.minutes.mostly,
  }).map((options) => DatabaseEngine.cassandra(options)),
  struct({ image: value.image.mostly, port: value.port.mostly, dataPath: value.absolutePath.mostly }, {
    portName: value.portName.mostly, health: pods.health, memberPorts: few(value.port.mostly), user: value.id.mostly,
    writablePaths: few(value.absolutePath.mostly), drain: command, gracePeriod: value.minutes.mostly,
  }).map((options) => DatabaseEngine.custom(options)),
);

const databases = (recent: string) => made(
  recent,
  fc.tuple(workload(isRecent(recent)), struct(
    { engine, replicas: value.count.mostly, storage: value.size.mostly },
    {
      storageClass: value.name.mostly, rollout: statefulSetRollout, serviceName: value.name.mostly, allowFrom: few(peer), uses: endpoint,
      volumes: few(struct({ name: value.name.mostly, path: value.absolutePath.mostly, size: value.size.mostly }, { storageClass: value.name.mostly })),
    },
  ), fc.nat(4)).map(([{ resources, ...shared }, own, n]) => ({
    // Cassandra refuses the small ones, which most are.
    ...shared, ...own, resources: n === 0 ? resources : undefined,
  })),
  (scope, { uses, ...props }) => use(new ReplicatedDatabase(scope, 'db', props), uses),
);

const hostPath = struct({ path: value.absolutePath.mostly }, { mountPath: value.absolutePath.mostly, writable: fc.boolean(), pathType: enumeration(HostPathType) });

const agents = (recent: string) => made(
  recent,
  fc.tuple(workload(isRecent(recent)), struct({ image: value.image.mostly }, {
    nodes: labels, port: value.port.mostly, health: pods.health, rollout: daemonSetRollout, allowFrom: few(peer), uses: endpoint,
  }), some({ hostNetwork: fc.boolean(), hostPaths: few(hostPath) })).map(([shared, own, node]) => (
    shared.level === SecurityLevel.PRIVILEGED ? { ...shared, ...own, ...node } : { ...shared, ...own }
  )),
  (scope, { uses, ...props }) => use(new NodeAgent(scope, 'agent', props), uses),
);

const codes = fc.uniqueArray(fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 1, max: 255 }) }, { weight: 1, arbitrary: value.exitCode.mostly }), { minLength: 1, maxLength: 3 });
const failed = perhaps(fc.constantFrom('migrate', 'nobody'));

const failureRule = fc.oneof(
  fc.tuple(enumeration(FailureAction), codes, failed).map(([action, list, by]) => FailureRule.onExitCodes(action, list, by)),
  fc.tuple(enumeration(FailureAction), codes, failed).map(([action, list, by]) => FailureRule.onOtherExitCodes(action, list, by)),
  enumeration(FailureAction).map((action) => FailureRule.onDisruption(action)),
);

const completion = fc.tuple(
  some({ parallelism: value.count.mostly, failureRules: few(failureRule) }),
  fc.oneof(some({ completions: value.positive.mostly }), fc.record({ completions: value.positive.mostly, indexed: fc.boolean() })),
).map(([one, other]) => ({ ...one, ...other }));

const migrations = (recent: string) => made(
  recent,
  fc.tuple(workload(isRecent(recent), true), struct({ image: value.image.mostly }, {
    command, backoffLimit: value.count.mostly, activeDeadline: value.seconds.mostly, uses: endpoint,
    delivery: fc.oneof(
      fc.constant(Delivery.job()),
      value.weight.mostly.map((weight) => Delivery.helmHook({ weight })),
      value.weight.mostly.map((wave) => Delivery.argoHook({ wave })),
    ),
  }), fc.oneof(
    { weight: 3, arbitrary: some({ restart: fc.constant(JobRestart.NEVER), completion }) },
    { weight: 1, arbitrary: fc.record({ restart: fc.constant(JobRestart.ON_FAILURE), completion: completion.map(({ failureRules: _, ...rest }) => rest) }) },
    { weight: 1, arbitrary: some({ restart: enumeration(JobRestart), completion }) },
  )).map((parts) => Object.assign({}, ...parts)),
  (scope, { uses, ...props }) => use(new OneShotMigration(scope, 'migrate', props), uses),
);

const when = fc.oneof(value.cron.mostly.map((schedule) => ({ schedule })), value.timeOfDay.mostly.map((at) => ({ at })));

const byContainer = (recent: boolean) => fc.tuple(workload(recent, true), struct({ image: value.image.mostly }, {
  command, concurrency: enumeration(Concurrency), startingDeadline: value.minutes.mostly, activeDeadline: value.seconds.mostly,
  retries: value.count.mostly, restart: enumeration(JobRestart), keepSuccessful: value.count.mostly, keepFailed: value.count.mostly,
})).map(([{ level, metadata: named, ...shared }, own]) => ({ level, metadata: named, method: BackupMethod.container({ ...shared, ...own }) }));

const byVelero = struct({}, { keep: value.minutes.mostly, storageLocation: value.name.mostly, copyFiles: fc.boolean() })
  .chain((options) => some({ metadata }).map((named) => ({ level: SecurityLevel.RESTRICTED, velero: options, ...named })));

const backups = (recent: string) => made(
  recent,
  fc.tuple(when, some({ timeZone: value.timeZone.mostly, uses: endpoint }), fc.oneof<fc.Arbitrary<object>[]>(byContainer(isRecent(recent)), byVelero))
    .map((parts) => Object.assign({}, ...parts)),
  (scope, { velero, uses, ...props }) => {
    if (!velero) {
      use(new NightlyBackup(scope, 'backup', props), uses);
      return;
    }
    const of = new ReplicatedDatabase(scope, 'db', {
      engine: DatabaseEngine.custom({ image: 'a:1', port: 1, dataPath: '/data' }), replicas: 1, storage: Size.gibibytes(1),
    });
    // In the test's own namespace, since Velero's isn't there.
    new NightlyBackup(scope, 'backup', { ...props, of, method: BackupMethod.velero({ ...velero, veleroNamespace: of.inNamespace }) });
  },
);

const together = (recent: string) => made(
  recent,
  pods.levels.chain((level) => fc.tuple(
    struct(
      { level: fc.constant(level), pod: pods.pod(level, isRecent(recent)), containers: fc.array(pods.container(level, isRecent(recent)), { minLength: 1, maxLength: 2 }) },
      { shareProcessNamespace: fc.boolean(), allowFrom: few(peer), metadata, uses: endpoint },
    ),
    fc.oneof(struct({ controller: fc.constant(Controller.NONE) }, { restart: enumeration(PodRestart) }), some({ controller: fc.constant(Controller.DEPLOYMENT) }), fc.record({
      controller: fc.constant(Controller.DEPLOYMENT), rollout: deploymentRollout,
    })),
  )).map((parts) => Object.assign({}, ...parts)),
  (scope, { uses, ...props }) => use(new MultiContainerPod(scope, 'demo', props), uses),
);

function isRecent(version: string): boolean {
  return Number(version.split('.')[1]) >= 30;
}

/** Programs of each construct, for a version of Kubernetes such as '1.30'. */
export const PROGRAMS_OF: Readonly<Record<string, (kubernetes: string) => fc.Arbitrary<Made>>> = {
  StatelessWebApp: webApps,
  ReplicatedDatabase: databases,
  NodeAgent: agents,
  OneShotMigration: migrations,
  NightlyBackup: backups,
  MultiContainerPod: together,
};
