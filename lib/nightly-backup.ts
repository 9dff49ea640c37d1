import type { ApiObject, ApiObjectMetadata, Cron } from 'cdk8s';
import { Construct } from 'constructs';
import { rememberProps } from './kube/authored';
import { cronJob } from './kube/cron-job';
import { CRON, TIME_OF_DAY } from './kube/cron';
import { Faults } from './kube/faults';
import { DNS_SUBDOMAIN, NAMESPACE, nameUpTo } from './kube/names';
import { integerFrom } from './kube/numbers';
import { seconds } from './kube/seconds';
import { TIME_ZONE } from './kube/time-zone';
import { veleroSchedule } from './kube/velero-schedule';
import { addNetworkPolicy, addServiceAccount, objectOf } from './pod/companions';
import { PodContext } from './pod/context';
import { declareUse } from './pod/edges';
import { resolveIdentity } from './pod/identity';
import type { Identity } from './pod/identity';
import { announce } from './pod/network';
import { ownContainer } from './pod/own-container';
import { resolvePod } from './pod/pod';
import { podTemplate } from './pod/template';
import { Profile } from './profile';
import type { ProfileSettings } from './profile';
import type { ReplicatedDatabase } from './replicated-database';
import { BackupMethod, JobRestart } from './vocabulary/backup-method';
import type { ContainerBackupOptions, VeleroOptions } from './vocabulary/backup-method';
import type { IUsable } from './vocabulary/endpoint';
import { Spreading } from './vocabulary/scheduling';
import type { UsesOptions } from './vocabulary/workload';

/** Properties of a NightlyBackup. */
export interface NightlyBackupProps {
  /**
   * The database that is backed up; a container backup then uses it.
   * @default - none: what the container does
   */
  readonly of?: ReplicatedDatabase;
  /**
   * The time of day: 'HH:MM' from 00:00 to 23:59. This, or `schedule`.
   * @default - see `schedule`
   */
  readonly at?: string;
  /**
   * When it runs, where every day at one time isn't enough. This, or `at`.
   * @default - see `at`
   */
  readonly schedule?: Cron;
  /**
   * The time zone of `at` and `schedule`: an IANA name, such as 'Europe/Paris'. With Velero, any zone but UTC
   * takes Velero 1.15 or newer; 1.17 can fail on it (Velero issue 9519), so take 1.18.1 or newer.
   * @default - 'Etc/UTC' under `Profile.PRODUCTION`, else the zone of the cluster's controllers
   */
  readonly timeZone?: string;
  /**
   * How the backup is made.
   * @default - BackupMethod.velero() where `of` is given
   */
  readonly method?: BackupMethod;
  /**
   * The metadata of the Schedule or CronJob; its labels go on all objects.
   * @default - the construct's id as name; a Schedule's begins with the namespace of the database
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A backup every night, or at any other time.
 *
 * Makes a Velero Schedule for the database's volumes and objects, or a CronJob for a container of your own; for that,
 * under `Profile.PRODUCTION`, a ServiceAccount and a NetworkPolicy too.
 *
 * @example
 * new NightlyBackup(chart, 'backup', { of: db, at: '02:30', timeZone: 'Europe/Paris' });
 *
 * @see https://velero.io/docs/main/api-types/schedule/
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class NightlyBackup extends Construct {
  /** The Schedule or CronJob, the way to all that has no property here. */
  public readonly scheduled: ApiObject;

  private readonly byContainer: boolean;

  constructor(scope: Construct, id: string, props: NightlyBackupProps) {
    super(scope, id);
    const settings = Profile._settle(this);
    const faults = Faults.of(this);
    const identity = resolveIdentity(this, { metadata: props.metadata, component: 'backup', nameRule: NAME }, settings, faults);
    const when = resolveSchedule(faults, props, settings);
    const method = props.method ?? BackupMethod.velero();
    this.byContainer = method._container !== undefined;
    this.scheduled = method._container
      ? this.addCronJob(faults, identity, settings, when, method._container)
      : this.addSchedule(faults, identity, when, props, method._velero as VeleroOptions);
    if (this.byContainer && props.of) this.uses(props.of);
    rememberProps(this, NightlyBackup, props);
  }

  /** Declares that the backup's container connects to `target`: variables and NetworkPolicies follow. */
  public uses(target: IUsable, options?: UsesOptions): void {
    if (!this.byContainer) throw new Error(`${this.node.path}: uses: Velero makes this backup, no container of its own; leave it out`);
    declareUse(this, target, options);
  }

  private addSchedule(
    faults: Faults, identity: Identity, when: When, { of, metadata }: NightlyBackupProps, options: VeleroOptions,
  ): ApiObject {
    const { veleroNamespace = 'velero', storageLocation, copyFiles = false } = options;
    const keepSeconds = seconds(faults.at('method'), 'keep', options.keep, 1) ?? KEEP_SECONDS;
    faults.at('method').expect('veleroNamespace', veleroNamespace, NAMESPACE);
    faults.at('method').expect('storageLocation', storageLocation, DNS_SUBDOMAIN);
    const namespace = of?.inNamespace;
    if (!of) faults.add('of', 'Velero needs the database to back up; give it, or use `BackupMethod.container()`');
    else if (namespace === undefined) faults.add('of', `the namespace of ${of.node.path} is not known; give its chart a \`namespace\``);
    else if (Object.keys(of.podLabels).length === 0) faults.add('of', `${of.node.path} has no labels by which Velero could find it`);
    // The Schedules of all namespaces live in Velero's.
    const name = metadata?.name ?? `${namespace}-${identity.name}`;
    faults.throwIfAny();
    return objectOf(this, 'Default', {
      apiVersion: 'velero.io/v1',
      kind: 'Schedule',
      metadata: { ...identity.metadata, name, namespace: veleroNamespace },
      body: () => veleroSchedule({
        schedule: isUtc(when.timeZone) ? when.schedule : `CRON_TZ=${when.timeZone} ${when.schedule}`,
        namespace: namespace as string,
        labels: (of as ReplicatedDatabase).podLabels,
        keepSeconds,
        storageLocation,
        copyFiles,
      }),
    });
  }

  private addCronJob(
    faults: Faults, identity: Identity, settings: ProfileSettings, when: When, options: ContainerBackupOptions,
  ): ApiObject {
    const at = faults.at('method');
    const pod = resolvePod(new PodContext(settings, at), identity, options.pod, {
      containers: [{ ...ownContainer(options), place: { role: 'job', name: identity.name, main: true } }],
      restartPolicy: options.restart ?? JobRestart.NEVER,
      ends: true,
      scheduling: { overNodes: Spreading.NONE, overZones: Spreading.NONE },
      selected: settings.commonLabels || settings.networkPolicies,
    });
    const bounds = resolveBounds(at, options, settings);
    faults.throwIfAny();
    announce(this, { namespace: identity.namespace, selector: pod.selector });
    const { job, ...cron } = bounds;
    addServiceAccount(this, identity, pod);
    addNetworkPolicy(this, identity, pod, settings);
    return objectOf(this, 'Default', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: identity.metadata,
      body: () => cronJob({
        ...when, ...cron, job: { ...job, template: podTemplate(this, pod, settings.rolloutOnConfigChange) },
      }),
    });
  }
}

/** The controller adds 11 characters to make a Job's name. */
const NAME = nameUpTo(52);
const KEEP_SECONDS = 30 * 24 * 3600;
const HOUR_SECONDS = 3600;

interface When {
  readonly schedule: string;
  readonly timeZone: string | undefined;
}

function resolveSchedule(faults: Faults, { at, schedule, timeZone }: NightlyBackupProps, settings: ProfileSettings): When {
  faults.expect('at', at, TIME_OF_DAY);
  faults.expect('schedule', schedule?.expressionString, CRON);
  faults.expect('timeZone', timeZone, TIME_ZONE);
  if (at === undefined && schedule === undefined) faults.add('at', 'no time is given; give `at` or `schedule`');
  if (at !== undefined && schedule !== undefined) faults.add('schedule', 'stands beside `at`; leave one of them out');
  return {
    schedule: schedule?.expressionString ?? daily(at ?? ''),
    timeZone: timeZone ?? (settings.jobBounds ? 'Etc/UTC' : undefined),
  };
}

/** '02:30' as cron: '30 2 * * *'. */
function daily(at: string): string {
  const [hour, minute] = at.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}

function isUtc(timeZone: string | undefined): boolean {
  return timeZone === undefined || /^(Etc\/)?(UTC|UCT|Universal|Zulu|Greenwich|GMT([+-]?0)?)$/.test(timeZone);
}

function resolveBounds(faults: Faults, options: ContainerBackupOptions, { jobBounds }: ProfileSettings) {
  faults.expect('retries', options.retries, integerFrom(0));
  faults.expect('keepSuccessful', options.keepSuccessful, integerFrom(0));
  faults.expect('keepFailed', options.keepFailed, integerFrom(0));
  const production = <T>(value: T): T | undefined => (jobBounds ? value : undefined);
  return {
    concurrencyPolicy: options.concurrency ?? production('Forbid'),
    // Below 10 s the controller, which looks every 10 s, could miss every run.
    startingDeadlineSeconds: seconds(faults, 'startingDeadline', options.startingDeadline, 10) ?? production(HOUR_SECONDS),
    successfulJobsHistoryLimit: options.keepSuccessful ?? production(3),
    failedJobsHistoryLimit: options.keepFailed ?? production(3),
    suspend: undefined,
    job: {
      backoffLimit: options.retries ?? production(2),
      activeDeadlineSeconds: seconds(faults, 'activeDeadline', options.activeDeadline, 1) ?? production(6 * HOUR_SECONDS),
    },
  };
}
