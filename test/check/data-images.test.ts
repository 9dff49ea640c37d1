import { dataImageOf } from '../../lib/check/data-images';

test.each([
  ['cassandra:4.1.7', 'Cassandra', ['/var/lib/cassandra/data', '/var/lib/cassandra/commitlog']],
  ['mysql', 'MySQL', ['/var/lib/mysql']],
  ['docker.io/library/mariadb:11.4@sha256:abc', 'MariaDB', ['/var/lib/mysql']],
  ['msapatterns/mysql:latest', 'MySQL', ['/var/lib/mysql']],
  ['registry.acme.example:5000/mirror/postgres:16.6-alpine', 'PostgreSQL', ['/var/lib/postgresql/data']],
  ['postgres:18', 'PostgreSQL', ['/var/lib/postgresql/18/docker']],
  ['postgres', 'PostgreSQL', []],
  ['timescale/timescaledb:2.17.2-pg16', 'PostgreSQL', ['/var/lib/postgresql/data']],
  ['docker.io/bitnamilegacy/postgresql:16.4.0', 'PostgreSQL', ['/bitnami/postgresql/data']],
  ['bitnami/redis:7.4', 'Redis', ['/bitnami/redis/data']],
  ['redis:7.4', 'Redis', ['/data']],
  ['valkey/valkey:8', 'Valkey', ['/data']],
  ['confluentinc/cp-zookeeper:5.2.4', 'ZooKeeper', ['/var/lib/zookeeper/data', '/var/lib/zookeeper/log']],
  ['zookeeper:3.9', 'ZooKeeper', ['/data', '/datalog']],
  ['neo4j:5.25.1', 'Neo4j', ['/data']],
  ['influxdb:1.8', 'InfluxDB', ['/var/lib/influxdb']],
  ['influxdb:3-core', 'InfluxDB', []],
  ['docker.elastic.co/elasticsearch/elasticsearch:8.15.0', 'Elasticsearch', ['/usr/share/elasticsearch/data']],
])('%s keeps the data of %s in %j', (image, product, directories) => {
  const known = dataImageOf(image);
  expect(known?.product).toBe(product);
  expect(known?.directories.map(({ path }) => path)).toEqual(directories);
});

test.each([
  '', 'acme/web:1.4.2', 'prometheuscommunity/postgres-exporter:v0.15.0', 'wurstmeister/kafka:2.13', 'cgr.dev/chainguard/postgres:16',
  'linuxserver/mariadb:11', 'rediscommander/redis-commander', 'postgres/other:1',
])('of %p nothing is known', (image) => {
  expect(dataImageOf(image)).toBeUndefined();
});
