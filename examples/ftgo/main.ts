import { Chart, Duration, Size } from 'cdk8s';
import {
  App, DatabaseEngine, Delivery, Egress, Exposure, Health, OneShotMigration, Peer, Probe, Profile, ReplicatedDatabase,
  StatelessWebApp,
} from 'cdk8s-patterns';
import type { PodSecurity, StatelessWebAppProps } from 'cdk8s-patterns';
import { EnvFieldPaths, EnvValue, Secret } from 'cdk8s-plus-28';

const app = new App();
const ftgo = new Chart(app, 'ftgo', { namespace: 'ftgo' });
Profile.PRODUCTION.customize({ egress: Egress.DECLARED }).applyTo(ftgo);

/** The images of this application that were published without a version. */
const imageOf = (name: string): string => `msapatterns/${name}:0.1.0.RELEASE`;

/** A key of a Secret that is made beside this program: the README says how. */
const secretKey = (name: string, key: string): EnvValue => (
  EnvValue.fromSecretValue({ secret: Secret.fromSecretName(ftgo, `${name}-${key}`, name), key })
);
const awsKeys = {
  AWS_ACCESS_KEY_ID: secretKey('ftgo-dynamodb', 'access-key-id'),
  AWS_SECRET_ACCESS_KEY: secretKey('ftgo-dynamodb', 'secret-access-key'),
};
/** Tables belong to a region: who makes them and who reads them name the same one. */
const AWS_REGION = 'us-west-1';

/** The heap of the project's docker-compose.yml, and as much again for threads, classes and buffers. */
const JAVA_OPTS = '-Dsun.net.inetaddr.ttl=30 -Xmx192m';
const JVM = { memory: { limit: Size.mebibytes(512) } };

// Databases. One member each: none of their clients knows more than one address.

/** Confluent's images let only root and its group into /var/lib/kafka; each start writes the configuration, and a log. */
const CONFLUENT: PodSecurity = { supplementalGroups: [0] };
const CONFLUENT_WRITES = ['/etc/kafka', '/var/log/kafka'];

const zookeeper = new ReplicatedDatabase(ftgo, 'ftgo-zookeeper', {
  engine: DatabaseEngine.custom({
    image: 'confluentinc/cp-zookeeper:5.2.4', port: 2181, dataPath: '/var/lib/zookeeper/data',
    health: Health.tcp(), writablePaths: CONFLUENT_WRITES,
  }),
  replicas: 1,
  storage: Size.gibibytes(1),
  volumes: [{ name: 'log', path: '/var/lib/zookeeper/log', size: Size.gibibytes(1) }],
  env: { ZOOKEEPER_CLIENT_PORT: '2181', ZOOKEEPER_TICK_TIME: '2000' },
  resources: { memory: { limit: Size.gibibytes(1) } },
  pod: { security: CONFLUENT },
});

const kafka = new ReplicatedDatabase(ftgo, 'ftgo-kafka', {
  engine: DatabaseEngine.custom({
    image: 'confluentinc/cp-kafka:5.2.4', port: 9092, dataPath: '/var/lib/kafka/data',
    health: Health.tcp(), writablePaths: CONFLUENT_WRITES,
  }),
  replicas: 1,
  storage: Size.gibibytes(1),
  env: {
    // Its own name, under which it finds itself before it is ready.
    KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://$(POD_NAME).ftgo-kafka-nodes:9092',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    // Below the volume's root, where ext4 keeps a `lost+found` that Kafka takes for a topic, and stops.
    KAFKA_LOG_DIRS: '/var/lib/kafka/data/logs',
  },
  container: { envValues: { POD_NAME: EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME) } },
  pod: { security: CONFLUENT },
});
kafka.uses(zookeeper, { env: 'KAFKA_ZOOKEEPER_CONNECT' });

const mysql = new ReplicatedDatabase(ftgo, 'ftgo-mysql', {
  engine: DatabaseEngine.custom({
    image: imageOf('mysql'), port: 3306, dataPath: '/var/lib/mysql', user: 999,
    // This answers without a password, and not before the first start has made the schemas: until then MySQL has no network.
    health: Health.exec(['mysqladmin', '--host=127.0.0.1', 'ping']),
  }),
  replicas: 1,
  storage: Size.gibibytes(1),
  env: { MYSQL_USER: 'mysqluser' },
  container: {
    // Below the volume's root too: MySQL starts in an empty directory alone.
    args: ['--datadir=/var/lib/mysql/data'],
    envValues: {
      MYSQL_ROOT_PASSWORD: secretKey('ftgo-mysql', 'root-password'),
      MYSQL_PASSWORD: secretKey('ftgo-mysql', 'password'),
    },
    // The first start writes the schemas' script among the image's own scripts.
    security: { readOnlyRootFilesystem: false },
  },
});

const dynamodb = new ReplicatedDatabase(ftgo, 'ftgo-dynamodb-local', {
  engine: DatabaseEngine.custom({
    image: 'cnadiminti/dynamodb-local:2017-04-22_beta', port: 8000, dataPath: '/dynamodb_local_db', health: Health.tcp(),
  }),
  replicas: 1,
  storage: Size.gibibytes(1),
  // A JVM of that age takes a quarter of the node's memory for its heap, whatever the limit says.
  env: { JAVA_TOOL_OPTIONS: '-Xmx512m' },
  resources: { memory: { limit: Size.gibibytes(1) } },
});

const tables = new OneShotMigration(ftgo, 'ftgo-dynamodb-local-init', {
  image: imageOf('dynamodblocal-init'),
  // The image's own script makes the table in a region of its own, and then sleeps for ever.
  command: ['sh', '-c', [
    'dynamodb() { aws dynamodb --endpoint-url "http://$DYNAMODB" "$@"; }',
    'dynamodb describe-table --table-name ftgo-order-history \\',
    '  || dynamodb create-table --cli-input-json file:///ftgo-order-history.json',
  ].join('\n')],
  env: { AWS_DEFAULT_REGION: AWS_REGION },
  container: { envValues: awsKeys },
  delivery: Delivery.job({ waitImage: 'busybox:1.36.1' }),
});
tables.uses(dynamodb, { env: 'DYNAMODB' });

// Services. They talk by messages: each writes its own into its schema, and the change-data-capture service brings them to Kafka.

/** Ready where its databases answer; alive where it answers at all: the restart of a service mends no database. */
const HEALTH = Health.of({
  startup: Probe.http('/actuator', { period: Duration.seconds(5), timeout: Duration.seconds(5), failureThreshold: 60 }),
  readiness: Probe.http('/actuator/health', { timeout: Duration.seconds(5) }),
  liveness: Probe.http('/actuator', { timeout: Duration.seconds(5), failureThreshold: 6 }),
});

function service(name: string, props: Partial<StatelessWebAppProps> = {}): StatelessWebApp {
  return new StatelessWebApp(ftgo, name, {
    image: imageOf(name), port: 8080, health: HEALTH, resources: JVM, ...props,
    env: { JAVA_OPTS, ...props.env },
    // `exec`: the JVM, not a shell before it, is asked to stop.
    container: { command: ['sh', '-c', 'exec java $JAVA_OPTS -jar *.jar'], ...props.container },
  });
}

function talksByMessages(client: StatelessWebApp): StatelessWebApp {
  client.uses(kafka, { env: 'EVENTUATELOCAL_KAFKA_BOOTSTRAP_SERVERS' });
  client.uses(zookeeper, { env: 'EVENTUATELOCAL_ZOOKEEPER_CONNECTION_STRING' });
  return client;
}

const schemaOf = (name: string): string => name.replaceAll('-', '_');

/** A service with a schema of its own, and a user that sees no other. */
function serviceWithSchema(name: string, props: Partial<StatelessWebAppProps> = {}): StatelessWebApp {
  const client = talksByMessages(service(name, {
    ...props,
    env: {
      SPRING_DATASOURCE_URL: `jdbc:mysql://$(SPRING_DATASOURCE_HOST):$(SPRING_DATASOURCE_PORT)/${schemaOf(name)}`,
      SPRING_DATASOURCE_DRIVER_CLASS_NAME: 'com.mysql.jdbc.Driver',
      EVENTUATE_DATABASE_SCHEMA: schemaOf(name),
    },
  }));
  client.uses(mysql, { prefix: 'SPRING_DATASOURCE_', secretName: `${name}-db` });
  return client;
}

serviceWithSchema('ftgo-accounting-service');
serviceWithSchema('ftgo-kitchen-service');
serviceWithSchema('ftgo-restaurant-service');
const consumers = serviceWithSchema('ftgo-consumer-service');
const orders = serviceWithSchema('ftgo-order-service', { allowFrom: [Peer.inNamespace('monitoring')] });

const orderHistory = talksByMessages(service('ftgo-order-history-service', {
  env: { AWS_REGION, AWS_DYNAMODB_ENDPOINT_URL: 'http://$(DYNAMODB)' },
  container: { envValues: awsKeys },
}));
orderHistory.uses(dynamodb, { env: 'DYNAMODB' });
orderHistory.uses(tables);

const gateway = service('ftgo-api-gateway', {
  env: {
    ORDER_DESTINATIONS_ORDERSERVICEURL: 'http://$(ORDERS)',
    ORDER_DESTINATIONS_ORDERHISTORYSERVICEURL: 'http://$(ORDER_HISTORY)',
    CONSUMER_DESTINATIONS_CONSUMERSERVICEURL: 'http://$(CONSUMERS)',
  },
  exposures: [Exposure.nodePort({ port: 80, nodePort: 30000 })],
});
gateway.uses(orders, { env: 'ORDERS' });
gateway.uses(orderHistory, { env: 'ORDER_HISTORY' });
gateway.uses(consumers, { env: 'CONSUMERS' });

/** Whose schemas it reads, and in which of the two forms that Eventuate writes. */
const PIPELINES: [form: string, name: string][] = [
  ['eventuate-tram', 'ftgo-consumer-service'],
  ['eventuate-tram', 'ftgo-order-service'],
  ['eventuate-tram', 'ftgo-kitchen-service'],
  ['eventuate-tram', 'ftgo-restaurant-service'],
  ['eventuate-tram', 'ftgo-accounting-service'],
  ['eventuate-local', 'ftgo-accounting-service'],
];

// Its replicas elect a leader through ZooKeeper: one reads, the other stands by.
const changes = talksByMessages(service('ftgo-cdc-service', {
  image: 'eventuateio/eventuate-cdc-service:0.4.0.RELEASE',
  env: {
    ...Object.fromEntries(PIPELINES.flatMap(([form, name], i) => [
      [`EVENTUATE_CDC_PIPELINE_PIPELINE${i + 1}_TYPE`, form],
      [`EVENTUATE_CDC_PIPELINE_PIPELINE${i + 1}_READER`, 'reader1'],
      [`EVENTUATE_CDC_PIPELINE_PIPELINE${i + 1}_EVENTUATEDATABASESCHEMA`, schemaOf(name)],
    ])),
    EVENTUATE_CDC_READER_READER1_TYPE: 'mysql-binlog',
    EVENTUATE_CDC_READER_READER1_DATASOURCEURL: 'jdbc:mysql://$(MYSQL_HOST):$(MYSQL_PORT)/eventuate',
    EVENTUATE_CDC_READER_READER1_DATASOURCEUSERNAME: '$(MYSQL_USERNAME)',
    EVENTUATE_CDC_READER_READER1_DATASOURCEPASSWORD: '$(MYSQL_PASSWORD)',
    EVENTUATE_CDC_READER_READER1_DATASOURCEDRIVERCLASSNAME: 'com.mysql.jdbc.Driver',
    EVENTUATE_CDC_READER_READER1_LEADERSHIPLOCKPATH: '/eventuate/cdc/leader/common',
    EVENTUATE_CDC_READER_READER1_CDCDBUSERNAME: '$(MYSQL_USERNAME)',
    EVENTUATE_CDC_READER_READER1_CDCDBPASSWORD: '$(MYSQL_PASSWORD)',
    EVENTUATE_CDC_READER_READER1_READOLDDEBEZIUMDBOFFSETSTORAGETOPIC: 'false',
    EVENTUATE_CDC_READER_READER1_MYSQLBINLOGCLIENTUNIQUEID: '1',
    EVENTUATE_CDC_READER_READER1_OFFSETSTOREKEY: 'MySqlBinlog',
    EVENTUATE_CDC_READER_READER1_OFFSETSTORAGETOPICNAME: 'db.history.common',
  },
}));
changes.uses(mysql, { prefix: 'MYSQL_', secretName: 'ftgo-cdc-service-db' });

app.synth();
