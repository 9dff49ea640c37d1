import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { ContainerResources, IPodSelector, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import type { DeploymentStrategy } from 'kubernetes-types/apps/v1';
import { rememberProps } from './kube/authored';
import { deployment } from './kube/deployment';
import { Faults } from './kube/faults';
import type { Rule } from './kube/faults';
import { horizontalPodAutoscaler } from './kube/horizontal-pod-autoscaler';
import { mapped } from './kube/lists';
import { DNS_LABEL, DNS_LABEL_1035, DNS_SUBDOMAIN } from './kube/names';
import { integerFrom } from './kube/numbers';
import {
  addBudget, addNetworkPolicy, addService, addServiceAccount, networkPolicyPeerConfig, objectOf, podSelectorConfig, resolvePeers,
} from './pod/companions';
import { PodContext } from './pod/context';
import { declareUse } from './pod/edges';
import { addExposure, resolveExposure } from './pod/exposure';
import type { Exposed, ResolvedExposure } from './pod/exposure';
import { metadataOf, resolveIdentity } from './pod/identity';
import type { Identity } from './pod/identity';
import { announce, hostOf, servedPorts } from './pod/network';
import type { Reach } from './pod/network';
import { ownContainer } from './pod/own-container';
import { graceAfterPause, resolvePod } from './pod/pod';
import type { PodModel } from './pod/pod';
import { resolveService } from './pod/services';
import type { ResolvedService, Served } from './pod/services';
import { podTemplate } from './pod/template';
import { Profile } from './profile';
import type { ProfileSettings } from './profile';
import { _resolveAutoscaling } from './vocabulary/autoscaling';
import type { Autoscaling, AutoscalingModel } from './vocabulary/autoscaling';
import type { ContainerOptions } from './vocabulary/container';
import { environmentPrefix, hostAndPort } from './vocabulary/endpoint';
import type { ConnectionVariable, IEndpoint, IUsable } from './vocabulary/endpoint';
import type { Exposure } from './vocabulary/exposure';
import type { Health } from './vocabulary/health';
import type { Peer, PeerModel } from './vocabulary/peer';
import type { PodOptions } from './vocabulary/pod-options';
import { KUBERNETES_OWN, Rollout } from './vocabulary/rollout';
import type { RolloutModel } from './vocabulary/rollout';
import type { ServiceOptions } from './vocabulary/service';
import type { IWorkload, UsesOptions } from './vocabulary/workload';

/** Properties of a StatelessWebApp. */
export interface StatelessWebAppProps {
  /** The image; under `Profile.PRODUCTION` with a tag or digest. */
  readonly image: string;
  /**
   * The container's port that answers requests, 1 to 65535. Under `Profile.PRODUCTION` its name, by which meshes know what it
   * speaks, is `grpc` where `health` asks it by gRPC, else `http`; `container.ports` gives it another.
   */
  readonly port: number;
  /**
   * How Kubernetes sees whether it works.
   * @default - no probes
   */
  readonly health?: Health;
  /**
   * How many replicas run, 0 or more. Not beside `autoscaling`.
   * @default - 2 under `Profile.PRODUCTION`, else Kubernetes' own, 1
   */
  readonly replicas?: number;
  /**
   * How many replicas run as the load changes, in place of `replicas`.
   * @default - a fixed number
   */
  readonly autoscaling?: Autoscaling;
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
   * How a new version takes the place of the old one.
   * @default - under `Profile.PRODUCTION` rolling without loss of capacity, else Kubernetes' own
   */
  readonly rollout?: Rollout;
  /**
   * Its Services; clients use the first.
   * @default - under `Profile.PRODUCTION` one of the app's name with its ports, else none
   */
  readonly services?: ServiceOptions[];
  /**
   * How it is reached from outside the cluster.
   * @default - not at all
   */
  readonly exposures?: Exposure[];
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
   * The Deployment's metadata; its labels go on all objects.
   * @default - the construct's id as name, the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A web app that keeps no state of its own: any replica can answer any request.
 *
 * Makes a Deployment, and under `Profile.PRODUCTION` a Service, a ServiceAccount, a PodDisruptionBudget and a
 * NetworkPolicy; where asked for, a HorizontalPodAutoscaler, Ingresses, HTTPRoutes and Services for the outside.
 *
 * @example
 * new StatelessWebApp(chart, 'web', { image: 'ghcr.io/acme/web:1.4.2', port: 8080, health: Health.http('/healthz') });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class StatelessWebApp extends Construct implements IWorkload, IEndpoint {
  /** The Deployment, the way to all that has no property here. */
  public readonly deployment: ApiObject;
  /** The Services, in the order of `services`. */
  public readonly services: ApiObject[];
  /** The port of the first Service, or the container's where there is none. */
  public readonly port: number;
  /** The labels by which its Pods are found. */
  public readonly podLabels: Record<string, string>;

  private readonly identity: Identity;
  private readonly serviceName: string | undefined;

  constructor(scope: Construct, id: string, props: StatelessWebAppProps) {
    super(scope, id);
    const model = resolveWebApp(this, props);
    const { identity, pod, settings } = model;
    this.identity = identity;
    this.podLabels = { ...pod.selector };
    this.serviceName = model.services[0]?.name;
    this.port = model.services[0]?.model.ports[0]?.port ?? props.port;
    announce(this, model.reach);

    // Before the Pods, which need them.
    addServiceAccount(this, identity, pod);
    addNetworkPolicy(this, identity, pod, settings);
    this.services = addServices(this, model.services);
    this.deployment = addDeployment(this, model);
    addBudget(this, identity, pod, settings, { replicas: model.leastReplicas, evictUnready: true });
    if (model.autoscaling) addAutoscaler(this, identity, model.autoscaling);
    addExposures(this, model.exposures);
    rememberProps(this, StatelessWebApp, props);
  }

  /** Declares that this app connects to `target`: variables and NetworkPolicies follow. */
  public uses(target: IUsable, options?: UsesOptions): void {
    declareUse(this, target, options);
  }

  /** The host name that `client` connects to. */
  public hostFor(client: IConstruct): string {
    return hostOf(this, this.serviceName, client);
  }

  /** `NAME_HOST` and `NAME_PORT`. */
  public connectionEnv(client: IConstruct, prefix?: string): ConnectionVariable[] {
    return hostAndPort(this, client, prefix ?? environmentPrefix(this.identity.name));
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

/** A web app with every default applied. */
interface WebAppModel {
  readonly identity: Identity;
  readonly settings: ProfileSettings;
  readonly pod: PodModel;
  readonly replicas: number | undefined;
  /** The fewest replicas that there will be. */
  readonly leastReplicas: number;
  readonly rollout: RolloutModel<DeploymentStrategy>;
  readonly autoscaling: AutoscalingModel | undefined;
  readonly services: readonly ResolvedService[];
  readonly exposures: readonly ResolvedExposure[];
  readonly reach: Pick<Reach, 'namespace' | 'selector' | 'ports' | 'exposedPorts' | 'allowFrom'>;
}

function resolveWebApp(scope: StatelessWebApp, props: StatelessWebAppProps): WebAppModel {
  const settings = Profile._settle(scope);
  const faults = Faults.of(scope);
  const nameRule = nameRuleOf(props, settings);
  const identity = resolveIdentity(scope, { metadata: props.metadata, component: 'web', nameRule }, settings, faults);
  const pod = resolveWebPod(new PodContext(settings, faults), identity, props);
  const autoscaling = resolveAutoscaling(faults, props, settings);
  const replicas = props.replicas ?? settings.replicas;
  const rollout = resolveRollout(faults, props, settings);
  const served = { identity, selector: pod.selector, ports: pod.spec.containers[0].ports ?? [] };
  const services = resolveServices(faults, props, settings, served);
  const exposures = resolveExposures(faults, props.exposures, { ...served, service: services[0], settings });
  const reach = reachOf(identity, pod, exposures, resolvePeers(faults, props.allowFrom));
  faults.throwIfAny();
  return {
    identity,
    settings,
    pod,
    autoscaling,
    replicas: autoscaling ? undefined : replicas,
    leastReplicas: (autoscaling ? autoscaling.minReplicas : replicas) ?? 1,
    rollout,
    services,
    exposures,
    reach,
  };
}

/** The app's name is also that of its Service, and a label. */
function nameRuleOf(props: StatelessWebAppProps, settings: ProfileSettings): Rule<string> {
  if (settings.services && props.services === undefined) return DNS_LABEL_1035;
  return settings.commonLabels ? DNS_LABEL : DNS_SUBDOMAIN;
}

function resolveWebPod(context: PodContext, identity: Identity, props: StatelessWebAppProps): PodModel {
  const { settings } = context;
  const port = { number: props.port, name: settings.commonLabels ? portName(props) : undefined };
  const { property, props: container, writtenAt } = ownContainer(props, [port]);
  return resolvePod(context, identity, props.pod, {
    containers: [{ property, props: container, writtenAt, place: { role: 'web', name: identity.name, pauses: true, main: true } }],
    gracePeriodSeconds: graceAfterPause(context),
    scheduling: { overNodes: settings.spread, overZones: settings.spread, revisions: true },
    selected: true,
  });
}

function portName({ health, port }: StatelessWebAppProps): string {
  return health?._asksByGrpc(port) ? 'grpc' : 'http';
}

const REPLICAS = integerFrom(0);

function resolveAutoscaling(
  faults: Faults, props: StatelessWebAppProps, settings: ProfileSettings,
): AutoscalingModel | undefined {
  faults.expect('replicas', props.replicas, REPLICAS);
  if (!props.autoscaling) return undefined;
  if (props.replicas !== undefined) faults.add('replicas', 'stands beside `autoscaling`, which decides it; leave one of them out');
  return _resolveAutoscaling(faults.at('autoscaling'), props.autoscaling, settings.replicas);
}

function resolveRollout(
  faults: Faults, props: StatelessWebAppProps, settings: ProfileSettings,
): RolloutModel<DeploymentStrategy> {
  const rollout = props.rollout ?? (settings.surge ? Rollout.rolling({ maxSurge: '25%', maxUnavailable: '0' }) : undefined);
  return rollout?._forDeployment(faults.at('rollout')) ?? KUBERNETES_OWN;
}

function resolveServices(
  faults: Faults, props: StatelessWebAppProps, settings: ProfileSettings, served: Served,
): ResolvedService[] {
  const given = props.services ?? (settings.services ? [{}] : []);
  return mapped(given, (service, i) => resolveService(faults.at(`services[${i}]`), service, served));
}

function resolveExposures(faults: Faults, given: readonly Exposure[] = [], app: Omit<Exposed, 'first'>): ResolvedExposure[] {
  return mapped(given, (exposure, i) => resolveExposure(faults.at(`exposures[${i}]`), exposure, { ...app, first: i === 0 }));
}

function reachOf(
  { namespace }: Identity, { selector, spec }: PodModel, exposures: readonly ResolvedExposure[], allowFrom: readonly PeerModel[],
): WebAppModel['reach'] {
  return { namespace, selector, ports: servedPorts(spec), exposedPorts: exposures.flatMap(({ opens }) => opens), allowFrom };
}

/** The first Service has an id that stays when others come and go. */
function addServices(app: Construct, services: readonly ResolvedService[]): ApiObject[] {
  return mapped(services, (service, i) => addService(app, i === 0 ? 'Service' : `Service-${i}`, service));
}

function addDeployment(app: Construct, model: WebAppModel): ApiObject {
  return objectOf(app, 'Default', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: model.identity.metadata,
    body: () => deployment({
      ...model.rollout,
      replicas: model.replicas,
      selector: model.pod.selector,
      template: podTemplate(app, model.pod, model.settings.rolloutOnConfigChange),
    }),
  });
}

function addAutoscaler(app: Construct, identity: Identity, autoscaling: AutoscalingModel): void {
  objectOf(app, 'HorizontalPodAutoscaler', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf(identity),
    body: () => horizontalPodAutoscaler({ deploymentName: identity.name, ...autoscaling }),
  });
}

function addExposures(app: Construct, exposures: readonly ResolvedExposure[]): void {
  exposures.forEach((exposure, i) => addExposure(app, `Exposure-${i}`, exposure));
}
