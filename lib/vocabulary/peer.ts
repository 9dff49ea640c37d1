import type { INetworkPolicyPeer } from 'cdk8s-plus-28';
import type { NetworkPolicyPeer as KubePeer } from 'kubernetes-types/networking/v1';
import type { Faults } from '../kube/faults';
import { LABEL_KEY, LABEL_VALUE } from '../kube/labels';
import { NAMESPACE } from '../kube/names';
import { CIDR } from '../kube/network';
import { PORT_NUMBER } from '../kube/ports';

/** Options of a peer. */
export interface PeerOptions {
  /**
   * The container ports that it may reach, 1 to 65535 each.
   * @default - all ports that the workload serves
   */
  readonly ports?: number[];
  /**
   * The namespace of the Pods.
   * @default - the workload's own
   */
  readonly inNamespace?: string;
}

/** The label that every namespace carries since Kubernetes 1.22. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/**
 * Who may reach a workload beside those that use it: a metrics scraper, say.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class Peer {
  /** Every Pod of a namespace. */
  public static inNamespace(name: string, options: PeerOptions = {}): Peer {
    return new Peer(options, (faults) => {
      faults.expect('inNamespace', name, NAMESPACE);
      return [{ namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: name } } }];
    });
  }

  /** Every Pod of the namespaces with these labels. */
  public static namespacesWith(labels: Record<string, string>, options: PeerOptions = {}): Peer {
    return new Peer(options, (faults) => {
      expectLabels(faults, labels);
      return [{ namespaceSelector: { matchLabels: labels } }];
    });
  }

  /** The Pods with these labels. */
  public static podsWith(labels: Record<string, string>, options: PeerOptions = {}): Peer {
    return new Peer(options, (faults) => {
      expectLabels(faults, labels);
      faults.expect('inNamespace', options.inNamespace, NAMESPACE);
      const podSelector = { matchLabels: labels };
      if (options.inNamespace === undefined) return [{ podSelector }];
      return [{ namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: options.inNamespace } }, podSelector }];
    });
  }

  /** Addresses, in CIDR notation: in the shortest form, all bits after the prefix 0. */
  public static cidr(cidr: string, options: PeerOptions = {}): Peer {
    return new Peer(options, (faults) => {
      faults.expect('cidr', cidr, CIDR);
      return [{ ipBlock: { cidr } }];
    });
  }

  /** Whatever cdk8s-plus takes as a peer of its NetworkPolicies. */
  public static of(peer: INetworkPolicyPeer, options: PeerOptions = {}): Peer {
    return new Peer(options, (faults) => {
      const peers = fromPlus(peer);
      if (peers.length === 0) faults.add('peer', 'selects nothing, which a NetworkPolicy reads as anybody; leave it out');
      return peers;
    });
  }

  private constructor(
    private readonly options: PeerOptions,
    private readonly peers: (faults: Faults) => KubePeer[],
  ) {}

  /** @internal */
  public _resolve(faults: Faults): PeerModel {
    for (const port of this.options.ports ?? []) faults.expect('ports', port, PORT_NUMBER);
    return { peers: this.peers(faults), ports: this.options.ports };
  }
}

/**
 * Who may reach a workload, and on which ports; on all that it serves where none is named.
 *
 * @internal
 */
export interface PeerModel {
  readonly peers: readonly KubePeer[];
  readonly ports: readonly number[] | undefined;
}

function expectLabels(faults: Faults, labels: Record<string, string>): void {
  for (const [key, value] of Object.entries(labels)) {
    faults.expect('labels', key, LABEL_KEY);
    faults.expect(`labels.${key}`, value, LABEL_VALUE);
  }
}

function fromPlus(peer: INetworkPolicyPeer): KubePeer[] {
  const { ipBlock, podSelector } = peer.toNetworkPolicyPeerConfig();
  if (ipBlock) return [{ ipBlock: { cidr: ipBlock.cidr, except: ipBlock.except } }];
  const pods = podSelector?.labelSelector._toKube() as KubePeer['podSelector'];
  const namespaces = podSelector?.namespaces;
  const labels = namespaces?.labelSelector?._toKube() as KubePeer['namespaceSelector'];
  if (!namespaces?.names) return [{ podSelector: pods, namespaceSelector: labels }];
  return namespaces.names.map((name) => ({
    podSelector: pods,
    namespaceSelector: { ...labels, matchLabels: { ...labels?.matchLabels, [NAMESPACE_NAME]: name } },
  }));
}
