import { Duration, Size } from 'cdk8s';
import type { EnvVar } from 'kubernetes-types/core/v1';
import { CONFIG_KEY } from '../kube/environment';
import type { Faults, Rule } from '../kube/faults';
import { DNS_SUBDOMAIN } from '../kube/names';
import { integerFrom } from '../kube/numbers';
import { quantityValue } from '../kube/quantity';
import { seconds } from '../kube/seconds';
import { quantity } from '../kube/sizes';
import type { ContainerProps } from './container';
import type { ConnectionVariable } from './endpoint';
import type { EngineAmounts, EngineConnection, EngineModel, EnginePlace } from './engine-model';
import { Health } from './health';
import { LifecycleHook } from './lifecycle';
import { Probe } from './probe';
import { Volume } from './volume';

/**
 * Who clients of Cassandra are: a role, whose name and password are in a Secret.
 *
 * The Secret is yours to make: one in the namespace of each client, since a Pod reads no other, and one in the database's,
 * from which the first role is made. It is never part of the manifests.
 */
export interface CassandraAuthentication {
  /** The Secret's name, the same in all these namespaces. */
  readonly secretName: string;
  /**
   * The key of the role's name.
   * @default 'username'
   */
  readonly userKey?: string;
  /**
   * The key of its password.
   * @default 'password'
   */
  readonly passwordKey?: string;
}

/** Apache Cassandra by the official image. */
export interface CassandraOptions {
  /** The version, such as '4.1.7'; also the image's tag. An upgrade is yours to decide. */
  readonly version: string;
  /**
   * Nobody connects without a role and its password, and a role does what it was granted (PasswordAuthenticator and
   * CassandraAuthorizer). Clients get CASSANDRA_USERNAME and CASSANDRA_PASSWORD from the Secret. A new ring has one role,
   * `cassandra` with the password `cassandra`: make yours and close that one before clients come. On a ring that runs, a change
   * restarts the nodes one by one; how clients stay connected through it is in docs/cassandra.md.
   * @default - whoever is let in by the NetworkPolicy needs no password
   * @see https://cassandra.apache.org/doc/stable/cassandra/operating/security.html
   */
  readonly authentication?: CassandraAuthentication;
  /**
   * Another image with the official image's entrypoint, with a tag or digest.
   * @default - `cassandra:VERSION`
   */
  readonly image?: string;
  /**
   * The cluster's name. It is part of the data: a node whose data names another refuses to start.
   * @default - the workload's name, which its volumes carry too
   */
  readonly clusterName?: string;
  /**
   * The data centre of these nodes.
   * @default 'dc1'
   */
  readonly datacenter?: string;
  /**
   * The rack of these nodes.
   * @default 'rack1'
   */
  readonly rack?: string;
  /**
   * Who tells nodes their data centre and rack. To change it on a cluster that has data takes care.
   * @default 'GossipingPropertyFileSnitch'
   */
  readonly snitch?: string;
  /**
   * How many token ranges a node takes, 1 to 1024; it can't change on a node that has data.
   * @default - the image's: 16 from version 4.0 on
   */
  readonly numTokens?: number;
  /**
   * The JVM's heap, at most half of the memory limit.
   * @default - by Cassandra's own formula from the memory limit: a quarter, but 1 GiB at least (or half) and 8 GiB at most
   */
  readonly heap?: Size;
  /**
   * How long a node may take to start: to replay its commit log, say. Whole seconds.
   * @default Duration.hours(6)
   */
  readonly startupBudget?: Duration;
}

/** @internal */
export const CASSANDRA_CQL_PORT = 9042;

const DATA = '/var/lib/cassandra';
const CONFIGURATION = '/etc/cassandra';
/** Where the init container sees the volume that becomes the configuration. */
const COPY = '/configuration';
const LOGS = '/var/log/cassandra';
/** The user and the group `cassandra` of the official image. */
const USER = 999;
/** A flush of every memtable to disk can take long, and a kill means that the commit log is replayed. */
const DRAIN_SECONDS = 1800;
const STARTUP_PERIOD_SECONDS = 10;
const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const LEAST_MEMORY = 2 * GIB;

/** @internal */
export const CASSANDRA_AMOUNTS: EngineAmounts = {
  cpu: '1', memory: '4Gi', ephemeralRequest: '1Gi', ephemeralLimit: '3Gi',
};

const VERSION: Rule<string> = {
  expected: 'a version such as \'4.1.7\'',
  accepts: (version) => /^\d+(\.\d+){0,2}([-.][A-Za-z0-9.-]+)?$/.test(version),
};

/** Names that end up in cassandra.yaml and cassandra-rackdc.properties by way of sed. */
const PLAIN_NAME: Rule<string> = {
  expected: 'letters, digits, \'_\', \'-\', \'.\' and spaces inside',
  accepts: (name) => /^[A-Za-z0-9]([A-Za-z0-9_. -]*[A-Za-z0-9])?$/.test(name),
};

/**
 * @see https://github.com/docker-library/cassandra and https://cassandra.apache.org/doc/stable/
 *
 * @internal
 */
export function resolveCassandra(faults: Faults, options: CassandraOptions, place: EnginePlace): EngineModel {
  faults.expect('version', options.version, VERSION);
  faults.expect('clusterName', options.clusterName, PLAIN_NAME);
  faults.expect('datacenter', options.datacenter, PLAIN_NAME);
  faults.expect('rack', options.rack, PLAIN_NAME);
  faults.expect('snitch', options.snitch, PLAIN_NAME);
  faults.expect('numTokens', options.numTokens, integerFrom(1, 1024));
  const secret = faults.at('authentication');
  secret.expect('secretName', options.authentication?.secretName, DNS_SUBDOMAIN);
  secret.expect('userKey', options.authentication?.userKey, CONFIG_KEY);
  secret.expect('passwordKey', options.authentication?.passwordKey, CONFIG_KEY);
  const image = options.image ?? `cassandra:${options.version}`;
  const configuration = Volume.emptyDir('configuration');
  const authentication = options.authentication ? requireRoles() : [];
  const bare = {
    image,
    ports: [{ number: CASSANDRA_CQL_PORT, name: 'cql' }],
    dataPath: DATA,
    env: variables(named(options)),
    // What the image has no variable for is written into a copy of its configuration.
    initContainers: options.authentication ? [seedConfiguration(image, configuration, authentication)] : [],
    mounts: options.authentication ? [{ path: CONFIGURATION, volume: configuration }] : [],
    writablePaths: [],
    annotations: {},
  };
  if (!place.knowledge) return bare;
  // The cap in logback.xml keeps the logs below half of it: over its limit, the kubelet evicts the Pod.
  const logs = Volume.emptyDir('logs', { sizeLimit: Size.gibibytes(1) });
  return {
    ...bare,
    ports: [
      ...bare.ports,
      { number: 7000, name: 'internode' },
      { number: 7001, name: 'internode-tls' },
      { number: 7199, name: 'jmx' },
    ],
    env: [
      { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      ...variables({
        CASSANDRA_SEEDS: seeds(place),
        CASSANDRA_CLUSTER_NAME: place.name,
        CASSANDRA_DC: 'dc1',
        CASSANDRA_RACK: 'rack1',
        CASSANDRA_ENDPOINT_SNITCH: 'GossipingPropertyFileSnitch',
        CASSANDRA_LISTEN_ADDRESS: '$(POD_IP)',
        ...named(options),
        ...heap(faults, options, place),
      }),
    ],
    health: health(faults, options),
    lifecycle: { preStop: LifecycleHook.exec(['nodetool', 'drain']) },
    initContainers: [seedConfiguration(image, configuration, [capLogs(), ...authentication])],
    mounts: [{ path: CONFIGURATION, volume: configuration }, { path: LOGS, volume: logs }],
    user: USER,
    gracePeriodSeconds: DRAIN_SECONDS,
    annotations: backupHooks(place.container),
  };
}

/**
 * What a driver needs to find the ring.
 *
 * @internal
 */
export function cassandraConnection(options: CassandraOptions): EngineConnection {
  return {
    prefix: 'CASSANDRA_',
    hostVariable: 'CONTACT_POINTS',
    more: [{ name: 'LOCAL_DATACENTER', value: options.datacenter ?? 'dc1' }, ...credentials(options.authentication)],
  };
}

function credentials(authentication: CassandraAuthentication | undefined): ConnectionVariable[] {
  if (authentication === undefined) return [];
  const { secretName, userKey = 'username', passwordKey = 'password' } = authentication;
  return [{ name: 'USERNAME', secretName, secretKey: userKey }, { name: 'PASSWORD', secretName, secretKey: passwordKey }];
}

/** What the author named, in the image's variables. */
function named(options: CassandraOptions): Record<string, string | undefined> {
  return {
    ...given('CASSANDRA_CLUSTER_NAME', options.clusterName),
    ...given('CASSANDRA_DC', options.datacenter),
    ...given('CASSANDRA_RACK', options.rack),
    ...given('CASSANDRA_ENDPOINT_SNITCH', options.snitch),
    ...given('CASSANDRA_NUM_TOKENS', options.numTokens === undefined ? undefined : String(options.numTokens)),
  };
}

function given(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}

function variables(values: Record<string, string | undefined>): EnvVar[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

/**
 * The nodes that a starting node asks for the ring. The same few everywhere, by names that hold in any namespace, and
 * not all: a node in its own list joins without its share of the data. From three nodes on they are the first two,
 * whatever the replicas, so that a scale restarts nobody; below, a second seed would be every other node.
 */
function seeds({ name, membersService, replicas }: EnginePlace): string {
  const ordinals = replicas < 3 ? [0] : [0, 1];
  return ordinals.map((ordinal) => `${name}-${ordinal}.${membersService}`).join(',');
}

/**
 * The heap as cassandra-env.sh computes it, with the container's limit where it looks at the node's memory: the JVM
 * would else take a quarter of the node.
 */
function heap(faults: Faults, options: CassandraOptions, place: EnginePlace): Record<string, string> {
  const limit = place.memoryLimit;
  const own = quantityValue(quantity(faults, 'heap', options.heap) ?? '');
  if (limit !== undefined && limit < LEAST_MEMORY) {
    faults.add('memory', `got a limit of ${Math.floor(limit / MIB)}Mi, expected 2Gi or more: a heap of 512Mi makes a process of 1Gi, `
      + 'and each nodetool is one more');
  }
  if (own !== undefined && limit !== undefined && own > limit / 2) {
    faults.add('heap', `got ${Math.floor(own / MIB)}Mi, expected at most half of the memory limit (${Math.floor(limit / MIB / 2)}Mi)`);
  }
  const size = own ?? (limit === undefined ? undefined : Math.max(Math.min(limit / 2, GIB), Math.min(limit / 4, 8 * GIB)));
  if (size === undefined) return {};
  const young = Math.min(100 * MIB * place.cpus, size / 4);
  return { MAX_HEAP_SIZE: mebibytes(size), HEAP_NEWSIZE: mebibytes(young) };
}

function mebibytes(bytes: number): string {
  return `${Math.floor(bytes / MIB)}M`;
}

/**
 * Open to clients: it answers CQL's OPTIONS (5) by SUPPORTED (6), which needs no role. Cassandra opens that port once it has
 * joined, and closes it first when it drains.
 *
 * @see https://github.com/apache/cassandra/blob/cassandra-4.1/doc/native_protocol_v4.spec
 */
const OPEN = `exec 3<> /dev/tcp/$POD_IP/${CASSANDRA_CQL_PORT} && printf '\\4\\0\\0\\0\\5\\0\\0\\0\\0' >&3 `
  + '&& timeout 5 head -c 5 <&3 | od -An -tu1 | grep -q \' 6$\'';

/** Joined, as the node itself sees it. */
const JOINED = 'nodetool status | awk -v ip="$POD_IP" \'$1 == "UN" && $2 == ip { up = 1 } END { exit !up }\'';

/** nodetool starts a JVM, which takes seconds of a processor: it is asked last, and no more once it has said yes. */
const READY = ['bash', '-c', `${OPEN} && { test -e /tmp/joined || { ${JOINED} && touch /tmp/joined; }; }`];

/** For nodetool on a busy machine, where it takes 16 s: a second, Kubernetes' default, always fails. */
const NODETOOL_TIME = Duration.seconds(20);

/** The process is there: its JMX port, which is open from its first seconds on, through a bootstrap of hours too. */
const ALIVE = ['bash', '-c', ': < /dev/tcp/127.0.0.1/7199'];

function health(faults: Faults, options: CassandraOptions): Health {
  const budget = seconds(faults, 'startupBudget', options.startupBudget ?? Duration.hours(6), STARTUP_PERIOD_SECONDS) as number;
  return Health.of({
    startup: Probe.exec(ALIVE, {
      period: Duration.seconds(STARTUP_PERIOD_SECONDS),
      timeout: Duration.seconds(5),
      failureThreshold: Math.max(1, Math.ceil(budget / STARTUP_PERIOD_SECONDS)),
    }),
    readiness: Probe.exec(READY, { period: NODETOOL_TIME, timeout: NODETOOL_TIME, failureThreshold: 2 }),
    liveness: Probe.exec(ALIVE, { period: Duration.seconds(30), timeout: Duration.seconds(10), failureThreshold: 10 }),
  });
}

/**
 * The entrypoint edits the configuration in place, and the root file system is read-only: a copy. Not `cp -a`, which
 * fails for anybody but root.
 */
function seedConfiguration(image: string, configuration: Volume, changes: readonly string[]): ContainerProps {
  return {
    name: 'configuration',
    image,
    command: ['sh', '-c', [`cp -r ${CONFIGURATION}/. ${COPY}/`, ...changes].join(' && ')],
    mounts: [{ path: COPY, volume: configuration }],
  };
}

/** The image lets each log grow to 5 GB; here they stay under half of their volume. */
function capLogs(): string {
  return 'sed -i -e \'s#<maxFileSize>[^<]*<#<maxFileSize>20MB<#\' -e \'s#<totalSizeCap>[^<]*<#<totalSizeCap>180MB<#\' '
    + `${COPY}/logback.xml`;
}

/** A name and password at the door, and rights behind it. */
function requireRoles(): string[] {
  const yaml = `${COPY}/cassandra.yaml`;
  const chosen = Object.entries({ authenticator: 'PasswordAuthenticator', authorizer: 'CassandraAuthorizer' });
  // `KEY: CLASS` up to 4.1; later files have a map, with the class on a line of its own.
  const edits = chosen.flatMap(([key, name]) => [
    `-e 's/^${key}: *[A-Za-z].*/${key}: ${name}/'`, `-e '/^${key}: *$/,/class_name/s/class_name *:.*/class_name: ${name}/'`,
  ]);
  // An image whose file has neither form must not start open to everybody.
  const checks = chosen.map(([key, name]) => `grep -A1 '^${key}:' ${yaml} | grep -q ': ${name}$'`);
  return [`sed -i ${edits.join(' ')} ${yaml}`, ...checks];
}

/**
 * A snapshot of every table before Velero copies the volume. The first clearsnapshot, since a snapshot whose tag is
 * still there fails: one missed hook would else fail every backup after.
 *
 * @see https://velero.io/docs/main/backup-hooks/
 */
function backupHooks(container: string): Record<string, string> {
  return {
    'pre.hook.backup.velero.io/container': container,
    'pre.hook.backup.velero.io/command': JSON.stringify([
      'sh', '-c', '(nodetool clearsnapshot -t velero || true) && nodetool flush && nodetool snapshot -t velero',
    ]),
    'pre.hook.backup.velero.io/timeout': '10m',
    'pre.hook.backup.velero.io/on-error': 'Fail',
    'post.hook.backup.velero.io/container': container,
    'post.hook.backup.velero.io/command': JSON.stringify(['nodetool', 'clearsnapshot', '-t', 'velero']),
  };
}
