import { Chart, Size } from 'cdk8s';
import {
  BackupMethod, DatabaseEngine, Health, JobRestart, LifecycleHook, MultiContainerPod, NightlyBackup, NodeAgent, OneShotMigration,
  ReplicatedDatabase, SecurityLevel, StatelessWebApp,
} from 'cdk8s-patterns';
import type { Construct } from 'constructs';

const CASSANDRA = '4.1.7';
const LOGIN_AND_EXECUTE = 'cqlsh -u "$CASSANDRA_USERNAME" -p "$CASSANDRA_PASSWORD" -e "$STATEMENT" '
  + '"$CASSANDRA_CONTACT_POINTS" "$CASSANDRA_PORT"';

/** The same four workloads as they should run, and what the page's prose asks for beside them. */
export class CourseInProduction extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'course' });

    // Two containers of one Pod: they share its address and its fate.
    new MultiContainerPod(this, 'demo', {
      containers: [
        {
          name: 'web',
          image: 'traefik/whoami:v1.10.3',
          command: ['/whoami', '--port', '8080'],
          ports: [{ number: 8080, name: 'http' }],
          health: Health.http('/health'),
          // The image holds one file, and no `sleep`.
          lifecycle: { preStop: LifecycleHook.none() },
        },
        {
          name: 'redis',
          image: 'redis:7.2',
          ports: [{ number: 6379, name: 'redis' }],
          health: Health.exec(['redis-cli', 'ping']),
          security: { runAsUser: 999, runAsGroup: 999, writablePaths: ['/data'] },
        },
      ],
    });

    // Served on every replica behind one Service, replaced one by one.
    new StatelessWebApp(this, 'nginx', {
      image: 'nginxinc/nginx-unprivileged:1.27.3',
      port: 8080,
      replicas: 3,
      health: Health.http('/'),
      pod: { security: { runAsUser: 101, runAsGroup: 101 } },
    });

    const cassandra = new ReplicatedDatabase(this, 'cassandra', {
      engine: DatabaseEngine.cassandra({
        version: CASSANDRA,
        clusterName: 'my-cassandra-cluster',
        authentication: { secretName: 'cassandra-superuser' },
      }),
      replicas: 3,
      storage: Size.gibibytes(10),
    });

    // Done once, and the same when it is done twice.
    const migration = new OneShotMigration(this, 'keyspace', {
      image: `cassandra:${CASSANDRA}`,
      command: ['sh', '-c', LOGIN_AND_EXECUTE],
      env: {
        HOME: '/tmp',
        STATEMENT: "CREATE KEYSPACE IF NOT EXISTS course WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3}",
      },
      pod: { security: { runAsUser: 999, runAsGroup: 999 } },
    });
    migration.uses(cassandra);

    // The backup that the page's title promises, and the daily job that it shows.
    new NightlyBackup(this, 'backup', { of: cassandra, at: '00:00', timeZone: 'Europe/Paris' });
    new NightlyBackup(this, 'daily-job', {
      at: '00:00',
      timeZone: 'Europe/Paris',
      method: BackupMethod.container({
        image: 'busybox:1.36.1',
        command: ['/bin/sh', '-c', "echo 'Hello, World!'"],
        restart: JobRestart.ON_FAILURE,
      }),
    });

    // On every node. Its namespace is another one, since this one allows no more than *restricted*.
    new NodeAgent(this, 'logs', {
      metadata: { namespace: 'course-agents' },
      image: 'fluent/fluent-bit:3.1.9',
      port: 2020,
      health: Health.http('/'),
      hostPaths: [{ path: '/var/log' }],
      container: {
        args: ['-i', 'tail', '-p', 'path=/var/log/containers/*.log', '-o', 'stdout', '-H', '-P', '2020'],
      },
      pod: {
        security: {
          level: SecurityLevel.PRIVILEGED,
          reason: 'the logs of all Pods are files of the node that only root may read',
          runAsUser: 0,
          runAsGroup: 0,
        },
      },
    });
  }
}
