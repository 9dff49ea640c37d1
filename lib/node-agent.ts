import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { ContainerResources, IPodSelector, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { DaemonSetUpdateStrategy } from 'kubernetes-types/apps/v1';
import { rememberProps } from './kube/authored';
import { daemonSet } from './kube/daemon-set';
import { Faults } from './kube/faults';
import { DNS_LABEL, DNS_SUBDOMAIN } from './kube/names';
import {
  addNetworkPolicy, addServiceAccount, networkPolicyPeerConfig, objectOf, podSelectorConfig, resolvePeers,
} from './pod/companions';
import { PodContext } from './pod/context';
import { declareUse } from './pod/edges';
import { expectNodeLabels, resolveIdentity } from './pod/identity';
import type { Identity } from './pod/identity';
import { announce, servedPorts } from './pod/network';
import { ownContainer } from './pod/own-container';
import { resolvePod } from './pod/pod';
import type { PodModel } from './pod/pod';
import { podTemplate } from './pod/template';
import { Profile } from './profile';
import type { ProfileSettings } from './profile';
import type { ContainerOptions } from './vocabulary/container';
import type { IUsable } from './vocabulary/endpoint';
import type { Health } from './vocabulary/health';
import type { Peer } from './vocabulary/peer';
import type { PodOptions } from './vocabulary/pod-options';
import { KUBERNETES_OWN } from './vocabulary/rollout';
import type { Rollout, RolloutModel } from './vocabulary/rollout';
import { Spreading, Toleration } from './vocabulary/scheduling';
import { Volume } from './vocabulary/volume';
import type { HostPathType, Mount } from './vocabulary/volume';
import type { IWorkload, UsesOptions } from './vocabulary/workload';

/** A path of the node that an agent sees. */
export interface HostPath {
  /** The node's path, absolute and without `..`. */
  readonly path: string;
  /**
   * Where the container sees it, absolute.
   * @default - the same path
   */
  readonly mountPath?: string;
  /**
   * Whether the agent may write to it.
   * @default false
   */
  readonly writable?: boolean;
  /**
   * What has to be there before the Pod starts.
   * @default - not looked at
   */
  readonly pathType?: HostPathType;
}

/** Properties of a NodeAgent. */
export interface NodeAgentProps {
  /** The image; under `Profile.PRODUCTION` with a tag or digest. */
  readonly image: string;
  /**
   * Labels of the nodes that it runs on.
   * @default - every node, whatever its taints, under `Profile.PRODUCTION`
   */
  readonly nodes?: Record<string, string>;
  /**
   * Paths of the node that it sees; the Pod then needs `security.level` PRIVILEGED.
   * @default - none
   */
  readonly hostPaths?: HostPath[];
  /**
   * Whether it uses the node's network, where its ports are the node's; the Pod then needs `security.level` PRIVILEGED.
   * @default false
   */
  readonly hostNetwork?: boolean;
  /**
   * The port that it serves, 1 to 65535, such as its metrics.
   * @default - none
   */
  readonly port?: number;
  /**
   * How Kubernetes sees whether it works.
   * @default - no probes
   */
  readonly health?: Health;
  /**
   * Environment variables with plain values.
   * @default - none
   */
  readonly env?: Record<string, string>;
  /**
   * What it asks for on each node, and its bounds.
   * @default - under `Profile.PRODUCTION` 50m of cpu, 128Mi of memory, 256Mi of ephemeral storage, else none
   */
  readonly resources?: ContainerResources;
  /**
   * How a new version takes the place of the old one.
   * @default - Kubernetes' own: one node at a time
   */
  readonly rollout?: Rollout;
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
   * The DaemonSet's metadata; its labels go on all objects.
   * @default - the construct's id as name, the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * An agent that runs once on every node, or on those with some labels: for logs, metrics, storage, the network.
 *
 * Makes a DaemonSet, and under `Profile.PRODUCTION` a ServiceAccount and, off the node's network, a NetworkPolicy.
 *
 * @example
 * new NodeAgent(chart, 'logs', {
 *   image: 'ghcr.io/acme/log-agent:2.3.1',
 *   hostPaths: [{ path: '/var/log' }],
 *   pod: { security: { level: SecurityLevel.PRIVILEGED, reason: 'reads the logs of all Pods from the node' } },
 * });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class NodeAgent extends Construct implements IWorkload {
  /** The DaemonSet, the way to all that has no property here. */
  public readonly daemonSet: ApiObject;
  /** The labels by which its Pods are found. */
  public readonly podLabels: Record<string, string>;

  private readonly identity: Identity;

  constructor(scope: Construct, id: string, props: NodeAgentProps) {
    super(scope, id);
    const model = resolveAgent(this, props);
    const { identity, pod, settings } = model;
    this.identity = identity;
    this.podLabels = { ...pod.selector };
    announce(this, {
      namespace: identity.namespace,
      selector: pod.selector,
      ports: servedPorts(pod.spec),
      allowFrom: model.allowFrom,
      hostNetwork: pod.spec.hostNetwork === true,
    });

    // Before the Pods, which need them.
    addServiceAccount(this, identity, pod);
    addNetworkPolicy(this, identity, pod, settings);
    this.daemonSet = objectOf(this, 'Default', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: identity.metadata,
      body: () => daemonSet({
        updateStrategy: model.rollout.strategy,
        minReadySeconds: model.rollout.minReadySeconds,
        selector: pod.selector,
        template: podTemplate(this, pod, settings.rolloutOnConfigChange),
      }),
    });
    rememberProps(this, NodeAgent, props);
  }

  /** Declares that this agent connects to `target`: variables and NetworkPolicies follow. */
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
}

/** An agent with every default applied. */
interface AgentModel {
  readonly identity: Identity;
  readonly settings: ProfileSettings;
  readonly pod: PodModel;
  readonly rollout: RolloutModel<DaemonSetUpdateStrategy>;
  readonly allowFrom: ReturnType<typeof resolvePeers>;
}

function resolveAgent(scope: NodeAgent, props: NodeAgentProps): AgentModel {
  const settings = Profile._settle(scope);
  const faults = Faults.of(scope);
  const context = new PodContext(settings, faults);
  const nameRule = settings.commonLabels ? DNS_LABEL : DNS_SUBDOMAIN;
  const identity = resolveIdentity(scope, { metadata: props.metadata, component: 'agent', nameRule }, settings, faults);
  const ports = props.port === undefined ? [] : [{ number: props.port, name: settings.commonLabels ? 'http' : undefined }];
  const own = ownContainer(props, ports);
  const everywhere = props.nodes === undefined && settings.controllers;
  const pod = resolvePod(context, identity, props.pod, {
    containers: [{
      ...own,
      props: { ...own.props, mounts: [...(props.hostPaths ?? []).map(hostMount), ...(own.props.mounts ?? [])] },
      writtenAt: () => ({ ...own.writtenAt(), ...mountsWrittenAt(props) }),
      place: { role: 'agent', name: identity.name, main: true },
    }],
    hostNetwork: props.hostNetwork,
    scheduling: {
      overNodes: Spreading.NONE,
      overZones: Spreading.NONE,
      nodeSelector: props.nodes,
      tolerations: everywhere ? [Toleration.all()] : undefined,
    },
    selected: true,
  });
  expectNodeLabels(faults, 'nodes', props.nodes);
  const rollout = props.rollout?._forDaemonSet(faults.at('rollout')) ?? KUBERNETES_OWN;
  const allowFrom = resolvePeers(faults, props.allowFrom);
  faults.throwIfAny();
  return { identity, settings, pod, rollout, allowFrom };
}

/** The mounts of the host paths stand before the author's own. */
function mountsWrittenAt({ hostPaths = [], container }: NodeAgentProps): Record<string, string> {
  return Object.assign(
    {},
    ...hostPaths.map((_, i) => ({
      [`container.mounts[${i}].path`]: `hostPaths[${i}].${hostPaths[i].mountPath === undefined ? 'path' : 'mountPath'}`,
      [`container.mounts[${i}].volume`]: `hostPaths[${i}]`,
    })),
    ...(container?.mounts ?? []).map((_, i) => ({ [`container.mounts[${hostPaths.length + i}]`]: `container.mounts[${i}]` })),
  );
}

function hostMount({ path, mountPath = path, writable = false, pathType }: HostPath): Mount {
  return { path: mountPath, volume: Volume.hostPath(path, { pathType }), readOnly: !writable };
}
