import { ApiObject, Chart, JsonPatch, Size } from 'cdk8s';
import {
  BackupMethod, DatabaseEngine, JobRestart, MultiContainerPod, NightlyBackup, Profile, ReplicatedDatabase, Rollout,
  StatelessWebApp,
} from 'cdk8s-patterns';
import { Protocol } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { acceptDefects } from './defects';

/** The four manifests of the course page, field for field, with their defects. */
export class CourseAsPrinted extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    Profile.BARE.applyTo(this);

    new MultiContainerPod(this, 'rancher-demo-pod', {
      metadata: { labels: { app: 'rancher-demo' } },
      containers: [
        {
          name: 'rancher-demo-container',
          image: 'monachus/rancher-demo:latest',
          ports: [{ number: 8080, name: 'http', protocol: Protocol.TCP }],
        },
        {
          name: 'redis-container',
          image: 'redis',
          ports: [{ number: 6379, name: 'http', protocol: Protocol.TCP }],
        },
      ],
    });

    const dailyJob = new NightlyBackup(this, 'daily-job', {
      at: '00:00',
      method: BackupMethod.container({
        image: 'my-image:latest',
        command: ['/bin/sh'],
        restart: JobRestart.ON_FAILURE,
        container: { name: 'my-container', args: ['-c', "echo 'Hello, World!'"] },
      }),
    });
    // Gone since Kubernetes 1.25; the library says batch/v1.
    ApiObject.of(dailyJob).addJsonPatch(JsonPatch.replace('/apiVersion', 'batch/v1beta1'));

    new StatelessWebApp(this, 'nginx-deployment', {
      metadata: { labels: { app: 'nginx' } },
      image: 'nginx:1.7.9',
      port: 80,
      replicas: 3,
      rollout: Rollout.recreate(),
      container: { name: 'nginx' },
      pod: { labels: { app: 'nginx' } },
    });

    const seeds = [0, 1, 2].map((ordinal) => `cassandra-${ordinal}.cassandra.default.svc.cluster.local`);
    new ReplicatedDatabase(this, 'cassandra', {
      engine: DatabaseEngine.custom({
        image: 'cassandra:3.11.10', port: 9042, portName: 'cql', dataPath: '/var/lib/cassandra/data',
      }),
      replicas: 3,
      storage: Size.gibibytes(10),
      env: {
        CASSANDRA_SEEDS: seeds.join(','),
        CASSANDRA_CLUSTER_NAME: 'my-cassandra-cluster',
        CASSANDRA_DC: 'dc1',
        CASSANDRA_RACK: 'rack1',
      },
      pod: { labels: { app: 'cassandra' } },
    });

    acceptDefects(this);
  }
}
