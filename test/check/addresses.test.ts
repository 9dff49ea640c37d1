import { addressesOf, destinationsOf, hostsOf } from '../../lib/check/addresses';
import type { ManifestGraph } from '../../lib/check/manifest-graph';
import type { Workload } from '../../lib/check/workload';
import { graphOf, objectsOf } from './fixture';

const SERVICES = `
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432, targetPort: sql }, { port: 80, targetPort: 8080 }, { port: 9000 }] }
---
apiVersion: v1
kind: Service
metadata: { name: nodes, namespace: shop }
spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }
---
apiVersion: v1
kind: Service
metadata: { name: mail, namespace: other }
spec: { ports: [{ port: 25 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: postgres:17.2, ports: [{ name: sql, containerPort: 5433 }] }] }
`;

function client(container: object, pod: object = {}): { graph: ManifestGraph; web: Workload } {
  const web = {
    apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' },
    spec: { ...pod, containers: [{ name: 'web', ...container }] },
  };
  const graph = graphOf([...objectsOf(SERVICES), web]);
  return { graph, web: graph.workloads.find(({ name }) => name === 'web') as Workload };
}

function env(...variables: [name: string, value: string][]): object {
  return { env: variables.map(([name, value]) => ({ name, value })) };
}

/** Host, port (with ! where it is a guess), and the Service that is meant, with * where it is here. */
function read(container: object, pod?: object): string[] {
  const { graph, web } = client(container, pod);
  return addressesOf(graph, web).map(({ host, port, portWritten, name, inNamespace, service, sure }) => (
    `${host}${port === undefined ? '' : `:${port}`}${portWritten || port === undefined ? '' : ' by default'}`
    + ` ${inNamespace === undefined ? '' : `${inNamespace}/`}${name}${service ? ' here' : ''}${sure ? '' : ' perhaps'}`));
}

test.each<[string, [string, string][], string[]]>([
  ['a host and a port', [['DB_ADDR', 'db:5432']], ['db:5432 db here']],
  ['a host and a port in a variable of any name', [['X', 'db:5432']], ['db:5432 db here perhaps']],
  ['a small number behind a word', [['RUNTIME', 'node:20']], []],
  ['the image of something', [['RUNNER_IMAGE', 'db:5432']], []],
  ['a URL', [['X', 'http://db:9000/path?a=http']], ['db:9000 db here']],
  ['a URL without a port', [['X', 'https://db/']], ['db:443 by default db here']],
  ['a URL of a scheme without a port of its own', [['X', 'kafka://db']], ['db db here']],
  ['a URL of something that is no host', [['X', 's3://db/backup']], []],
  ['user and password', [['X', 'postgres://me:s%40cret@db/shop']], ['db:5432 by default db here']],
  ['JDBC', [['X', 'jdbc:mysql://db/shop']], ['db:3306 by default db here']],
  ['JDBC with options', [['X', 'jdbc:sqlserver://db:1433;databaseName=shop']], ['db:1433 db here']],
  ['several hosts in one URL', [['X', 'mongodb://db:1,nodes:2/shop']], ['db:1 db here', 'nodes:2 nodes here']],
  ['several URLs', [['KAFKA_ADVERTISED_LISTENERS', 'PLAINTEXT://db:9092,SSL://nodes:9093']], ['db:9092 db here', 'nodes:9093 nodes here']],
  ['a list', [['BROKERS', 'db:9092, nodes:9092']], ['db:9092 db here', 'nodes:9092 nodes here']],
  ['a list with a path, as ZooKeeper has it', [['CONNECT', 'db:2181,nodes:2181/kafka']], ['db:2181 db here', 'nodes:2181 nodes here']],
  ['voters with their ids', [['QUORUM', '1@db-0.nodes:9093,2@db-1.nodes:9093']], ['db-0.nodes:9093 nodes here', 'db-1.nodes:9093 nodes here']],
  ['a list of which a part is something else', [['BROKERS', 'db:9092,a=b']], []],
  ['a host beside its port', [['DB_HOST', 'db'], ['DB_PORT', '5432']], ['db:5432 db here']],
  ['contact points beside their port', [['CASSANDRA_CONTACT_POINTS', 'db,nodes'], ['CASSANDRA_PORT', '9042']], ['db:9042 db here', 'nodes:9042 nodes here']],
  ['names without underscores', [['PGHOST', 'db'], ['PGPORT', '5432']], ['db:5432 db here']],
  ['names with dots', [['redis.host', 'db'], ['redis.port', '6379']], ['db:6379 db here']],
  ['a host without a port', [['DB_HOST', 'db']], ['db db here']],
  ['a word that is no host', [['DB_NAME', 'db']], []],
  ['where it listens itself', [['HOST', 'db'], ['LISTEN_ADDR', 'db:80'], ['BIND_ADDRESS', 'db:80'], ['KAFKA_LISTENERS', 'PLAINTEXT://:9092']], []],
  ['a name with its namespace', [['X', 'tcp://mail.other:25']], ['mail.other:25 other/mail here']],
  ['a name in a namespace that nobody here knows', [['X', 'tcp://mail.elsewhere:25']], []],
  ['a full name', [['X', 'mail.other.svc.cluster.local']], ['mail.other.svc.cluster.local other/mail here']],
  ['a full name of another cluster domain', [['X', 'mail.other.svc.acme.lan:25']], ['mail.other.svc.acme.lan:25 other/mail here']],
  ['a Pod by its full name', [['X', 'db-0.nodes.shop.svc:5432']], ['db-0.nodes.shop.svc:5432 shop/nodes here']],
  ['a Pod with its namespace', [['X', 'tcp://db-0.nodes.shop:5432']], ['db-0.nodes.shop:5432 shop/nodes here']],
  ['a host outside of the cluster', [['X', 'smtp.example.com:25'], ['Y', 'https://example.com']], []],
  ['addresses in numbers', [['X', '10.0.0.1:5432'], ['Y', 'http://127.0.0.1:80'], ['Z', 'http://[::1]:80']], []],
  ['itself', [['X', 'http://localhost:8080']], []],
  ['the API server', [['X', 'https://kubernetes.default.svc']], []],
  ['a variable before it', [['NAME', 'db'], ['X', 'http://$(NAME):9000/']], ['db:9000 db here']],
  ['a variable behind it', [['X', 'http://$(NAME):9000/'], ['NAME', 'db']], []],
  ['a dollar sign', [['NAME', 'db'], ['X', 'http://$$(NAME):9000/']], []],
  ['a port that somebody else fills in', [['X', 'http://db:$(PORT)/']], ['db db here']],
  ['a password that somebody else fills in', [['X', 'postgres://me:$(PASSWORD)@db:5432/']], ['db:5432 db here']],
  ['a number that is no port', [['DB_ADDR', 'db:99999']], ['db db here']],
])('reads %s', (_, variables, expected) => {
  expect(read(env(...variables))).toEqual(expected);
});

test('knows a variable that has its value from elsewhere no longer', () => {
  const given = [{ name: 'NAME', value: 'db' }, { name: 'NAME', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }, { name: 'X', value: 'http://$(NAME)/' }];
  expect(read({ env: given })).toEqual([]);
});

test('reads commands and arguments', () => {
  expect(read({ command: ['web', '--db=db:5432'], args: ['--server=nodes:9000', '-v', 'http://mail.other', '--listen-addr=db:80'] }))
    .toEqual(['db:5432 db here perhaps', 'nodes:9000 nodes here', 'mail.other:80 by default other/mail here']);
});

test('reads URLs, and nothing else, in a script', () => {
  expect(read({ command: ['sh', '-c', 'curl "http://db:9000/ready" && wget db:9000 && curl http://$HOST/'] })).toEqual(['db:9000 db here']);
});

test('leaves out what the hosts file of the Pod tells', () => {
  expect(read(env(['X', 'http://db/']), { hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }] })).toEqual([]);
});

test('knows the hosts outside of the cluster too', () => {
  const { graph, web } = client(env(['SMTP_ADDR', 'smtp.example.com:25'], ['Y', 'http://10.0.0.1']));
  expect(hostsOf(graph, web).map(({ host }) => host)).toEqual(['smtp.example.com']);
});

test.each([
  ['a port by its name', 'db:5432', [5433]],
  ['a port by its number', 'db:80', [8080]],
  ['the same port, where nothing else is said', 'db:9000', [9000]],
  ['the very port, where the Service has no address', 'nodes:7000', [7000]],
  ['nowhere, where the Service has no such port', 'db:81', []],
  ['nowhere, where the Service selects nothing', 'mail.other.svc:25', []],
])('arrives at %s', (_, value, expected) => {
  const { graph, web } = client(env(['X', value]));
  const destinations = addressesOf(graph, web).flatMap((address) => destinationsOf(graph, address));
  expect(destinations.map(({ port }) => port)).toEqual(expected);
  expect(destinations.map(({ workload, protocol }) => `${workload.name} ${protocol}`)).toEqual(expected.map(() => 'db TCP'));
});
