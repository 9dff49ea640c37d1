import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  BackupMethod, Controller, DatabaseEngine, Delivery, Egress, Endpoint, Exposure, FailureAction, FailureRule, MultiContainerPod, NightlyBackup,
  NodeAgent, OneShotMigration, Peer, Profile, ReplicatedDatabase, Rollout, SecurityLevel, ServiceType, StatelessWebApp,
} from 'cdk8s-patterns';
import type {
  CassandraOptions, Completion, ContainerBackupOptions, CustomEngineOptions, HostPath, MultiContainerPodProps, NightlyBackupProps, NodeAgentProps,
  OneShotMigrationProps, ReplicatedDatabaseProps, ServiceOptions, ServicePort, StatelessWebAppProps, VeleroOptions,
} from 'cdk8s-patterns';
import type { Manifest } from './cluster';
import { entries, podSites, site } from './pod-sites';
import type { Site } from './pod-sites';
import * as values from './values';

type Make = (scope: Construct) => void;

const IMAGE = 'a:1';
const web = (props: Partial<StatelessWebAppProps>): Make => (scope) => new StatelessWebApp(scope, 'web', { image: IMAGE, port: 8080, ...props });
const database = (props: Partial<ReplicatedDatabaseProps>): Make => (scope) => new ReplicatedDatabase(scope, 'db', {
  engine: DatabaseEngine.custom({ image: IMAGE, port: 5432, dataPath: '/data' }), replicas: 1, storage: Size.gibibytes(1), ...props,
});
const agent = (props: Partial<NodeAgentProps>): Make => (scope) => new NodeAgent(scope, 'agent', { image: IMAGE, ...props });
const migration = (props: Partial<OneShotMigrationProps>): Make => (scope) => new OneShotMigration(scope, 'migrate', { image: IMAGE, ...props });
const several = (props: Partial<MultiContainerPodProps>): Make => (scope) => new MultiContainerPod(scope, 'demo', { containers: [{ image: IMAGE }], ...props });
const dump = (options: Partial<ContainerBackupOptions>, props: Partial<NightlyBackupProps> = { at: '02:30' }): Make => (scope) => (
  new NightlyBackup(scope, 'backup', { ...props, method: BackupMethod.container({ image: IMAGE, ...options }) })
);
const velero = (options: VeleroOptions, props: Partial<NightlyBackupProps> = { at: '02:30' }): Make => (scope) => {
  const of = new ReplicatedDatabase(scope, 'db', {
    engine: DatabaseEngine.custom({ image: IMAGE, port: 1, dataPath: '/data' }), replicas: 1, storage: Size.gibibytes(1), pod: { labels: { app: 'db' } },
  });
  new NightlyBackup(scope, 'backup', { of, ...props, method: BackupMethod.velero({ veleroNamespace: of.inNamespace, ...options }) });
};

/** The server judges the namespace itself, which is there for none of its objects. */
const asNamespace = (name: string): Manifest[] => [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }];

/** What all objects' metadata can hold. */
function metadataSites(of: (metadata: NonNullable<StatelessWebAppProps['metadata']>) => Make): Site[] {
  return [
    { ...site('metadata.name', values.name, (name) => of({ name })), byProfile: true },
    site('metadata.namespace', values.name, (namespace) => of({ namespace }), asNamespace),
    ...entries('a label', values.labelKey, values.labelValue, (labels) => of({ labels })),
    ...entries('an annotation', values.annotationKey, values.anyText, (annotations) => of({ annotations })),
    site('metadata.finalizers', values.finalizer, (name) => of({ finalizers: [name] })),
  ];
}

/** Who may connect. */
function peerSites(of: (peer: Peer) => Make): Site[] {
  return [
    site('the namespace of a peer', values.name, (name) => of(Peer.inNamespace(name))),
    site('the namespace of the Pods of a peer', values.name, (inNamespace) => of(Peer.podsWith({ a: 'b' }, { inNamespace }))),
    ...entries('the namespace labels of a peer', values.labelKey, values.labelValue, (labels) => of(Peer.namespacesWith(labels))),
    ...entries('the Pod labels of a peer', values.labelKey, values.labelValue, (labels) => of(Peer.podsWith(labels))),
    site('the addresses of a peer', values.cidr, (cidr) => of(Peer.cidr(cidr))),
    site('the ports of a peer', values.port, (port) => of(Peer.cidr('10.0.0.0/8', { ports: [port] }))),
  ];
}

const service = (options: ServiceOptions): Make => web({ services: [options] });
const servicePort = (port: Partial<ServicePort>, serviceType?: ServiceType): Make => service({ serviceType, ports: [{ port: 80, ...port }] });
const exposed = (exposure: Exposure): Make => web({ services: [{}], exposures: [exposure] });
const HOST = 'shop.example.com';

/** Whatever the profile, this app's egress is declared. */
const using = (...[host, port, options, use]: [...Parameters<typeof Endpoint.external>, object?]): Make => (scope) => {
  Profile.of(scope).customize({ networkPolicies: true, egress: Egress.DECLARED }).applyTo(scope);
  new StatelessWebApp(scope, 'web', { image: IMAGE, port: 8080 }).uses(Endpoint.external(host, port, { cidrs: ['10.0.0.0/8'], ...options }), use);
};

const WEB_APP: Site[] = [
  ...podSites(web),
  ...metadataSites((metadata) => web({ metadata })),
  ...peerSites((peer) => web({ allowFrom: [peer] })),
  site('port', values.port, (port) => web({ port })),
  site('replicas', values.count, (replicas) => web({ replicas })),
  site('autoscaling.maxReplicas', values.positive, (maxReplicas) => web({ autoscaling: { minReplicas: 1, maxReplicas } })),
  site('autoscaling.minReplicas', values.positive, (minReplicas) => web({ autoscaling: { minReplicas, maxReplicas: 2 ** 31 - 1 } })),
  site('autoscaling.cpuUtilization', values.percent, (cpuUtilization) => web({ autoscaling: { maxReplicas: 5, cpuUtilization } })),
  site('autoscaling.memoryUtilization', values.percent, (memoryUtilization) => web({ autoscaling: { maxReplicas: 5, memoryUtilization } })),
  site('maxSurge', values.share, (maxSurge) => web({ rollout: Rollout.rolling({ maxSurge }) })),
  site('maxUnavailable', values.share, (maxUnavailable) => web({ rollout: Rollout.rolling({ maxUnavailable }) })),
  site('minReady', values.seconds, (minReady) => web({ rollout: Rollout.rolling({ minReady }) })),
  site('the name of a Service', values.name, (name) => service({ name })),
  ...entries('a Service label', values.labelKey, values.labelValue, (labels) => service({ labels })),
  ...entries('a Service annotation', values.annotationKey, values.anyText, (annotations) => service({ annotations })),
  site('the port of a Service', values.port, (port) => servicePort({ port })),
  site('the port of a headless Service', values.port, (port) => servicePort({ port }, ServiceType.HEADLESS)),
  site('the targetPort of a Service', values.port, (targetPort) => servicePort({ targetPort })),
  site('the port name of a Service', values.portName, (name) => servicePort({ name })),
  site('the nodePort of a Service', values.nodePort, (nodePort) => servicePort({ nodePort }, ServiceType.NODE_PORT)),
  site('the appProtocol of a Service', values.appProtocol, (appProtocol) => servicePort({ appProtocol })),
  site('the sourceRanges of a Service', values.cidr, (range) => service({ serviceType: ServiceType.LOAD_BALANCER, sourceRanges: [range] })),
  site('the host of an Ingress', values.host, (host) => exposed(Exposure.ingress(host))),
  site('the host of an Ingress without TLS', values.host, (host) => exposed(Exposure.ingress(host, { plainHttp: true }))),
  site('the path of an Ingress', values.route, (path) => exposed(Exposure.ingress(HOST, { path }))),
  site('the exact path of an Ingress', values.route, (path) => exposed(Exposure.ingress(HOST, { path, exactPath: true }))),
  site('the class of an Ingress', values.name, (ingressClass) => exposed(Exposure.ingress(HOST, { ingressClass }))),
  site('the Secret of an Ingress', values.name, (tlsSecret) => exposed(Exposure.ingress(HOST, { tlsSecret }))),
  ...entries('an Ingress annotation', values.annotationKey, values.anyText, (annotations) => exposed(Exposure.ingress(HOST, { annotations }))),
  site('the host of a route', values.host, (host) => exposed(Exposure.gateway(host, { gateway: 'x' }))),
  site('the path of a route', values.route, (path) => exposed(Exposure.gateway(HOST, { gateway: 'x', path }))),
  site('the Gateway of a route', values.name, (gateway) => exposed(Exposure.gateway(HOST, { gateway }))),
  site('the Gateway namespace of a route', values.name, (gatewayNamespace) => exposed(Exposure.gateway(HOST, { gateway: 'x', gatewayNamespace }))),
  site('the listener of a route', values.name, (listener) => exposed(Exposure.gateway(HOST, { gateway: 'x', listener }))),
  site('the name of a load balancer', values.name, (name) => exposed(Exposure.loadBalancer({ name }))),
  site('the port of a load balancer', values.port, (port) => exposed(Exposure.loadBalancer({ port }))),
  site('the nodePort of a load balancer', values.nodePort, (nodePort) => exposed(Exposure.loadBalancer({ nodePort }))),
  site('the sourceRanges of a load balancer', values.cidr, (range) => exposed(Exposure.loadBalancer({ sourceRanges: [range] }))),
  site('the nodePort of a node port', values.nodePort, (nodePort) => exposed(Exposure.nodePort({ nodePort }))),
  site('the host of an endpoint', values.name, (host) => using(host, 25)),
  site('the port of an endpoint', values.port, (port) => using('x', port)),
  site('the addresses of an endpoint', values.cidr, (cidr) => using('x', 25, { cidrs: [cidr] })),
  site('the prefix of an endpoint', values.variable, (prefix) => using('x', 25, { prefix })),
  site('the variable of a use', values.variable, (env) => using('x', 25, {}, { env })),
  site('the prefix of a use', values.variable, (prefix) => using('x', 25, {}, { prefix })),
  site('the Secret of a use', values.name, (secretName) => using('x', 25, {}, { prefix: 'X_', secretName })),
];

const cassandra = (options: Partial<CassandraOptions>): Make => database({ engine: DatabaseEngine.cassandra({ version: '4.1.7', ...options }) });
const custom = (options: Partial<CustomEngineOptions>): Make => (
  database({ engine: DatabaseEngine.custom({ image: IMAGE, port: 5432, dataPath: '/data', ...options }) })
);
const more = (volume: object): Make => database({ volumes: [{ name: 'x', path: '/x', size: Size.gibibytes(1), ...volume }] });

const DATABASE: Site[] = [
  ...podSites(({ image = IMAGE, health, ...given }) => (
    database({ engine: DatabaseEngine.custom({ image, health, port: 5432, dataPath: '/data' }), ...given })
  )),
  ...metadataSites((metadata) => database({ metadata })),
  site('the version of Cassandra', values.version, (version) => cassandra({ version })),
  site('the image of Cassandra', values.image, (image) => cassandra({ image })),
  site('clusterName', values.plainName, (clusterName) => cassandra({ clusterName })),
  site('datacenter', values.plainName, (datacenter) => cassandra({ datacenter })),
  site('rack', values.plainName, (rack) => cassandra({ rack })),
  site('snitch', values.plainName, (snitch) => cassandra({ snitch })),
  site('numTokens', values.tokens, (numTokens) => cassandra({ numTokens })),
  { ...site('heap', values.heap, (heap) => cassandra({ heap })), derived: true },
  { ...site('startupBudget', values.minutes, (startupBudget) => cassandra({ startupBudget })), derived: true },
  site('the port of an engine', values.port, (port) => custom({ port })),
  site('the port name of an engine', values.portName, (portName) => custom({ portName })),
  site('dataPath', values.absolutePath, (dataPath) => custom({ dataPath })),
  site('memberPorts', values.port, (port) => custom({ memberPorts: [port] })),
  site('the user of an engine', values.id, (user) => custom({ user })),
  site('the writablePaths of an engine', values.absolutePath, (path) => custom({ writablePaths: [path] })),
  site('the drain of an engine', values.anyText, (word) => custom({ drain: [word] })),
  site('the gracePeriod of an engine', values.minutes, (gracePeriod) => custom({ gracePeriod })),
  site('replicas', values.count, (replicas) => database({ replicas })),
  site('storage', values.size, (storage) => database({ storage })),
  site('storageClass', values.name, (storageClass) => database({ storageClass })),
  site('serviceName', values.name, (serviceName) => database({ serviceName })),
  site('the name of a database volume', values.name, (name) => more({ name })),
  site('the path of a database volume', values.absolutePath, (path) => more({ path })),
  site('the size of a database volume', values.size, (size) => more({ size })),
  site('the class of a database volume', values.name, (storageClass) => more({ storageClass })),
  site('maxUnavailable', values.share, (maxUnavailable) => database({ rollout: Rollout.rolling({ maxUnavailable }) })),
  site('partition', values.count, (partition) => database({ rollout: Rollout.rolling({ partition }) })),
  site('minReady', values.seconds, (minReady) => database({ rollout: Rollout.rolling({ minReady }) })),
];

const PRIVILEGED = { security: { level: SecurityLevel.PRIVILEGED, reason: 'a test' } };
const hostPath = (path: Partial<HostPath>): Make => agent({ hostPaths: [{ path: '/x', ...path }], pod: PRIVILEGED });

const AGENT: Site[] = [
  ...podSites(agent),
  ...metadataSites((metadata) => agent({ metadata })),
  ...entries('nodes', values.labelKey, values.labelValue, (nodes) => agent({ nodes })),
  site('port', values.port, (port) => agent({ port })),
  site("the node's port", values.port, (port) => agent({ port, hostNetwork: true, pod: PRIVILEGED })),
  site('hostPaths, a path', values.absolutePath, (path) => hostPath({ path })),
  site('hostPaths, a mountPath', values.absolutePath, (mountPath) => hostPath({ mountPath })),
  site('maxSurge', values.share, (maxSurge) => agent({ rollout: Rollout.rolling({ maxSurge }) })),
  site('maxUnavailable', values.share, (maxUnavailable) => agent({ rollout: Rollout.rolling({ maxUnavailable }) })),
  site('minReady', values.seconds, (minReady) => agent({ rollout: Rollout.rolling({ minReady }) })),
];

const completed = (completion: Completion): Make => migration({ completion });

const MIGRATION: Site[] = [
  ...podSites(migration),
  ...metadataSites((metadata) => migration({ metadata })),
  site('the name of an indexed Job', values.name, (name) => migration({ metadata: { name }, completion: { indexed: true, completions: 1000 } })),
  site('the name of a hook', values.name, (name) => migration({ metadata: { name }, delivery: Delivery.helmHook() })),
  site('command', values.anyText, (word) => migration({ command: [word] })),
  site('backoffLimit', values.count, (backoffLimit) => migration({ backoffLimit })),
  site('activeDeadline', values.seconds, (activeDeadline) => migration({ activeDeadline })),
  site('completions', values.positive, (completions) => completed({ completions })),
  site('completions of an indexed Job', values.positive, (completions) => completed({ completions, indexed: true })),
  site('parallelism', values.count, (parallelism) => completed({ parallelism })),
  site('parallelism of an indexed Job', values.count, (parallelism) => completed({ parallelism, completions: 3, indexed: true })),
  site('the exit code of a rule', values.exitCode, (code) => completed({ failureRules: [FailureRule.onExitCodes(FailureAction.IGNORE, [code])] })),
  site('another exit code of a rule', values.exitCode, (code) => completed({ failureRules: [FailureRule.onOtherExitCodes(FailureAction.IGNORE, [code])] })),
  site('the weight of a hook', values.weight, (weight) => migration({ delivery: Delivery.helmHook({ weight }) })),
  site('the wave of a hook', values.weight, (wave) => migration({ delivery: Delivery.argoHook({ wave }) })),
];

const BACKUP: Site[] = [
  ...podSites(dump),
  ...metadataSites((metadata) => dump({}, { at: '02:30', metadata })),
  site('at', values.timeOfDay, (at) => dump({}, { at })),
  site('schedule', values.cron, (schedule) => dump({}, { schedule })),
  site('timeZone', values.timeZone, (timeZone) => dump({}, { at: '02:30', timeZone })),
  site('startingDeadline', values.seconds, (startingDeadline) => dump({ startingDeadline })),
  site('activeDeadline', values.seconds, (activeDeadline) => dump({ activeDeadline })),
  site('retries', values.count, (retries) => dump({ retries })),
  site('keepSuccessful', values.count, (keepSuccessful) => dump({ keepSuccessful })),
  site('keepFailed', values.count, (keepFailed) => dump({ keepFailed })),
  site("Velero's namespace", values.name, (veleroNamespace) => velero({ veleroNamespace }), asNamespace),
  { ...site("Velero's keep", values.minutes, (keep) => velero({ keep })), derived: true },
  site("Velero's storageLocation", values.name, (storageLocation) => velero({ storageLocation })),
  site("Velero's schedule", values.cron, (schedule) => velero({}, { schedule })),
  { ...site("Velero's timeZone", values.timeZone, (timeZone) => velero({}, { at: '02:30', timeZone })), derived: true },
  site('the name of a Schedule', values.name, (name) => velero({}, { at: '02:30', metadata: { name } })),
];

const deployed = (props: Partial<MultiContainerPodProps>): Make => several({ controller: Controller.DEPLOYMENT, ...props });

const TOGETHER: Site[] = [
  ...podSites(({ pod, container, ...given }) => several({ pod, containers: [{ image: IMAGE, ...container, ...given }] })),
  ...metadataSites((metadata) => several({ metadata })),
  ...peerSites((peer) => several({ allowFrom: [peer] })),
  site('maxSurge', values.share, (maxSurge) => deployed({ rollout: Rollout.rolling({ maxSurge }) })),
  site('maxUnavailable', values.share, (maxUnavailable) => deployed({ rollout: Rollout.rolling({ maxUnavailable }) })),
  site('minReady', values.seconds, (minReady) => deployed({ rollout: Rollout.rolling({ minReady }) })),
];

/** Every place of each construct where its author gives a single value. */
export const SITES: Readonly<Record<string, readonly Site[]>> = {
  StatelessWebApp: WEB_APP,
  ReplicatedDatabase: DATABASE,
  NodeAgent: AGENT,
  OneShotMigration: MIGRATION,
  NightlyBackup: BACKUP,
  MultiContainerPod: TOGETHER,
};
