import { Chart, Cron, Duration, Size } from 'cdk8s';
import {
  App, BackupMethod, Controller, DatabaseEngine, FailureAction, FailureRule, Delivery, Egress, Endpoint, Exposure, Health,
  JobRestart, LifecycleHook, MultiContainerPod, NightlyBackup, NodeAgent, OneShotMigration, Peer, PodRestart, Probe, Profile,
  ProjectedSource, ReplicatedDatabase, Rollout, Seccomp, SecurityLevel, ServiceType, Spreading, StatelessWebApp, Toleration,
  Volume,
} from 'cdk8s-patterns';
import type {
  ContainerBackupOptions, MultiContainerPodProps, NightlyBackupProps, NodeAgentProps, OneShotMigrationProps,
  ReplicatedDatabaseProps, StatelessWebAppProps,
} from 'cdk8s-patterns';
import { Cpu, EnvFieldPaths, EnvFrom, EnvValue, Protocol, ResourceFieldPaths } from 'cdk8s-plus-28';
import { chart, chartAnywhere, faults } from './synth';

const IMAGE = 'ghcr.io/acme/web:1.4.2';
const cassandra = (options: object = {}): DatabaseEngine => DatabaseEngine.cassandra({ version: '4.1.7', ...options });
const redis = (options: object = {}): DatabaseEngine => (
  DatabaseEngine.custom({ image: 'redis:7.2.5', port: 6379, dataPath: '/data', ...options })
);

const web = (props: Partial<StatelessWebAppProps> = {}, scope: Chart = chart(), id = 'web'): string[] =>
  faults(() => new StatelessWebApp(scope, id, { image: IMAGE, port: 8080, ...props }));
const database = (props: Partial<ReplicatedDatabaseProps> = {}, scope: Chart = chart(), id = 'db'): string[] =>
  faults(() => new ReplicatedDatabase(scope, id, { engine: cassandra(), replicas: 3, storage: Size.gibibytes(10), ...props }));
const agent = (props: Partial<NodeAgentProps> = {}, scope: Chart = chart(), id = 'agent'): string[] =>
  faults(() => new NodeAgent(scope, id, { image: IMAGE, ...props }));
const migration = (props: Partial<OneShotMigrationProps> = {}, scope: Chart = chart(), id = 'migrate'): string[] =>
  faults(() => new OneShotMigration(scope, id, { image: IMAGE, ...props }));
const several = (props: Partial<MultiContainerPodProps> = {}, scope: Chart = chart(), id = 'demo'): string[] =>
  faults(() => new MultiContainerPod(scope, id, { containers: [{ image: IMAGE }], ...props }));
const velero = (props: Partial<NightlyBackupProps> = {}, scope: Chart = chart(), id = 'backup'): string[] => {
  const of = new ReplicatedDatabase(scope, 'db', { engine: cassandra(), replicas: 3, storage: Size.gibibytes(10) });
  return faults(() => new NightlyBackup(scope, id, { of, ...props }));
};
const dump = (options: Partial<ContainerBackupOptions> = {}, scope: Chart = chart(), id = 'backup'): string[] =>
  faults(() => new NightlyBackup(scope, id, { at: '02:30', method: BackupMethod.container({ image: IMAGE, ...options }) }));

const from = (kubernetes: string): Chart => chart(Profile.PRODUCTION.customize({ kubernetes }));
const bare = (): Chart => chart(Profile.BARE);

type Case = readonly [what: string, expected: readonly string[], made: () => string[]];

/** One test for each case: what is refused, with every line of the message. */
function refuses(cases: readonly Case[]): void {
  test.each(cases)('%s', (_, expected, made) => expect(made()).toEqual(expected));
}

const LABEL = (max: number): string => (
  `expected a DNS label: lower-case letters, digits and '-', at most ${max} characters, a letter or digit at both ends`
);
const SUBDOMAIN = "expected a DNS subdomain: lower-case letters, digits, '-' and '.', at most 253 characters, "
  + 'a letter or digit at both ends of each part';
const SERVICE = "expected a Service name: lower-case letters, digits and '-', at most 63 characters, a letter first, "
  + 'a letter or digit last';
const DATABASE = SERVICE.replace('63', '52');
const PORT_NAME = "expected a port name: lower-case letters, digits and '-', at most 15 characters, at least one letter, "
  + "no '-' at either end and no '--'";
const QUALIFIED = "letters, digits, '-', '_' and '.', at most 63 characters, a letter or digit at both ends; "
  + "before it, if at all, a DNS subdomain and '/'";
const LABEL_KEY = `expected a label key such as 'tier' or 'example.com/tier': ${QUALIFIED}`;
const LABEL_VALUE = "expected a label value: letters, digits, '-', '_' and '.', at most 63 characters, "
  + 'a letter or digit at both ends, or empty';
const ANNOTATION_KEY = `expected an annotation key such as 'owner' or 'example.com/owner': ${QUALIFIED}`;
const AMOUNT = 'expected a whole number of bytes above 0 and below 8Pi, such as 10Gi';
const ENV_NAME = "expected the name of an environment variable: letters, digits, '_', '-' and '.', no digit first, "
  + "not '.', no '..' first";
const KEY = "expected a key: letters, digits, '-', '_' and '.', at most 253 characters, not '.', no '..' first";
const CRON = "expected five cron fields such as '30 3 * * 1-5': minute, hour, day of month, month, day of week from 0 to 6, "
  + "without '@daily' and the like, and without 'TZ='";
const TIME = "expected a time of day, 'HH:MM' from 00:00 to 23:59";
const ZONE = "expected a time zone of the IANA database such as 'Etc/UTC' or 'Europe/Kyiv', its case as there";
const TAG = "expected a tag or digest, such as 'acme/web:1.0.0': without one, every start may run another version";
const CIDR = "expected a CIDR block such as '10.0.0.0/8' or '2001:db8::/32', in its shortest form, all bits after the prefix 0";
const PATH = "expected an absolute path such as '/var/lib/data', without ':'";

/** Options of Pods that may use the node's ports and paths. */
const ON_THE_NODE = { security: { level: SecurityLevel.PRIVILEGED, reason: 'works for the node' } };

const x = (length: number): string => 'x'.repeat(length);
const cron = (text: string): Cron => new Cron({ minute: text.split(' ')[0], hour: '2', day: '*', month: '*', weekDay: '*' });

/** What cdk8s-plus gives for a ConfigMap, Secret or account that something else makes. */
const named = (name: string): never => ({ name }) as never;

describe('a name that the API server would refuse', () => {
  refuses([
    ['a capital', [`shop/Web: id: got 'Web', ${SERVICE}`], () => web({}, chart(), 'Web')],
    ['64 characters', [`shop/${x(64)}: id: got '${x(64)}', ${SERVICE}`], () => web({}, chart(), x(64))],
    ['a name of its own', [`shop/web: metadata.name: got 'web_1', ${SERVICE}`], () => web({ metadata: { name: 'web_1' } })],
    ['a hyphen at the end', [`shop/agent: metadata.name: got 'agent-', ${LABEL(63)}`], () => agent({ metadata: { name: 'agent-' } })],
    ['a Service beginning with a digit', [`shop/1web: id: got '1web', ${SERVICE}`], () => web({}, chart(), '1web')],
    ['a Service of 64 characters', [`shop/web: services[0].name: got '${x(64)}', ${SERVICE}`],
      () => web({ services: [{ name: x(64) }] })],
    ['a StatefulSet of 53', [`shop/${x(53)}: id: got '${x(53)}', ${DATABASE}`], () => database({}, chart(), x(53))],
    ['a StatefulSet with a capital', [`shop/Orders: id: got 'Orders', ${DATABASE}`], () => database({}, chart(), 'Orders')],
    ['a database beginning with a digit', [`shop/1db: id: got '1db', ${DATABASE}`], () => database({}, chart(), '1db')],
    ['the Service of the members', [`shop/db: serviceName: got 'db.nodes', ${SERVICE}`], () => database({ serviceName: 'db.nodes' })],
    ['a CronJob of 53', [`shop/${x(53)}: id: got '${x(53)}', ${LABEL(52)}`], () => dump({}, chart(), x(53))],
    ['a migration of 53, of which the hash needs 11', [`shop/${x(53)}: id: got '${x(53)}', ${LABEL(52)}`],
      () => migration({}, chart(), x(53))],
    ['a hook of 64', [`shop/${x(64)}: id: got '${x(64)}', ${LABEL(63)}`],
      () => migration({ delivery: Delivery.helmHook() }, chart(), x(64))],
    ['a bare Pod of 254', [`shop/${x(254)}: id: got '${x(254)}', ${SUBDOMAIN}`],
      () => several({ containers: [{ name: 'app', image: IMAGE }] }, bare(), x(254))],
    ['a bare Deployment of a part that ends in -', [`shop/web: metadata.name: got 'web-.shop', ${SUBDOMAIN}`],
      () => web({ metadata: { name: 'web-.shop' }, container: { name: 'web' } }, bare())],
    ['a container', [`shop/web: container.name: got 'Web_1', ${LABEL(63)}`], () => web({ container: { name: 'Web_1' } })],
    ['a container named after a Pod with dots', [`shop/my.web: container.name: got 'my.web', ${LABEL(63)}`],
      () => web({}, bare(), 'my.web')],
    ['a volume', [`shop/web: container.mounts[0].volume.name: got 'Cache', ${LABEL(63)}`],
      () => web({ container: { mounts: [{ path: '/cache', volume: Volume.emptyDir('Cache') }] } })],
    ['a volume of a database', [`shop/db: volumes[0].name: got 'Log', ${LABEL(63)}`],
      () => database({ volumes: [{ name: 'Log', path: '/log', size: Size.gibibytes(1) }] })],
    ['a StorageClass', [`shop/db: storageClass: got 'Fast SSD', ${SUBDOMAIN}`], () => database({ storageClass: 'Fast SSD' })],
    ['a ConfigMap', [`shop/web: container.mounts[0].volume.configMapName: got 'My_Config', ${SUBDOMAIN}`],
      () => web({ container: { mounts: [{ path: '/c', volume: Volume.configMap('My_Config', { name: 'c' }) }] } })],
    ['a Secret', [`shop/web: container.mounts[0].volume.secretName: got 'My_Secret', ${SUBDOMAIN}`],
      () => web({ container: { mounts: [{ path: '/c', volume: Volume.secret('My_Secret', { name: 'c' }) }] } })],
    ['a claim', [`shop/web: container.mounts[0].volume.claimName: got 'My_Claim', ${SUBDOMAIN}`],
      () => web({ container: { mounts: [{ path: '/c', volume: Volume.claim('My_Claim', { name: 'c' }) }] } })],
    ['a pull secret', [`shop/web: pod.imagePullSecrets: got 'Pull_It', ${SUBDOMAIN}`], () => web({ pod: { imagePullSecrets: ['Pull_It'] } })],
    ['a priority class', [`shop/web: pod.scheduling.priorityClass: got 'High!', ${SUBDOMAIN}`],
      () => web({ pod: { scheduling: { priorityClass: 'High!' } } })],
  ]);

  test('is taken up to the last character that it may have', () => {
    expect(web({}, chart(), x(63))).toEqual([]);
    expect(database({}, chart(), x(52))).toEqual([]);
    expect(dump({}, chart(), x(52))).toEqual([]);
    expect(migration({}, chart(), x(52))).toEqual([]);
    expect(migration({}, bare(), x(63))).toEqual([]);
    expect(several({ containers: [{ name: 'app', image: IMAGE }] }, bare(), x(253))).toEqual([]);
  });
});

describe('a namespace that is none', () => {
  refuses([
    ['of the chart', [`shop/web: namespace: got 'Shop', ${LABEL(63)}`], () => web({}, chart(Profile.PRODUCTION, 'Shop'))],
    ['of the metadata', [`shop/web: namespace: got 'shop.eu', ${LABEL(63)}`], () => web({ metadata: { namespace: 'shop.eu' } })],
    ['of Velero', [`shop/backup: method.veleroNamespace: got 'Velero', ${LABEL(63)}`],
      () => velero({ at: '02:30', method: BackupMethod.velero({ veleroNamespace: 'Velero' }) })],
    ['of a peer', [`shop/web: allowFrom[0].inNamespace: got 'Monitoring', ${LABEL(63)}`],
      () => web({ allowFrom: [Peer.inNamespace('Monitoring')] })],
    ['of a Gateway', [`shop/web: exposures[0].gatewayNamespace: got 'Edge', ${LABEL(63)}`],
      () => web({ exposures: [Exposure.gateway('shop.example.com', { gateway: 'edge', gatewayNamespace: 'Edge' })] })],
  ]);
});

describe('labels and annotations that the API server would refuse', () => {
  refuses([
    ['a key of the metadata', [`shop/web: metadata.labels: got 'my tier', ${LABEL_KEY}`],
      () => web({ metadata: { labels: { 'my tier': 'front' } } })],
    ['a value of the metadata', [`shop/web: metadata.labels.tier: got 'front end', ${LABEL_VALUE}`],
      () => web({ metadata: { labels: { tier: 'front end' } } })],
    ['an annotation of the metadata', [`shop/web: metadata.annotations: got 'my owner', ${ANNOTATION_KEY}`],
      () => web({ metadata: { annotations: { 'my owner': 'me' } } })],
    ['a key of the Pods', [`shop/web: pod.labels: got '-tier', ${LABEL_KEY}`], () => web({ pod: { labels: { '-tier': 'front' } } })],
    ['a value of the Pods', [`shop/web: pod.labels.tier: got '${x(64)}', ${LABEL_VALUE}`],
      () => web({ pod: { labels: { tier: x(64) } } })],
    ['an annotation of the Pods', [`shop/web: pod.annotations: got 'a/b/c', ${ANNOTATION_KEY}`],
      () => web({ pod: { annotations: { 'a/b/c': '1' } } })],
    ['a key of the selector', [`shop/web: pod.selector: got 'my app', ${LABEL_KEY}`], () => web({ pod: { selector: { 'my app': 'web' } } })],
    ['a value of the selector', [`shop/web: pod.selector.app: got 'my web', ${LABEL_VALUE}`],
      () => web({ pod: { selector: { app: 'my web' } } })],
    ['a label of a Service', [`shop/web: services[0].labels.tier: got 'a b', ${LABEL_VALUE}`],
      () => web({ services: [{ labels: { tier: 'a b' } }] })],
    ['an annotation of a Service', [`shop/web: services[0].annotations: got '', ${ANNOTATION_KEY}`],
      () => web({ services: [{ annotations: { '': '1' } }] })],
    ['an annotation of an Ingress', [`shop/web: exposures[0].annotations: got 'a b', ${ANNOTATION_KEY}`],
      () => web({ exposures: [Exposure.ingress('a.example.com', { annotations: { 'a b': '1' } })] })],
    ['a node selector', [`shop/web: pod.scheduling.nodeSelector.disk: got 'very fast', ${LABEL_VALUE}`],
      () => web({ pod: { scheduling: { nodeSelector: { disk: 'very fast' } } } })],
    ['the nodes of an agent', [`shop/agent: nodes.disk: got 'very fast', ${LABEL_VALUE}`], () => agent({ nodes: { disk: 'very fast' } })],
    ['a toleration', [`shop/web: pod.scheduling.tolerations[0].key: got 'a b', ${LABEL_KEY}`],
      () => web({ pod: { scheduling: { tolerations: [Toleration.exists('a b')] } } })],
    ['a peer', [`shop/web: allowFrom[0].labels.app: got 'a b', ${LABEL_VALUE}`], () => web({ allowFrom: [Peer.podsWith({ app: 'a b' })] })],
    ['a selector that the Pods contradict', [
      "shop/web: pod.labels.app.kubernetes.io/name: got 'shop', expected 'web', by which the Pods are selected; or set `selector`",
    ], () => web({ pod: { labels: { 'app.kubernetes.io/name': 'shop' } } })],
    ['a selector of its own that the Pods contradict', [
      "shop/web: pod.labels.app: got 'b', expected 'a', by which the Pods are selected; or set `selector`",
    ], () => web({ pod: { selector: { app: 'a' }, labels: { app: 'b' } } })],
  ]);
});

describe('a port that is none', () => {
  refuses([
    ['above 65535', ['shop/web: port: got 99999, expected an integer from 1 to 65535'], () => web({ port: 99999 })],
    ['zero', ['shop/web: port: got 0, expected an integer from 1 to 65535'], () => web({ port: 0 })],
    ['half a port', ['shop/agent: port: got 80.5, expected an integer from 1 to 65535'], () => agent({ port: 80.5 })],
    ['a database', ['shop/db: engine.port: got 70000, expected an integer from 1 to 65535'],
      () => database({ engine: redis({ port: 70000 }) })],
    ['its members', ['shop/db: engine.memberPorts[1]: got -1, expected an integer from 1 to 65535'],
      () => database({ engine: redis({ memberPorts: [16379, -1] }) })],
    ['a second port', ['shop/web: container.ports[0].number: got 65536, expected an integer from 1 to 65535'],
      () => web({ container: { ports: [{ number: 65536 }] } })],
    ['of several containers', ['shop/demo: containers[1].ports[0].number: got 0, expected an integer from 1 to 65535'],
      () => several({ containers: [{ image: IMAGE }, { image: IMAGE, ports: [{ number: 0 }] }] })],
    ['a host port', ['shop/web: container.ports[0].hostPort: got 99999, expected an integer from 1 to 65535'],
      () => web({ container: { ports: [{ number: 8080, hostPort: 99999 }] }, pod: ON_THE_NODE })],
    ['a Service', ['shop/web: services[0].ports[0].port: got 0, expected an integer from 1 to 65535'],
      () => web({ services: [{ ports: [{ port: 0, targetPort: 8080 }] }] })],
    ['what a Service leads to', ['shop/web: services[0].ports[0].targetPort: got 0, expected an integer from 1 to 65535'],
      () => web({ services: [{ ports: [{ port: 80, targetPort: 0 }] }] })],
    ['a node port', ['shop/web: services[0].ports[0].nodePort: got 80, expected an integer from 30000 to 32767'],
      () => web({ services: [{ serviceType: ServiceType.NODE_PORT, ports: [{ port: 80, targetPort: 8080, nodePort: 80 }] }] })],
    ['a probe', ['shop/web: health.port: got 99999, expected an integer from 1 to 65535'],
      () => web({ health: Health.http('/', { port: 99999 }) })],
    ['a hook', ['shop/web: container.lifecycle.preStop.port: got 99999, expected an integer from 1 to 65535'],
      () => web({ container: { lifecycle: { preStop: LifecycleHook.http('/', { port: 99999 }) } } })],
    ['a peer', ['shop/web: allowFrom[0].ports: got 0, expected an integer from 1 to 65535'],
      () => web({ allowFrom: [Peer.inNamespace('monitoring', { ports: [0] })] })],
    ['twice', ['shop/web: container.ports[1].number: 9090/TCP is already a port of this container'],
      () => web({ container: { ports: [{ number: 9090 }, { number: 9090 }] } })],
    ['an exposed port that the Service lacks', ['shop/web: exposures[0].port: got 81, expected a port of the Service: 80'],
      () => web({ services: [{ ports: [{ port: 80, targetPort: 8080 }] }], exposures: [Exposure.ingress('a.example.com', { port: 81 })] })],
  ]);

  test('is one number for TCP and UDP', () => {
    expect(web({ container: { ports: [{ number: 53, name: 'dns', protocol: Protocol.UDP }, { number: 53, name: 'dns-tcp' }] } })).toEqual([]);
  });
});

describe('the name of a port', () => {
  const named = (name: string): string[] => web({ container: { ports: [{ number: 9090, name }] } });
  refuses([
    ['of 16 characters', [`shop/web: container.ports[0].name: got '${x(16)}', ${PORT_NAME}`], () => named(x(16))],
    ['without a letter', [`shop/web: container.ports[0].name: got '9090', ${PORT_NAME}`], () => named('9090')],
    ['with a capital', [`shop/web: container.ports[0].name: got 'Metrics', ${PORT_NAME}`], () => named('Metrics')],
    ['with two hyphens', [`shop/web: container.ports[0].name: got 'a--b', ${PORT_NAME}`], () => named('a--b')],
    ['twice in a container', ["shop/web: container.ports[0].name: 'http' is already a port of this container"], () => named('http')],
    ['twice in a Pod', ["shop/web: containers: 'web' and 'proxy' both name a port 'http'; rename one of them"],
      () => web({ pod: { sidecars: [{ name: 'proxy', image: IMAGE, ports: [{ number: 9090, name: 'http' }] }] } })],
    ['of a custom engine', [`shop/db: engine.portName: got 'Redis', ${PORT_NAME}`], () => database({ engine: redis({ portName: 'Redis' }) })],
    ['twice in a Service', ["shop/web: services[0].ports[1].name: 'a' is already a port of this Service"],
      () => web({ services: [{ ports: [{ name: 'a', port: 80, targetPort: 8080 }, { name: 'a', port: 81, targetPort: 8080 }] }] })],
  ]);

  test('may have 15 characters', () => expect(named(x(15))).toEqual([]));

  test('may stand in two containers of a Pod under BARE, as the API server takes it', () => {
    const ports = [{ number: 8080, name: 'http' }];
    const containers = [{ name: 'a', image: 'a', ports }, { name: 'b', image: 'b', ports: [{ number: 81, name: 'http' }] }];
    expect(several({ containers }, bare())).toEqual([]);
  });
});

describe('an amount', () => {
  const memory = (request: Size, limit?: Size): string[] => web({ resources: { memory: { request, limit } } });
  refuses([
    ['of no memory', [`shop/web: resources.memory.request: got '0Mi', ${AMOUNT}`], () => memory(Size.mebibytes(0))],
    ['of no memory at most', [`shop/db: resources.memory.limit: got '0Gi', ${AMOUNT}`,
      'shop/db: resources.memory: got a limit of 0Mi, expected 2Gi or more: a heap of 512Mi makes a process of 1Gi, '
        + 'and each nodetool is one more',
    ], () => database({ resources: { memory: { limit: Size.gibibytes(0) } } })],
    ['of no ephemeral storage', [`shop/web: resources.ephemeralStorage.limit: got '0Mi', ${AMOUNT}`],
      () => web({ resources: { ephemeralStorage: { limit: Size.mebibytes(0) } } })],
    ['of cpu below zero', ["shop/web: resources.cpu.request: got '-100m', expected 0 or more"],
      () => web({ resources: { cpu: { request: Cpu.millis(-100) } } })],
    ['of storage', [`shop/db: storage: got '0Gi', ${AMOUNT}`], () => database({ storage: Size.gibibytes(0) })],
    ['of another volume', [`shop/db: volumes[0].size: got '0Gi', ${AMOUNT}`],
      () => database({ volumes: [{ name: 'log', path: '/log', size: Size.gibibytes(0) }] })],
    ['of an emptyDir', [`shop/web: container.mounts[0].volume.sizeLimit: got '0Mi', ${AMOUNT}`],
      () => web({ container: { mounts: [{ path: '/c', volume: Volume.emptyDir('c', { sizeLimit: Size.mebibytes(0) }) }] } })],
    ['of memory whose limit is below its request', [
      'shop/web: resources.memory: the limit (256Mi) is below the request (512Mi); raise `limit` or lower `request`',
    ], () => memory(Size.mebibytes(512), Size.mebibytes(256))],
    ['of cpu whose limit is below its request', [
      'shop/web: resources.cpu: the limit (100m) is below the request (1); raise `limit` or lower `request`',
    ], () => web({ resources: { cpu: { request: Cpu.units(1), limit: Cpu.millis(100) } } })],
    ['of ephemeral storage whose limit is below its request', [
      'shop/web: resources.ephemeralStorage: the limit (64Mi) is below the request (1Gi); raise `limit` or lower `request`',
    ], () => web({ resources: { ephemeralStorage: { request: Size.gibibytes(1), limit: Size.mebibytes(64) } } })],
    ['of a sidecar', [
      'shop/web: pod.sidecars[0].resources.memory: the limit (1Mi) is below the request (2Mi); raise `limit` or lower `request`',
    ], () => web({ pod: { sidecars: [{
      image: IMAGE, resources: { memory: { request: Size.mebibytes(2), limit: Size.mebibytes(1) } },
    }] } })],
    ['of a database, said once', [
      'shop/db: resources.memory: the limit (4Gi) is below the request (8Gi); raise `limit` or lower `request`',
    ], () => database({ resources: { memory: { request: Size.gibibytes(8), limit: Size.gibibytes(4) } } })],
  ]);

  test('below zero is refused by cdk8s itself', () => {
    expect(() => Size.mebibytes(-1)).toThrow('Storage amounts cannot be negative. Received: -1');
  });

  test('may be the same for request and limit, in whatever unit', () => {
    expect(memory(Size.mebibytes(1024), Size.gibibytes(1))).toEqual([]);
  });
});

describe('something twice', () => {
  const volume = Volume.emptyDir('cache');
  refuses([
    ['a container', ["shop/web: containers: two containers of the Pod are named 'web'; give one of them another `name`"],
      () => web({ pod: { sidecars: [{ name: 'web', image: IMAGE }] } })],
    ['an init container', ["shop/web: containers: two containers of the Pod are named 'a'; give one of them another `name`"],
      () => web({ pod: { initContainers: [{ name: 'a', image: IMAGE }, { name: 'a', image: IMAGE }] } })],
    ['the init container of Cassandra', [
      "shop/db: containers: two containers of the Pod are named 'configuration'; give one of them another `name`",
    ], () => database({ pod: { initContainers: [{ name: 'configuration', image: IMAGE }] } })],
    ['a mount path', ["shop/web: container.mounts[1].path: '/cache' is already a mount of this container"],
      () => web({ container: { mounts: [{ path: '/cache', volume }, { path: '/cache', volume }] } })],
    ['the path of a database', ["shop/db: container.mounts[0].path: '/var/lib/cassandra' is already a mount of this container"],
      () => database({ container: { mounts: [{ path: '/var/lib/cassandra', volume }] } })],
    ['the path of an engine', ["shop/db: container.mounts[0].path: '/etc/cassandra' is already a mount of this container"],
      () => database({ container: { mounts: [{ path: '/etc/cassandra', volume }] } })],
    ['the path of a database\'s own volume', ["shop/db: volumes[0].path: '/var/lib/cassandra' is already a mount of this container"],
      () => database({ volumes: [{ name: 'log', path: '/var/lib/cassandra', size: Size.gibibytes(1) }] })],
    ['a host path', ["shop/agent: hostPaths[1].path: '/var/log' is already a mount of this container"],
      () => agent({ hostPaths: [{ path: '/var/log' }, { path: '/var/log' }], pod: ON_THE_NODE })],
    ['a mount beside host paths', ["shop/agent: container.mounts[0].path: '/var/log' is already a mount of this container"],
      () => agent({ hostPaths: [{ path: '/var/log' }], container: { mounts: [{ path: '/var/log', volume }] }, pod: ON_THE_NODE })],
    ['where a host path is seen', ["shop/agent: hostPaths[1].mountPath: '/var/log' is already a mount of this container"],
      () => agent({ hostPaths: [{ path: '/var/log' }, { path: '/logs', mountPath: '/var/log' }], pod: ON_THE_NODE })],
    ['the name of a volume', [
      "shop/web: container.mounts[1].volume.name: two volumes of the Pod are named 'cache'; give one of them another `name`",
    ], () => web({ container: { mounts: [{ path: '/a', volume }, { path: '/b', volume: Volume.configMap('cache') }] } })],
    ['the name of a claim', ["shop/db: volumes[0].name: 'data' is already a volume of this database"],
      () => database({ volumes: [{ name: 'data', path: '/log', size: Size.gibibytes(1) }] })],
    ['the name of a claim and a volume', ["shop/db: volumes: 'tmp' is also a volume of the Pod; rename one"],
      () => database({ volumes: [{ name: 'tmp', path: '/log', size: Size.gibibytes(1) }] })],
    ['a variable', ['shop/web: env.MODE: stands in `envValues` too; leave one of them out'],
      () => web({ env: { MODE: 'a' }, container: { envValues: { MODE: EnvValue.fromValue('b') } } })],
    ['a replica count', ['shop/web: replicas: stands beside `autoscaling`, which decides it; leave one of them out'],
      () => web({ replicas: 2, autoscaling: { maxReplicas: 3 } })],
  ]);

  test('may be one Volume at two paths, and one path in two containers', () => {
    expect(web({ container: { mounts: [{ path: '/a', volume }, { path: '/b', volume }] } })).toEqual([]);
    expect(web({
      container: { mounts: [{ path: '/a', volume }] }, pod: { sidecars: [{ image: IMAGE, mounts: [{ path: '/a', volume }] }] },
    })).toEqual([]);
  });
});

describe('a probe that asks nothing', () => {
  refuses([
    ['no command', ['shop/web: health.command: got [], expected one item or more'], () => web({ health: Health.exec([]) })],
    ['no port', ['shop/agent: health.port: the container has no port; give the probe one'], () => agent({ health: Health.http('/') })],
    ['no port of one probe', ['shop/agent: health.liveness.port: the container has no port; give the probe one'],
      () => agent({ health: Health.of({ liveness: Probe.tcp() }) })],
    ['no port of a database that has one', [], () => database({ engine: redis({ health: Health.tcp() }) })],
    ['a path that is none', ["shop/web: health.path: got 'healthz', expected a path that starts with '/', such as '/healthz'"],
      () => web({ health: Health.http('healthz') })],
    ['two successes of liveness', ['shop/web: health.liveness.successThreshold: got 2, expected 1: Kubernetes takes no other for liveness'],
      () => web({ health: Health.of({ liveness: Probe.tcp({ successThreshold: 2 }) }) })],
    ['two successes of startup', ['shop/web: health.startup.successThreshold: got 2, expected 1: Kubernetes takes no other for startup'],
      () => web({ health: Health.of({ startup: Probe.tcp({ successThreshold: 2 }) }) })],
    ['two successes of readiness, which are taken', [], () => web({ health: Health.of({ readiness: Probe.tcp({ successThreshold: 2 }) }) })],
    ['no failure', ['shop/web: health.readiness.failureThreshold: got 0, expected an integer of 1 or more'],
      () => web({ health: Health.of({ readiness: Probe.tcp({ failureThreshold: 0 }) }) })],
    ['half a second', ['shop/web: health.readiness.period: got 0.5 seconds, expected whole seconds, 1 or more'],
      () => web({ health: Health.of({ readiness: Probe.tcp({ period: Duration.millis(500) }) }) })],
    ['of an init container', ['shop/web: pod.initContainers[0].health: an init container runs to its end; leave it out'],
      () => web({ pod: { initContainers: [{ image: IMAGE, health: Health.exec(['true']) }] } })],
    ['a hook without a command', ['shop/web: container.lifecycle.preStop.command: got [], expected one item or more'],
      () => web({ container: { lifecycle: { preStop: LifecycleHook.exec([]) } } })],
    ['an engine without a drain', ['shop/db: engine.drain: got [], expected one item or more'],
      () => database({ engine: redis({ drain: [] }) })],
  ]);
});

describe('a rollout that the controller has not', () => {
  const both0 = 'rollout.maxUnavailable: it and maxSurge are both 0, and no Pod could ever be replaced; raise one of them';
  refuses([
    ['neither surge nor absence', [`shop/web: ${both0}`], () => web({ rollout: Rollout.rolling({ maxSurge: '0', maxUnavailable: '0' }) })],
    ['nor as shares', [`shop/web: ${both0}`], () => web({ rollout: Rollout.rolling({ maxSurge: '0%', maxUnavailable: '0%' }) })],
    ['nor of an agent', [`shop/agent: ${both0}`], () => agent({ rollout: Rollout.rolling({ maxSurge: '0', maxUnavailable: '0%' }) })],
    ['a share above 100%', ["shop/web: rollout.maxSurge: got '101%', expected a count such as '1' or a share such as '25%'"],
      () => web({ rollout: Rollout.rolling({ maxSurge: '101%' }) })],
    ['onDelete of a web app', ['shop/web: rollout: a Deployment has no OnDelete; use `Rollout.rolling()` or `Rollout.recreate()`'],
      () => web({ rollout: Rollout.onDelete() })],
    ['recreate of a database', ['shop/db: rollout: a StatefulSet has no Recreate; use `Rollout.rolling()` or `Rollout.onDelete()`'],
      () => database({ rollout: Rollout.recreate() })],
    ['recreate of an agent', ['shop/agent: rollout: a DaemonSet has no Recreate; use `Rollout.rolling()` or `Rollout.onDelete()`'],
      () => agent({ rollout: Rollout.recreate() })],
    ['a partition of a web app', ['shop/web: rollout.partition: only a StatefulSet has one; leave it out'],
      () => web({ rollout: Rollout.rolling({ partition: 1 }) })],
    ['a surge of a database', ['shop/db: rollout.maxSurge: a StatefulSet has no Pod twice; leave it out'],
      () => database({ rollout: Rollout.rolling({ maxSurge: '1' }) })],
    ['no absence of a database', ["shop/db: rollout.maxUnavailable: got '0%', expected 1 or more: a StatefulSet has no surge"],
      () => database({ rollout: Rollout.rolling({ maxUnavailable: '0%' }) })],
    ['a bare Pod', ['shop/demo: rollout: a Pod without controller is not rolled out; leave it out, or set `controller`'],
      () => several({ containers: [{ image: IMAGE }], rollout: Rollout.recreate() }, bare())],
  ]);
});

describe('a time', () => {
  refuses([
    ['that no clock shows', [`shop/backup: at: got '25:00', ${TIME}`], () => velero({ at: '25:00' })],
    ['of one digit', [`shop/backup: at: got '2:30', ${TIME}`], () => velero({ at: '2:30' })],
    ['24:00', [`shop/backup: at: got '24:00', ${TIME}`], () => velero({ at: '24:00' })],
    ['@daily', [`shop/backup: schedule: got '@daily 2 * * *', ${CRON}`], () => velero({ schedule: cron('@daily') })],
    ['with a zone in it', [`shop/backup: schedule: got 'TZ=Europe/Paris 2 * * *', ${CRON}`],
      () => velero({ schedule: cron('TZ=Europe/Paris') })],
    ['with a zone of cron in it', [`shop/backup: schedule: got 'CRON_TZ=Europe/Paris 2 * * *', ${CRON}`],
      () => velero({ schedule: cron('CRON_TZ=Europe/Paris') })],
    ['of six fields', [`shop/backup: schedule: got '0 30 2 * * *', ${CRON}`],
      () => velero({ schedule: new Cron({ minute: '0 30', hour: '2', day: '*', month: '*', weekDay: '*' }) })],
    ['of minute 60', [`shop/backup: schedule: got '60 2 * * *', ${CRON}`], () => velero({ schedule: cron('60') })],
    ['of a Sunday that is 7', [`shop/backup: schedule: got '0 2 * * 7', ${CRON}`],
      () => velero({ schedule: new Cron({ minute: '0', hour: '2', day: '*', month: '*', weekDay: '7' }) })],
    ['in a zone of another case', [`shop/backup: timeZone: got 'europe/paris', ${ZONE}`],
      () => velero({ at: '02:30', timeZone: 'europe/paris' })],
    ['in a zone by its offset', [`shop/backup: timeZone: got 'UTC+2', ${ZONE}`], () => velero({ at: '02:30', timeZone: 'UTC+2' })],
    ['in the zone Local', [`shop/backup: timeZone: got 'Local', ${ZONE}`], () => velero({ at: '02:30', timeZone: 'Local' })],
    ['twice', ['shop/backup: schedule: stands beside `at`; leave one of them out'], () => velero({ at: '02:30', schedule: Cron.daily() })],
    ['not at all', ['shop/backup: at: no time is given; give `at` or `schedule`'], () => velero()],
    ['of a CronJob', [`shop/backup: at: got '9:00', ${TIME}`],
      () => faults(() => new NightlyBackup(chart(), 'backup', { at: '9:00', method: BackupMethod.container({ image: IMAGE }) }))],
    ['that is no deadline', ['shop/migrate: activeDeadline: got 0 seconds, expected whole seconds, 1 or more'],
      () => migration({ activeDeadline: Duration.seconds(0) })],
    ['that the controller would miss', ['shop/backup: method.startingDeadline: got 5 seconds, expected whole seconds, 10 or more'],
      () => dump({ startingDeadline: Duration.seconds(5) })],
    ['that a backup is not kept', ['shop/backup: method.keep: got 0 seconds, expected whole seconds, 1 or more'],
      () => velero({ at: '02:30', method: BackupMethod.velero({ keep: Duration.seconds(0) }) })],
  ]);
});

describe('an image', () => {
  refuses([
    ['without tag or digest', [`shop/web: image: got 'acme/web', ${TAG}`], () => web({ image: 'acme/web' })],
    ['whose only colon is the registry\'s port', [
      "shop/web: image: got 'localhost:5000/web', expected a tag or digest, such as 'localhost:5000/web:1.0.0': "
        + 'without one, every start may run another version',
    ], () => web({ image: 'localhost:5000/web' })],
    ['of a sidecar', [`shop/web: pod.sidecars[0].image: got 'acme/web', ${TAG}`], () => web({ pod: { sidecars: [{ image: 'acme/web' }] } })],
    ['of an init container', [`shop/web: pod.initContainers[0].image: got 'acme/web', ${TAG}`],
      () => web({ pod: { initContainers: [{ image: 'acme/web' }] } })],
    ['of a database', [`shop/db: engine.image: got 'acme/web', ${TAG}`], () => database({ engine: cassandra({ image: 'acme/web' }) })],
    ['of an agent', [`shop/agent: image: got 'acme/web', ${TAG}`], () => agent({ image: 'acme/web' })],
    ['of a migration', [`shop/migrate: image: got 'acme/web', ${TAG}`], () => migration({ image: 'acme/web' })],
    ['of a backup', [`shop/backup: method.image: got 'acme/web', ${TAG}`], () => dump({ image: 'acme/web' })],
    ['of several', [`shop/demo: containers[0].image: got 'acme/web', ${TAG}`], () => several({ containers: [{ image: 'acme/web' }] })],
    ['that is none', [
      "shop/web: image: got 'acme web', expected a container image such as 'ghcr.io/acme/shop:1.4.2': its path in lower case, no spaces",
    ], () => web({ image: 'acme web' })],
    ['that is none, under BARE', [
      "shop/web: image: got '', expected a container image such as 'ghcr.io/acme/shop:1.4.2': its path in lower case, no spaces",
    ], () => web({ image: '' }, bare())],
    ['of a version that is none', ["shop/db: engine.version: got 'latest', expected a version such as '4.1.7'"],
      () => database({ engine: cassandra({ version: 'latest' }) })],
  ]);

  test('without tag or digest is taken under BARE', () => {
    expect(web({ image: 'acme/web' }, bare())).toEqual([]);
    expect(migration({ image: 'acme/web' }, bare())).toEqual([]);
    expect(several({ containers: [{ image: 'nginx' }] }, bare())).toEqual([]);
  });

  test('with a digest is taken', () => {
    expect(web({ image: `acme/web@sha256:${'a'.repeat(64)}` })).toEqual([]);
  });
});

describe('a number of replicas or tries', () => {
  refuses([
    ['below zero of a web app', ['shop/web: replicas: got -1, expected an integer of 0 or more'], () => web({ replicas: -1 })],
    ['below zero of a database', ['shop/db: replicas: got -1, expected an integer of 0 or more'], () => database({ replicas: -1 })],
    ['that is no integer', ['shop/web: replicas: got 1.5, expected an integer of 0 or more'], () => web({ replicas: 1.5 })],
    ['at most below at least', ['shop/web: autoscaling.maxReplicas: got 2, expected minReplicas (3) or more'],
      () => web({ autoscaling: { minReplicas: 3, maxReplicas: 2 } })],
    ['at most below the profile\'s', ['shop/web: autoscaling.maxReplicas: got 1, expected minReplicas (2) or more'],
      () => web({ autoscaling: { maxReplicas: 1 } })],
    ['at least none', ['shop/web: autoscaling.minReplicas: got 0, expected an integer of 1 or more'],
      () => web({ autoscaling: { minReplicas: 0, maxReplicas: 2 } })],
    ['of tries below zero', ['shop/migrate: backoffLimit: got -1, expected an integer of 0 or more'], () => migration({ backoffLimit: -1 })],
    ['of retries below zero', ['shop/backup: method.retries: got -1, expected an integer of 0 or more'], () => dump({ retries: -1 })],
    ['of a Pod without containers', ['shop/demo: containers: got [], expected one item or more'], () => several({ containers: [] })],
  ]);

  test('may be zero', () => {
    expect(web({ replicas: 0 })).toEqual([]);
    expect(database({ replicas: 0 })).toEqual([]);
  });
});

describe('the restart policy of a Job', () => {
  test('is Never or OnFailure: no other has a name', () => {
    expect(Object.values(JobRestart)).toEqual(['Never', 'OnFailure']);
  });

  test('can\'t be said of any other workload, so that no Deployment gets one that the API server refuses', () => {
    // @ts-expect-error: a web app's containers are always restarted
    expect(web({ restart: JobRestart.NEVER })).toEqual([]);
    // @ts-expect-error: nor can a Pod's options say it
    expect(web({ pod: { restartPolicy: 'Never' } })).toEqual([]);
    // @ts-expect-error: Always is no policy of a Job
    const always: OneShotMigrationProps = { image: IMAGE, restart: 'Always' };
    expect(always.image).toBe(IMAGE);
  });
});

describe('the restart policy of a Pod', () => {
  refuses([
    ['that a Deployment doesn\'t take', ["shop/demo: restart: got 'Never', expected PodRestart.ALWAYS: a Deployment takes no other; leave it "
      + 'out, or set `controller: Controller.NONE`'], () => several({ restart: PodRestart.NEVER })],
  ]);

  test('is anything for a Pod without a controller, and Always below a Deployment', () => {
    for (const restart of Object.values(PodRestart)) expect(several({ restart, controller: Controller.NONE })).toEqual([]);
    expect(several({ restart: PodRestart.ALWAYS, controller: Controller.DEPLOYMENT })).toEqual([]);
  });
});

describe('a ConfigMap\'s keys and variables', () => {
  const items = (keys: Record<string, string>): string[] => (
    web({ container: { mounts: [{ path: '/c', volume: Volume.configMap('c', { items: keys }) }] } })
  );
  const SUB = "expected a relative path such as 'conf.d/app.yaml', without '..' as a part and not starting with '..'";
  refuses([
    ['a key with a slash', [`shop/web: container.mounts[0].volume.items: got 'a/b', ${KEY}`], () => items({ 'a/b': 'a' })],
    ['a key that hides', [`shop/web: container.mounts[0].volume.items: got '..data', ${KEY}`], () => items({ '..data': 'a' })],
    ['a path that leaves the volume', [`shop/web: container.mounts[0].volume.items.a: got '../etc', ${SUB}`], () => items({ a: '../etc' })],
    ['a key of a projected source', [`shop/web: container.mounts[0].volume.sources[0].items: got 'a b', ${KEY}`],
      () => web({ container: { mounts: [{ path: '/c', volume: Volume.projected('c', [ProjectedSource.secret('s', { 'a b': 'a' })]) }] } })],
    ['a mode above 0777', ['shop/web: container.mounts[0].volume.mode: got 512, expected an integer from 0 to 511'],
      () => web({ container: { mounts: [{ path: '/c', volume: Volume.secret('c', { mode: 0o1000 }) }] } })],
    ['a mount path that is relative', [`shop/web: container.mounts[0].path: got 'c', ${PATH}`],
      () => web({ container: { mounts: [{ path: 'c', volume: Volume.secret('c') }] } })],
    ['a sub-path that leaves the volume', [`shop/web: container.mounts[0].subPath: got 'a/../../b', ${SUB}`],
      () => web({ container: { mounts: [{ path: '/c', volume: Volume.secret('c'), subPath: 'a/../../b' }] } })],
    ['a data path that is relative', [`shop/db: engine.dataPath: got 'data', ${PATH}`], () => database({ engine: redis({ dataPath: 'data' }) })],
    ['a variable that begins with a digit', [`shop/web: env: got '1A', ${ENV_NAME}`], () => web({ env: { '1A': 'x' } })],
    ['a variable with a space', [`shop/web: container.envValues: got 'A B', ${ENV_NAME}`],
      () => web({ container: { envValues: { 'A B': EnvValue.fromValue('x') } } })],
    ['a variable that is a number', ['shop/web: env.PORT: got 8080, expected text; put it in quotes'],
      () => web({ env: { PORT: 8080 as unknown as string } })],
    ['a variable of a use', [`shop/web: uses.env: got '1A', ${ENV_NAME}`], () => faults(() => {
      const shop = chart();
      const target = new StatelessWebApp(shop, 'cart', { image: IMAGE, port: 8080 });
      new StatelessWebApp(shop, 'web', { image: IMAGE, port: 8080 }).uses(target, { env: '1A' });
    })],
  ]);
});

describe('what the lowest Kubernetes version does not have', () => {
  const sidecars = [{ image: IMAGE }];
  const way = 'or let them end by themselves once the main container has (a file on a shared volume, or `shareProcessNamespace`) '
    + 'and say `sidecarsEnd: true`';
  refuses([
    ['native sidecars below 1.29', [
      'shop/web: pod.nativeSidecars: need Kubernetes 1.29, got 1.28; raise `kubernetes` of the profile, or use `sidecars`',
    ], () => web({ pod: { nativeSidecars: sidecars } })],
    ['native sidecars from 1.29 on, which are taken', [], () => web({ pod: { nativeSidecars: sidecars } }, from('1.29'))],
    ['a plain sidecar of a Job below 1.29', [
      'shop/migrate: pod.sidecars: the Job would wait for them forever; from Kubernetes 1.29 on `nativeSidecars` do '
        + `(raise \`kubernetes\` of the profile), ${way}`,
    ], () => migration({ pod: { sidecars } })],
    ['a plain sidecar of a Job from 1.29 on', [
      `shop/migrate: pod.sidecars: the Job would wait for them forever; use \`nativeSidecars\`, which Kubernetes ends, ${way}`,
    ], () => migration({ pod: { sidecars } }, from('1.29'))],
    ['a plain sidecar of a CronJob', [
      `shop/backup: method.pod.sidecars: the Job would wait for them forever; use \`nativeSidecars\`, which Kubernetes ends, ${way}`,
    ], () => dump({ pod: { sidecars } }, from('1.30'))],
    ['a plain sidecar of a Job that ends, which is taken', [], () => migration({ pod: { sidecars, sidecarsEnd: true } })],
    ['a native sidecar of a Job, which is taken', [], () => migration({ pod: { nativeSidecars: sidecars } }, from('1.29'))],
    ['a pause by the kubelet below 1.30', [
      'shop/web: container.lifecycle.preStop.sleep: needs Kubernetes 1.30; use `LifecycleHook.execSleep()`, '
        + 'or raise `kubernetes` of the profile',
    ], () => web({ container: { lifecycle: { preStop: LifecycleHook.sleep(Duration.seconds(5)) } } }, from('1.29'))],
    ['a pause by the kubelet from 1.30 on, which is taken', [],
      () => web({ container: { lifecycle: { preStop: LifecycleHook.sleep(Duration.seconds(5)) } } }, from('1.30'))],
    ['a version that is too old', ["Profile.customize: kubernetes: got '1.27', expected a version such as '1.30', 1.28 or newer"],
      () => faults(() => from('1.27'))],
    ['a version that is none', ["Profile.customize: kubernetes: got 'v1.30', expected a version such as '1.30', 1.28 or newer"],
      () => faults(() => from('v1.30'))],
  ]);
});

describe('more than the level restricted', () => {
  const beyond = (what: string, level: string): string => (
    `${what}: not allowed at the level restricted; leave it out, or state \`level: SecurityLevel.${level}\` with a \`reason\``
  );
  refuses([
    ['a host path', [`shop/agent: pod.security.level: ${beyond('host path /var/log', 'PRIVILEGED')}`],
      () => agent({ hostPaths: [{ path: '/var/log' }] })],
    ['a host path at the level baseline', [
      'shop/agent: pod.security.level: host path /var/log: not allowed at the level baseline; leave it out, or state '
        + '`level: SecurityLevel.PRIVILEGED` with a `reason`',
    ], () => agent({ hostPaths: [{ path: '/var/log' }], pod: { security: { level: SecurityLevel.BASELINE, reason: 'reads logs' } } })],
    ['the node\'s network', [`shop/agent: pod.security.level: ${beyond("the node's network", 'PRIVILEGED')}`],
      () => agent({ hostNetwork: true })],
    ['a host port', [`shop/web: pod.security.level: ${beyond('host port 80 (container web)', 'PRIVILEGED')}`],
      () => web({ container: { ports: [{ number: 8080, hostPort: 80 }] } })],
    ['privileged', [
      `shop/web: pod.security.level: ${beyond('privileged (container web), privilege escalation (container web)', 'PRIVILEGED')}`,
    ], () => web({ container: { security: { privileged: true } } })],
    ['a privileged level without a reason', [
      'shop/web: pod.security.reason: the level privileged needs a reason; say in a sentence why the Pod needs it',
    ], () => web({ container: { security: { privileged: true } }, pod: { security: { level: SecurityLevel.PRIVILEGED } } })],
    ['a reason of spaces', [
      'shop/web: pod.security.reason: the level baseline needs a reason; say in a sentence why the Pod needs it',
    ], () => web({ pod: { security: { level: SecurityLevel.BASELINE, reason: ' ' } } })],
    ['the root user', [`shop/web: pod.security.level: ${beyond('running as root (container web)', 'BASELINE')}`],
      () => web({ pod: { security: { runAsUser: 0 } } })],
    ['the root user of a container', [`shop/web: pod.security.level: ${beyond('running as root (container web)', 'BASELINE')}`],
      () => web({ container: { security: { runAsUser: 0 } } })],
    ['root beside non-root', [
      'shop/web: pod.security.runAsUser: got 0, which is root, beside `runAsNonRoot: true`; the kubelet would not start it',
      `shop/web: pod.security.level: ${beyond('running as root (container web)', 'BASELINE')}`,
    ], () => web({ pod: { security: { runAsUser: 0, runAsNonRoot: true } } })],
    ['a capability', [`shop/web: pod.security.level: ${beyond('capability CHOWN (container web)', 'BASELINE')}`],
      () => web({ container: { security: { addCapabilities: ['CHOWN'] } } })],
    ['a user below zero', ['shop/web: pod.security.runAsUser: got -1, expected an integer of 0 or more'],
      () => web({ pod: { security: { runAsUser: -1, runAsGroup: 1, fsGroup: 1 } } })],
    ['all of it with level and reason, which is taken', [], () => agent({
      hostPaths: [{ path: '/var/log' }], hostNetwork: true, port: 9100, container: { security: { privileged: true } },
      pod: { security: { level: SecurityLevel.PRIVILEGED, reason: 'reads the node\'s logs', runAsUser: 0 } },
    })],
    ['all of it under BARE, which is taken', [], () => agent({
      hostPaths: [{ path: '/var/log' }], hostNetwork: true, container: { security: { privileged: true } },
    }, bare())],
  ]);
});

describe('Cassandra', () => {
  const memory = (limit: Size): object => ({ resources: { memory: { limit } } });
  refuses([
    ['with less than 2Gi', [
      'shop/db: resources.memory: got a limit of 2047Mi, expected 2Gi or more: a heap of 512Mi makes a process of 1Gi, '
        + 'and each nodetool is one more',
    ], () => database(memory(Size.mebibytes(2047)))],
    ['with 2Gi, which is taken', [], () => database(memory(Size.gibibytes(2)))],
    ['with a heap above half of it', ['shop/db: engine.heap: got 2049Mi, expected at most half of the memory limit (2048Mi)'],
      () => database({ engine: cassandra({ heap: Size.mebibytes(2049) }), ...memory(Size.gibibytes(4)) })],
    ['with half of it, which is taken', [],
      () => database({ engine: cassandra({ heap: Size.gibibytes(2) }), ...memory(Size.gibibytes(4)) })],
    ['with no heap', [`shop/db: engine.heap: got '0Mi', ${AMOUNT}`], () => database({ engine: cassandra({ heap: Size.mebibytes(0) }) })],
    ['with a name that sed would break', [
      "shop/db: engine.clusterName: got 'a/b', expected letters, digits, '_', '-', '.' and spaces inside",
    ], () => database({ engine: cassandra({ clusterName: 'a/b' }) })],
    ['with names of a Secret that are none', [
      `shop/db: engine.authentication.secretName: got 'My_Secret', ${SUBDOMAIN}`,
      `shop/db: engine.authentication.userKey: got 'a/b', ${KEY}`,
      `shop/db: engine.authentication.passwordKey: got '..', ${KEY}`,
    ], () => database({ engine: cassandra({ authentication: { secretName: 'My_Secret', userKey: 'a/b', passwordKey: '..' } }) })],
    ['with 0 tokens', ['shop/db: engine.numTokens: got 0, expected an integer from 1 to 1024'],
      () => database({ engine: cassandra({ numTokens: 0 }) })],
  ]);
});

describe('a backup of what Velero could not find', () => {
  refuses([
    ['a namespace that nobody names', ['shop/backup: of: the namespace of shop/db is not known; give its chart a `namespace`'],
      () => velero({ at: '02:30' }, chartAnywhere())],
    ['no database', ['shop/backup: of: Velero needs the database to back up; give it, or use `BackupMethod.container()`'],
      () => faults(() => new NightlyBackup(chart(), 'backup', { at: '02:30' }))],
    ['a storage location that is none', [`shop/backup: method.storageLocation: got 'My Bucket', ${SUBDOMAIN}`],
      () => velero({ at: '02:30', method: BackupMethod.velero({ storageLocation: 'My Bucket' }) })],
    ['a use by Velero', ['shop/backup: uses: Velero makes this backup, no container of its own; leave it out'], () => faults(() => {
      const shop = chart();
      const of = new ReplicatedDatabase(shop, 'db', { engine: cassandra(), replicas: 3, storage: Size.gibibytes(10) });
      new NightlyBackup(shop, 'backup', { of, at: '02:30' }).uses(of);
    })],
  ]);
});

describe('a way from outside', () => {
  refuses([
    ['under an address', [
      "shop/web: exposures[0].host: got '10.0.0.1', expected a host name such as 'shop.example.com' or '*.example.com': "
        + "lower-case letters, digits, '-' and '.', at most 253 characters, no IP address",
    ], () => web({ exposures: [Exposure.ingress('10.0.0.1')] })],
    ['to no Service', ['shop/web: exposures[0].port: the app has no Service to lead to; list one in `services`'],
      () => web({ services: [], exposures: [Exposure.ingress('shop.example.com')] })],
    ['with and without TLS', ['shop/web: exposures[0].tlsSecret: stands beside `plainHttp`; leave one of them out'],
      () => web({ exposures: [Exposure.ingress('shop.example.com', { plainHttp: true, tlsSecret: 'tls' })] })],
    ['from addresses that are none', [`shop/web: exposures[0].sourceRanges: got '10.0.0.1/8', ${CIDR}`],
      () => web({ exposures: [Exposure.loadBalancer({ sourceRanges: ['10.0.0.1/8'] })] })],
    ['from addresses to a Service inside', [
      'shop/web: services[0].sourceRanges: only a load balancer has them; leave them out, or set `serviceType`',
    ], () => web({ services: [{ sourceRanges: ['10.0.0.0/8'] }] })],
    ['by a node port of a Service inside', [
      'shop/web: services[0].nodePort: only NodePort and LoadBalancer have them; leave it out, or set `serviceType`',
    ], () => web({ services: [{ ports: [{ port: 8080, nodePort: 30080 }] }] })],
    ['an external host that is none', [
      `Endpoint.external: host: got 'Smtp!', ${SUBDOMAIN}`,
      'Endpoint.external: port: got 0, expected an integer from 1 to 65535',
      `Endpoint.external: cidrs: got 'here', ${CIDR}`,
    ], () => faults(() => Endpoint.external('Smtp!', 0, { cidrs: ['here'] }))],
  ]);
});

describe('an address', () => {
  refuses([
    ['of a name in /etc/hosts, which is none', [
      "shop/web: pod.hostAliases: got '10.0.0.256', expected an IP address such as '10.0.0.7' or '2001:db8::7', in its shortest form",
      "shop/web: pod.hostAliases.10.0.0.7: got 'A b', expected a DNS subdomain: lower-case letters, digits, '-' and '.', at most 253 characters, a letter or digit at both ends of each part",
    ], () => web({ pod: { hostAliases: { '10.0.0.256': ['a'], '10.0.0.7': ['A b'] } } })],
    ['of a name in /etc/hosts, not in its shortest form', [
      "shop/web: pod.hostAliases: got '2001:DB8::7', expected an IP address such as '10.0.0.7' or '2001:db8::7', in its shortest form",
    ], () => web({ pod: { hostAliases: { '2001:DB8::7': ['a'] } } })],
    ['of a port on the node, which is none', [
      "shop/web: container.ports[0].hostIp: got 'here', expected an IP address such as '10.0.0.7' or '2001:db8::7', in its shortest form",
    ], () => web({ container: { ports: [{ number: 9100, hostPort: 9100, hostIp: 'here' }] }, pod: ON_THE_NODE })],
    ['the address of no port of the node', [
      'shop/web: container.ports[0].hostIp: is the address of a `hostPort`; give one, or leave it out',
    ], () => web({ container: { ports: [{ number: 9100, hostIp: '10.0.0.7' }] } })],
    ['another port of the node than the container\'s, on the node\'s network', [
      "shop/agent: pod.sidecars[0].ports[0].hostPort: got 2, expected 1: on the node's network a port is the node's; leave it out",
    ], () => agent({
      hostNetwork: true, pod: { ...ON_THE_NODE, sidecars: [{ name: 'beside', image: 'a:1', ports: [{ number: 1, hostPort: 2 }] }] },
    })],
    ['of a peer, not in its shortest form', [
      "shop/web: allowFrom[0].cidr: got '2001:DB8::/32', expected a CIDR block such as '10.0.0.0/8' or '2001:db8::/32', in its shortest form, all bits after the prefix 0",
    ], () => web({ allowFrom: [Peer.cidr('2001:DB8::/32')] })],
  ]);
});

describe('a name that cdk8s-plus passes on', () => {
  refuses([
    ['of a ConfigMap, all of whose keys are variables', [
      "shop/web: container.envFrom[0].configMap: got 'A_b', expected a DNS subdomain: lower-case letters, digits, '-' and '.', at most 253 characters, a letter or digit at both ends of each part",
    ], () => web({ container: { envFrom: [new EnvFrom(named('A_b'))] } })],
    ['of a Secret, all of whose keys are variables', [
      "shop/web: container.envFrom[0].secret: got 'A_b', expected a DNS subdomain: lower-case letters, digits, '-' and '.', at most 253 characters, a letter or digit at both ends of each part",
    ], () => web({ container: { envFrom: [new EnvFrom(undefined, undefined, named('A_b'))] } })],
    ['before all those variables', [
      "shop/web: container.envFrom[0].prefix: got '1a', expected the name of an environment variable: letters, digits, '_', '-' and '.', no digit first, not '.', no '..' first",
    ], () => web({ container: { envFrom: [new EnvFrom(named('a'), '1a')] } })],
    ['of a ConfigMap and its key', [
      "shop/web: container.envValues.A.configMap: got 'A_b', expected a DNS subdomain: lower-case letters, digits, '-' and '.', at most 253 characters, a letter or digit at both ends of each part",
      "shop/web: container.envValues.A.key: got 'a b', expected a key: letters, digits, '-', '_' and '.', at most 253 characters, not '.', no '..' first",
    ], () => web({ container: { envValues: { A: EnvValue.fromConfigMap(named('A_b'), 'a b') } } })],
    ['of a Secret and its key', [
      "shop/web: container.envValues.A.secret: got 'A_b', expected a DNS subdomain: lower-case letters, digits, '-' and '.', at most 253 characters, a letter or digit at both ends of each part",
      "shop/web: container.envValues.A.key: got 'a b', expected a key: letters, digits, '-', '_' and '.', at most 253 characters, not '.', no '..' first",
    ], () => web({ container: { envValues: { A: EnvValue.fromSecretValue({ secret: named('A_b'), key: 'a b' }) } } })],
    ['of a label', [
      "shop/web: container.envValues.A.fieldPath: got 'metadata.labels['a b']', expected a field of the Pod such as 'metadata.name', 'status.podIP' or 'metadata.labels['tier']'",
    ], () => web({ container: { envValues: { A: EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'a b' }) } } })],
    ['of a unit of cpu', [
      "shop/web: container.envValues.A.divisor: got '1Mi', expected '1' or '1m'",
    ], () => web({ container: { envValues: { A: EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT, { divisor: '1Mi' }) } } })],
    ['of a unit of memory', [
      "shop/web: container.envValues.A.divisor: got '1m', expected a unit such as '1', '1k' or '1Mi'",
    ], () => web({ container: { envValues: { A: EnvValue.fromResource(ResourceFieldPaths.MEMORY_LIMIT, { divisor: '1m' }) } } })],
    ['of an account', [
      "shop/web: pod.serviceAccount: got 'A_b', expected a DNS subdomain: lower-case letters, digits, '-' and '.', at most 253 characters, a letter or digit at both ends of each part",
    ], () => web({ pod: { serviceAccount: named('A_b') } })],
  ]);
});

describe('what the API server refuses or warns of', () => {
  refuses([
    ['a fraction of a byte', [
      "shop/db: storage: got '0.1Ki', expected a whole number of bytes above 0 and below 8Pi, such as 10Gi",
    ], () => database({ storage: Size.kibibytes(0.1) })],
    ['more memory than the server can count', [`shop/web: resources.memory.request: got '8589935Gi', ${AMOUNT}`],
      () => web({ resources: { memory: { request: Size.gibibytes(8589935) } } })],
    ['a host path that leaves its folder', [
      "shop/agent: hostPaths[0].path: got '/a/../b', expected an absolute path such as '/var/log', without ':' and without '..' as a part",
    ], () => agent({ hostPaths: [{ path: '/a/../b' }], pod: ON_THE_NODE })],
    ['a field of the Pod in a file outside of its volume', [
      "shop/web: container.mounts[0].volume.fields: got '../a', expected a relative path such as 'conf.d/app.yaml', without '..' as a part and not starting with '..'",
    ], () => web({ container: { mounts: [{ path: '/c', volume: Volume.downwardApi('c', { '../a': 'metadata.name' }) }] } })],
    ["a field of the Pod that a file can't hold", [
      "shop/web: container.mounts[0].volume.fields.a: got 'status.podIP', expected a field of the Pod such as 'metadata.name', 'metadata.labels' or 'metadata.labels['tier']'",
    ], () => web({ container: { mounts: [{ path: '/c', volume: Volume.downwardApi('c', { a: 'status.podIP' }) }] } })],
    ['the same, of a projected volume', [
      "shop/web: container.mounts[0].volume.sources[0].fields.a: got 'status.podIP', expected a field of the Pod such as 'metadata.name', 'metadata.labels' or 'metadata.labels['tier']'",
    ], () => web({
      container: { mounts: [{ path: '/c', volume: Volume.projected('c', [ProjectedSource.downwardApi({ a: 'status.podIP' })]) }] },
    })],
    ['a protocol of a Service that is none', [
      "shop/web: services[0].ports[0].appProtocol: got '/a', expected a protocol such as 'http' or 'kubernetes.io/h2c': letters, digits, '-', '_' and '.', at most 63 characters; before it, if at all, a DNS subdomain and '/'",
    ], () => web({ services: [{ ports: [{ port: 80, appProtocol: '/a' }] }] })],
    ['a new Pod that counts only after its rollout has failed', [
      'shop/web: rollout.minReady: got 600, expected less than 600 seconds, after which Kubernetes takes the rollout of a Deployment for failed',
    ], () => web({ rollout: Rollout.rolling({ minReady: Duration.minutes(10) }) })],
    ['a failure of a container that is not there', [
      "shop/migrate: completion.failureRules[0].containerName: got 'nobody', expected a container of the Pod: migrate",
    ], () => migration({ completion: { failureRules: [FailureRule.onExitCodes(FailureAction.IGNORE, [1], 'nobody')] } })],
    ['a Pod without seccomp, all of whose containers have it', [
      'shop/web: pod.security.level: no seccomp of the Pod: not allowed at the level restricted; leave it out, or state `level: SecurityLevel.PRIVILEGED` with a `reason`',
    ], () => web({
      container: { security: { seccomp: Seccomp.RUNTIME_DEFAULT } }, pod: { security: { seccomp: Seccomp.UNCONFINED } },
    })],
    ['a Pod as root, all of whose containers have a user', [
      'shop/web: pod.security.level: running as root of the Pod: not allowed at the level restricted; leave it out, or state `level: SecurityLevel.BASELINE` with a `reason`',
    ], () => web({ container: { security: { runAsUser: 1, runAsNonRoot: true } }, pod: { security: { runAsUser: 0 } } })],
    ['a Pod that may be root, none of whose containers may', [
      'shop/web: pod.security.level: running as root of the Pod: not allowed at the level restricted; leave it out, or state `level: SecurityLevel.BASELINE` with a `reason`',
    ], () => web({ container: { security: { runAsNonRoot: true } }, pod: { security: { runAsNonRoot: false } } })],
    ['a pause that leaves no time to stop', [
      "shop/web: pod.terminationGracePeriod: got 10 seconds, expected more than 10, the pause of container 'web' (preStop); raise it, or shorten the pause in the container's `lifecycle`",
    ], () => web({ pod: { terminationGracePeriod: Duration.seconds(10) } }, from('1.30'))],
    ['a pause at the start longer than that', [
      "shop/web: pod.terminationGracePeriod: got 40 seconds, expected more than 60, the pause of container 'web' (postStart); raise it, or shorten the pause in the container's `lifecycle`",
    ], () => web({ container: { lifecycle: { postStart: LifecycleHook.sleep(Duration.minutes(1)) } } }, from('1.30'))],
    ['a label that nodes have no more', [
      "shop/web: pod.scheduling.nodeSelector: got 'beta.kubernetes.io/os', expected 'kubernetes.io/os', which took its place",
    ], () => web({ pod: { scheduling: { nodeSelector: { 'beta.kubernetes.io/os': 'linux' } } } })],
    ['a label that nodes have no more, of an agent', [
      "shop/agent: nodes: got 'beta.kubernetes.io/os', expected 'kubernetes.io/os', which took its place",
    ], () => agent({ nodes: { 'beta.kubernetes.io/os': 'linux' } })],
    ['a header of a probe', [
      "shop/web: health.readiness.headers: got 'X_Y', expected the name of a header such as 'X-Probe': letters, digits and '-'",
    ], () => web({ health: Health.of({ readiness: Probe.http('/', { headers: { X_Y: '1' } }) }) })],
    ['an annotation that nobody reads any more', [
      "shop/web: metadata.annotations: got 'scheduler.alpha.kubernetes.io/critical-pod', expected `priorityClass`, which took its place",
    ], () => web({ metadata: { annotations: { 'scheduler.alpha.kubernetes.io/critical-pod': '' } } })],
    ['a seccomp profile by annotation', [
      "shop/web: pod.annotations: got 'container.seccomp.security.alpha.kubernetes.io/web', expected `security.seccomp`, which took its place",
    ], () => web({ pod: { annotations: { 'container.seccomp.security.alpha.kubernetes.io/web': 'x' } } })],
    ["a finalizer that is nobody's", [
      "shop/web: metadata.finalizers: got 'mine', expected a finalizer such as 'example.com/release': a DNS subdomain, '/' and a name; or 'orphan' or 'foregroundDeletion'",
    ], () => web({ metadata: { finalizers: ['mine', 'foregroundDeletion', 'example.com/mine'] } })],
    ['an indexed Job whose Pods would have no host name', [
      "shop/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: id: got 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', expected a DNS label: lower-case letters, digits and '-', at most 48 characters, a letter or digit at both ends",
    ], () => migration({ completion: { indexed: true, completions: 1000 } }, chart(), x(49))],
    ['a port that two containers serve', [
      "shop/web: containers: 'web' and 'sidecar-0' both serve port 8080/TCP; change one of them",
    ], () => web({ pod: { sidecars: [{ image: IMAGE, ports: [{ number: 8080 }] }] } })],
    ['a port of the node that two containers serve', [
      "shop/web: containers: 'web' and 'sidecar-0' both serve port 80/TCP of the node; change one of them",
    ], () => web({
      container: { ports: [{ number: 1, hostPort: 80 }] },
      pod: { ...ON_THE_NODE, sidecars: [{ image: IMAGE, ports: [{ number: 2, hostPort: 80 }] }] },
    })],
    ['a time that is no number', [
      'shop/web: health.timeout: got NaN seconds, expected whole seconds, 1 or more',
    ], () => web({ health: Health.tcp({ timeout: Duration.seconds(NaN) }) })],
  ]);
});

describe('a profile', () => {
  refuses([
    ['of no replicas', ['Profile.customize: replicas: got 0, expected an integer of 1 or more'],
      () => faults(() => Profile.PRODUCTION.customize({ replicas: 0 }))],
    ['that comes too late', [
      "shop: Profile.applyTo: 'shop/web' was already made under the profile before; apply the profile before the first workload",
    ], () => faults(() => {
      const shop = chart();
      new StatelessWebApp(shop, 'web', { image: IMAGE, port: 8080 });
      Profile.BARE.applyTo(shop);
    })],
    ['that comes too late for the app', [
      "the app: Profile.applyTo: 'shop/web' was already made under the profile before; apply the profile before the first workload",
    ], () => faults(() => {
      const app = new App();
      new StatelessWebApp(new Chart(app, 'shop'), 'web', { image: IMAGE, port: 8080 });
      Profile.BARE.applyTo(app);
    })],
    ['that spreads what has no labels', [
      'shop/migrate: pod.scheduling.overNodes: the Pods have no labels by which to spread them; give them `labels`',
    ], () => migration({ pod: { scheduling: { overNodes: Spreading.REQUIRED } } }, bare())],
    ['of open egress, which is taken', [], () => web({}, chart(Profile.PRODUCTION.customize({ egress: Egress.OPEN })))],
  ]);
});

describe('several faults of one construct', () => {
  test('come together in one Error, one line each, in the order of the work, no line twice', () => {
    const made = (): unknown => new StatelessWebApp(chart(), 'web', {
      image: 'acme/web',
      port: 99999,
      replicas: -1,
      env: { '1A': 'x' },
      metadata: { labels: { tier: 'a b' } },
      rollout: Rollout.onDelete(),
      health: Health.http('healthz', { port: 0 }),
      resources: { memory: { request: Size.mebibytes(512), limit: Size.mebibytes(256) } },
    });
    expect(faults(made).sort()).toEqual([
      `shop/web: metadata.labels.tier: got 'a b', ${LABEL_VALUE}`,
      'shop/web: port: got 99999, expected an integer from 1 to 65535',
      `shop/web: image: got 'acme/web', ${TAG}`,
      `shop/web: env: got '1A', ${ENV_NAME}`,
      'shop/web: resources.memory: the limit (256Mi) is below the request (512Mi); raise `limit` or lower `request`',
      "shop/web: health.path: got 'healthz', expected a path that starts with '/', such as '/healthz'",
      'shop/web: health.port: got 0, expected an integer from 1 to 65535',
      'shop/web: replicas: got -1, expected an integer of 0 or more',
      'shop/web: rollout: a Deployment has no OnDelete; use `Rollout.rolling()` or `Rollout.recreate()`',
    ].sort());
    expect(made).toThrow(Error);
  });

  test('leave other constructs alone', () => {
    const shop = chart();
    expect(web({ port: 0 }, shop, 'broken')).toEqual(['shop/broken: port: got 0, expected an integer from 1 to 65535']);
    expect(web({}, shop, 'sound')).toEqual([]);
  });

  test('name the path of a construct inside another', () => {
    const app = new App();
    const shop = new Chart(new Chart(app, 'eu'), 'shop');
    expect(web({ port: 0 }, shop)).toEqual(['eu/shop/web: port: got 0, expected an integer from 1 to 65535']);
  });
});
