import type { ApiObject, ApiObjectMetadata, Size } from 'cdk8s';
import type { ContainerResources, IPodSelector, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { StatefulSetUpdateStrategy } from 'kubernetes-types/apps/v1';
import { rememberProps } from './kube/authored';
import { Faults } from './kube/faults';
import { DNS_LABEL, DNS_LABEL_1035, DNS_SUBDOMAIN, nameUpTo, serviceNameUpTo } from './kube/names';
import { integerFrom } from './kube/numbers';
import { ABSOLUTE_PATH } from './kube/paths';
import { quantityValue } from './kube/quantity';
import { quantity } from './kube/sizes';
import { statefulSet } from './kube/stateful-set';
import type { ClaimModel } from './kube/stateful-set';
import {
  addBudget, addNetworkPolicy, addService, addServiceAccount, networkPolicyPeerConfig, objectOf, podSelectorConfig, resolvePeers,
} from './pod/companions';
import { PodContext } from './pod/context';
import { declareUse } from './pod/edges';
import { resolveIdentity } from './pod/identity';
import type { Identity } from './pod/identity';
import { announce, hostOf } from './pod/network';
import { ownContainer } from './pod/own-container';
import { resolvePod } from './pod/pod';
import type { PodModel } from './pod/pod';
import { DEFAULT_RESOURCES, resolveResources } from './pod/resources';
import { resolveService } from './pod/services';
import type { ResolvedService } from './pod/services';
import { podTemplate } from './pod/template';
import { Profile } from './profile';
import type { ProfileSettings } from './profile';
import type { ContainerOptions } from './vocabulary/container';
import type { DatabaseEngine } from './vocabulary/database-engine';
import { environmentPrefix } from './vocabulary/endpoint';
import type { ConnectionVariable, IEndpoint, IUsable } from './vocabulary/endpoint';
import type { EngineModel } from './vocabulary/engine-model';
import type { Peer } from './vocabulary/peer';
import type { PodOptions } from './vocabulary/pod-options';
import type { Rollout, RolloutModel } from './vocabulary/rollout';
import { ServiceType } from './vocabulary/service';
import type { PodSecurity } from './vocabulary/security';
import type { IWorkload, UsesOptions } from './vocabulary/workload';

/** A volume that each Pod of a database gets for itself, beside the one for its data. */
export interface DatabaseVolume {
  /** Its name, a DNS label; with the Pod's name, it is the claim's. */
  readonly name: string;
  /** Where the container sees it: an absolute path. */
  readonly path: string;
  /** Its size. */
  readonly size: Size;
  /**
   * Its StorageClass.
   * @default - the database's
   */
  readonly storageClass?: string;
}

/** Properties of a ReplicatedDatabase. */
export interface ReplicatedDatabaseProps {
  /** Which database it is. */
  readonly engine: DatabaseEngine;
  /** How many members it has, 0 or more. */
  readonly replicas: number;
  /** The size of each member's data volume; it can't shrink. */
  readonly storage: Size;
  /**
   * The StorageClass of its volumes; it can't change.
   * @default - the cluster's default class
   */
  readonly storageClass?: string;
  /**
   * More volumes of each member, such as one for the commit log.
   * @default - none
   */
  readonly volumes?: DatabaseVolume[];
  /**
   * Environment variables with plain values, beside the engine's.
   * @default - none
   */
  readonly env?: Record<string, string>;
  /**
   * What each member asks for, and its bounds.
   * @default - under `Profile.PRODUCTION` the engine's, else none
   */
  readonly resources?: ContainerResources;
  /**
   * How a new version takes the place of the old one.
   * @default - under `Profile.PRODUCTION` one member at a time, from the last to the first, else Kubernetes' own (the same)
   */
  readonly rollout?: Rollout;
  /**
   * The headless Service that gives the members their names; it can't change.
   * @default - `NAME-nodes`, and the database's name where the profile makes no Services
   */
  readonly serviceName?: string;
  /**
   * Who may connect beside the workloads that use it, such as a metrics scraper.
   * @default - nobody
   */
  readonly allowFrom?: Peer[];
  /**
   * What is rarely said of the container.
   * @default - nothing
   */
  readonly container?: ContainerOptions;
  /**
   * What is rarely said of the Pods.
   * @default - nothing
   */
  readonly pod?: PodOptions;
  /**
   * The StatefulSet's metadata; its labels go on all objects.
   * @default - the construct's id as name, the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A database of several members, each with a name and volumes of its own that outlive its Pod.
 *
 * Makes a StatefulSet, and under `Profile.PRODUCTION` a headless Service for the members (`NAME-nodes`), a Service for
 * the clients (`NAME`), a ServiceAccount, a PodDisruptionBudget and a NetworkPolicy. Members start one after the other.
 *
 * @example
 * new ReplicatedDatabase(chart, 'orders-db', {
 *   engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: 3, storage: Size.gibibytes(10),
 * });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class ReplicatedDatabase extends Construct implements IWorkload, IEndpoint {
  /** The StatefulSet, the way to all that has no property here. */
  public readonly statefulSet: ApiObject;
  /** The port that clients connect to. */
  public readonly port: number;
  /** The labels by which its Pods are found. */
  public readonly podLabels: Record<string, string>;

  private readonly engine: DatabaseEngine;
  private readonly identity: Identity;
  private readonly clientService: string;

  constructor(scope: Construct, id: string, props: ReplicatedDatabaseProps) {
    super(scope, id);
    const model = resolveDatabase(this, props);
    const { identity, pod, settings, services } = model;
    this.engine = props.engine;
    this.identity = identity;
    this.port = props.engine._port;
    this.podLabels = { ...pod.selector };
    // Without Services of ours, the members' own, which the StatefulSet needs and the author makes.
    this.clientService = services?.clients.name ?? model.serviceName;
    announce(this, {
      namespace: identity.namespace,
      selector: pod.selector,
      ports: [{ port: this.port }],
      allowFrom: model.allowFrom,
      members: true,
    });

    // Before the Pods, which need them.
    addServiceAccount(this, identity, pod);
    addNetworkPolicy(this, identity, pod, settings);
    if (services) {
      addService(this, 'NodesService', services.members);
      addService(this, 'Service', services.clients);
    }
    this.statefulSet = objectOf(this, 'Default', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: identity.metadata,
      body: () => statefulSet({
        serviceName: model.serviceName,
        replicas: props.replicas,
        podManagementPolicy: settings.engineKnowledge ? 'OrderedReady' : undefined,
        updateStrategy: model.rollout.strategy,
        minReadySeconds: model.rollout.minReadySeconds,
        retainClaims: settings.engineKnowledge,
        selector: pod.selector,
        template: podTemplate(this, pod, settings.rolloutOnConfigChange),
        claims: model.claims,
      }),
    });
    addBudget(this, identity, pod, settings, { replicas: props.replicas, evictUnready: false });
    rememberProps(this, ReplicatedDatabase, props);
  }

  /** The namespace of its objects; undefined where neither its metadata nor its chart says one. */
  public get inNamespace(): string | undefined {
    return this.identity.namespace;
  }

  /** Declares that this database connects to `target`: variables and NetworkPolicies follow. */
  public uses(target: IUsable, options?: UsesOptions): void {
    declareUse(this, target, options);
  }

  /** The host name that `client` connects to: the Service in front of all members. */
  public hostFor(client: IConstruct): string {
    return hostOf(this, this.clientService, client);
  }

  /**
   * For Cassandra `CASSANDRA_CONTACT_POINTS`, `_PORT` and `_LOCAL_DATACENTER`, with authentication `_USERNAME` and `_PASSWORD`
   * too; else `NAME_HOST` and `NAME_PORT`.
   */
  public connectionEnv(client: IConstruct, prefix?: string): ConnectionVariable[] {
    const connection = this.engine._connection;
    const start = prefix ?? connection.prefix ?? environmentPrefix(this.identity.name);
    return [
      { name: `${start}${connection.hostVariable}`, value: this.hostFor(client) },
      { name: `${start}PORT`, value: String(this.port) },
      ...connection.more.map((variable) => ({ ...variable, name: `${start}${variable.name}` })),
    ];
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

/** A database with every default applied. */
interface DatabaseModel {
  readonly identity: Identity;
  readonly settings: ProfileSettings;
  readonly pod: PodModel;
  readonly serviceName: string;
  readonly services: { readonly members: ResolvedService; readonly clients: ResolvedService } | undefined;
  readonly rollout: RolloutModel<StatefulSetUpdateStrategy>;
  readonly claims: readonly ClaimModel[];
  readonly allowFrom: ReturnType<typeof resolvePeers>;
}

/** Its Pods' names end in a number, and the controller labels them with name and revision: 63 characters in all. */
const NAME = nameUpTo(52);
/** The same where its Services are named after it. */
const SERVICE_NAME = serviceNameUpTo(52);
const DATA = 'data';

function resolveDatabase(scope: ReplicatedDatabase, props: ReplicatedDatabaseProps): DatabaseModel {
  const settings = Profile._settle(scope);
  const faults = Faults.of(scope);
  const context = new PodContext(settings, faults);
  const nameRule = settings.services ? SERVICE_NAME : NAME;
  const given = { metadata: props.metadata, component: 'database', nameRule };
  const identity = resolveIdentity(scope, given, settings, faults);
  const serviceName = props.serviceName ?? (settings.services ? `${identity.name}-nodes` : identity.name);
  faults.expect('replicas', props.replicas, integerFrom(0));
  // A name that follows from another is looked at where that one is right.
  const named = props.serviceName !== undefined || nameRule.accepts(identity.name);
  if (named) faults.expect('serviceName', serviceName, DNS_LABEL_1035);

  const engine = resolveEngine(context, props, identity, serviceName);
  const claims = resolveClaims(faults, props, engine.dataPath);
  const paths = [
    { name: DATA, mountPath: engine.dataPath },
    ...(props.volumes ?? []).map(({ name, path }) => ({ name, mountPath: path })),
  ];
  const amounts = props.engine._amounts ?? DEFAULT_RESOURCES.database;
  const pod = resolvePod(context, identity, withEngineUser(props.pod, engine), {
    containers: [{
      ...engineContainer(props, engine),
      place: { role: 'database', name: identity.name, main: true, env: engine.env, claims: paths, amounts },
    }],
    initContainers: { property: 'engine', all: engine.initContainers },
    gracePeriodSeconds: engine.gracePeriodSeconds,
    annotations: engine.annotations,
    scheduling: { overNodes: settings.databaseSpread, overZones: settings.spread, apart: true },
    selected: true,
  });
  for (const { name } of claims) {
    if (context.volumes.some((volume) => volume.name === name)) faults.add('volumes', `'${name}' is also a volume of the Pod; rename one`);
  }

  const served = { identity, selector: pod.selector, ports: pod.spec.containers[0].ports ?? [] };
  const services = settings.services && named
    ? {
      members: resolveService(faults.moving(() => ({ 'serviceName.name': 'serviceName' })).at('serviceName'), {
        name: serviceName, serviceType: ServiceType.HEADLESS, publishNotReadyAddresses: true,
      }, served),
      clients: resolveService(faults.at('service'), {}, { ...served, ports: served.ports.slice(0, 1) }),
    }
    : undefined;
  const rollout = props.rollout?._forStatefulSet(faults.at('rollout'))
    ?? { strategy: settings.engineKnowledge ? { type: 'RollingUpdate' } : undefined, minReadySeconds: undefined };
  const allowFrom = resolvePeers(faults, props.allowFrom);
  faults.throwIfAny();
  return { identity, settings, pod, serviceName, services, rollout, claims, allowFrom };
}

function resolveEngine(
  { settings, faults }: PodContext, props: ReplicatedDatabaseProps, identity: Identity, membersService: string,
): EngineModel {
  const amounts = settings.resources ? props.engine._amounts ?? DEFAULT_RESOURCES.database : undefined;
  const resources = resolveResources(faults.at('resources'), props.resources, amounts);
  const cpu = resources?.limits?.cpu ?? resources?.requests?.cpu;
  return props.engine._resolve(faults.moving(() => ({ 'engine.memory': 'resources.memory' })).at('engine'), {
    name: identity.name,
    container: props.container?.name ?? identity.name,
    membersService,
    replicas: props.replicas,
    memoryLimit: quantityValue(resources?.limits?.memory ?? ''),
    cpus: Math.max(1, Math.ceil(quantityValue(cpu ?? '') ?? 1)),
    knowledge: settings.engineKnowledge,
  });
}

/** What the engine says, and the author more exactly. */
function engineContainer(props: ReplicatedDatabaseProps, engine: EngineModel): ReturnType<typeof ownContainer> {
  const own = ownContainer({ ...props, image: engine.image, health: engine.health }, engine.ports, (i) => (
    i === 0 ? 'engine.port' : `engine.memberPorts[${i - 1}]`
  ));
  const { mounts = [], lifecycle, security } = own.props;
  return {
    ...own,
    props: {
      ...own.props,
      mounts: [...engine.mounts, ...mounts],
      lifecycle: { ...engine.lifecycle, ...lifecycle },
      security: { ...security, writablePaths: [...engine.writablePaths, ...(security?.writablePaths ?? [])] },
    },
    writtenAt: () => ({
      'container.ports[0].name': 'engine.portName',
      ...own.writtenAt(),
      'container.image': 'engine.image',
      'container.health': 'engine.health',
      ...(lifecycle?.preStop ? {} : { 'container.lifecycle.preStop.command': 'engine.drain' }),
      ...Object.assign({}, ...mounts.map((_, i) => (
        { [`container.mounts[${engine.mounts.length + i}]`]: `container.mounts[${i}]` }
      ))),
    }),
  };
}

/** The user that owns the data, for all containers of the Pod, unless the author says another. */
function withEngineUser(pod: PodOptions = {}, engine: EngineModel): PodOptions {
  if (engine.user === undefined) return pod;
  const { user } = engine;
  const security: PodSecurity = { runAsUser: user, runAsGroup: user, fsGroup: user, ...pod.security };
  return { ...pod, security };
}

function resolveClaims(faults: Faults, props: ReplicatedDatabaseProps, dataPath: string): ClaimModel[] {
  faults.expect('storageClass', props.storageClass, DNS_SUBDOMAIN);
  const names = new Set([DATA]);
  const paths = new Set([dataPath]);
  const more = (props.volumes ?? []).map((volume, i): ClaimModel => {
    const at = faults.at(`volumes[${i}]`);
    at.expect('name', volume.name, DNS_LABEL);
    at.expect('path', volume.path, ABSOLUTE_PATH);
    at.expect('storageClass', volume.storageClass, DNS_SUBDOMAIN);
    if (names.has(volume.name)) at.add('name', `'${volume.name}' is already a volume of this database`);
    if (paths.has(volume.path)) at.add('path', `'${volume.path}' is already a mount of this container`);
    names.add(volume.name);
    paths.add(volume.path);
    const size = quantity(at, 'size', volume.size) as string;
    return { name: volume.name, size, storageClass: volume.storageClass ?? props.storageClass };
  });
  return [{ name: DATA, size: quantity(faults, 'storage', props.storage) as string, storageClass: props.storageClass }, ...more];
}
