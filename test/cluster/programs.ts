import { Chart, Cron, Duration, Size } from 'cdk8s';
import {
  App, BackupMethod, Concurrency, Controller, DatabaseEngine, Delivery, Exposure, FailureAction, FailureRule, Health, HostPathType,
  JobRestart, LifecycleHook, MultiContainerPod, NightlyBackup, NodeAgent, OneShotMigration, Peer, Probe, Profile, ProjectedSource,
  ReplicatedDatabase, Rollout, Seccomp, SecurityLevel, ServiceType, Spreading, StatelessWebApp, TaintEffect, Toleration, Volume,
} from 'cdk8s-patterns';
import type { ContainerOptions, ContainerProps, PodOptions } from 'cdk8s-patterns';
import { Cpu, EnvFieldPaths, EnvValue, ImagePullPolicy, Protocol } from 'cdk8s-plus-28';
import type { ContainerResources } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Manifest } from './cluster';

/** Something that is made in a namespace: one construct, or several that belong together. */
export interface Program {
  readonly name: string;
  /** The level that its namespace has to allow. */
  readonly level: 'restricted' | 'privileged';
  readonly make: (scope: Construct) => void;
}

/** The objects of a program, for a namespace and a Kubernetes version. */
export function objectsOf(make: (scope: Construct) => void, namespace: string, kubernetes = '1.28'): Manifest[] {
  const app = new App();
  const chart = new Chart(app, 'program', { namespace });
  Profile.PRODUCTION.customize({ kubernetes }).applyTo(chart);
  make(chart);
  // As a synth does.
  const faults = app.node.validate();
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return chart.toJson() as Manifest[];
}

const IMAGE = 'ghcr.io/acme/app:1.0.0';

const resources: ContainerResources = {
  cpu: { request: Cpu.millis(10), limit: Cpu.units(1) },
  memory: { request: Size.mebibytes(16), limit: Size.mebibytes(64) },
  ephemeralStorage: { request: Size.mebibytes(16), limit: Size.mebibytes(64) },
};

const sidecar: ContainerProps = { name: 'beside', image: IMAGE, env: { A: '1' }, ports: [{ number: 9999, name: 'beside' }], resources };

const container: ContainerOptions = {
  name: 'own',
  command: ['/app'],
  args: ['--verbose'],
  workingDir: '/srv',
  envValues: { POD: EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME) },
  ports: [{ number: 9100, name: 'metrics', protocol: Protocol.TCP }],
  mounts: [
    { path: '/cache', volume: Volume.emptyDir('cache', { sizeLimit: Size.mebibytes(64), inMemory: true }) },
    { path: '/config', volume: Volume.configMap('app.config', { items: { 'app.yaml': 'conf.d/app.yaml' }, mode: 0o440, optional: true }) },
    { path: '/secret', volume: Volume.secret('app-secret', { optional: true }), readOnly: true, subPath: 'key' },
    { path: '/pod', volume: Volume.downwardApi('pod', { labels: 'metadata.labels' }) },
    {
      path: '/all',
      volume: Volume.projected('all', [
        ProjectedSource.configMap('app.config', { 'app.yaml': 'app.yaml' }),
        ProjectedSource.secret('app-secret'),
        ProjectedSource.serviceAccountToken('token', { audience: 'vault', expiration: Duration.minutes(20) }),
        ProjectedSource.downwardApi({ name: 'metadata.name' }),
      ]),
    },
  ],
  security: {
    runAsUser: 2000, runAsGroup: 2000, runAsNonRoot: true, readOnlyRootFilesystem: true, writablePaths: ['/var/run'],
    allowPrivilegeEscalation: false, addCapabilities: ['NET_BIND_SERVICE'], dropCapabilities: ['ALL'], seccomp: Seccomp.RUNTIME_DEFAULT,
  },
  lifecycle: { postStart: LifecycleHook.exec(['true']), preStop: LifecycleHook.http('/stop', { port: 9100 }) },
  imagePullPolicy: ImagePullPolicy.ALWAYS,
};

const pod: PodOptions = {
  labels: { tier: 'front' },
  annotations: { 'example.com/note': 'any text, à volonté' },
  initContainers: [{ name: 'before', image: IMAGE, command: ['true'] }],
  sidecars: [sidecar],
  security: { runAsUser: 1500, runAsGroup: 1500, fsGroup: 1500, supplementalGroups: [3000], seccomp: Seccomp.RUNTIME_DEFAULT },
  scheduling: {
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [Toleration.all(), Toleration.exists('a', TaintEffect.NO_EXECUTE), Toleration.equal('b', 'c', TaintEffect.NO_SCHEDULE)],
    overNodes: Spreading.PREFERRED,
    overZones: Spreading.PREFERRED,
  },
  mountToken: true,
  terminationGracePeriod: Duration.seconds(5),
  imagePullSecrets: ['registry'],
  shareProcessNamespace: true,
  hostAliases: { '10.0.0.7': ['legacy.example.com'] },
};

const health = Health.of({
  startup: Probe.tcp({ port: 9100 }),
  readiness: Probe.http('/ready', { https: true, headers: { Accept: 'text/plain' }, successThreshold: 2, initialDelay: Duration.seconds(1) }),
  liveness: Probe.grpc({ service: 'app', period: Duration.seconds(20), timeout: Duration.seconds(3), failureThreshold: 4 }),
});

const metadata = { labels: { team: 'orders' }, annotations: { 'example.com/owner': 'orders' } };
const allowFrom = [
  Peer.inNamespace('monitoring', { ports: [9100] }), Peer.namespacesWith({ team: 'ops' }), Peer.podsWith({ app: 'scraper' }),
  Peer.podsWith({ app: 'scraper' }, { inNamespace: 'monitoring' }), Peer.cidr('10.0.0.0/8'), Peer.cidr('2001:db8::/32'),
];

export const PROGRAMS: readonly Program[] = [
  {
    name: 'StatelessWebApp, minimal',
    level: 'restricted',
    make: (scope) => new StatelessWebApp(scope, 'web', { image: IMAGE, port: 8080 }),
  },
  {
    name: 'StatelessWebApp, every property',
    level: 'restricted',
    make: (scope) => new StatelessWebApp(scope, 'web', {
      image: IMAGE, port: 8080, health, env: { MODE: 'test' }, resources, replicas: 3, metadata, container, pod, allowFrom,
      rollout: Rollout.rolling({ maxSurge: '1', maxUnavailable: '25%', minReady: Duration.seconds(1) }),
      services: [
        { ports: [{ port: 80, targetPort: 8080, name: 'http', appProtocol: 'http' }, { port: 9100, name: 'metrics' }] },
        { name: 'web-members', serviceType: ServiceType.HEADLESS, publishNotReadyAddresses: true, labels: { a: 'b' }, annotations: { c: 'd' } },
      ],
      exposures: [
        Exposure.ingress('shop.example.com', { path: '/shop', exactPath: true, ingressClass: 'nginx', port: 80, annotations: { a: 'b' } }),
        Exposure.ingress('*.example.com', { plainHttp: true }),
        Exposure.gateway('api.example.com', { gateway: 'public', gatewayNamespace: 'gateways', listener: 'https', path: '/api' }),
        Exposure.loadBalancer({ port: 443, sourceRanges: ['192.0.2.0/24'], annotations: { a: 'b' } }),
        Exposure.nodePort(),
      ],
    }),
  },
  {
    name: 'StatelessWebApp, autoscaled',
    level: 'restricted',
    make: (scope) => new StatelessWebApp(scope, 'web', {
      image: IMAGE, port: 8080, autoscaling: { minReplicas: 2, maxReplicas: 5, cpuUtilization: 70, memoryUtilization: 80 },
    }),
  },
  {
    name: 'ReplicatedDatabase of Cassandra, minimal',
    level: 'restricted',
    make: (scope) => new ReplicatedDatabase(scope, 'db', {
      engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: 3, storage: Size.gibibytes(1),
    }),
  },
  {
    name: 'ReplicatedDatabase of Cassandra, every property',
    level: 'restricted',
    make: (scope) => new ReplicatedDatabase(scope, 'db', {
      engine: DatabaseEngine.cassandra({
        version: '5.0.2', image: 'registry.example.com/cassandra:5.0.2', clusterName: 'Orders 1', datacenter: 'eu', rack: 'a', snitch: 'Ec2Snitch',
        numTokens: 32, heap: Size.gibibytes(1), startupBudget: Duration.hours(2),
      }),
      replicas: 2, storage: Size.gibibytes(1), storageClass: 'standard', metadata, allowFrom,
      volumes: [{ name: 'commitlog', path: '/var/lib/cassandra/commitlog', size: Size.mebibytes(512), storageClass: 'standard' }],
      env: { JVM_EXTRA_OPTS: '-Dx=y' },
      resources: { cpu: { request: Cpu.millis(100) }, memory: { limit: Size.gibibytes(2) } },
      rollout: Rollout.rolling({ partition: 1, minReady: Duration.seconds(1) }),
      serviceName: 'db-members',
      container: { workingDir: '/tmp', mounts: [{ path: '/extra', volume: Volume.emptyDir('extra') }] },
      pod: { annotations: { a: 'b' }, terminationGracePeriod: Duration.minutes(10), sidecars: [sidecar] },
    }),
  },
  {
    name: 'ReplicatedDatabase of another engine, every property',
    level: 'restricted',
    make: (scope) => new ReplicatedDatabase(scope, 'redis', {
      engine: DatabaseEngine.custom({
        image: 'redis:7.2.5', port: 6379, portName: 'redis', dataPath: '/data', user: 999, memberPorts: [16379],
        health: Health.exec(['redis-cli', 'ping']), writablePaths: ['/run'], drain: ['redis-cli', 'save'],
        gracePeriod: Duration.minutes(1), prefix: 'REDIS_',
      }),
      replicas: 3, storage: Size.mebibytes(128), rollout: Rollout.onDelete(),
    }),
  },
  {
    name: 'NodeAgent, minimal',
    level: 'restricted',
    make: (scope) => new NodeAgent(scope, 'agent', { image: IMAGE }),
  },
  {
    name: 'NodeAgent, every property',
    level: 'privileged',
    make: (scope) => new NodeAgent(scope, 'agent', {
      image: IMAGE, nodes: { 'kubernetes.io/os': 'linux' }, hostNetwork: true, port: 9101, health: Health.http('/'), env: { A: '1' },
      resources, allowFrom, metadata, rollout: Rollout.rolling({ maxUnavailable: '50%', minReady: Duration.seconds(1) }),
      hostPaths: [
        { path: '/var/log', pathType: HostPathType.DIRECTORY },
        { path: '/var/lib/agent', mountPath: '/state', writable: true, pathType: HostPathType.DIRECTORY_OR_CREATE },
      ],
      container: { args: ['--all'], security: { privileged: true } },
      pod: { security: { level: SecurityLevel.PRIVILEGED, reason: 'a test of all that an agent can be' } },
    }),
  },
  {
    name: 'OneShotMigration, minimal',
    level: 'restricted',
    make: (scope) => new OneShotMigration(scope, 'migrate', { image: IMAGE }),
  },
  {
    name: 'OneShotMigration, every property',
    level: 'restricted',
    make: (scope) => new OneShotMigration(scope, 'migrate', {
      image: IMAGE, command: ['/migrate'], delivery: Delivery.job(), backoffLimit: 2, activeDeadline: Duration.minutes(10),
      restart: JobRestart.NEVER, env: { A: '1' }, resources, metadata,
      completion: {
        completions: 3, parallelism: 2, indexed: true,
        failureRules: [
          FailureRule.onExitCodes(FailureAction.FAIL_JOB, [42, 1], 'migrate'), FailureRule.onDisruption(FailureAction.IGNORE),
          FailureRule.onOtherExitCodes(FailureAction.COUNT, [0]),
        ],
      },
      container: { args: ['up'], envValues: { POD: EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME) } },
      pod: { sidecars: [sidecar], sidecarsEnd: true, initContainers: pod.initContainers, labels: pod.labels },
    }),
  },
  {
    name: 'OneShotMigration by Helm',
    level: 'restricted',
    make: (scope) => new OneShotMigration(scope, 'migrate', { image: IMAGE, delivery: Delivery.helmHook({ weight: 5 }) }),
  },
  {
    name: 'OneShotMigration by Argo CD',
    level: 'restricted',
    make: (scope) => new OneShotMigration(scope, 'migrate', { image: IMAGE, delivery: Delivery.argoHook({ wave: 2 }) }),
  },
  {
    name: 'NightlyBackup by Velero',
    level: 'restricted',
    make: (scope) => {
      const of = new ReplicatedDatabase(scope, 'db', {
        engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: 1, storage: Size.gibibytes(1),
      });
      // In the test's own namespace, where it is removed with the rest.
      const veleroNamespace = of.inNamespace;
      new NightlyBackup(scope, 'backup', { of, at: '02:30', timeZone: 'Europe/Paris', method: BackupMethod.velero({ veleroNamespace }) });
      new NightlyBackup(scope, 'weekly', {
        of,
        schedule: Cron.weekly(),
        method: BackupMethod.velero({ veleroNamespace, keep: Duration.days(90), storageLocation: 'cold', copyFiles: true }),
        metadata,
      });
    },
  },
  {
    name: 'NightlyBackup by a container, minimal',
    level: 'restricted',
    make: (scope) => new NightlyBackup(scope, 'backup', { at: '23:59', method: BackupMethod.container({ image: IMAGE }) }),
  },
  {
    name: 'NightlyBackup by a container, every property',
    level: 'restricted',
    make: (scope) => new NightlyBackup(scope, 'backup', {
      schedule: Cron.schedule({ minute: '*/15', hour: '1-5', day: '?', month: 'jan-jun', weekDay: 'mon,wed' }),
      timeZone: 'America/Argentina/Buenos_Aires',
      metadata,
      method: BackupMethod.container({
        image: IMAGE, command: ['/backup'], env: { A: '1' }, concurrency: Concurrency.REPLACE, startingDeadline: Duration.minutes(30),
        activeDeadline: Duration.hours(1), retries: 1, restart: JobRestart.ON_FAILURE, keepSuccessful: 1, keepFailed: 0, resources,
        container: { args: ['all'] }, pod: { labels: pod.labels },
      }),
    }),
  },
  {
    name: 'MultiContainerPod, minimal',
    level: 'restricted',
    make: (scope) => new MultiContainerPod(scope, 'demo', { containers: [{ image: IMAGE }] }),
  },
  {
    name: 'MultiContainerPod, every property',
    level: 'restricted',
    make: (scope) => new MultiContainerPod(scope, 'demo', {
      containers: [{ ...container, image: IMAGE, health, env: { A: '1' }, resources }, { name: 'cache', image: 'redis:7.2.5' }],
      controller: Controller.DEPLOYMENT, shareProcessNamespace: true, rollout: Rollout.recreate(), allowFrom, metadata, pod,
    }),
  },
  {
    name: 'MultiContainerPod without a controller',
    level: 'restricted',
    make: (scope) => new MultiContainerPod(scope, 'demo', { containers: [{ image: IMAGE }, { image: IMAGE }], controller: Controller.NONE }),
  },
];
