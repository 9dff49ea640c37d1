import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { IPodSelector, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { rememberProps } from './kube/authored';
import { deployment } from './kube/deployment';
import { Faults } from './kube/faults';
import { NON_EMPTY } from './kube/lists';
import { DNS_LABEL, DNS_SUBDOMAIN } from './kube/names';
import {
  addNetworkPolicy, addServiceAccount, networkPolicyPeerConfig, objectOf, podSelectorConfig, resolvePeers,
} from './pod/companions';
import { PodContext } from './pod/context';
import { declareUse } from './pod/edges';
import { resolveIdentity } from './pod/identity';
import type { Identity } from './pod/identity';
import { announce, servedPorts } from './pod/network';
import { graceAfterPause, resolvePod } from './pod/pod';
import type { PodModel } from './pod/pod';
import { podTemplate } from './pod/template';
import { Profile } from './profile';
import type { ProfileSettings } from './profile';
import type { ContainerProps } from './vocabulary/container';
import type { IUsable } from './vocabulary/endpoint';
import type { Peer } from './vocabulary/peer';
import type { PodOptions } from './vocabulary/pod-options';
import { KUBERNETES_OWN, Rollout } from './vocabulary/rollout';
import { Spreading } from './vocabulary/scheduling';
import type { IWorkload, UsesOptions } from './vocabulary/workload';

/** What keeps a Pod running. */
export enum Controller {
  /** A Deployment of one: it replaces the Pod when its node goes, and rolls out its changes. */
  DEPLOYMENT = 'Deployment',
  /** Nothing: the Pod goes with its node, can hardly be changed, and stops a drain. */
  NONE = 'none',
}

/** What the kubelet does when a container of a Pod ends. */
export enum PodRestart {
  /** Starts it again. */
  ALWAYS = 'Always',
  /** Starts it again where it failed. */
  ON_FAILURE = 'OnFailure',
  /** Nothing: the Pod has succeeded or failed. */
  NEVER = 'Never',
}

/** Properties of a MultiContainerPod. */
export interface MultiContainerPodProps {
  /** Its containers, one or more. They share the network, the volumes that they mount, and their fate. */
  readonly containers: ContainerProps[];
  /**
   * What keeps it running.
   * @default - Controller.DEPLOYMENT under `Profile.PRODUCTION`, else Controller.NONE
   */
  readonly controller?: Controller;
  /**
   * What happens when a container ends; anything but PodRestart.ALWAYS is refused below a Deployment.
   * @default - Kubernetes' own, PodRestart.ALWAYS
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
   */
  readonly restart?: PodRestart;
  /**
   * Whether the containers see each other's processes.
   * @default false
   */
  readonly shareProcessNamespace?: boolean;
  /**
   * How a new version takes the place of the old one; not for a Pod without controller.
   * @default - under `Profile.PRODUCTION` the new Pod first, then the old one goes
   */
  readonly rollout?: Rollout;
  /**
   * Who may connect beside the workloads that use it.
   * @default - nobody
   */
  readonly allowFrom?: Peer[];
  /**
   * What is rarely said of the Pod.
   * @default - nothing
   */
  readonly pod?: PodOptions;
  /**
   * The metadata of the Deployment or Pod; its labels go on all objects.
   * @default - the construct's id as name, the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * Several containers that run together on one node, as one.
 *
 * Makes a Pod, and under `Profile.PRODUCTION` a Deployment of one in its place, a ServiceAccount and a NetworkPolicy.
 *
 * @example
 * new MultiContainerPod(chart, 'demo', {
 *   containers: [
 *     { name: 'app', image: 'ghcr.io/acme/demo:1.0.0', ports: [{ number: 8080, name: 'http' }] },
 *     { name: 'cache', image: 'redis:7.2.5', ports: [{ number: 6379, name: 'redis' }] },
 *   ],
 * });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class MultiContainerPod extends Construct implements IWorkload {
  /** The Deployment or Pod, the way to all that has no property here. */
  public readonly controlled: ApiObject;
  /** The labels by which its Pods are found. */
  public readonly podLabels: Record<string, string>;

  private readonly identity: Identity;

  constructor(scope: Construct, id: string, props: MultiContainerPodProps) {
    super(scope, id);
    const model = resolveMultiContainerPod(this, props);
    const { identity, pod, settings } = model;
    this.identity = identity;
    this.podLabels = { ...pod.selector };
    announce(this, {
      namespace: identity.namespace,
      selector: pod.selector,
      ports: servedPorts(pod.spec),
      allowFrom: model.allowFrom,
    });
    // Before the Pods, which need them.
    addServiceAccount(this, identity, pod);
    addNetworkPolicy(this, identity, pod, settings);
    this.controlled = model.controller === Controller.NONE ? this.addPod(model) : this.addDeployment(model);
    rememberProps(this, MultiContainerPod, props);
  }

  /** Declares that its containers connect to `target`: variables and NetworkPolicies follow. */
  public uses(target: IUsable, options?: UsesOptions): void {
    declareUse(this, target, options);
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

  private addPod({ identity, pod, settings }: MultiContainerPodModel): ApiObject {
    // A bare Pod is its own template: one metadata, one spec.
    const labels = { ...pod.labels, ...identity.metadata.labels };
    return objectOf(this, 'Default', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...identity.metadata, labels, annotations: { ...pod.annotations, ...identity.metadata.annotations } },
      body: () => ({ spec: podTemplate(this, pod, settings.rolloutOnConfigChange).spec }),
    });
  }

  private addDeployment({ identity, pod, settings, rollout }: MultiContainerPodModel): ApiObject {
    return objectOf(this, 'Default', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: identity.metadata,
      body: () => deployment({
        ...rollout,
        replicas: 1,
        selector: pod.selector,
        template: podTemplate(this, pod, settings.rolloutOnConfigChange),
      }),
    });
  }
}

/** A Pod of several containers with every default applied. */
interface MultiContainerPodModel {
  readonly identity: Identity;
  readonly settings: ProfileSettings;
  readonly pod: PodModel;
  readonly controller: Controller;
  readonly rollout: ReturnType<Rollout['_forDeployment']>;
  readonly allowFrom: ReturnType<typeof resolvePeers>;
}

function resolveMultiContainerPod(scope: MultiContainerPod, props: MultiContainerPodProps): MultiContainerPodModel {
  const settings = Profile._settle(scope);
  const faults = Faults.of(scope);
  const context = new PodContext(settings, faults);
  const nameRule = settings.commonLabels ? DNS_LABEL : DNS_SUBDOMAIN;
  const identity = resolveIdentity(scope, { metadata: props.metadata, component: 'pod', nameRule }, settings, faults);
  const controller = props.controller ?? (settings.controllers ? Controller.DEPLOYMENT : Controller.NONE);
  faults.expect('containers', props.containers, NON_EMPTY);
  const { shareProcessNamespace = props.pod?.shareProcessNamespace } = props;
  const pod = resolvePod(context, identity, { ...props.pod, shareProcessNamespace }, {
    containers: props.containers.map((container, i) => ({
      property: `containers[${i}]`,
      props: container,
      place: {
        role: i === 0 ? 'web' : 'sidecar',
        name: i === 0 ? identity.name : `${identity.name}-${i}`,
        main: i === 0,
        pauses: true,
      },
    })),
    restartPolicy: props.restart,
    gracePeriodSeconds: graceAfterPause(context),
    scheduling: { overNodes: Spreading.NONE, overZones: Spreading.NONE },
    selected: controller === Controller.DEPLOYMENT || settings.networkPolicies,
  });
  if (controller === Controller.NONE && props.rollout) {
    faults.add('rollout', 'a Pod without controller is not rolled out; leave it out, or set `controller`');
  }
  if (controller === Controller.DEPLOYMENT && (props.restart ?? PodRestart.ALWAYS) !== PodRestart.ALWAYS) {
    faults.add('restart', `got '${props.restart}', expected PodRestart.ALWAYS: a Deployment takes no other; leave it out, or set `
      + '`controller: Controller.NONE`');
  }
  const surge = settings.surge ? Rollout.rolling({ maxSurge: '1', maxUnavailable: '0' }) : undefined;
  const rollout = (props.rollout ?? surge)?._forDeployment(faults.at('rollout')) ?? KUBERNETES_OWN;
  const allowFrom = resolvePeers(faults, props.allowFrom);
  faults.throwIfAny();
  return { identity, settings, pod, controller, rollout, allowFrom };
}
