import { Duration } from 'cdk8s';
import type { Faults } from '../kube/faults';
import { integerFrom } from '../kube/numbers';
import { seconds } from '../kube/seconds';

/** Options of a plain Job. */
export interface JobDeliveryOptions {
  /**
   * An image with a shell and `nc`, such as `busybox:1.36.1`, in which the migration first waits until everything that it uses
   * takes connections. The wait is part of the Job, and so of the hash in its name.
   * @default - it doesn't wait: it is started at once, and again after each failure
   */
  readonly waitImage?: string;
  /**
   * How long one try waits before it fails; whole seconds, 1 or more.
   * @default Duration.minutes(10)
   */
  readonly waitDeadline?: Duration;
}

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

/**
 * What a migration waits in, and how long.
 *
 * @internal
 */
export interface WaitModel {
  readonly image: string;
  readonly deadlineSeconds: number;
}

/** Who starts a migration, and when. */
export class Delivery {
  /**
   * Whatever applies the manifests. The Job's name ends in a hash of its immutable fields: an unchanged migration
   * stays as it is, a changed one runs. `kubectl apply` knows no order but that of the file: let the migration wait for its
   * database by `waitImage`, or by itself.
   */
  public static job(options: JobDeliveryOptions = {}): Delivery {
    return new Delivery('job', 0, options);
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

  private constructor(
    /** @internal */ public readonly _by: 'job' | 'helm' | 'argo',
    private readonly place: number,
    private readonly options: JobDeliveryOptions = {},
  ) {}

  /** @internal */
  public _resolve(faults: Faults): number {
    faults.expect(this._by === 'helm' ? 'weight' : 'wave', this.place, integerFrom(-1000, 1000));
    return this.place;
  }

  /**
   * Undefined where it doesn't wait.
   *
   * @internal
   */
  public _wait(faults: Faults): WaitModel | undefined {
    const { waitImage, waitDeadline } = this.options;
    const deadlineSeconds = seconds(faults, 'waitDeadline', waitDeadline ?? Duration.minutes(10), 1) as number;
    if (waitImage === undefined && waitDeadline !== undefined) faults.add('waitDeadline', 'stands without `waitImage`; give that too');
    return waitImage === undefined ? undefined : { image: waitImage, deadlineSeconds };
  }
}
