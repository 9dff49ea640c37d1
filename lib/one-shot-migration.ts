import type { ApiObject, ApiObjectMetadata, Duration } from 'cdk8s';
import type { ContainerResources, IPodSelector, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { JobSpec } from 'kubernetes-types/batch/v1';
import { rememberProps } from './kube/authored';
import { Faults } from './kube/faults';
import { immutableHash, job } from './kube/job';
import { nameUpTo } from './kube/names';
import { integerFrom } from './kube/numbers';
import { seconds } from './kube/seconds';
import { addNetworkPolicy, addServiceAccount, networkPolicyPeerConfig, objectOf, podSelectorConfig, waivedOn } from './pod/companions';
import { PodContext } from './pod/context';
import { declareUse } from './pod/edges';
import { resolveIdentity } from './pod/identity';
import type { Identity, Labels } from './pod/identity';
import { announce } from './pod/network';
import { orderByWaves, waveHook } from './pod/order';
import { ownContainer } from './pod/own-container';
import { resolvePod } from './pod/pod';
import type { PodModel } from './pod/pod';
import { podTemplate } from './pod/template';
import { waitContainer, waitingFor } from './pod/wait';
import { Profile } from './profile';
import type { ProfileSettings } from './profile';
import { JobRestart } from './vocabulary/backup-method';
import type { ContainerOptions } from './vocabulary/container';
import { Delivery } from './vocabulary/delivery';
import type { ConnectionVariable, IUsable } from './vocabulary/endpoint';
import { _resolveCompletion } from './vocabulary/completion';
import type { Completion } from './vocabulary/completion';
import { Spreading } from './vocabulary/scheduling';
import type { PodOptions } from './vocabulary/pod-options';
import type { IWorkload, UsesOptions } from './vocabulary/workload';

/** Properties of a OneShotMigration. */
export interface OneShotMigrationProps {
  /** The image; under `Profile.PRODUCTION` with a tag or digest. */
  readonly image: string;
  /**
   * The command, without a shell.
   * @default - the image's entrypoint
   */
  readonly command?: string[];
  /**
   * Who starts it, and when.
   * @default Delivery.job()
   */
  readonly delivery?: Delivery;
  /**
   * How often it is tried again after a failure, 0 or more; the pause before each is twice the one before, from 10 s.
   * @default 6
   */
  readonly backoffLimit?: number;
  /**
   * How long it may take, all tries together; whole seconds, 1 or more.
   * @default - 1 hour under `Profile.PRODUCTION`, else no end
   */
  readonly activeDeadline?: Duration;
  /**
   * What happens to a container that fails.
   * @default JobRestart.NEVER
   */
  readonly restart?: JobRestart;
  /**
   * How many Pods do the work, and which failures count.
   * @default - one Pod, and every failure
   */
  readonly completion?: Completion;
  /**
   * Environment variables with plain values.
   * @default - none
   */
  readonly env?: Record<string, string>;
  /**
   * What it asks for, and its bounds.
   * @default - under `Profile.PRODUCTION` 100m of cpu, 256Mi of memory, 512Mi of ephemeral storage, else none
   */
  readonly resources?: ContainerResources;
  /**
   * What is rarely said of the container.
   * @default - nothing
   */
  readonly container?: ContainerOptions;
  /**
   * What is rarely said of the Pod.
   * @default - nothing
   */
  readonly pod?: PodOptions;
  /**
   * The Job's metadata; its labels go on all objects.
   * @default - the construct's id as name (before the hash), the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * Work that is done once, such as the migration of a database's schema.
 *
 * It can run again, after a failure or by its delivery: it has to be idempotent, and to take a lock of its own.
 *
 * Makes a Job, and under `Profile.PRODUCTION` a ServiceAccount and a NetworkPolicy. As a plain Job its name ends in a
 * hash of its immutable fields; it is not cleaned up by time, since the next apply would make and run it again.
 *
 * @example
 * new OneShotMigration(chart, 'migrate', { image: 'ghcr.io/acme/migrate:1.4.2', command: ['./migrate', 'up'] });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class OneShotMigration extends Construct implements IWorkload, IUsable {
  /** The Job, the way to all that has no property here. */
  public readonly job: ApiObject;
  /** The labels by which its Pods are found. */
  public readonly podLabels: Record<string, string>;

  private readonly identity: Identity;

  constructor(scope: Construct, id: string, props: OneShotMigrationProps) {
    super(scope, id);
    const model = resolveMigration(this, props);
    const { identity, pod, settings } = model;
    this.identity = identity;
    this.podLabels = { ...pod.selector };
    announce(this, { namespace: identity.namespace, selector: pod.selector });
    if (model.wave !== undefined) orderByWaves(this, model.wave);

    // Before the Pods, which need them.
    addServiceAccount(this, identity, pod, model.companionHook);
    addNetworkPolicy(this, identity, pod, settings, model.companionHook);
    this.job = objectOf(this, 'Default', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { ...identity.metadata, annotations: { ...model.hook, ...identity.metadata.annotations } },
      nameSuffix: model.hashed ? immutableHash : undefined,
      body: () => {
        const template = podTemplate(this, pod, settings.rolloutOnConfigChange);
        return job({ ...model.job, template: model.waits ? waitingFor(this, template) : template });
      },
      // In the Job's own wave, not that of what it needs.
    }, waivedOn);
    rememberProps(this, OneShotMigration, props);
  }

  /** Declares that this migration connects to `target`, and comes after it: variables and NetworkPolicies follow. */
  public uses(target: IUsable, options?: UsesOptions): void {
    declareUse(this, target, options, { ordered: true });
  }

  /** Nothing: to use a migration is to come after it, not to connect to it. */
  public connectionEnv(_client: IConstruct, _prefix?: string): ConnectionVariable[] {
    return [];
  }

  /** For cdk8s-plus: how its Pods are selected. */
  public toPodSelectorConfig(): PodSelectorConfig {
    return podSelectorConfig(this, this.podLabels, this.identity.namespace);
  }

  /** For cdk8s-plus: how its Pods stand in a NetworkPolicy. */
  public toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return networkPolicyPeerConfig(this);
  }

  /** For cdk8s-plus: itself. */
  public toPodSelector(): IPodSelector | undefined {
    return this;
  }
}

/** A migration with every default applied. */
interface MigrationModel {
  readonly identity: Identity;
  readonly settings: ProfileSettings;
  readonly pod: PodModel;
  readonly job: Omit<JobSpec, 'template'>;
  /** Whether it waits for what it uses. */
  readonly waits: boolean;
  /** Whether the name ends in a hash. */
  readonly hashed: boolean;
  readonly wave: number | undefined;
  /** Annotations of the Job, and of what its Pod needs. */
  readonly hook: Labels | undefined;
  readonly companionHook: Labels | undefined;
}

/** A Job's name is a label of its Pods. */
const LONGEST_NAME = 63;
const HASH_LENGTH = 11;
/** Ten minutes in all, which is time for a database that is made together with it. */
const RETRIES = 6;
const DEADLINE_SECONDS = 3600;

function resolveMigration(scope: OneShotMigration, props: OneShotMigrationProps): MigrationModel {
  const settings = Profile._settle(scope);
  const faults = Faults.of(scope);
  const context = new PodContext(settings, faults);
  const delivery = props.delivery ?? Delivery.job();
  // Under BARE the name is as it was written.
  const hashed = delivery._by === 'job' && settings.jobBounds;
  const nameRule = nameUpTo(LONGEST_NAME - (hashed ? HASH_LENGTH : 0) - indexLength(props.completion));
  const identity = resolveIdentity(scope, { metadata: props.metadata, component: 'migration', nameRule }, settings, faults);
  const wait = delivery._wait(faults.at('delivery'));
  const pod = resolvePod(context, identity, props.pod, {
    initContainers: wait && { writtenAt: () => ({ 'delivery.image': 'delivery.waitImage' }), property: 'delivery', all: [waitContainer(wait)] },
    containers: [{ ...ownContainer(props), place: { role: 'job', name: identity.name, main: true } }],
    restartPolicy: props.restart ?? JobRestart.NEVER,
    ends: true,
    scheduling: { overNodes: Spreading.NONE, overZones: Spreading.NONE },
    selected: settings.commonLabels || settings.networkPolicies,
  });
  faults.expect('backoffLimit', props.backoffLimit, integerFrom(0));
  const place = delivery._resolve(faults.at('delivery'));
  const spec = {
    backoffLimit: props.backoffLimit ?? (settings.jobBounds ? RETRIES : undefined),
    activeDeadlineSeconds: seconds(faults, 'activeDeadline', props.activeDeadline, 1)
      ?? (settings.jobBounds ? DEADLINE_SECONDS : undefined),
    ..._resolveCompletion(faults.at('completion'), props.completion, {
      restartPolicy: props.restart ?? JobRestart.NEVER,
      containers: [...pod.spec.containers, ...pod.spec.initContainers ?? []].map(({ name }) => name),
    }),
  };
  faults.throwIfAny();
  return {
    identity,
    settings,
    pod,
    job: spec,
    waits: wait !== undefined,
    hashed,
    wave: delivery._by === 'argo' ? place : undefined,
    ...hooks(delivery, place),
  };
}

/** The host name of an indexed Pod is the Job's name, '-' and its number. */
function indexLength({ indexed, completions = 1 }: Completion = {}): number {
  return indexed ? `-${completions - 1}`.length : 0;
}

function hooks(delivery: Delivery, place: number): Pick<MigrationModel, 'hook' | 'companionHook'> {
  if (delivery._by === 'argo') return { hook: waveHook(place), companionHook: undefined };
  if (delivery._by === 'helm') return { hook: helmHook(place), companionHook: helmHook(place - 1) };
  return { hook: undefined, companionHook: undefined };
}

function helmHook(weight: number): Labels {
  return {
    'helm.sh/hook': 'post-install,pre-upgrade',
    'helm.sh/hook-weight': String(weight),
    'helm.sh/hook-delete-policy': 'before-hook-creation',
  };
}
