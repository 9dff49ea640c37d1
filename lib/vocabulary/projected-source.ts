import type { Duration } from 'cdk8s';
import type { KeyToPath, VolumeProjection } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { DNS_SUBDOMAIN } from '../kube/names';
import { SUB_PATH } from '../kube/paths';
import { seconds } from '../kube/seconds';
import { fieldItems, keyItems } from './key-items';

/** Options of a service account token. */
export interface TokenOptions {
  /**
   * Who the token is meant for.
   * @default - the API server
   */
  readonly audience?: string;
  /**
   * How long it is valid; whole seconds, 10 minutes or more. The kubelet renews it.
   * @default - Kubernetes' own, 1 hour
   */
  readonly expiration?: Duration;
}

/** One source of a projected volume. */
export class ProjectedSource {
  /** The keys of a ConfigMap; all of them, or those of `items` (key to path). */
  public static configMap(name: string, items?: Record<string, string>): ProjectedSource {
    return new ProjectedSource((faults) => ({ configMap: keys(faults, name, items) }));
  }

  /** The keys of a Secret; all of them, or those of `items` (key to path). */
  public static secret(name: string, items?: Record<string, string>): ProjectedSource {
    return new ProjectedSource((faults) => ({ secret: keys(faults, name, items) }));
  }

  /** A token of the Pod's ServiceAccount, as a file at `path`. */
  public static serviceAccountToken(path: string, options: TokenOptions = {}): ProjectedSource {
    return new ProjectedSource((faults) => {
      faults.expect('path', path, SUB_PATH);
      const expirationSeconds = seconds(faults, 'expiration', options.expiration, 600);
      return { serviceAccountToken: { path, audience: options.audience, expirationSeconds } };
    });
  }

  /** Fields of the Pod: path to field, such as `{ labels: 'metadata.labels' }`. */
  public static downwardApi(fields: Record<string, string>): ProjectedSource {
    return new ProjectedSource((faults) => ({ downwardAPI: { items: fieldItems(faults, fields) } }));
  }

  private constructor(private readonly source: (faults: Faults) => VolumeProjection) {}

  /** @internal */
  public _resolve(faults: Faults): VolumeProjection {
    return this.source(faults);
  }
}

function keys(faults: Faults, name: string, items?: Record<string, string>): { name: string; items?: KeyToPath[] } {
  faults.expect('name', name, DNS_SUBDOMAIN);
  return { name, items: keyItems(faults, items) };
}
