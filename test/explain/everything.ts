import { ApiObject, Chart, Cron, Duration, JsonPatch, Size } from 'cdk8s';
import type { App as Cdk8sApp } from 'cdk8s';
import {
  BackupMethod, Concurrency, Controller, DatabaseEngine, Delivery, Egress, Endpoint, Exposure, FailureAction, FailureRule,
  Health, HostPathType, JobRestart, LifecycleHook, MultiContainerPod, NightlyBackup, NodeAgent, OneShotMigration, Peer,
  PodRestart, Probe, Profile, ProjectedSource, ReplicatedDatabase, Rollout, SecurityLevel, ServiceType, Spreading,
  StatelessWebApp, TaintEffect, Toleration, Volume, Waiver,
} from 'cdk8s-patterns';
import { Cpu, EnvFieldPaths, EnvFrom, EnvValue, Secret, ServiceAccount } from 'cdk8s-plus-28';

/** What is different on a newer Kubernetes, of a program that runs on an older one, too. */
export function newer(app: Cdk8sApp): void {
  const chart = new Chart(app, 'newer', { namespace: 'newer' });
  Profile.PRODUCTION.customize({ kubernetes: '1.30', imageUser: true }).applyTo(chart);
  new StatelessWebApp(chart, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, health: Health.http('/') });
}

/** One thing of each that an author can say, and of each that a profile adds: what the examples don't need, too. */
export function everything(app: Cdk8sApp): void {
  const chart = new Chart(app, 'all', { namespace: 'all', labels: { team: 'orders' } });
  Profile.PRODUCTION.customize({ kubernetes: '1.30', egress: Egress.DECLARED }).applyTo(chart);
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { mode: 'calm' } });
  const secret = Secret.fromSecretName(chart, 'login', 'login');

  const db = new ReplicatedDatabase(chart, 'db', {
    engine: DatabaseEngine.cassandra({ version: '4.1.7', rack: 'rack2', numTokens: 8, heap: Size.gibibytes(1) }),
    replicas: 3,
    storage: Size.gibibytes(10),
    storageClass: 'fast',
    volumes: [{ name: 'commitlog', path: '/commitlog', size: Size.gibibytes(2) }],
    resources: { cpu: { request: Cpu.units(2), limit: Cpu.units(4) }, memory: { limit: Size.gibibytes(8) } },
    rollout: Rollout.rolling({ partition: 1, minReady: Duration.seconds(10) }),
    allowFrom: [Peer.inNamespace('monitoring', { ports: [7199] }), Peer.cidr('192.0.2.0/24')],
    pod: { scheduling: { overNodes: Spreading.PREFERRED } },
  });
  const web = new StatelessWebApp(chart, 'web', {
    image: 'ghcr.io/acme/web:latest',
    port: 8080,
    health: Health.http('/healthz', { https: true, headers: { Host: 'shop.example.com' }, initialDelay: Duration.seconds(5) }),
    autoscaling: { maxReplicas: 5, cpuUtilization: 70, memoryUtilization: 80 },
    env: { MODE: 'calm' },
    rollout: Rollout.rolling({ maxSurge: '1', minReady: Duration.seconds(5) }),
    services: [{ labels: { tier: 'front' }, annotations: { 'example.com/note': 'first' } }, { name: 'web-direct', serviceType: ServiceType.HEADLESS }],
    exposures: [
      Exposure.ingress('shop.example.com', { ingressClass: 'nginx', annotations: { 'example.com/size': '1m' } }),
      Exposure.gateway('api.example.com', { gateway: 'public', gatewayNamespace: 'gateways', listener: 'https', path: '/v1' }),
      Exposure.loadBalancer({ sourceRanges: ['192.0.2.0/24'], annotations: { 'example.com/tier': 'outside' } }),
      Exposure.nodePort({ nodePort: 30080 }),
    ],
    allowFrom: [Peer.podsWith({ app: 'metrics' }, { inNamespace: 'monitoring' })],
    container: {
      args: ['--calm'],
      workingDir: '/app',
      envValues: {
        TOKEN: EnvValue.fromSecretValue({ secret, key: 'token' }),
        NODE: EnvValue.fromFieldRef(EnvFieldPaths.NODE_NAME),
      },
      envFrom: [new EnvFrom(undefined, undefined, secret)],
      ports: [{ number: 9090, name: 'metrics' }],
      mounts: [
        { path: '/etc/settings', volume: Volume.configMap('settings', { items: { mode: 'mode.txt' }, mode: 0o440 }) },
        { path: '/etc/login', volume: Volume.secret('login'), subPath: 'keys' },
        { path: '/cache', volume: Volume.emptyDir('cache', { inMemory: true, sizeLimit: Size.mebibytes(64) }) },
        { path: '/files', volume: Volume.claim('files', { readOnly: true }), readOnly: true },
        { path: '/podinfo', volume: Volume.downwardApi('podinfo', { labels: 'metadata.labels' }) },
        { path: '/all', volume: Volume.projected('all', [ProjectedSource.secret('login')]) },
      ],
      security: { addCapabilities: ['NET_BIND_SERVICE'], writablePaths: ['/var/run'] },
      lifecycle: { postStart: LifecycleHook.exec(['/warm-up']) },
    },
    pod: {
      labels: { tier: 'front' },
      annotations: { 'example.com/pod': 'calm' },
      sidecars: [{ name: 'proxy', image: 'ghcr.io/acme/proxy:1.0.0', health: Health.tcp({ port: 15000 }), ports: [{ number: 15000, name: 'admin' }] }],
      nativeSidecars: [{ name: 'log', image: 'ghcr.io/acme/log:1.0.0' }],
      initContainers: [{ name: 'prepare', image: 'ghcr.io/acme/prepare:1.0.0', command: ['/prepare'] }],
      imagePullSecrets: ['registry'],
      shareProcessNamespace: true,
      hostAliases: { '192.0.2.7': ['legacy.example.com'] },
      terminationGracePeriod: Duration.seconds(90),
      scheduling: {
        nodeSelector: { 'example.com/pool': 'web' }, tolerations: [Toleration.exists('spot', TaintEffect.NO_SCHEDULE)],
        priorityClass: 'high', schedulerName: 'own',
      },
    },
    metadata: { labels: { team: 'front' }, annotations: { 'example.com/object': 'calm' }, finalizers: ['example.com/guard'] },
  });
  web.uses(db, { prefix: 'DB_', secretName: 'web-db' });
  web.uses(Endpoint.external('mail.example.com', 587, { cidrs: ['198.51.100.0/24'] }));
  ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/revisionHistoryLimit', 3));
  Waiver.add(web, 'hpa-without-requests', 'to be shown');

  const byImage = new StatelessWebApp(chart, 'images-user', {
    image: 'ghcr.io/acme/other@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', port: 50051, health: Health.grpc({ service: 'calm' }),
    rollout: Rollout.recreate(), replicas: 1,
    pod: { security: { imageUser: true, supplementalGroups: [7] }, serviceAccount: ServiceAccount.fromServiceAccountName(chart, 'sa', 'own'), mountToken: true },
  });
  byImage.uses(web, { env: 'WEB' });
  new ReplicatedDatabase(chart, 'queue', {
    engine: DatabaseEngine.custom({
      image: 'redis:7.2', port: 6379, dataPath: '/data', memberPorts: [16379], user: 999, drain: ['redis-cli', 'save'], writablePaths: ['/run'],
      health: Health.of({ readiness: Probe.tcp({ successThreshold: 2 }) }),
    }),
    replicas: 2, storage: Size.gibibytes(1), rollout: Rollout.onDelete(),
  });
  new NodeAgent(chart, 'agent', {
    image: 'ghcr.io/acme/agent:1.0.0', nodes: { 'example.com/agent': 'yes' }, hostNetwork: true, port: 2020,
    hostPaths: [{ path: '/var/log', writable: true, pathType: HostPathType.DIRECTORY }], rollout: Rollout.rolling({ maxSurge: '1' }),
    container: { security: { privileged: true, readOnlyRootFilesystem: false, dropCapabilities: [] } },
    pod: { security: { level: SecurityLevel.PRIVILEGED, reason: 'it reads the node', runAsUser: 0, runAsGroup: 0 } },
  });
  const failureRules = [FailureRule.onExitCodes(FailureAction.FAIL_JOB, [42])];
  const job = new OneShotMigration(chart, 'migrate', {
    image: 'ghcr.io/acme/migrate:1.0.0', command: ['/migrate'], delivery: Delivery.job({ waitImage: 'busybox:1.36.1' }), backoffLimit: 0,
    completion: { completions: 3, parallelism: 2, indexed: true, failureRules },
  });
  job.uses(db);
  new OneShotMigration(chart, 'by-helm', {
    image: 'ghcr.io/acme/migrate:1.0.0', delivery: Delivery.helmHook({ weight: 3 }), restart: JobRestart.ON_FAILURE,
  });
  const byArgo = new OneShotMigration(chart, 'by-argo', { image: 'ghcr.io/acme/migrate:1.0.0', delivery: Delivery.argoHook({ wave: 2 }) });
  byArgo.uses(db);
  new NightlyBackup(chart, 'copies', {
    of: db, schedule: Cron.schedule({ minute: '5', hour: '1' }),
    method: BackupMethod.velero({ copyFiles: true, storageLocation: 'eu', keep: Duration.days(7), veleroNamespace: 'backups' }),
  });
  new NightlyBackup(chart, 'dump', {
    of: db, at: '02:30',
    method: BackupMethod.container({ image: 'ghcr.io/acme/dump:1.0.0', concurrency: Concurrency.REPLACE, keepFailed: 1, activeDeadline: Duration.minutes(30) }),
  });
  const pod = new MultiContainerPod(chart, 'once', {
    containers: [{ image: 'ghcr.io/acme/once:1.0.0', lifecycle: { preStop: LifecycleHook.sleep(Duration.seconds(3)) } }],
    controller: Controller.NONE, restart: PodRestart.NEVER,
  });
  Waiver.add(pod, 'pod-without-controller', 'it runs once');
}
