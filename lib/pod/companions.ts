import type { ApiObject } from 'cdk8s';
import type { IPodSelector, LabelSelectorRequirement, NetworkPolicyPeerConfig, PodSelectorConfig } from 'cdk8s-plus-28';
import type { Construct, IConstruct } from 'constructs';
import { waiverAnnotation } from '../check/manifest';
import { guard } from '../checks';
import type { Faults } from '../kube/faults';
import { KubeObject } from '../kube/kube-object';
import type { KubeObjectSpec, LateAnnotations } from '../kube/kube-object';
import { mapped } from '../kube/lists';
import { networkPolicy } from '../kube/network-policy';
import { podDisruptionBudget } from '../kube/pod-disruption-budget';
import { service } from '../kube/service';
import { Profile } from '../profile';
import type { ProfileSettings } from '../profile';
import { Egress } from '../vocabulary/egress';
import type { Peer, PeerModel } from '../vocabulary/peer';
import { Waiver } from '../vocabulary/waiver';
import { metadataOf } from './identity';
import type { Identity, Labels } from './identity';
import { networkPolicyOf } from './network';
import { waveOf } from './order';
import type { PodModel } from './pod';
import type { ResolvedService } from './services';

/** One object of a workload; in the sync wave that its uses ask for, and with what is waived of it. */
export function objectOf(
  workload: Construct, id: string, spec: KubeObjectSpec, annotations: LateAnnotations = waveAndWaivers,
): ApiObject {
  guard(workload.node.root);
  return new KubeObject(workload, id, spec, annotations);
}

function waveAndWaivers(object: ApiObject): Labels {
  const wave = waveOf(object.node.scope as IConstruct);
  return Waiver._any ? { ...wave, ...waivedOn(object) } : wave;
}

/** What is waived of an object, where the profile writes it down. */
export function waivedOn(object: ApiObject): Labels {
  const waived = Profile.of(object)._settings.waiverAnnotations ? Waiver._of(object) : {};
  return Object.fromEntries(Object.entries(waived).map(([rule, reason]) => [waiverAnnotation(rule), reason]));
}

/** The ServiceAccount as which the workload's Pods run, where the profile gives each its own. */
export function addServiceAccount(workload: Construct, identity: Identity, pod: PodModel, annotations?: Labels): void {
  if (!pod.ownServiceAccount) return;
  const metadata = metadataOf(identity, { annotations });
  objectOf(workload, 'ServiceAccount', {
    apiVersion: 'v1', kind: 'ServiceAccount', metadata, body: () => ({ automountServiceAccountToken: false }),
  });
}

/** The policy that lets through what is declared, where the profile has policies. */
export function addNetworkPolicy(
  workload: Construct, identity: Identity, pod: PodModel, settings: ProfileSettings, annotations?: Labels,
): void {
  // A policy doesn't hold for Pods on the node's network.
  if (!settings.networkPolicies || pod.spec.hostNetwork) return;
  const declared = settings.egress === Egress.DECLARED;
  objectOf(workload, 'NetworkPolicy', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(identity, { annotations }),
    body: () => networkPolicy(networkPolicyOf(workload, declared)),
  });
}

/** The budget of a workload with several replicas, where the profile has budgets. */
export function addBudget(
  workload: Construct, identity: Identity, pod: PodModel, settings: ProfileSettings,
  { replicas, evictUnready }: { readonly replicas: number; readonly evictUnready: boolean },
): void {
  // Of a single replica, it would either allow every eviction or stop every drain.
  if (!settings.disruptionBudgets || replicas < 2) return;
  objectOf(workload, 'PodDisruptionBudget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(identity),
    body: () => podDisruptionBudget({ selector: pod.selector, evictUnready }),
  });
}

export function addService(workload: Construct, id: string, resolved: ResolvedService): ApiObject {
  const { metadata, model } = resolved;
  return objectOf(workload, id, { apiVersion: 'v1', kind: 'Service', metadata, body: () => service(model) });
}

export function resolvePeers(faults: Faults, peers: readonly Peer[] | undefined): PeerModel[] {
  return mapped(peers ?? [], (peer, i) => peer._resolve(faults.at(`allowFrom[${i}]`)));
}

/** How cdk8s-plus selects a workload's Pods; only then it is loaded. */
export function podSelectorConfig(workload: IConstruct, labels: Labels, namespace: string | undefined): PodSelectorConfig {
  if (Object.keys(labels).length === 0) {
    throw new Error(`${workload.node.path}: its Pods have no labels by which to select them; give them \`pod.labels\``);
  }
  const { LabelSelector } = require('cdk8s-plus-28') as typeof import('cdk8s-plus-28');
  const expressions: LabelSelectorRequirement[] = [];
  return {
    labelSelector: LabelSelector.of({ labels: { ...labels }, expressions: expressions as never }),
    namespaces: namespace === undefined ? undefined : { names: [namespace] },
  };
}

export function networkPolicyPeerConfig(workload: IPodSelector): NetworkPolicyPeerConfig {
  return { podSelector: workload.toPodSelectorConfig() };
}
