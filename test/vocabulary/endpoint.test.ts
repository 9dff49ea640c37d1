import { Size } from 'cdk8s';
import { DatabaseEngine, Endpoint, ReplicatedDatabase } from 'cdk8s-patterns';
import type { IEndpoint } from 'cdk8s-patterns';
import { environmentPrefix } from '../../lib/vocabulary/endpoint';
import { chartOf, faultsOf, webApp } from '../manifests';

describe('an endpoint outside of the app', () => {
  test('is a host, a port and the addresses behind them', () => {
    const chart = chartOf();
    const endpoint = Endpoint.external('smtp.example.com', 587, { cidrs: ['192.0.2.0/24'] });
    expect([endpoint.hostFor(chart), endpoint.port, endpoint.cidrs]).toEqual(['smtp.example.com', 587, ['192.0.2.0/24']]);
    expect(endpoint.connectionEnv(chart)).toEqual([
      { name: 'SMTP_HOST', value: 'smtp.example.com' }, { name: 'SMTP_PORT', value: '587' },
    ]);
    expect(endpoint.connectionEnv(chart, 'MAIL_').map(({ name }) => name)).toEqual(['MAIL_HOST', 'MAIL_PORT']);
  });

  test('has the prefix of its options', () => {
    const endpoint = Endpoint.external('db-1.eu.example.com', 5432, { prefix: 'PG' });
    expect(endpoint.connectionEnv(chartOf()).map(({ name }) => name)).toEqual(['PGHOST', 'PGPORT']);
    expect(endpoint.cidrs).toEqual([]);
  });

  test('has all its faults at once', () => {
    expect(faultsOf(() => Endpoint.external('my host', 0, { cidrs: ['10.0.0.1/8', '10.0.0.0/8', 'here'] }))
      .map((fault) => fault.split(', expected')[0])).toEqual([
      "Endpoint.external: host: got 'my host'",
      'Endpoint.external: port: got 0',
      "Endpoint.external: cidrs: got '10.0.0.1/8'",
      "Endpoint.external: cidrs: got 'here'",
    ]);
  });
});

test.each([['orders-db', 'ORDERS_DB_'], ['web', 'WEB_'], ['a.b--c', 'A_B_C_'], ['10', '10_']])(
  'what the variables of %s begin with is %s', (name, prefix) => expect(environmentPrefix(name)).toBe(prefix),
);

describe('what a client needs', () => {
  const storage = Size.gibibytes(1);

  function variables(endpoint: IEndpoint, prefix?: string): Record<string, string | undefined> {
    return Object.fromEntries(endpoint.connectionEnv(chartOf(), prefix).map(({ name, value }) => [name, value]));
  }

  test('of Cassandra is its contact points, its port and its data centre', () => {
    const chart = chartOf();
    const ring = new ReplicatedDatabase(chart, 'ring', {
      engine: DatabaseEngine.cassandra({ version: '5.0.2', datacenter: 'eu' }), replicas: 3, storage,
    });
    expect([ring.port, ring.inNamespace]).toEqual([9042, 'shop']);
    expect(variables(ring)).toEqual({
      CASSANDRA_CONTACT_POINTS: 'ring', CASSANDRA_PORT: '9042', CASSANDRA_LOCAL_DATACENTER: 'eu',
    });
    expect(Object.keys(variables(ring, 'DB_'))).toEqual(['DB_CONTACT_POINTS', 'DB_PORT', 'DB_LOCAL_DATACENTER']);
  });

  test('of a web app is host and port of its first Service, or the port of the container where it has none', () => {
    const chart = chartOf();
    expect(webApp(chart, { services: [{ ports: [{ port: 80, targetPort: 8080 }] }] }, 'a').port).toBe(80);
    expect(webApp(chart, { services: [] }, 'b').port).toBe(8080);
    expect(variables(webApp(chart, {}, 'my-app'))).toEqual({ MY_APP_HOST: 'my-app', MY_APP_PORT: '8080' });
  });
});
