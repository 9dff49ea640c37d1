import { ApiObject, Chart, Cron, Duration, Size } from 'cdk8s';
import {
  App, BackupMethod, Concurrency, DatabaseEngine, Egress, Endpoint, JobRestart, NightlyBackup, Profile, ReplicatedDatabase,
} from 'cdk8s-patterns';
import type { ContainerBackupOptions, NightlyBackupProps, ProfileOptions } from 'cdk8s-patterns';
import * as kplus from 'cdk8s-plus-28';
import { chart, env, find, kinds, manifests } from './synth';
import type { Manifest } from './synth';

const SELECTOR = { 'app.kubernetes.io/name': 'orders-db', 'app.kubernetes.io/instance': 'orders-db' };
const labelled = (name: string): Record<string, string> => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': name,
  'app.kubernetes.io/component': 'backup',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'cdk8s-patterns',
});

function database(shop: Chart): ReplicatedDatabase {
  return new ReplicatedDatabase(shop, 'orders-db', {
    engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: 3, storage: Size.gibibytes(10),
  });
}

/** The Schedule of a database's backup. */
function schedule(props: Partial<NightlyBackupProps> = {}, profile: Profile = Profile.PRODUCTION): Manifest {
  const shop = chart(profile);
  new NightlyBackup(shop, 'backup', { of: database(shop), at: props.schedule ? undefined : '02:30', ...props });
  return find(shop, 'Schedule');
}

/** A chart with a backup by a container of its own, of nothing. */
function dump(
  options: Partial<ContainerBackupOptions> = {}, props: Partial<NightlyBackupProps> = {}, profile: Profile = Profile.PRODUCTION,
): Chart {
  const shop = chart(profile);
  new NightlyBackup(shop, 'dump', {
    at: props.schedule ? undefined : '02:30', method: BackupMethod.container({ image: 'acme/dump:1.0.0', ...options }), ...props,
  });
  return shop;
}

describe('NightlyBackup by Velero', () => {
  test('minimal: a Schedule in Velero\'s namespace, named after the database\'s, of what the database labels', () => {
    expect(schedule()).toEqual({
      apiVersion: 'velero.io/v1',
      kind: 'Schedule',
      metadata: { name: 'shop-backup', namespace: 'velero', labels: labelled('backup') },
      spec: {
        schedule: '30 2 * * *',
        template: {
          includedNamespaces: ['shop'],
          labelSelector: { matchLabels: SELECTOR },
          snapshotVolumes: true,
          defaultVolumesToFsBackup: false,
          ttl: '720h0m0s',
        },
      },
    });
  });

  test('minimal under BARE: the same without labels', () => {
    const made = schedule({}, Profile.BARE);
    expect(made.metadata).toEqual({ name: 'shop-backup', namespace: 'velero' });
    expect(made.spec.schedule).toBe('30 2 * * *');
    expect(made.spec.template.labelSelector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'orders-db' } });
  });

  test.each([['BARE', Profile.BARE, {}], ['PRODUCTION', Profile.PRODUCTION, labelled('backup')]])(
    'every property under %s', (_, profile, labels) => {
      expect(schedule({
        schedule: Cron.schedule({ minute: '15', hour: '3', weekDay: 'sun' }),
        timeZone: 'America/New_York',
        method: BackupMethod.velero({
          veleroNamespace: 'backups', keep: Duration.minutes(90), storageLocation: 'far-away', copyFiles: true,
        }),
        metadata: { name: 'nightly', labels: { team: 'a' }, annotations: { 'example.com/a': '1' } },
      }, profile)).toEqual({
        apiVersion: 'velero.io/v1',
        kind: 'Schedule',
        metadata: {
          name: 'nightly', namespace: 'backups', annotations: { 'example.com/a': '1' },
          labels: {
            ...labels, team: 'a',
            ...(profile === Profile.PRODUCTION && { 'app.kubernetes.io/name': 'nightly', 'app.kubernetes.io/instance': 'nightly' }),
          },
        },
        spec: {
          schedule: 'CRON_TZ=America/New_York 15 3 * * sun',
          template: {
            includedNamespaces: ['shop'],
            labelSelector: { matchLabels: profile === Profile.PRODUCTION ? SELECTOR : { 'app.kubernetes.io/name': 'orders-db' } },
            snapshotVolumes: false,
            defaultVolumesToFsBackup: true,
            storageLocation: 'far-away',
            ttl: '1h30m0s',
          },
        },
      });
    },
  );

  test('names its zone before the time, the only place that a Schedule has for it', () => {
    expect(schedule({ timeZone: 'Europe/Paris' }).spec.schedule).toBe('CRON_TZ=Europe/Paris 30 2 * * *');
    expect(schedule({ timeZone: 'Etc/GMT+5' }).spec.schedule).toBe('CRON_TZ=Etc/GMT+5 30 2 * * *');
  });

  test.each([
    'UTC', 'UCT', 'Universal', 'Zulu', 'GMT', 'GMT0', 'GMT+0', 'GMT-0', 'Greenwich', 'Etc/UTC', 'Etc/UCT', 'Etc/Universal', 'Etc/Zulu',
    'Etc/GMT', 'Etc/GMT0', 'Etc/GMT+0', 'Etc/GMT-0', 'Etc/Greenwich',
  ])('in %s needs no prefix, so that any Velero takes it', (timeZone) => {
    expect(schedule({ timeZone }).spec.schedule).toBe('30 2 * * *');
  });

  test.each([['00:00', '0 0 * * *'], ['09:05', '5 9 * * *'], ['23:59', '59 23 * * *']])('at %s is %s', (at, cron) => {
    expect(schedule({ at }).spec.schedule).toBe(cron);
  });

  test('is the primary object of the construct, and makes no Pods', () => {
    const shop = chart();
    const backup = new NightlyBackup(shop, 'backup', { of: database(shop), at: '02:30' });
    expect(ApiObject.of(backup)).toBe(backup.scheduled);
    expect(backup).not.toHaveProperty('toPodSelectorConfig');
    expect(find(shop, 'NetworkPolicy', 'orders-db').spec.ingress).toHaveLength(2);
  });

  test('of databases in two namespaces are two Schedules in Velero\'s', () => {
    const app = new App();
    const names = ['eu', 'us'].map((namespace) => {
      const region = new Chart(app, namespace, { namespace });
      new NightlyBackup(region, 'backup', { of: database(region), at: '02:30' });
      return find(region, 'Schedule').metadata.name;
    });
    expect(names).toEqual(['eu-backup', 'us-backup']);
    expect(() => app.synthYaml()).not.toThrow();
  });
});

describe('NightlyBackup by a container', () => {
  test('minimal: a CronJob with an end and a short history, an account and a policy', () => {
    const shop = dump();
    expect(kinds(shop)).toEqual(['ServiceAccount/dump', 'NetworkPolicy/dump', 'CronJob/dump']);
    expect(find(shop, 'CronJob')).toEqual({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'dump', namespace: 'shop', labels: labelled('dump') },
      spec: {
        schedule: '30 2 * * *',
        timeZone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 3600,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          spec: {
            backoffLimit: 2,
            activeDeadlineSeconds: 21600,
            template: {
              metadata: { labels: labelled('dump') },
              spec: {
                serviceAccountName: 'dump',
                automountServiceAccountToken: false,
                enableServiceLinks: false,
                securityContext: {
                  runAsUser: 10001, runAsGroup: 10001, runAsNonRoot: true, fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch',
                  seccompProfile: { type: 'RuntimeDefault' },
                },
                containers: [{
                  name: 'dump',
                  image: 'acme/dump:1.0.0',
                  imagePullPolicy: 'IfNotPresent',
                  resources: {
                    requests: { 'cpu': '100m', 'memory': '256Mi', 'ephemeral-storage': '64Mi' },
                    limits: { 'memory': '256Mi', 'ephemeral-storage': '512Mi' },
                  },
                  volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
                  securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
                }],
                restartPolicy: 'Never',
                volumes: [{ name: 'tmp', emptyDir: {} }],
              },
            },
          },
        },
      },
    });
  });

  test('minimal under BARE: what the author wrote, in the zone of the cluster', () => {
    expect(manifests(dump({ image: 'acme/dump' }, {}, Profile.BARE))).toEqual([{
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'dump', namespace: 'shop' },
      spec: {
        schedule: '30 2 * * *',
        jobTemplate: {
          spec: { template: { spec: { containers: [{ name: 'dump', image: 'acme/dump' }], restartPolicy: 'Never' } } },
        },
      },
    }]);
  });

  test.each([['BARE', Profile.BARE], ['PRODUCTION', Profile.PRODUCTION]])('every property under %s', (_, profile) => {
    const shop = dump({
      command: ['./dump'],
      env: { TARGET: 's3' },
      concurrency: Concurrency.REPLACE,
      startingDeadline: Duration.minutes(5),
      activeDeadline: Duration.hours(2),
      retries: 0,
      restart: JobRestart.ON_FAILURE,
      keepSuccessful: 0,
      keepFailed: 7,
      container: { name: 'run', args: ['--all'] },
      resources: {
        cpu: { request: kplus.Cpu.millis(300) },
        memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
        ephemeralStorage: { request: Size.mebibytes(5), limit: Size.mebibytes(6) },
      },
      pod: { annotations: { 'example.com/a': '1' }, terminationGracePeriod: Duration.seconds(5) },
    }, {
      schedule: new Cron({ minute: '*/20', hour: '1-5', day: '*', month: '*', weekDay: '*' }),
      timeZone: 'Europe/Kyiv',
      metadata: { name: 'nightly', namespace: 'eu', labels: { team: 'a' } },
    }, profile);
    const { metadata, spec: { jobTemplate: { spec: { template, ...job } }, ...cron } } = find(shop, 'CronJob');
    expect(metadata).toMatchObject({ name: 'nightly', namespace: 'eu', labels: { team: 'a' } });
    expect(cron).toEqual({
      schedule: '*/20 1-5 * * *',
      timeZone: 'Europe/Kyiv',
      concurrencyPolicy: 'Replace',
      startingDeadlineSeconds: 300,
      successfulJobsHistoryLimit: 0,
      failedJobsHistoryLimit: 7,
    });
    expect(job).toEqual({ backoffLimit: 0, activeDeadlineSeconds: 7200 });
    expect(template.metadata.annotations).toEqual({ 'example.com/a': '1' });
    expect(template.spec).toMatchObject({ restartPolicy: 'OnFailure', terminationGracePeriodSeconds: 5 });
    expect(template.spec.containers).toHaveLength(1);
    expect(template.spec.containers[0]).toMatchObject({
      name: 'run', image: 'acme/dump:1.0.0', command: ['./dump'], args: ['--all'], env: [{ name: 'TARGET', value: 's3' }],
      resources: {
        requests: { 'cpu': '300m', 'memory': '64Mi', 'ephemeral-storage': '5Mi' }, limits: { 'memory': '128Mi', 'ephemeral-storage': '6Mi' },
      },
    });
  });

  test.each(['Europe/Paris', 'Etc/UTC', 'UTC'])('in %s says its zone in a field, never before the time', (timeZone) => {
    const { spec } = find(dump({}, { timeZone }), 'CronJob');
    expect(spec.timeZone).toBe(timeZone);
    expect(spec.schedule).toBe('30 2 * * *');
  });

  test('of a database uses it: its variables, and the way in', () => {
    const shop = chart();
    new NightlyBackup(shop, 'dump', { of: database(shop), at: '02:30', method: BackupMethod.container({ image: 'acme/dump:1.0.0' }) });
    const { template } = find(shop, 'CronJob').spec.jobTemplate.spec;
    expect(env(template.spec.containers[0])).toEqual({
      CASSANDRA_CONTACT_POINTS: 'orders-db', CASSANDRA_PORT: '9042', CASSANDRA_LOCAL_DATACENTER: 'dc1',
    });
    const from = { 'app.kubernetes.io/name': 'dump', 'app.kubernetes.io/instance': 'dump' };
    expect(template.metadata.labels).toMatchObject(from);
    expect(find(shop, 'NetworkPolicy', 'orders-db').spec.ingress[1]).toEqual({
      from: [{ podSelector: { matchLabels: from } }], ports: [{ port: 9042 }],
    });
    expect(find(shop, 'NetworkPolicy', 'dump').spec).not.toHaveProperty('ingress');
  });

  test('uses what else it needs, and with declared egress reaches no more', () => {
    const shop = chart(Profile.PRODUCTION.customize({ egress: Egress.DECLARED }));
    const backup = new NightlyBackup(shop, 'dump', {
      of: database(shop), at: '02:30', method: BackupMethod.container({ image: 'acme/dump:1.0.0' }),
    });
    backup.uses(Endpoint.external('s3.example.com', 443, { cidrs: ['192.0.2.0/24'] }), { env: 'BUCKET' });
    expect(env(find(shop, 'CronJob').spec.jobTemplate.spec.template.spec.containers[0])).toMatchObject({ BUCKET: 's3.example.com:443' });
    expect(find(shop, 'NetworkPolicy', 'dump').spec.egress).toEqual([
      { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] },
      { to: [{ podSelector: { matchLabels: SELECTOR } }], ports: [{ port: 9042 }] },
      { to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443 }] },
    ]);
  });
});

describe('a NightlyBackup under a customized profile', () => {
  const customized = (options: ProfileOptions): Chart => dump({}, {}, Profile.PRODUCTION.customize(options));

  test('jobBounds: no end and no zone but the author\'s', () => {
    const { spec } = find(customized({ jobBounds: false }), 'CronJob');
    expect(Object.keys(spec)).toEqual(['schedule', 'jobTemplate']);
    expect(Object.keys(spec.jobTemplate.spec)).toEqual(['template']);
  });

  test('serviceAccounts and networkPolicies: none', () => {
    expect(kinds(customized({ serviceAccounts: false, networkPolicies: false }))).toEqual(['CronJob/dump']);
  });

  test('resources and restricted: none', () => {
    const pod = find(customized({ resources: false, restricted: false, readOnlyRoot: false }), 'CronJob').spec.jobTemplate.spec.template.spec;
    expect(pod).not.toHaveProperty('securityContext');
    expect(pod.containers).toEqual([{ name: 'dump', image: 'acme/dump:1.0.0', imagePullPolicy: 'IfNotPresent' }]);
  });
});
