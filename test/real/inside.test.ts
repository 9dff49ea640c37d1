import { Chart, Size } from 'cdk8s';
import { App, DatabaseEngine, Health, ReplicatedDatabase, StatelessWebApp } from 'cdk8s-patterns';
import { Cluster } from '../cluster/cluster';
import type { Manifest } from '../cluster/cluster';
import { Namespace } from '../cluster/namespace';
import { exec } from './exec';
import { record } from './record';

/** What each workload may write to, and as whom it runs. */
const WORKLOADS = {
  web: { user: '101', writable: ['/tmp'] },
  redis: { user: '999', writable: ['/tmp', '/data'] },
};

test('seen from inside: nobody\'s user, no rights, a filter on system calls, and nothing to write on but its volumes', async () => {
  const cluster = await Cluster.connect();
  await Namespace.during(cluster, 'restricted', async (namespace) => {
    const chart = new Chart(new App(), 'inside', { namespace: namespace.name });
    new StatelessWebApp(chart, 'web', {
      image: 'nginxinc/nginx-unprivileged:1.27.3', port: 8080, health: Health.http('/'), pod: { security: { runAsUser: 101, runAsGroup: 101 } },
    });
    new ReplicatedDatabase(chart, 'redis', {
      engine: DatabaseEngine.custom({
        image: 'redis:7.2', port: 6379, dataPath: '/data', user: 999, health: Health.exec(['redis-cli', 'ping']), drain: ['redis-cli', 'save'],
      }),
      replicas: 1,
      storage: Size.mebibytes(64),
    });
    const objects = chart.toJson() as Manifest[];
    await namespace.apply(objects);
    await namespace.ready(objects, 120);

    for (const [name, { user, writable }] of Object.entries(WORKLOADS)) {
      const [pod] = await namespace.readyPods({ 'app.kubernetes.io/name': name });
      const run = async (command: string) => exec(namespace.name, pod.metadata.name, name, ['sh', '-c', command]);
      const status = (await run('cat /proc/1/status')).stdout;
      const field = (key: string) => new RegExp(`^${key}:\\s*(\\S+)`, 'm').exec(status)?.[1];
      const seen = {
        user: field('Uid'), capabilities: field('CapEff'), noNewPrivileges: field('NoNewPrivs'), seccomp: field('Seccomp'),
        token: (await run('ls /var/run/secrets/kubernetes.io')).code === 0 ? 'mounted' : 'none',
      };
      expect({ name, ...seen }).toEqual({
        name, user, capabilities: '0000000000000000', noNewPrivileges: '1', seccomp: '2', token: 'none',
      });
      for (const path of ['/', '/etc', '/var', '/usr/bin']) {
        expect(`${path}: ${(await run(`touch ${path}/written 2>&1`)).stdout}`).toContain('Read-only file system');
      }
      for (const path of writable) expect(await run(`touch ${path}/written`)).toMatchObject({ code: 0 });
      record('seen from inside', name, seen);
    }
  });
});

test('a database keeps what it holds when its Pod goes', async () => {
  const cluster = await Cluster.connect();
  await Namespace.during(cluster, 'restricted', async (namespace) => {
    const chart = new Chart(new App(), 'kept', { namespace: namespace.name });
    new ReplicatedDatabase(chart, 'redis', {
      engine: DatabaseEngine.custom({
        image: 'redis:7.2', port: 6379, dataPath: '/data', user: 999, health: Health.exec(['redis-cli', 'ping']), drain: ['redis-cli', 'save'],
      }),
      replicas: 1,
      storage: Size.mebibytes(64),
    });
    const objects = chart.toJson() as Manifest[];
    await namespace.apply(objects);
    await namespace.ready(objects, 120);
    const redis = async (...command: string[]) => (await exec(namespace.name, 'redis-0', 'redis', ['redis-cli', ...command])).stdout.trim();
    expect(await redis('set', 'order', '42')).toBe('OK');
    const { metadata } = await cluster.get({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'redis-0', namespace: namespace.name } });
    await cluster.remove({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'redis-0', namespace: namespace.name } });
    const another = await namespace.another('redis-0', metadata.uid, 120);
    expect(another.metadata.uid).not.toBe(metadata.uid);
    expect(await redis('get', 'order')).toBe('42');
  });
});
