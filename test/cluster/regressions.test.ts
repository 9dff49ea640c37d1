import { Duration, Size } from 'cdk8s';
import {
  Exposure, FailureAction, FailureRule, Health, LifecycleHook, NodeAgent, OneShotMigration, Peer, Profile, ReplicatedDatabase, Rollout,
  DatabaseEngine, Seccomp, SecurityLevel, ServiceType, StatelessWebApp, Volume,
} from 'cdk8s-patterns';
import type { Completion, StatelessWebAppProps } from 'cdk8s-patterns';
import { EnvFieldPaths, EnvFrom, EnvValue, ResourceFieldPaths } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Cluster } from './cluster';
import { Court } from './verdict';

type Make = (scope: Construct) => void;

const IMAGE = 'a:1';
const web = (props: Partial<StatelessWebAppProps>): Make => (scope) => new StatelessWebApp(scope, 'web', { image: IMAGE, port: 8080, ...props });
const mounted = (volume: Volume): Make => web({ container: { mounts: [{ path: '/mnt', volume }] } });
const migration = (completion: Completion, name = 'migrate'): Make => (scope) => new OneShotMigration(scope, name, { image: IMAGE, completion });
const existing = (name: string): never => ({ name }) as never;
const from = (kubernetes: string, make: Make): Make => (scope) => {
  Profile.PRODUCTION.customize({ kubernetes }).applyTo(scope);
  make(scope);
};
const PRIVILEGED = { level: SecurityLevel.PRIVILEGED, reason: 'a test' };

/** What the library once accepted and the API server refused, or warned of: the smallest program, and what is said of it now. */
const REFUSED: readonly [what: string, fault: string, make: Make][] = [
  ['an alias of something that is no address', "pod.hostAliases: got '10.0.0.256', expected an IP address", web({ pod: { hostAliases: { '10.0.0.256': [] } } })],
  ['an alias that is no host name', "pod.hostAliases.10.0.0.1: got 'A', expected a DNS subdomain", web({ pod: { hostAliases: { '10.0.0.1': ['A'] } } })],
  ['a tenth of a kibibyte', "storage: got '0.1Ki', expected a whole number of bytes", (scope) => new ReplicatedDatabase(scope, 'db', {
    engine: DatabaseEngine.custom({ image: IMAGE, port: 1, dataPath: '/data' }), replicas: 1, storage: Size.kibibytes(0.1),
  })],
  ['memory that the server counts over its own greatest number', "resources.memory.request: got '8589935Gi', expected a whole number of bytes",
    web({ resources: { memory: { request: Size.gibibytes(8589935) } } })],
  ['a host path that leaves its folder', "hostPaths[0].path: got '/a/../b', expected an absolute path", (scope) => new NodeAgent(scope, 'agent', {
    image: IMAGE, hostPaths: [{ path: '/a/../b' }], pod: { security: PRIVILEGED },
  })],
  ['variables of a ConfigMap whose name is none', "container.envFrom[0].configMap: got 'a_b', expected a DNS subdomain",
    web({ container: { envFrom: [new EnvFrom(existing('a_b'))] } })],
  ['variables of a Secret whose name is none', "container.envFrom[0].secret: got 'a_b', expected a DNS subdomain",
    web({ container: { envFrom: [new EnvFrom(undefined, undefined, existing('a_b'))] } })],
  ['variables with a prefix that is none', "container.envFrom[0].prefix: got '1a', expected the name of an environment variable",
    web({ container: { envFrom: [new EnvFrom(existing('a'), '1a')] } })],
  ['a variable of a ConfigMap whose name is none', "container.envValues.A.configMap: got '.', expected a DNS subdomain",
    web({ container: { envValues: { A: EnvValue.fromConfigMap(existing('.'), 'key') } } })],
  ['a variable of a key that is none', "container.envValues.A.key: got 'a b', expected a key",
    web({ container: { envValues: { A: EnvValue.fromSecretValue({ secret: existing('a'), key: 'a b' }) } } })],
  ['a variable of a label that is none', "container.envValues.A.fieldPath: got 'metadata.labels['a b']', expected a field of the Pod",
    web({ container: { envValues: { A: EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'a b' }) } } })],
  ['a variable in a unit that is none', "container.envValues.A.divisor: got '2', expected '1' or '1m'",
    web({ container: { envValues: { A: EnvValue.fromResource(ResourceFieldPaths.CPU_LIMIT, { divisor: '2' }) } } })],
  ['an account whose name is none', "pod.serviceAccount: got 'a_b', expected a DNS subdomain", web({ pod: { serviceAccount: existing('a_b') } })],
  ['a protocol that is none', "services[0].ports[0].appProtocol: got '/a', expected a protocol", web({ services: [{ ports: [{ port: 80, appProtocol: '/a' }] }] })],
  ['a field of the Pod that leaves its folder', "container.mounts[0].volume.fields: got '../a', expected a relative path",
    mounted(Volume.downwardApi('x', { '../a': 'metadata.name' }))],
  ['a field that a file can not hold', "container.mounts[0].volume.fields.a: got 'status.podIP', expected a field of the Pod",
    mounted(Volume.downwardApi('x', { a: 'status.podIP' }))],
  ['a Pod that is ready after its rollout has failed', 'rollout.minReady: got 600, expected less than 600 seconds', web({ rollout: Rollout.rolling({ minReady: Duration.minutes(10) }) })],
  ['a failure of a container that is not there', "completion.failureRules[0].containerName: got 'nobody', expected a container of the Pod: migrate",
    migration({ failureRules: [FailureRule.onExitCodes(FailureAction.IGNORE, [1], 'nobody')] })],
  ['a Pod without seccomp all of whose containers have it', 'pod.security.level: no seccomp of the Pod: not allowed at the level baseline', web({
    container: { security: { seccomp: Seccomp.RUNTIME_DEFAULT } }, pod: { security: { seccomp: Seccomp.UNCONFINED, level: SecurityLevel.BASELINE, reason: 'a test' } },
  })],
  ['a Pod as root all of whose containers have a user', 'pod.security.level: running as root of the Pod: not allowed at the level restricted', web({
    container: { security: { runAsUser: 1, runAsNonRoot: true } }, pod: { security: { runAsUser: 0 } },
  })],
  ['a pause that leaves no time to stop', "pod.terminationGracePeriod: got 10 seconds, expected more than 10, the pause of container 'web' (preStop)",
    from('1.30', web({ pod: { terminationGracePeriod: Duration.seconds(10) } }))],
  ['a pause at the start longer than the time to stop', "pod.terminationGracePeriod: got 40 seconds, expected more than 50, the pause of container 'web' (postStart)",
    from('1.30', web({ container: { lifecycle: { postStart: LifecycleHook.sleep(Duration.seconds(50)) } } }))],
  ['a node label of before 1.17', "pod.scheduling.nodeSelector: got 'beta.kubernetes.io/os', expected 'kubernetes.io/os', which took its place",
    web({ pod: { scheduling: { nodeSelector: { 'beta.kubernetes.io/os': 'linux' } } } })],
  ['a header that HTTP takes and the API server not', "health.headers: got 'X_Y', expected the name of a header", web({ health: Health.http('/', { headers: { X_Y: '1' } }) })],
  ['an annotation that nobody reads any more', "pod.annotations: got 'scheduler.alpha.kubernetes.io/critical-pod', expected `priorityClass`, which took its place",
    web({ pod: { annotations: { 'scheduler.alpha.kubernetes.io/critical-pod': '' } } })],
  ['a seccomp profile by annotation', "pod.annotations: got 'container.seccomp.security.alpha.kubernetes.io/web', expected `security.seccomp`, which took its place",
    web({ pod: { annotations: { 'container.seccomp.security.alpha.kubernetes.io/web': 'x' } } })],
  ['a finalizer that is nobody\'s', "metadata.finalizers: got 'a', expected a finalizer", web({ metadata: { finalizers: ['a'] } })],
  ['an indexed Job whose Pods would have no host name', 'expected a DNS label: lower-case letters, digits and \'-\', at most 48 characters',
    migration({ indexed: true, completions: 1000 }, 'a'.repeat(49))],
  ['addresses not in their shortest form', "allowFrom[0].cidr: got '2001:DB8::/32', expected a CIDR block", web({ allowFrom: [Peer.cidr('2001:DB8::/32')] })],
  ['an alias of an address not in its shortest form', "pod.hostAliases: got '2001:DB8::1', expected an IP address", web({ pod: { hostAliases: { '2001:DB8::1': [] } } })],
  ['a port that two containers serve', "containers: 'web' and 'sidecar-0' both serve port 8080/TCP; change one of them",
    web({ pod: { sidecars: [{ image: IMAGE, ports: [{ number: 8080 }] }] } })],
  ['a timeout that is no number', 'health.timeout: got NaN seconds, expected whole seconds', web({ health: Health.tcp({ timeout: Duration.seconds(NaN) }) })],
];

/** What the library once rendered in a form that no API server takes. */
const ACCEPTED: readonly [what: string, make: Make][] = [
  ['a variable in a unit of its own', web({ container: { envValues: { A: EnvValue.fromResource(ResourceFieldPaths.MEMORY_LIMIT, { divisor: '1Mi' }) } } })],
  ['a load balancer for addresses of IPv6', web({ services: [{ serviceType: ServiceType.LOAD_BALANCER, sourceRanges: ['2001:db8::/32'] }] })],
  ['an indexed Job of the longest name', migration({ indexed: true, completions: 1000 }, 'a'.repeat(48))],
  ['a Pod that is ready just before its rollout has failed', web({ rollout: Rollout.rolling({ minReady: Duration.seconds(599) }) })],
  ['an exact route of 1024 characters', web({ exposures: [Exposure.ingress('a.example.com', { path: `/${'a'.repeat(1023)}`, exactPath: true })] })],
];

let court: Court;

beforeAll(async () => {
  court = await Court.open(await Cluster.connect());
});

afterAll(async () => {
  await court.close();
});

test.each(REFUSED)('the library refuses %s', (_, fault, make) => {
  expect(court.library(make).faults?.split('\n')).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
});

test.each(ACCEPTED)('the API server takes %s', async (_, make) => {
  const { objects, faults } = court.library(make);
  expect(faults).toBeUndefined();
  expect(await court.server(objects)).toEqual([]);
});
