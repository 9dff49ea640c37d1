import { Chart, Size } from 'cdk8s';
import type { App as Cdk8sApp } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  BackupMethod, DatabaseEngine, Delivery, Endpoint, NightlyBackup, NodeAgent, OneShotMigration, Profile, ReplicatedDatabase,
} from 'cdk8s-patterns';
import { chartOf, containerOf, manifest, manifests, podOf, webApp } from '../manifests';

function sibling(chart: Chart, id: string, namespace?: string): Chart {
  return new Chart(chart.node.root as Cdk8sApp, id, { namespace });
}

function cassandra(chart: Chart, id = 'orders-db'): ReplicatedDatabase {
  return new ReplicatedDatabase(chart, id, {
    engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: 3, storage: Size.gibibytes(1),
  });
}

function redis(chart: Chart, id: string, prefix?: string): ReplicatedDatabase {
  return new ReplicatedDatabase(chart, id, {
    engine: DatabaseEngine.custom({ image: 'redis:7.2.5', port: 6379, dataPath: '/data', prefix }),
    replicas: 1,
    storage: Size.gibibytes(1),
  });
}

function migration(chart: Chart, delivery?: Delivery): OneShotMigration {
  return new OneShotMigration(chart, 'migrate', { image: 'acme/migrate:1.0.0', delivery });
}

describe('a workload that uses', () => {
  test('Cassandra gets what a driver needs to find the ring', () => {
    const chart = chartOf();
    webApp(chart).uses(cassandra(chart));
    expect(containerOf(chart).env).toEqual([
      { name: 'CASSANDRA_CONTACT_POINTS', value: 'orders-db' },
      { name: 'CASSANDRA_PORT', value: '9042' },
      { name: 'CASSANDRA_LOCAL_DATACENTER', value: 'dc1' },
    ]);
  });

  test("another database gets host and port under the database's name, or the engine's prefix", () => {
    const chart = chartOf();
    const web = webApp(chart);
    web.uses(redis(chart, 'session-cache.v2'.replace('.', '-')));
    web.uses(redis(chart, 'other', 'REDIS_'));
    expect(containerOf(chart).env).toEqual([
      { name: 'SESSION_CACHE_V2_HOST', value: 'session-cache-v2' },
      { name: 'SESSION_CACHE_V2_PORT', value: '6379' },
      { name: 'REDIS_HOST', value: 'other' },
      { name: 'REDIS_PORT', value: '6379' },
    ]);
  });

  test('a web app gets the name and port of its first Service', () => {
    const chart = chartOf();
    const api = webApp(chart, { services: [{ name: 'backend', ports: [{ port: 80, targetPort: 8080 }] }, { name: 'second' }] }, 'api');
    webApp(chart).uses(api);
    expect(containerOf(chart, 'Deployment', 'web').env).toEqual([
      { name: 'API_HOST', value: 'backend' }, { name: 'API_PORT', value: '80' },
    ]);
  });

  test('what is outside gets host and port under the first part of its host name, or its prefix', () => {
    const chart = chartOf();
    const web = webApp(chart);
    web.uses(Endpoint.external('smtp.example.com', 587));
    web.uses(Endpoint.external('10.0.0.5', 5432, { prefix: 'PG_' }));
    expect(containerOf(chart).env).toEqual([
      { name: 'SMTP_HOST', value: 'smtp.example.com' }, { name: 'SMTP_PORT', value: '587' },
      { name: 'PG_HOST', value: '10.0.0.5' }, { name: 'PG_PORT', value: '5432' },
    ]);
  });

  test('a migration gets nothing', () => {
    const chart = chartOf();
    webApp(chart).uses(migration(chart));
    expect(containerOf(chart)).not.toHaveProperty('env');
  });

  test('something gets host:port in one variable where it asks for that', () => {
    const chart = chartOf();
    webApp(chart).uses(webApp(chart, {}, 'cart'), { env: 'CART_SERVICE_ADDR' });
    expect(containerOf(chart, 'Deployment', 'web').env).toEqual([{ name: 'CART_SERVICE_ADDR', value: 'cart:8080' }]);
  });

  test('something gets names with the prefix that it asks for, be it none', () => {
    const chart = chartOf();
    const cart = webApp(chart, {}, 'cart');
    const web = webApp(chart);
    web.uses(cart, { prefix: 'SHOP_' });
    web.uses(cart, { prefix: '' });
    expect(containerOf(chart, 'Deployment', 'web').env?.map(({ name }) => name)).toEqual(['SHOP_HOST', 'SHOP_PORT', 'HOST', 'PORT']);
  });

  test('a database as a role of its own gets name and password from its Secret, in place of what the database suggests', () => {
    const chart = chartOf();
    const web = webApp(chart);
    const ring = new ReplicatedDatabase(chart, 'ring', {
      engine: DatabaseEngine.cassandra({ version: '4.1.7', authentication: { secretName: 'superuser' } }),
      replicas: 1,
      storage: Size.gibibytes(1),
    });
    web.uses(redis(chart, 'sessions'), { prefix: 'CACHE_', secretName: 'web-cache' });
    web.uses(ring, { prefix: 'RING_', secretName: 'web-ring' });
    const from = (name: string, key: string) => ({ valueFrom: { secretKeyRef: { name, key } } });
    expect(containerOf(chart, 'Deployment', 'web').env).toEqual([
      { name: 'CACHE_HOST', value: 'sessions' },
      { name: 'CACHE_PORT', value: '6379' },
      { name: 'CACHE_USERNAME', ...from('web-cache', 'username') },
      { name: 'CACHE_PASSWORD', ...from('web-cache', 'password') },
      { name: 'RING_CONTACT_POINTS', value: 'ring' },
      { name: 'RING_PORT', value: '9042' },
      { name: 'RING_LOCAL_DATACENTER', value: 'dc1' },
      { name: 'RING_USERNAME', ...from('web-ring', 'username') },
      { name: 'RING_PASSWORD', ...from('web-ring', 'password') },
    ]);
  });

  test('something twice gets its variables once', () => {
    const chart = chartOf();
    const cart = webApp(chart, {}, 'cart');
    const web = webApp(chart);
    web.uses(cart);
    web.uses(cart);
    expect(containerOf(chart, 'Deployment', 'web').env).toHaveLength(2);
  });

  test('two names of one thing that say the same gets one variable', () => {
    const chart = chartOf();
    const web = webApp(chart);
    web.uses(Endpoint.external('smtp.example.com', 587));
    web.uses(Endpoint.external('smtp.example.com', 587));
    expect(containerOf(chart).env).toEqual([{ name: 'SMTP_HOST', value: 'smtp.example.com' }, { name: 'SMTP_PORT', value: '587' }]);
  });

  test('something keeps its own variables, which win and can name the others', () => {
    const chart = chartOf();
    webApp(chart, { env: { CART_PORT: '1', URL: 'http://$(CART_HOST)/' } }).uses(webApp(chart, {}, 'cart'));
    expect(containerOf(chart, 'Deployment', 'web').env).toEqual([
      { name: 'CART_HOST', value: 'cart' }, { name: 'CART_PORT', value: '1' }, { name: 'URL', value: 'http://$(CART_HOST)/' },
    ]);
  });

  test('something gives the variables to its own container, not to sidecars and init containers', () => {
    const chart = chartOf();
    webApp(chart, {
      pod: { sidecars: [{ image: 'acme/side:1.0.0' }], initContainers: [{ image: 'acme/init:1.0.0' }] },
    }).uses(webApp(chart, {}, 'cart'));
    const { containers, initContainers } = podOf(chart, 'Deployment', 'web');
    expect(containers.map(({ env }) => env?.length)).toEqual([2, undefined]);
    expect(initContainers?.map(({ env }) => env)).toEqual([undefined]);
  });

  test('something may be of any kind', () => {
    const chart = chartOf();
    const cart = webApp(chart, {}, 'cart');
    new NodeAgent(chart, 'agent', { image: 'acme/agent:1.0.0' }).uses(cart);
    migration(chart).uses(cart);
    redis(chart, 'db').uses(cart);
    new NightlyBackup(chart, 'backup', { at: '02:30', method: BackupMethod.container({ image: 'acme/backup:1.0.0' }) }).uses(cart);
    const env = [{ name: 'CART_HOST', value: 'cart' }, { name: 'CART_PORT', value: '8080' }];
    for (const kind of ['DaemonSet', 'Job', 'StatefulSet']) expect([kind, containerOf(chart, kind).env]).toEqual([kind, env]);
    expect(manifest(chart, 'CronJob').spec).toHaveProperty('jobTemplate.spec.template.spec.containers.0.env', env);
  });
});

describe('the host name of what is used', () => {
  test('is its name inside one namespace, and holds the namespace across', () => {
    const chart = chartOf();
    const web = webApp(chart);
    const same = sibling(chart, 'same', 'shop');
    const other = sibling(chart, 'other', 'other');
    expect(web.hostFor(webApp(same, {}, 'a'))).toBe('web');
    expect(web.hostFor(webApp(other, {}, 'a'))).toBe('web.shop.svc');
    expect(web.hostFor(chart)).toBe('web');
  });

  test('is its name inside one chart without a namespace', () => {
    const chart = chartOf('shop', {});
    expect(webApp(chart).hostFor(webApp(chart, {}, 'a'))).toBe('web');
  });

  test('is a fault across charts where a namespace is not known, which names whose', () => {
    const chart = chartOf('front', {});
    const named = sibling(chart, 'back', 'back');
    const a = webApp(chart, {}, 'a');
    const b = webApp(named, {}, 'b');
    const c = webApp(sibling(chart, 'third'), {}, 'c');
    const fix = 'is not known; give its chart a `namespace`';
    expect(() => a.uses(b)).toThrow(new Error(`front/a: uses: back/b is in another chart, and the namespace of front/a ${fix}`));
    expect(() => b.uses(a)).toThrow(new Error(`back/b: uses: front/a is in another chart, and the namespace of front/a ${fix}`));
    expect(() => a.uses(c)).toThrow(new Error(`front/a: uses: third/c is in another chart, and the namespace of third/c ${fix}`));
  });

  test('is a fault where it has no Service', () => {
    const chart = chartOf();
    const api = webApp(chart, { services: [] }, 'api');
    expect(() => webApp(chart).uses(api)).toThrow(new Error(
      'shop/api: services: it has no Service by which shop/web could reach it; list one',
    ));
  });
});

describe('a use that can not be', () => {
  test('is a fault where the variable has no name that a shell takes', () => {
    const chart = chartOf();
    const cart = webApp(chart, {}, 'cart');
    expect(() => webApp(chart).uses(cart, { env: '1ST ADDR' })).toThrow("shop/web: uses.env: got '1ST ADDR', expected the name of an ");
  });

  test('is a fault where a Secret has no name that Kubernetes takes, or the variables from it would have none', () => {
    const chart = chartOf();
    const cart = webApp(chart, {}, 'cart');
    expect(() => webApp(chart).uses(cart, { prefix: 'CART_', secretName: 'Cart' })).toThrow(
      "shop/web: uses.secretName: got 'Cart', expected ",
    );
    const needed = 'uses.secretName: needs a `prefix`, with which the names of its variables begin';
    expect(() => webApp(chart, {}, 'b').uses(cart, { secretName: 'cart' })).toThrow(new Error(`shop/b: ${needed}`));
    expect(() => webApp(chart, {}, 'c').uses(cart, { env: 'CART', secretName: 'cart' })).toThrow(new Error(`shop/c: ${needed}`));
  });

  test('is a fault where the prefix makes no such name', () => {
    const chart = chartOf();
    const cart = webApp(chart, {}, 'cart');
    expect(() => webApp(chart).uses(cart, { prefix: '1ST_' })).toThrow("shop/web: uses.prefix: got '1ST_HOST', expected the name of an ");
  });

  test('is a fault where the name of the target makes none: its prefix has to be given', () => {
    const chart = chartOf();
    const web = webApp(chart);
    const outside = Endpoint.external('10.0.0.5', 5432);
    expect(() => web.uses(outside)).toThrow("shop/web: uses.prefix: got '10_HOST', expected the name of an environment variable");
    web.uses(outside, { prefix: 'DB_' });
    expect(containerOf(chart).env?.map(({ name }) => name)).toEqual(['DB_HOST', 'DB_PORT']);
  });

  test('is a fault where both ways to name variables are given', () => {
    const chart = chartOf();
    const cart = webApp(chart, {}, 'cart');
    expect(() => webApp(chart).uses(cart, { env: 'A', prefix: 'B_' }))
      .toThrow(new Error('shop/web: uses.prefix: stands beside `env`; give one of them'));
  });

  test('is a fault where host:port is asked of what has neither', () => {
    const chart = chartOf();
    const first = migration(chart);
    expect(() => webApp(chart).uses(first, { env: 'A' }))
      .toThrow(new Error('shop/web: uses.env: the target has no host and port; leave it out'));
  });

  test('is a fault for each variable that another use sets to something else', () => {
    const chart = chartOf();
    const web = webApp(chart);
    web.uses(redis(chart, 'a', 'REDIS_'));
    const other = redis(chart, 'b', 'REDIS_');
    expect(() => web.uses(other)).toThrow(new Error(
      'shop/web: uses.REDIS_HOST: another use already sets it to something else; give one of them a `prefix`',
    ));
    web.uses(other, { prefix: 'OTHER_' });
    expect(containerOf(chart).env?.map(({ value }) => value)).toEqual(['a', '6379', 'b', '6379']);
  });

  test('is a fault where one variable would come from two Secrets', () => {
    const web = webApp(chartOf());
    const licence = (secretKey: string): { connectionEnv(): { name: string; secretName: string; secretKey: string }[] } => (
      { connectionEnv: () => [{ name: 'LICENCE', secretName: 'licence', secretKey }] }
    );
    web.uses(licence('a'));
    expect(() => web.uses(licence('b'))).toThrow('shop/web: uses.LICENCE: another use already sets it to something else');
  });

  test('leaves nothing behind', () => {
    const chart = chartOf();
    const web = webApp(chart);
    const cart = webApp(chart, {}, 'cart');
    const before = manifests(chart);
    expect(() => web.uses(cart, { env: '1 2' })).toThrow();
    expect(manifests(chart)).toEqual(before);
  });
});

describe('order', () => {
  function waves(chart: Chart): Record<string, string | undefined> {
    return Object.fromEntries(manifests(chart).map(({ kind, metadata }) => (
      [`${kind}/${metadata.name}`, metadata.annotations?.['argocd.argoproj.io/sync-wave']]
    )));
  }

  test('is the waves of Argo CD: what the migration uses before it, what uses it after it', () => {
    const chart = chartOf();
    const hook = migration(chart, Delivery.argoHook({ wave: 5 }));
    hook.uses(redis(chart, 'db'));
    webApp(chart).uses(hook);
    webApp(chart, {}, 'other');
    expect(waves(chart)).toEqual({
      'ServiceAccount/migrate': '4',
      'NetworkPolicy/migrate': '4',
      'Job/migrate': '5',
      'ServiceAccount/db': '4',
      'NetworkPolicy/db': '4',
      'Service/db-nodes': '4',
      'Service/db': '4',
      'StatefulSet/db': '4',
      'ServiceAccount/web': '6',
      'NetworkPolicy/web': '6',
      'Service/web': '6',
      'Deployment/web': '6',
      'PodDisruptionBudget/web': '6',
      'ServiceAccount/other': undefined,
      'NetworkPolicy/other': undefined,
      'Service/other': undefined,
      'Deployment/other': undefined,
      'PodDisruptionBudget/other': undefined,
    });
  });

  test('takes the last of several migrations before a workload, and the first of those after it', () => {
    const chart = chartOf();
    const at = (id: string, wave: number): OneShotMigration => new OneShotMigration(chart, id, {
      image: 'acme/migrate:1.0.0', delivery: Delivery.argoHook({ wave }),
    });
    const [first, second] = [at('first', 3), at('second', 7)];
    const web = webApp(chart);
    web.uses(first);
    web.uses(second);
    const db = redis(chart, 'db');
    first.uses(db);
    second.uses(db, { prefix: 'DB2_' });
    expect(waves(chart)).toMatchObject({ 'Deployment/web': '8', 'StatefulSet/db': '2' });
  });

  test('is nothing in the manifests by a plain Job', () => {
    const chart = chartOf();
    webApp(chart).uses(migration(chart));
    expect(Object.values(waves(chart)).filter((wave) => wave !== undefined)).toEqual([]);
  });
});

describe('as cdk8s-plus sees it', () => {
  test('a workload selects its Pods by their labels, in its namespace', () => {
    const chart = chartOf();
    for (const workload of [webApp(chart), migration(chart), redis(chart, 'db'), new NodeAgent(chart, 'agent', { image: 'a/b:1' })]) {
      const config = workload.toPodSelectorConfig();
      expect(config.labelSelector._toKube()).toEqual({ matchLabels: workload.podLabels });
      expect(config.namespaces).toEqual({ names: ['shop'] });
      expect(workload.toNetworkPolicyPeerConfig()).toEqual({ podSelector: config });
      expect(workload.toPodSelector()).toBe(workload);
    }
  });

  test('a workload has no namespace where its chart has none', () => {
    expect(webApp(chartOf('shop', {})).toPodSelectorConfig().namespaces).toBeUndefined();
  });

  test('a workload without labels selects nothing: an error, rather than every Pod', () => {
    const chart = chartOf();
    Profile.BARE.applyTo(chart);
    expect(() => migration(chart).toPodSelectorConfig()).toThrow(new Error(
      'shop/migrate: its Pods have no labels by which to select them; give them `pod.labels`',
    ));
  });

  test('its ServiceAccount runs the Pods where it is given', () => {
    const chart = chartOf();
    const serviceAccount = kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'robot');
    webApp(chart, { pod: { serviceAccount, mountToken: true } });
    expect(podOf(chart)).toMatchObject({ serviceAccountName: 'robot', automountServiceAccountToken: true });
    expect(manifests(chart).map(({ kind }) => kind)).not.toContain('ServiceAccount');
  });
});
