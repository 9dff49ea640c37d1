import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Duration, Size } from 'cdk8s';
import {
  App, DatabaseEngine, Egress, Health, LifecycleHook, Peer, Profile, ReplicatedDatabase, Rollout, Spreading, StatelessWebApp,
  Volume,
} from 'cdk8s-patterns';
import type { CassandraOptions, CustomEngineOptions, ProfileOptions, ReplicatedDatabaseProps } from 'cdk8s-patterns';
import * as kplus from 'cdk8s-plus-28';
import { chart, chartAnywhere, env, faults, find, kinds, manifests } from './synth';
import type { Manifest } from './synth';

const SELECTOR = { 'app.kubernetes.io/name': 'orders-db', 'app.kubernetes.io/instance': 'orders-db' };
const LABELS = {
  ...SELECTOR,
  'app.kubernetes.io/component': 'database',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'cdk8s-patterns',
};
const RESTRICTED = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };

function cassandra(
  shop: Chart, props: Partial<ReplicatedDatabaseProps> = {}, options: Partial<CassandraOptions> = {},
): ReplicatedDatabase {
  return new ReplicatedDatabase(shop, 'orders-db', {
    engine: DatabaseEngine.cassandra({ version: '4.1.7', ...options }), replicas: 3, storage: Size.gibibytes(10), ...props,
  });
}

function redis(
  shop: Chart, options: Partial<CustomEngineOptions> = {}, props: Partial<ReplicatedDatabaseProps> = {},
): ReplicatedDatabase {
  return new ReplicatedDatabase(shop, 'cache', {
    engine: DatabaseEngine.custom({ image: 'redis:7.2.5', port: 6379, dataPath: '/data', ...options }),
    replicas: 1,
    storage: Size.gibibytes(1),
    ...props,
  });
}

function setOf(shop: Chart): Manifest {
  return find(shop, 'StatefulSet').spec;
}

function podOf(shop: Chart): Manifest {
  return setOf(shop).template.spec;
}

/** The Pod of a Cassandra, and its variables. */
function made(
  props: Partial<ReplicatedDatabaseProps> = {}, options: Partial<CassandraOptions> = {}, profile: ProfileOptions = {},
): Manifest {
  const shop = chart(Profile.PRODUCTION.customize(profile));
  cassandra(shop, props, options);
  const pod = podOf(shop);
  return { pod, container: pod.containers[0], env: env(pod.containers[0]), set: setOf(shop), shop };
}

/** The shell and the tools of the image. */
const onLinux = process.platform === 'linux' ? test : test.skip;

const limited = (limit: Size): Partial<ReplicatedDatabaseProps> => ({ resources: { memory: { limit } } });

describe('ReplicatedDatabase under BARE', () => {
  test('minimal: holds what the author wrote, and what Kubernetes requires', () => {
    const shop = chart(Profile.BARE);
    cassandra(shop);
    expect(manifests(shop)).toEqual([{
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'orders-db', namespace: 'shop' },
      spec: {
        serviceName: 'orders-db',
        replicas: 3,
        selector: { matchLabels: { 'app.kubernetes.io/name': 'orders-db' } },
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'orders-db' } },
          spec: {
            containers: [{
              name: 'orders-db',
              image: 'cassandra:4.1.7',
              ports: [{ name: 'cql', containerPort: 9042 }],
              volumeMounts: [{ name: 'data', mountPath: '/var/lib/cassandra' }],
            }],
          },
        },
        volumeClaimTemplates: [
          { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } } },
        ],
      },
    }]);
  });

  test('holds what the author names of Cassandra, in the image\'s variables, and no more', () => {
    const shop = chart(Profile.BARE);
    cassandra(shop, {}, { clusterName: 'orders', datacenter: 'eu', rack: 'r1', snitch: 'SimpleSnitch', numTokens: 8 });
    expect(env(podOf(shop).containers[0])).toEqual({
      CASSANDRA_CLUSTER_NAME: 'orders', CASSANDRA_DC: 'eu', CASSANDRA_RACK: 'r1', CASSANDRA_ENDPOINT_SNITCH: 'SimpleSnitch',
      CASSANDRA_NUM_TOKENS: '8',
    });
  });
});

describe.each([['BARE', Profile.BARE], ['PRODUCTION', Profile.PRODUCTION]])('ReplicatedDatabase with every property under %s', (_, profile) => {
  function every(): Chart {
    const shop = chart(profile);
    redis(shop, {
      portName: 'redis', health: Health.tcp(), memberPorts: [16379], user: 1999, writablePaths: ['/run/redis'], drain: ['redis-cli', 'save'],
      gracePeriod: Duration.seconds(77), prefix: 'REDIS_',
    }, {
      replicas: 2,
      storageClass: 'fast',
      volumes: [{ name: 'log', path: '/log', size: Size.gibibytes(2), storageClass: 'slow' }, { name: 'aof', path: '/aof', size: Size.mebibytes(5) }],
      env: { MODE: 'a' },
      resources: {
        cpu: { request: kplus.Cpu.millis(300) },
        memory: { request: Size.mebibytes(512), limit: Size.gibibytes(1) },
        ephemeralStorage: { request: Size.mebibytes(10), limit: Size.mebibytes(20) },
      },
      rollout: Rollout.rolling({ partition: 1, maxUnavailable: '1', minReady: Duration.seconds(9) }),
      serviceName: 'members',
      allowFrom: [Peer.inNamespace('monitoring', { ports: [9121] })],
      container: {
        name: 'redis', args: ['--appendonly', 'yes'], ports: [{ number: 9121, name: 'metrics' }],
        mounts: [{ path: '/conf', volume: Volume.secret('redis-conf') }],
      },
      pod: { labels: { app: 'cache' }, selector: { app: 'cache' }, annotations: { 'example.com/a': '1' } },
      metadata: { name: 'cache', namespace: 'eu', labels: { team: 'a' } },
    });
    return shop;
  }

  test('each value is in the StatefulSet', () => {
    const spec = setOf(every());
    expect(spec).toMatchObject({
      serviceName: 'members',
      replicas: 2,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1, maxUnavailable: 1 } },
      minReadySeconds: 9,
      selector: { matchLabels: { app: 'cache' } },
    });
    expect(spec.template.metadata.labels).toMatchObject({ app: 'cache' });
    expect(spec.template.metadata.annotations).toEqual({ 'example.com/a': '1' });
    const claim = (name: string, storageClassName: string, storage: string): object => (
      { metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage } } } }
    );
    expect(spec.volumeClaimTemplates).toEqual([claim('data', 'fast', '1Gi'), claim('log', 'slow', '2Gi'), claim('aof', 'fast', '5Mi')]);
  });

  test('each value is in the container', () => {
    const { containers: [container], ...pod } = podOf(every());
    expect(container).toMatchObject({
      name: 'redis',
      image: 'redis:7.2.5',
      args: ['--appendonly', 'yes'],
      ports: [
        { name: 'redis', containerPort: 6379 },
        { name: 'member-16379', containerPort: 16379 },
        { name: 'metrics', containerPort: 9121 },
      ],
      env: [{ name: 'MODE', value: 'a' }],
      resources: {
        requests: { 'cpu': '300m', 'memory': '512Mi', 'ephemeral-storage': '10Mi' },
        limits: { 'memory': '1Gi', 'ephemeral-storage': '20Mi' },
      },
      readinessProbe: { tcpSocket: { port: 6379 } },
      lifecycle: { preStop: { exec: { command: ['redis-cli', 'save'] } } },
    });
    expect(container.volumeMounts.map(({ name, mountPath }: Manifest) => `${name}:${mountPath}`)).toEqual([
      'data:/data', 'log:/log', 'aof:/aof', 'redis-conf:/conf', ...(profile === Profile.BARE ? [] : ['tmp:/tmp']), 'run-redis:/run/redis',
    ]);
    expect(pod.securityContext).toMatchObject({ runAsUser: 1999, runAsGroup: 1999, fsGroup: 1999 });
    expect(pod.terminationGracePeriodSeconds).toBe(77);
  });

  test('its metadata is as it was said', () => {
    expect(find(every(), 'StatefulSet').metadata).toMatchObject({ name: 'cache', namespace: 'eu', labels: { team: 'a' } });
  });

  test('its clients get variables of the engine\'s prefix', () => {
    const shop = chart();
    const db = redis(shop, { prefix: 'REDIS_' });
    new StatelessWebApp(shop, 'web', { image: 'acme/web:1', port: 80 }).uses(db);
    expect(env(find(shop, 'Deployment').spec.template.spec.containers[0])).toEqual({ REDIS_HOST: 'cache', REDIS_PORT: '6379' });
  });
});

describe('ReplicatedDatabase under PRODUCTION', () => {
  test('minimal: six objects, all with its labels', () => {
    const shop = chart();
    cassandra(shop);
    expect(kinds(shop)).toEqual([
      'ServiceAccount/orders-db', 'NetworkPolicy/orders-db', 'Service/orders-db-nodes', 'Service/orders-db', 'StatefulSet/orders-db',
      'PodDisruptionBudget/orders-db',
    ]);
    for (const { metadata } of manifests(shop)) expect(metadata).toMatchObject({ namespace: 'shop', labels: LABELS });
  });

  test('one member at a time is away: for a drain, an update, a start', () => {
    const { shop, set } = made();
    expect(find(shop, 'PodDisruptionBudget').spec).toEqual({
      maxUnavailable: 1, unhealthyPodEvictionPolicy: 'IfHealthyBudget', selector: { matchLabels: SELECTOR },
    });
    expect(set.podManagementPolicy).toBe('OrderedReady');
    expect(set.updateStrategy).toEqual({ type: 'RollingUpdate' });
  });

  test('a single member has no budget', () => {
    expect(kinds(made({ replicas: 1 }).shop)).not.toContain('PodDisruptionBudget/orders-db');
  });

  test('no two members share a node, and zones are used evenly where there are several', () => {
    const { pod } = made();
    expect(pod.affinity).toEqual({
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { labelSelector: { matchLabels: SELECTOR }, topologyKey: 'kubernetes.io/hostname' },
        ],
      },
    });
    expect(pod.topologySpreadConstraints).toEqual([{
      maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: SELECTOR },
    }]);
  });

  test('its volumes outlive it, and a scale', () => {
    expect(made().set.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
  });

  test('its members reach each other on every port, its clients on one', () => {
    const { shop } = made();
    expect(find(shop, 'NetworkPolicy').spec).toEqual({
      podSelector: { matchLabels: SELECTOR },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [{ podSelector: { matchLabels: SELECTOR } }] },
        { from: [{ podSelector: {} }], ports: [{ port: 9042 }] },
      ],
    });
  });

  test('its members reach each other where egress is declared, too', () => {
    const { shop } = made({}, {}, { egress: Egress.DECLARED });
    expect(find(shop, 'NetworkPolicy').spec.egress).toEqual([
      { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] },
      { to: [{ podSelector: { matchLabels: SELECTOR } }] },
    ]);
  });

  test('a metrics scraper gets in where the author lets it', () => {
    const { shop } = made({ allowFrom: [Peer.inNamespace('monitoring', { ports: [7070] })] });
    expect(find(shop, 'NetworkPolicy').spec.ingress[2]).toEqual({
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }], ports: [{ port: 7070 }],
    });
  });

  test('a scale from 3 to 5 changes spec.replicas and nothing else, so that no member restarts', () => {
    const [three, five] = [3, 5].map((replicas) => manifests(made({ replicas }).shop));
    const set = (all: Manifest[]): Manifest => all.find(({ kind }) => kind === 'StatefulSet');
    expect(set(five).spec.replicas).toBe(5);
    set(five).spec.replicas = 3;
    expect(five).toEqual(three);
  });

  test('a custom engine runs as the profile\'s user, with time to write what it holds', () => {
    const shop = chart();
    redis(shop);
    expect(podOf(shop).securityContext).toMatchObject({ runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001 });
    expect(podOf(shop).terminationGracePeriodSeconds).toBe(300);
    expect(podOf(shop).containers[0].ports).toEqual([{ name: 'db', containerPort: 6379 }]);
    expect(podOf(shop).containers[0].resources).toEqual({
      requests: { 'cpu': '500m', 'memory': '2Gi', 'ephemeral-storage': '256Mi' }, limits: { 'memory': '2Gi', 'ephemeral-storage': '2Gi' },
    });
  });

  test('clients of a custom engine get variables named after it', () => {
    const shop = chart();
    new StatelessWebApp(shop, 'web', { image: 'acme/web:1', port: 80 }).uses(redis(shop));
    expect(env(find(shop, 'Deployment').spec.template.spec.containers[0])).toEqual({ CACHE_HOST: 'cache', CACHE_PORT: '6379' });
  });
});

describe('a ring of Cassandra', () => {
  test('finds itself by the names of its first two nodes, which hold in any namespace', () => {
    expect(made().env.CASSANDRA_SEEDS).toBe('orders-db-0.orders-db-nodes,orders-db-1.orders-db-nodes');
    expect(made({ serviceName: 'ring' }).env.CASSANDRA_SEEDS).toBe('orders-db-0.ring,orders-db-1.ring');
  });

  test.each([[1, 1], [2, 1], [3, 2], [4, 2], [9, 2]])('of %i nodes has %i seeds', (replicas, seeds) => {
    expect(made({ replicas }).env.CASSANDRA_SEEDS.split(',')).toHaveLength(seeds);
  });

  test('has a headless Service that names nodes before they are ready', () => {
    const { shop, set } = made();
    expect(find(shop, 'Service', 'orders-db-nodes').spec).toEqual({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector: SELECTOR,
      ports: [
        { name: 'cql', port: 9042, targetPort: 9042 },
        { name: 'internode', port: 7000, targetPort: 7000 },
        { name: 'internode-tls', port: 7001, targetPort: 7001 },
        { name: 'jmx', port: 7199, targetPort: 7199 },
      ],
    });
    expect(set.serviceName).toBe('orders-db-nodes');
  });

  test('has a Service of ready nodes for its clients', () => {
    expect(find(made().shop, 'Service', 'orders-db').spec).toEqual({
      selector: SELECTOR, ports: [{ name: 'cql', port: 9042, targetPort: 9042 }],
    });
  });

  test('has the ports of Cassandra 4, and not Thrift\'s', () => {
    expect(made().container.ports).toEqual([
      { name: 'cql', containerPort: 9042 },
      { name: 'internode', containerPort: 7000 },
      { name: 'internode-tls', containerPort: 7001 },
      { name: 'jmx', containerPort: 7199 },
    ]);
  });

  test('adds one node at a time', () => expect(made().set.podManagementPolicy).toBe('OrderedReady'));

  test('knows who it is: names that stay, and the node\'s own address', () => {
    const { env: variables } = made();
    expect(variables).toEqual({
      POD_IP: { fieldRef: { fieldPath: 'status.podIP' } },
      CASSANDRA_SEEDS: 'orders-db-0.orders-db-nodes,orders-db-1.orders-db-nodes',
      CASSANDRA_CLUSTER_NAME: 'orders-db',
      CASSANDRA_DC: 'dc1',
      CASSANDRA_RACK: 'rack1',
      CASSANDRA_ENDPOINT_SNITCH: 'GossipingPropertyFileSnitch',
      CASSANDRA_LISTEN_ADDRESS: '$(POD_IP)',
      MAX_HEAP_SIZE: '1024M',
      HEAP_NEWSIZE: '100M',
    });
  });

  test('POD_IP stands before what names it, since Kubernetes resolves in order', () => {
    const names = made().container.env.map(({ name }: Manifest) => name);
    expect(names.indexOf('POD_IP')).toBeLessThan(names.indexOf('CASSANDRA_LISTEN_ADDRESS'));
  });

  test('takes what the author names instead', () => {
    const { env: variables } = made({}, { clusterName: 'Orders 1', datacenter: 'eu', rack: 'b', snitch: 'SimpleSnitch', numTokens: 32 });
    expect(variables).toMatchObject({
      CASSANDRA_CLUSTER_NAME: 'Orders 1', CASSANDRA_DC: 'eu', CASSANDRA_RACK: 'b', CASSANDRA_ENDPOINT_SNITCH: 'SimpleSnitch',
      CASSANDRA_NUM_TOKENS: '32',
    });
  });

  test('a variable of the author takes the place of the engine\'s', () => {
    const { container } = made({ env: { CASSANDRA_RACK: 'mine' } });
    expect(container.env.filter(({ name }: Manifest) => name === 'CASSANDRA_RACK')).toEqual([{ name: 'CASSANDRA_RACK', value: 'mine' }]);
  });
});

describe('Cassandra with authentication', () => {
  const authentication = { secretName: 'orders-role' };

  test('changes nothing but the configuration that is copied', () => {
    const [without, withIt] = [made(), made({}, { authentication })].map(({ shop }) => manifests(shop));
    const init = (all: Manifest[]): Manifest => all.find(({ kind }) => kind === 'StatefulSet').spec.template.spec.initContainers[0];
    expect(init(withIt).command[2].startsWith(`${init(without).command[2]} && `)).toBe(true);
    init(withIt).command = init(without).command;
    expect(withIt).toEqual(without);
  });

  test('its clients get name and password from the Secret, beside the rest', () => {
    const shop = chart();
    new StatelessWebApp(shop, 'web', { image: 'acme/web:1', port: 80 }).uses(cassandra(shop, {}, { authentication }));
    expect(env(find(shop, 'Deployment').spec.template.spec.containers[0])).toEqual({
      CASSANDRA_CONTACT_POINTS: 'orders-db',
      CASSANDRA_PORT: '9042',
      CASSANDRA_LOCAL_DATACENTER: 'dc1',
      CASSANDRA_USERNAME: { secretKeyRef: { name: 'orders-role', key: 'username' } },
      CASSANDRA_PASSWORD: { secretKeyRef: { name: 'orders-role', key: 'password' } },
    });
  });

  test('takes other keys, and the prefix of the client', () => {
    const shop = chart();
    const db = cassandra(shop, {}, { authentication: { secretName: 'r', userKey: 'user', passwordKey: 'pass.word' } });
    const names = db.connectionEnv(shop, 'DB_').slice(3);
    expect(names).toEqual([
      { name: 'DB_USERNAME', secretName: 'r', secretKey: 'user' }, { name: 'DB_PASSWORD', secretName: 'r', secretKey: 'pass.word' },
    ]);
  });

  test('requires it under BARE too, since the author says so', () => {
    const shop = chart(Profile.BARE);
    cassandra(shop, {}, { authentication });
    const { initContainers: [init], containers: [container], volumes } = podOf(shop);
    expect(init.command[2]).toContain('PasswordAuthenticator');
    expect(init.command[2]).not.toContain('logback');
    expect(container.volumeMounts).toContainEqual({ name: 'configuration', mountPath: '/etc/cassandra' });
    expect(volumes).toEqual([{ name: 'configuration', emptyDir: {} }]);
  });

  /** What the init container makes of a cassandra.yaml; undefined where it fails. */
  function seeded(yaml: string): string | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'cassandra-'));
    try {
      for (const name of ['image', 'copy']) mkdirSync(join(folder, name));
      writeFileSync(join(folder, 'image/cassandra.yaml'), yaml);
      writeFileSync(join(folder, 'image/logback.xml'), '<maxFileSize>50MB</maxFileSize>');
      const [shell, flag, script] = made({}, { authentication }).pod.initContainers[0].command as string[];
      const here = script.replaceAll('/etc/cassandra', join(folder, 'image')).replaceAll('/configuration/', `${join(folder, 'copy')}/`);
      execFileSync(shell, [flag, here]);
      return readFileSync(join(folder, 'copy/cassandra.yaml'), 'utf8');
    } catch {
      return undefined;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  onLinux('is in the file of 4.1, where the two are words', () => {
    expect(seeded('# authorizer: X\nauthenticator: AllowAllAuthenticator\nauthorizer: AllowAllAuthorizer\nrole_manager: CassandraRoleManager\n'))
      .toBe('# authorizer: X\nauthenticator: PasswordAuthenticator\nauthorizer: CassandraAuthorizer\nrole_manager: CassandraRoleManager\n');
  });

  onLinux('is in the file of 5.0 and later, where they are maps', () => {
    const map = (authenticator: string, authorizer: string): string => (
      `authenticator:\n  class_name${authenticator}\n#  class_name : Other\nauthorizer:\n  class_name${authorizer}\nrole_manager:\n  class_name: C\n`
    );
    const after = map(': PasswordAuthenticator', ': CassandraAuthorizer');
    expect(seeded(map(' : AllowAllAuthenticator', ' : AllowAllAuthorizer'))).toBe(after);
    expect(seeded(map(': AllowAllAuthenticator', ': AllowAllAuthorizer'))).toBe(after);
  });

  onLinux.each(['', 'authenticator: AllowAllAuthenticator\n', 'authenticator:\nauthorizer:\nrole_manager:\n  class_name: C\n'])(
    'a file that can\'t be changed stops the node, which would be open to everybody: %j', (yaml) => expect(seeded(yaml)).toBeUndefined(),
  );
});

describe('the memory of Cassandra', () => {
  // cassandra-env.sh: max(min(1/2 RAM, 1 GiB), min(1/4 RAM, 8 GiB)), the limit in the RAM's place.
  test.each([
    ['2Gi', Size.gibibytes(2), '1024M', '100M'],
    ['4Gi', Size.gibibytes(4), '1024M', '100M'],
    ['8Gi', Size.gibibytes(8), '2048M', '100M'],
    ['64Gi', Size.gibibytes(64), '8192M', '100M'],
  ])('a limit of %s gives the heap that Cassandra computes itself', (_, limit, heap, young) => {
    expect(made(limited(limit)).env).toMatchObject({ MAX_HEAP_SIZE: heap, HEAP_NEWSIZE: young });
  });

  test('the young part grows with the processors, up to a quarter of the heap', () => {
    const cpus = (units: number): Partial<ReplicatedDatabaseProps> => (
      { resources: { cpu: { request: kplus.Cpu.units(units) }, memory: { limit: Size.gibibytes(8) } } }
    );
    expect(made(cpus(4)).env.HEAP_NEWSIZE).toBe('400M');
    expect(made(cpus(16)).env.HEAP_NEWSIZE).toBe('512M');
  });

  test('a heap of the author sets both variables, as the image wants it', () => {
    expect(made({}, { heap: Size.mebibytes(1536) }).env).toMatchObject({ MAX_HEAP_SIZE: '1536M', HEAP_NEWSIZE: '100M' });
  });

  test('is bounded even where the author says nothing, and the heap is at most half of it', () => {
    const { container, env: variables } = made();
    expect(container.resources).toEqual({
      requests: { 'cpu': '1', 'memory': '4Gi', 'ephemeral-storage': '1Gi' }, limits: { 'memory': '4Gi', 'ephemeral-storage': '3Gi' },
    });
    expect(Number.parseInt(variables.MAX_HEAP_SIZE, 10)).toBeLessThanOrEqual(2048);
  });

  test('is not looked at where the profile gives no resources', () => {
    expect(made({}, {}, { resources: false }).env).not.toHaveProperty('MAX_HEAP_SIZE');
  });
});

describe('the container of Cassandra', () => {
  test('runs as the image\'s own user, to whom the volumes belong', () => {
    expect(made().pod.securityContext).toEqual({
      runAsUser: 999, runAsGroup: 999, runAsNonRoot: true, fsGroup: 999, fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(made().container.securityContext).toEqual(RESTRICTED);
  });

  test('writes to its data, its configuration, its logs and /tmp, and nowhere else', () => {
    const { container, pod } = made();
    expect(container.volumeMounts).toEqual([
      { name: 'data', mountPath: '/var/lib/cassandra' },
      { name: 'configuration', mountPath: '/etc/cassandra' },
      { name: 'logs', mountPath: '/var/log/cassandra' },
      { name: 'tmp', mountPath: '/tmp' },
    ]);
    expect(pod.volumes).toEqual(expect.arrayContaining([
      { name: 'configuration', emptyDir: {} },
      { name: 'logs', emptyDir: { sizeLimit: '1Gi' } },
      { name: 'tmp', emptyDir: {} },
    ]));
  });

  test('gets its configuration from its own image, copied as a user can copy it', () => {
    const { pod } = made({}, { image: 'registry.example.com/cassandra:4.1.7-eu' });
    const [init] = pod.initContainers;
    expect(init).toMatchObject({
      name: 'configuration', image: 'registry.example.com/cassandra:4.1.7-eu', securityContext: RESTRICTED,
    });
    expect(init.command[2]).toContain('cp -r /etc/cassandra/. /configuration/');
    expect(init.volumeMounts).toEqual([
      { name: 'configuration', mountPath: '/configuration' }, { name: 'configuration-tmp', mountPath: '/tmp' },
    ]);
    expect(init.resources.limits).toHaveProperty('memory');
  });

  test('keeps its logs below half of their volume, which is below the Pod\'s limit', () => {
    const { pod, container } = made();
    const cap = Number(/<totalSizeCap>(\d+)MB</.exec(pod.initContainers[0].command[2])?.[1]);
    expect(2 * cap).toBeLessThan(512);
    expect(container.resources.limits['ephemeral-storage']).toBe('3Gi');
  });

  test('has the whole of /var/lib/cassandra on one volume', () => {
    expect(made().set.volumeClaimTemplates).toEqual([
      { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } } },
    ]);
  });

  test('is ready when it answers clients, and gives nodetool the time that a JVM takes', () => {
    expect(made().container.readinessProbe).toEqual({
      exec: { command: ['bash', '-c', expect.stringContaining('/dev/tcp/$POD_IP/9042')] },
      periodSeconds: 20, timeoutSeconds: 20, failureThreshold: 2,
    });
  });

  /** A node in a folder of its own: what its `nodetool status` says, and what it answers to clients. */
  interface Node {
    readonly folder: string;
    readonly status: string;
    readonly answer: Buffer;
  }

  /** Runs the readiness probe on a node; says also what the node was asked, and how often nodetool was. */
  async function ask(node: Node): Promise<{ ready: boolean; asked: Buffer; nodetool: number }> {
    const calls = join(node.folder, 'calls');
    const nodetool = `#!/bin/sh\necho "$1" >> ${calls}\necho '${node.status}'\n`;
    writeFileSync(join(node.folder, 'nodetool'), nodetool, { mode: 0o755 });
    writeFileSync(calls, '');
    let asked = Buffer.alloc(0);
    const server = createServer((socket) => socket.on('error', () => undefined).on('data', (bytes) => {
      asked = bytes;
      socket.end(node.answer);
    }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const [shell, flag, script] = made().container.readinessProbe.exec.command as string[];
    const here = script.replace('9042', String(port)).replaceAll('/tmp/joined', join(node.folder, 'joined'));
    const env = { ...process.env, PATH: `${node.folder}:${process.env.PATH}`, POD_IP: '127.0.0.1' };
    const code = await new Promise((resolve) => {
      spawn(shell, [flag, here], { env }).on('close', resolve);
    });
    await new Promise((resolve) => server.close(resolve));
    return { ready: code === 0, asked, nodetool: readFileSync(calls, 'utf8').split('\n').length - 1 };
  }

  const SUPPORTED = Buffer.from([0x84, 0, 0, 0, 6, 0, 0, 0, 0]);
  const UP = { status: 'UN  127.0.0.1  1 MiB  16', answer: SUPPORTED };

  async function onNode(use: (folder: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'cassandra-'));
    try {
      await use(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  onLinux('is not ready before it is UN by its own nodetool, which is asked only when it takes clients', async () => {
    await onNode(async (folder) => {
      expect(await ask({ ...UP, folder, answer: Buffer.alloc(0) })).toMatchObject({ ready: false, nodetool: 0 });
      expect((await ask({ ...UP, folder, status: 'UJ  127.0.0.1  1 MiB  16' })).ready).toBe(false);
      expect((await ask({ ...UP, folder, status: 'UN  127.0.0.2  1 MiB  16' })).ready).toBe(false);
      expect(await ask({ ...UP, folder })).toMatchObject({ ready: true, nodetool: 1 });
    });
  }, 30000);

  onLinux('once it has joined, is asked in the words of CQL alone, and takes SUPPORTED for an answer and nothing else', async () => {
    await onNode(async (folder) => {
      expect(await ask({ ...UP, folder })).toMatchObject({ ready: true, asked: Buffer.from([4, 0, 0, 0, 5, 0, 0, 0, 0]) });
      expect(await ask({ ...UP, folder })).toMatchObject({ ready: true, nodetool: 0 });
      expect(await ask({ ...UP, folder, answer: Buffer.from([0x84, 0, 0, 0, 0, 0, 0, 0, 6]) })).toMatchObject({ ready: false });
      expect(await ask({ ...UP, folder, answer: Buffer.alloc(0) })).toMatchObject({ ready: false });
    });
  }, 30000);

  test('is alive while its process is, not while it takes clients', () => {
    const { livenessProbe } = made().container;
    expect(livenessProbe.exec.command).toEqual(['bash', '-c', ': < /dev/tcp/127.0.0.1/7199']);
    expect(livenessProbe.periodSeconds * livenessProbe.failureThreshold).toBeGreaterThanOrEqual(300);
  });

  test('may take six hours to start, or as long as the author says', () => {
    const budget = ({ container: { startupProbe: probe } }: Manifest): number => probe.periodSeconds * probe.failureThreshold;
    expect(budget(made())).toBe(6 * 3600);
    expect(budget(made({}, { startupBudget: Duration.days(2) }))).toBe(48 * 3600);
  });

  test('drains before it is stopped, and has half an hour for it', () => {
    const { container, pod } = made();
    expect(container.lifecycle).toEqual({ preStop: { exec: { command: ['nodetool', 'drain'] } } });
    expect(pod.terminationGracePeriodSeconds).toBe(1800);
  });

  test('takes the author\'s hooks beside the engine\'s', () => {
    const lifecycle = { postStart: LifecycleHook.exec(['true']) };
    expect(made({ container: { lifecycle } }).container.lifecycle).toEqual({
      postStart: { exec: { command: ['true'] } }, preStop: { exec: { command: ['nodetool', 'drain'] } },
    });
  });

  test('is snapshotted before Velero copies it, whatever a night before left behind', () => {
    const { annotations } = made({ container: { name: 'cassandra' } }).set.template.metadata;
    expect(annotations).toEqual({
      'pre.hook.backup.velero.io/container': 'cassandra',
      'pre.hook.backup.velero.io/command': JSON.stringify([
        'sh', '-c', '(nodetool clearsnapshot -t velero || true) && nodetool flush && nodetool snapshot -t velero',
      ]),
      'pre.hook.backup.velero.io/timeout': '10m',
      'pre.hook.backup.velero.io/on-error': 'Fail',
      'post.hook.backup.velero.io/container': 'cassandra',
      'post.hook.backup.velero.io/command': '["nodetool","clearsnapshot","-t","velero"]',
    });
  });

  test('has the version that the author says', () => {
    expect(made({}, { version: '5.0.8' }).container).toMatchObject({ image: 'cassandra:5.0.8', imagePullPolicy: 'IfNotPresent' });
  });
});

describe('the clients of Cassandra', () => {
  test('get contact points, port and data centre', () => {
    const shop = chart();
    new StatelessWebApp(shop, 'web', { image: 'acme/web:1', port: 80 }).uses(cassandra(shop, {}, { datacenter: 'eu' }));
    expect(env(find(shop, 'Deployment').spec.template.spec.containers[0])).toEqual({
      CASSANDRA_CONTACT_POINTS: 'orders-db', CASSANDRA_PORT: '9042', CASSANDRA_LOCAL_DATACENTER: 'eu',
    });
    expect(find(shop, 'NetworkPolicy', 'orders-db').spec.ingress).toEqual([
      { from: [{ podSelector: { matchLabels: SELECTOR } }] },
      {
        from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' } } }],
        ports: [{ port: 9042 }],
      },
    ]);
  });

  test('with `env` get host and port in one', () => {
    const shop = chart();
    new StatelessWebApp(shop, 'web', { image: 'acme/web:1', port: 80 }).uses(cassandra(shop), { env: 'CASSANDRA_ADDR' });
    expect(env(find(shop, 'Deployment').spec.template.spec.containers[0])).toEqual({ CASSANDRA_ADDR: 'orders-db:9042' });
  });

  test('across namespaces get the host with its namespace; the database names theirs', () => {
    const app = new App();
    const db = cassandra(new Chart(app, 'data', { namespace: 'data' }));
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const web = new StatelessWebApp(shop, 'web', { image: 'acme/web:1', port: 80 });
    web.uses(db, { env: 'DB' });
    expect(env(find(shop, 'Deployment').spec.template.spec.containers[0])).toEqual({ DB: 'orders-db.data.svc:9042' });
    expect(db.inNamespace).toBe('data');
  });

  test('from a place that nobody names are a fault', () => {
    const app = new App();
    const db = cassandra(new Chart(app, 'data'));
    const web = new StatelessWebApp(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'acme/web:1', port: 80 });
    expect(faults(() => web.uses(db))).toEqual([
      'shop/web: uses: data/orders-db is in another chart, and the namespace of data/orders-db is not known; give its chart a `namespace`',
    ]);
  });

  test('find the Service that the StatefulSet names, where the profile makes none', () => {
    const shop = chart(Profile.BARE);
    const web = new StatelessWebApp(shop, 'web', { image: 'acme/web', port: 80 });
    web.uses(cassandra(shop));
    expect(find(shop, 'StatefulSet').spec.serviceName).toBe('orders-db');
    expect(env(find(shop, 'Deployment').spec.template.spec.containers[0])).toMatchObject({ CASSANDRA_CONTACT_POINTS: 'orders-db' });
  });
});

describe('a ReplicatedDatabase under a customized profile', () => {
  test('databaseSpread: preferred, for a cluster of one node', () => {
    expect(made({}, {}, { databaseSpread: Spreading.PREFERRED }).pod.affinity).toEqual({
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{
          weight: 100, podAffinityTerm: { labelSelector: { matchLabels: SELECTOR }, topologyKey: 'kubernetes.io/hostname' },
        }],
      },
    });
  });

  test('databaseSpread: none', () => {
    expect(made({}, {}, { databaseSpread: Spreading.NONE }).pod).not.toHaveProperty('affinity');
    expect(made({ pod: { scheduling: { overNodes: Spreading.NONE } } }).pod).not.toHaveProperty('affinity');
  });

  test('spread: zones are required, nodes stay as they are', () => {
    const { pod } = made({}, {}, { spread: Spreading.REQUIRED });
    expect(pod.topologySpreadConstraints).toEqual([{
      maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: SELECTOR },
    }]);
    expect(pod.affinity.podAntiAffinity).toHaveProperty('requiredDuringSchedulingIgnoredDuringExecution');
  });

  test('services: none, and the members\' names come from a Service of the database\'s name', () => {
    const { shop, set } = made({}, {}, { services: false });
    expect(kinds(shop).filter((kind) => kind.startsWith('Service/'))).toEqual([]);
    expect(set.serviceName).toBe('orders-db');
  });

  test('engineKnowledge: nothing of Cassandra but image, port and data path', () => {
    const { set, pod, container } = made({}, {}, { engineKnowledge: false });
    expect(set).not.toHaveProperty('podManagementPolicy');
    expect(set).not.toHaveProperty('persistentVolumeClaimRetentionPolicy');
    expect(set.template.metadata).not.toHaveProperty('annotations');
    expect(pod).not.toHaveProperty('initContainers');
    expect(container).not.toHaveProperty('env');
    expect(container).not.toHaveProperty('readinessProbe');
  });

  test('readOnlyRoot: the configuration is still a copy, /tmp is the image\'s', () => {
    const { container } = made({}, {}, { readOnlyRoot: false });
    expect(container.volumeMounts.map(({ mountPath }: Manifest) => mountPath))
      .toEqual(['/var/lib/cassandra', '/etc/cassandra', '/var/log/cassandra']);
  });

  test('disruptionBudgets and networkPolicies: none', () => {
    const { shop } = made({}, {}, { disruptionBudgets: false, networkPolicies: false, serviceAccounts: false });
    expect(kinds(shop)).toEqual(['Service/orders-db-nodes', 'Service/orders-db', 'StatefulSet/orders-db']);
  });

  test('imageUser: the user of the engine stays, since its data belongs to it', () => {
    expect(made({}, {}, { imageUser: true }).pod.securityContext).toMatchObject({ runAsUser: 999, fsGroup: 999 });
  });
});

describe('a ReplicatedDatabase beside cdk8s-plus', () => {
  test.each([
    ['with a namespace', (): Chart => chart(), true],
    ['without one', chartAnywhere, false],
  ])('in a chart %s, is selector and peer of a kplus NetworkPolicy', (_, of, named) => {
    const shop = of();
    const db = cassandra(shop);
    const policy = new kplus.NetworkPolicy(shop, 'policy', { selector: db });
    policy.addIngressRule(db);
    const { spec } = find(shop, 'NetworkPolicy', policy.name);
    expect(spec.podSelector).toEqual({ matchLabels: SELECTOR });
    expect(spec.ingress[0].from).toEqual([{
      podSelector: { matchLabels: SELECTOR },
      ...(named && { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }),
    }]);
  });
});
