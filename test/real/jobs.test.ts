import { Chart, Size } from 'cdk8s';
import { App, BackupMethod, NightlyBackup, OneShotMigration, Volume } from 'cdk8s-patterns';
import type { Construct } from 'constructs';
import { Cluster } from '../cluster/cluster';
import type { Manifest } from '../cluster/cluster';
import { Namespace } from '../cluster/namespace';
import { record } from './record';

const IMAGE = 'busybox:1.36.1';

const cluster = Cluster.connect();

function objects(namespace: Namespace, make: (scope: Construct) => void): Manifest[] {
  const chart = new Chart(new App(), 'jobs', { namespace: namespace.name });
  make(chart);
  return chart.toJson() as Manifest[];
}

// All at once: they wait most of the time.
test.concurrent('a migration that fails twice succeeds at the third try', async () => {
  await Namespace.during(await cluster, 'restricted', async (namespace) => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'tries', namespace: namespace.name },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: Size.mebibytes(16).asString() } } },
    };
    const made = objects(namespace, (scope) => new OneShotMigration(scope, 'migrate', {
      image: IMAGE,
      command: ['sh', '-c', 'echo . >> /tries/count; test $(wc -l < /tries/count) -ge 3'],
      container: { mounts: [{ path: '/tries', volume: Volume.claim('tries') }] },
    }));
    await namespace.apply([claim, ...made]);
    const job = made.find(({ kind }) => kind === 'Job') as Manifest;
    await namespace.ready([job], 180);
    const { status } = await (await cluster).get(job);
    record('migration', 'fails twice, then succeeds', { failed: status.failed, succeeded: status.succeeded });
    expect(status).toMatchObject({ failed: 2, succeeded: 1 });
  });
});

test.concurrent('a CronJob that is fired by hand runs to its end', async () => {
  await Namespace.during(await cluster, 'restricted', async (namespace) => {
    const made = objects(namespace, (scope) => new NightlyBackup(scope, 'backup', {
      at: '03:00', method: BackupMethod.container({ image: IMAGE, command: ['sh', '-c', 'echo saved > /tmp/backup && cat /tmp/backup'] }),
    }));
    await namespace.apply(made);
    const cronJob = made.find(({ kind }) => kind === 'CronJob') as Manifest;
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'backup-by-hand', namespace: namespace.name },
      spec: cronJob.spec.jobTemplate.spec,
    };
    await namespace.apply([job]);
    await namespace.ready([job]);
  });
});

test.concurrent('a Job with a sidecar that ends by itself is complete', async () => {
  await Namespace.during(await cluster, 'restricted', async (namespace) => {
    const shared = { path: '/shared', volume: Volume.emptyDir('shared') };
    const made = objects(namespace, (scope) => new OneShotMigration(scope, 'migrate', {
      image: IMAGE,
      command: ['sh', '-c', 'sleep 3; touch /shared/done'],
      container: { mounts: [shared] },
      pod: {
        sidecars: [{ name: 'proxy', image: IMAGE, command: ['sh', '-c', 'until test -e /shared/done; do sleep 1; done'], mounts: [shared] }],
        sidecarsEnd: true,
      },
    }));
    await namespace.apply(made);
    await namespace.ready(made);
  });
});
