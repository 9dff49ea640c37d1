import { imageNameOf } from './image-name';

/** A directory that has to outlive the container. */
export interface DataDirectory {
  /** Where it is unless something moves it; empty where there is no default. */
  readonly path: string;
  /** The variables and flags that move it: `PGDATA`, `--datadir`. */
  readonly movedBy: readonly string[];
}

/** What is known of an image whose product keeps data. */
export interface DataImage {
  /** The product: 'PostgreSQL'. */
  readonly product: string;
  /** All of them have to be on a volume; none where they are not known, or depend on a version that the tag doesn't tell. */
  readonly directories: readonly DataDirectory[];
  /** What the image declares as a `VOLUME`: containerd mounts a throw-away directory there unless a mount has this very path. */
  readonly imageVolumes: readonly string[];
  /** Where a volume belongs. */
  readonly mountAt: string;
  /** It is also run where all may be forgotten: as a cache, say. */
  readonly mayForget: boolean;
  /** A file of configuration can move the directories. */
  readonly movedByFile: boolean;
  /** The command that has to finish before it is stopped; undefined where a signal is enough. */
  readonly drain: string | undefined;
  /** How the size of its heap is found where nobody says it; undefined where it is a fixed size or no heap at all. */
  readonly heap: AutomaticHeap | undefined;
}

/** A heap whose size is computed from memory. */
export interface AutomaticHeap {
  /** It looks at the node even where the container has a limit. */
  readonly ignoresLimit: boolean;
  /** The share of the memory that it takes. */
  readonly share: string;
  /** The variable that sets it. */
  readonly variable: string;
}

/** What an image keeps data with; undefined where it is none of the known ones. Mirrors and forks are told by the last parts. */
export function dataImageOf(image: string): DataImage | undefined {
  if (!known.has(image)) known.set(image, find(image));
  return known.get(image);
}

/** By the text of the image. */
const known = new Map<string, DataImage | undefined>();

function find(image: string): DataImage | undefined {
  const parsed = imageNameOf(image);
  if (!parsed) return undefined;
  const parts = parsed.repository.split('/');
  const [publisher, name] = [parts[parts.length - 2] ?? '', parts[parts.length - 1]];
  const entry = BY_NAME.get(`${publisher}/${name}`) ?? (parts.some((part) => OTHERWISE.has(part)) ? undefined : BY_NAME.get(name));
  return entry && complete(entry, majorOf(parsed.tag ?? ''));
}

/** Products that keep data in a directory; several where it is a common name such as `/data`. */
export function productsThatKeep(path: string): readonly string[] {
  return BY_DIRECTORY.get(path) ?? [];
}

/** The major version of a tag; that of PostgreSQL in one such as `2.17.2-pg16`. */
function majorOf(tag: string): number | undefined {
  const match = /\bpg(\d+)/.exec(tag) ?? /^v?(\d+)(?![a-z0-9])/.exec(tag);
  return match ? Number(match[1]) : undefined;
}

interface Entry extends Partial<Omit<DataImage, 'directories'>> {
  readonly product: string;
  /** The last part of the repository, or the last two. */
  readonly names: readonly string[];
  readonly directories: Directories | ((major: number) => Directories);
  /** Whether the heap of a version is computed from memory. */
  readonly heapOf?: (major: number | undefined) => AutomaticHeap | undefined;
}

/** Path, and what moves it. */
type Directories = readonly (readonly [path: string, ...movedBy: string[]])[];

function complete(entry: Entry, major: number | undefined): DataImage {
  const { product, directories, heapOf } = entry;
  const known = typeof directories !== 'function' ? directories : major === undefined ? [] : directories(major);
  const list = known.map(([path, ...movedBy]) => ({ path, movedBy }));
  return {
    product,
    directories: list,
    // An image whose directories depend on its version declares them.
    imageVolumes: entry.imageVolumes ?? (typeof directories === 'function' ? list.map(({ path }) => volumeOf(path)) : []),
    mountAt: entry.mountAt ?? volumeOf(list[0]?.path ?? ''),
    mayForget: entry.mayForget ?? false,
    movedByFile: entry.movedByFile ?? true,
    drain: entry.drain,
    heap: heapOf?.(major),
  };
}

/** PostgreSQL's directory of one version is below the volume for all of them. */
function volumeOf(path: string): string {
  return path.replace(/\/\d+\/docker$/, '');
}

const POSTGRES: Pick<Entry, 'product' | 'directories'> = {
  product: 'PostgreSQL',
  // https://github.com/docker-library/postgres/pull/1259
  directories: (major) => [[major < 18 ? '/var/lib/postgresql/data' : `/var/lib/postgresql/${major}/docker`, 'PGDATA', '-D']],
};

/** Publishers whose images of these names keep data elsewhere. */
const OTHERWISE = new Set(['cgr.dev', 'chainguard', 'linuxserver', 'lscr.io', 'sclorg', 'crunchydata', 'rapidfort', 'dhi.io']);

const BITNAMI = ['bitnami', 'bitnamilegacy', 'bitnamisecure'];

/**
 * By the Dockerfile of each image. `latest` of a product whose directories moved with a version is not known.
 *
 * @see https://github.com/docker-library/docs
 * @see https://github.com/bitnami/containers
 */
const TABLE: readonly Entry[] = [
  {
    product: 'Cassandra', names: ['cassandra'], mountAt: '/var/lib/cassandra', imageVolumes: ['/var/lib/cassandra'], drain: 'nodetool drain',
    // Hints and saved caches are lost without harm.
    directories: [['/var/lib/cassandra/data'], ['/var/lib/cassandra/commitlog']],
    // cassandra-env.sh asks `free`, which tells the node's memory.
    heapOf: () => ({ ignoresLimit: true, share: 'a quarter of it, up to 8 GiB', variable: 'MAX_HEAP_SIZE' }),
  },
  { product: 'ScyllaDB', names: ['scylladb/scylla'], imageVolumes: ['/var/lib/scylla'], directories: [['/var/lib/scylla']], drain: 'nodetool drain' },
  {
    product: 'MySQL', names: ['mysql', 'mysql-server', 'percona', 'percona-server'],
    imageVolumes: ['/var/lib/mysql'], directories: [['/var/lib/mysql', '--datadir']],
  },
  { product: 'MariaDB', names: ['mariadb'], imageVolumes: ['/var/lib/mysql'], directories: [['/var/lib/mysql', '--datadir']] },
  { ...POSTGRES, names: ['postgres', 'postgis/postgis', 'pgvector/pgvector', 'timescale/timescaledb'] },
  {
    product: 'MongoDB', names: ['mongo', 'mongodb-community-server', 'percona-server-mongodb'], mountAt: '/data/db',
    imageVolumes: ['/data/db', '/data/configdb'],
    // A config server keeps its data elsewhere, and where a file says so, that one does.
    directories: [['/data/db', '--dbpath', '--configsvr', '--config', '-f']],
  },
  {
    product: 'Redis', names: ['redis', 'redis-stack', 'redis-stack-server'], mayForget: true, imageVolumes: ['/data'], directories: [['/data', '--dir']],
  },
  { product: 'Valkey', names: ['valkey'], mayForget: true, imageVolumes: ['/data'], directories: [['/data', '--dir']] },
  { product: 'KeyDB', names: ['eqalpha/keydb'], mayForget: true, imageVolumes: ['/data'], directories: [['/data', '--dir']] },
  {
    product: 'RabbitMQ', names: ['rabbitmq'], mayForget: true, mountAt: '/var/lib/rabbitmq', imageVolumes: ['/var/lib/rabbitmq'],
    directories: [['/var/lib/rabbitmq/mnesia', 'RABBITMQ_MNESIA_BASE', 'RABBITMQ_MNESIA_DIR']],
  },
  {
    product: 'Elasticsearch', names: ['elasticsearch', 'elasticsearch-oss'],
    directories: [['/usr/share/elasticsearch/data', 'path.data', 'ES_SETTING_PATH_DATA', '-Epath.data']],
    // From 7.11 on; the JVM itself sees the container's limit.
    heapOf: (major) => (major !== undefined && major >= 8
      ? { ignoresLimit: false, share: 'half of it, up to 31 GiB', variable: 'ES_JAVA_OPTS' }
      : undefined),
  },
  { product: 'OpenSearch', names: ['opensearch'], directories: [['/usr/share/opensearch/data', 'path.data', '-Epath.data']] },
  { product: 'Solr', names: ['solr'], imageVolumes: ['/var/solr'], directories: [['/var/solr', 'SOLR_HOME', '-s', '-t']] },
  {
    product: 'Kafka', names: ['cp-kafka', 'cp-server'], imageVolumes: ['/var/lib/kafka/data'], directories: [['/var/lib/kafka/data', 'KAFKA_LOG_DIRS']],
  },
  {
    // It declares /var/lib/kafka/data, but Kafka's own default is another.
    product: 'Kafka', names: ['apache/kafka', 'apache/kafka-native'], imageVolumes: ['/var/lib/kafka/data'],
    directories: [['/tmp/kafka-logs', 'KAFKA_LOG_DIRS', 'KAFKA_LOG_DIR']],
  },
  {
    product: 'ZooKeeper', names: ['zookeeper'], imageVolumes: ['/data', '/datalog', '/logs'],
    directories: [['/data', 'ZOO_DATA_DIR'], ['/datalog', 'ZOO_DATA_LOG_DIR']],
  },
  {
    product: 'ZooKeeper', names: ['cp-zookeeper'], imageVolumes: ['/var/lib/zookeeper/data', '/var/lib/zookeeper/log'],
    directories: [['/var/lib/zookeeper/data', 'ZOOKEEPER_DATA_DIR'], ['/var/lib/zookeeper/log', 'ZOOKEEPER_DATA_LOG_DIR']],
  },
  { product: 'etcd', names: ['etcd'], directories: [['/default.etcd', 'ETCD_DATA_DIR', '--data-dir', '--config-file', 'ETCD_CONFIG_FILE']] },
  { product: 'Consul', names: ['consul'], mayForget: true, imageVolumes: ['/consul/data'], directories: [['/consul/data', '-data-dir']] },
  { product: 'Vault', names: ['vault'], directories: [] },
  {
    product: 'Neo4j', names: ['neo4j'], imageVolumes: ['/data', '/logs'],
    directories: [['/data', 'NEO4J_server_directories_data', 'NEO4J_dbms_directories_data']],
  },
  {
    product: 'InfluxDB', names: ['influxdb'],
    directories: (major) => (major === 1 ? [['/var/lib/influxdb', 'INFLUXDB_DATA_DIR']]
      : major === 2 ? [['/var/lib/influxdb2', 'INFLUXD_ENGINE_PATH', 'INFLUXD_BOLT_PATH']] : []),
  },
  { product: 'CouchDB', names: ['couchdb'], imageVolumes: ['/opt/couchdb/data'], directories: [['/opt/couchdb/data']] },
  { product: 'MinIO', names: ['minio/minio'], movedByFile: false, directories: [['', 'server', 'MINIO_VOLUMES']] },
  { product: 'NATS', names: ['nats'], mayForget: true, directories: [['', '--store_dir', '-sd']] },
  {
    product: 'Prometheus', names: ['prom/prometheus', 'prometheus/prometheus'], mayForget: true, movedByFile: false, imageVolumes: ['/prometheus'],
    directories: [['/prometheus', '--storage.tsdb.path', '--storage.agent.path', '--agent']],
  },
  { product: 'Grafana', names: ['grafana/grafana', 'grafana-oss', 'grafana-enterprise'], mayForget: true, directories: [['/var/lib/grafana', 'GF_PATHS_DATA']] },
  { product: 'ClickHouse', names: ['clickhouse', 'clickhouse-server'], imageVolumes: ['/var/lib/clickhouse'], directories: [['/var/lib/clickhouse']] },
  {
    product: 'CockroachDB', names: ['cockroachdb/cockroach'], movedByFile: false,
    directories: [['/cockroach/cockroach-data', '--store', '-s', 'demo']],
  },
  { product: 'DynamoDB local', names: ['cnadiminti/dynamodb-local'], directories: [['/dynamodb_local_db', '-dbPath', '--dbPath', '-inMemory']] },
  { product: 'Meilisearch', names: ['getmeili/meilisearch'], directories: [['/meili_data', 'MEILI_DB_PATH', '--db-path']] },
  { product: 'Qdrant', names: ['qdrant/qdrant'], directories: [['/qdrant/storage', 'QDRANT__STORAGE__STORAGE_PATH']] },
  ...([
    ['MySQL', 'mysql', 'data'], ['MariaDB', 'mariadb', 'data'], ['PostgreSQL', 'postgresql', 'data', 'PGDATA', 'POSTGRESQL_DATA_DIR'],
    ['MongoDB', 'mongodb', 'data/db', 'MONGODB_DATA_DIR'], ['Redis', 'redis', 'data', 'REDIS_DATA_DIR'],
    ['Valkey', 'valkey', 'data', 'VALKEY_DATA_DIR'], ['Cassandra', 'cassandra', 'data', 'CASSANDRA_DATA_DIR'],
    ['Kafka', 'kafka', 'data', 'KAFKA_CFG_LOG_DIRS', 'KAFKA_CFG_LOG_DIR'], ['ZooKeeper', 'zookeeper', 'data', 'ZOO_DATA_DIR'],
    ['RabbitMQ', 'rabbitmq', 'mnesia', 'RABBITMQ_MNESIA_BASE', 'RABBITMQ_MNESIA_DIR', 'RABBITMQ_DATA_DIR'],
    ['Elasticsearch', 'elasticsearch', 'data', 'ELASTICSEARCH_DATA_DIR', 'ELASTICSEARCH_DATA_DIR_LIST'],
    ['etcd', 'etcd', 'data', 'ETCD_DATA_DIR'], ['ClickHouse', 'clickhouse', 'data', 'CLICKHOUSE_DATA_DIR'],
  ] as const).map(([product, name, directory, ...movedBy]): Entry => ({
    product,
    names: BITNAMI.map((publisher) => `${publisher}/${name}`),
    mountAt: `/bitnami/${name}`,
    mayForget: ['Redis', 'Valkey', 'RabbitMQ'].includes(product),
    directories: [[`/bitnami/${name}/${directory}`, ...movedBy]],
    drain: product === 'Cassandra' ? 'nodetool drain' : undefined,
  })),
  // Images of Bitnami that keep data elsewhere than others of the same name.
  ...([
    ['InfluxDB', 'influxdb'], ['Neo4j', 'neo4j'], ['Consul', 'consul'], ['Vault', 'vault'], ['NATS', 'nats'], ['Solr', 'solr'], ['CouchDB', 'couchdb'],
  ] as const).map(([product, name]): Entry => ({ product, names: BITNAMI.map((publisher) => `${publisher}/${name}`), directories: [] })),
];

const BY_NAME = new Map(TABLE.flatMap((entry) => entry.names.map((name): [string, Entry] => [name, entry])));

const BY_DIRECTORY = TABLE.reduce((index, { product, directories }) => {
  const paths = typeof directories === 'function' ? [1, 2].flatMap((major) => directories(major)) : directories;
  for (const [path] of paths) index.set(path, [...new Set([...index.get(path) ?? [], product])]);
  return index;
}, new Map<string, string[]>());
