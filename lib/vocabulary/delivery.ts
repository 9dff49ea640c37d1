import type { Faults } from '../kube/faults';
import { integerFrom } from '../kube/numbers';

/** Options of a Helm hook. */
export interface HelmHookOptions {
  /**
   * Its place among the hooks: lower goes first; what its Pod needs goes one before it.
   * @default 0
   */
  readonly weight?: number;
}

/** Options of an Argo CD hook. */
export interface ArgoHookOptions {
  /**
   * Its sync wave; what it uses goes one before it, what uses it one after.
   * @default 0
   */
  readonly wave?: number;
}

/** Who starts a migration, and when. */
export class Delivery {
  /**
   * Whatever applies the manifests. The Job's name ends in a hash of its immutable fields: an unchanged migration
   * stays as it is, a changed one runs. `kubectl apply` knows no order: the migration has to wait for its database.
   */
  public static job(): Delivery {
    return new Delivery('job', 0);
  }

  /**
   * Helm: after an installation and before an upgrade, at each of them. Not before an installation: nothing that the
   * migration uses would exist.
   *
   * @see https://helm.sh/docs/topics/charts_hooks/
   */
  public static helmHook(options: HelmHookOptions = {}): Delivery {
    return new Delivery('helm', options.weight ?? 0);
  }

  /**
   * Argo CD: at each sync, in a wave of its own, after what it uses and before what uses it.
   *
   * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
   */
  public static argoHook(options: ArgoHookOptions = {}): Delivery {
    return new Delivery('argo', options.wave ?? 0);
  }

  private constructor(/** @internal */ public readonly _by: 'job' | 'helm' | 'argo', private readonly place: number) {}

  /** @internal */
  public _resolve(faults: Faults): number {
    faults.expect(this._by === 'helm' ? 'weight' : 'wave', this.place, integerFrom(-1000, 1000));
    return this.place;
  }
}
