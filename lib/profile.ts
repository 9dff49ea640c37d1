import { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { traceSource } from './kube/source-line';
import { Egress } from './vocabulary/egress';
import { Spreading } from './vocabulary/scheduling';

/** What can be switched in a profile; what is not given stays as it is. */
export interface ProfileOptions {
  /**
   * The lowest version of Kubernetes that the manifests must run on, such as '1.30'; 1.28 or newer.
   * @default '1.28'
   */
  readonly kubernetes?: string;
  /**
   * Whether objects carry the recommended labels (`app.kubernetes.io/...`) and are selected by two of them.
   * @default true
   */
  readonly commonLabels?: boolean;
  /**
   * Whether web apps and databases get the Services that their clients and members need.
   * @default true
   */
  readonly services?: boolean;
  /**
   * Whether each workload gets a ServiceAccount of its own, without a token in its Pods.
   * @default true
   */
  readonly serviceAccounts?: boolean;
  /**
   * Whether Pods are held to the Pod Security Standard *restricted*, and more is a fault unless it is stated.
   * @default true
   */
  readonly restricted?: boolean;
  /**
   * Whether user and groups are left to images, or to a cluster that assigns them.
   * @default false
   */
  readonly imageUser?: boolean;
  /**
   * Whether root file systems are read-only.
   * @default true
   */
  readonly readOnlyRoot?: boolean;
  /**
   * The replicas of web apps whose author says none, 1 or more.
   * @default 2
   */
  readonly replicas?: number;
  /**
   * Whether rollouts keep the capacity that there is: a new Pod first, then the old one goes.
   * @default true
   */
  readonly surge?: boolean;
  /**
   * Whether workloads of several replicas get a PodDisruptionBudget of one.
   * @default true
   */
  readonly disruptionBudgets?: boolean;
  /**
   * How strictly web apps are spread over nodes and zones.
   * @default Spreading.PREFERRED
   */
  readonly spread?: Spreading;
  /**
   * How strictly databases are spread over nodes. A cluster of one node needs Spreading.PREFERRED.
   * @default Spreading.REQUIRED
   */
  readonly databaseSpread?: Spreading;
  /**
   * How long a Pod that serves goes on before it is stopped, while load balancers forget it; 0 for no pause.
   * @default Duration.seconds(10)
   */
  readonly stopPause?: Duration;
  /**
   * Whether containers get requests and limits that their author doesn't give.
   * @default true
   */
  readonly resources?: boolean;
  /**
   * Whether workloads get NetworkPolicies.
   * @default true
   */
  readonly networkPolicies?: boolean;
  /**
   * What Pods may connect to.
   * @default Egress.OPEN
   */
  readonly egress?: Egress;
  /**
   * Whether a change of a ConfigMap or Secret of this app rolls out the Pods that consume it.
   * @default true
   */
  readonly rolloutOnConfigChange?: boolean;
  /**
   * Whether an image needs a tag or digest, and is pulled only where it isn't there; `latest` is pulled always.
   * @default true
   */
  readonly pinnedImages?: boolean;
  /**
   * Whether jobs and schedules get deadlines and history limits.
   * @default true
   */
  readonly jobBounds?: boolean;
  /**
   * Whether database engines add what they know of running themselves: probes, users, drain before stop, backup hooks.
   * @default true
   */
  readonly engineKnowledge?: boolean;
  /**
   * Whether single Pods are put under a controller that replaces them.
   * @default true
   */
  readonly controllers?: boolean;
  /**
   * Whether what is waived by `Waiver.add` stands on the objects, as annotations.
   * @default true
   */
  readonly waiverAnnotations?: boolean;
}

/**
 * A profile with every switch set.
 *
 * @internal
 */
export type ProfileSettings = Required<Omit<ProfileOptions, 'replicas'>> & { readonly replicas: number | undefined };

const NOTHING: ProfileSettings = {
  kubernetes: '1.28',
  commonLabels: false,
  services: false,
  serviceAccounts: false,
  restricted: false,
  imageUser: false,
  readOnlyRoot: false,
  replicas: undefined,
  surge: false,
  disruptionBudgets: false,
  spread: Spreading.NONE,
  databaseSpread: Spreading.NONE,
  stopPause: Duration.seconds(0),
  resources: false,
  networkPolicies: false,
  egress: Egress.OPEN,
  rolloutOnConfigChange: false,
  pinnedImages: false,
  jobBounds: false,
  engineKnowledge: false,
  controllers: false,
  waiverAnnotations: false,
};

const EVERYTHING: ProfileSettings = {
  kubernetes: '1.28',
  commonLabels: true,
  services: true,
  serviceAccounts: true,
  restricted: true,
  imageUser: false,
  readOnlyRoot: true,
  replicas: 2,
  surge: true,
  disruptionBudgets: true,
  spread: Spreading.PREFERRED,
  databaseSpread: Spreading.REQUIRED,
  stopPause: Duration.seconds(10),
  resources: true,
  networkPolicies: true,
  egress: Egress.OPEN,
  rolloutOnConfigChange: true,
  pinnedImages: true,
  jobBounds: true,
  engineKnowledge: true,
  controllers: true,
  waiverAnnotations: true,
};

const OLDEST_MINOR = 28;

/** Which profile holds below a scope; beside the tree, since the constructs' context is closed once a child exists. */
const applied = new WeakMap<IConstruct, Profile>();
/** The first workload below a scope: from then on its profile is settled. */
const settledBy = new WeakMap<IConstruct, IConstruct>();

/**
 * What a workload gets where its author is silent.
 *
 * @example
 * Profile.PRODUCTION.customize({ kubernetes: '1.30', databaseSpread: Spreading.PREFERRED }).applyTo(chart);
 */
export class Profile {
  /** What the author wrote, and the fields that Kubernetes itself requires. For teaching, and for manifests that exist. */
  public static readonly BARE: Profile = new Profile(NOTHING);

  /** All that a workload needs in production. The default. */
  public static readonly PRODUCTION: Profile = new Profile(EVERYTHING);

  /** The profile that holds in `scope`. */
  public static of(scope: IConstruct): Profile {
    for (let around: IConstruct | undefined = scope; around; around = around.node.scope) {
      const nearest = applied.get(around);
      if (nearest) return nearest;
    }
    return Profile.PRODUCTION;
  }

  private constructor(
    /** @internal */ public readonly _settings: ProfileSettings,
    /**
     * Of each switch that an author chose the profile that first had it so.
     *
     * @internal
     */
    public readonly _chosenIn: Readonly<Record<string, Profile>> = {},
  ) {}

  /** The same profile with other switches. */
  public customize(options: ProfileOptions): Profile {
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    const settings: ProfileSettings = { ...this._settings, ...given };
    if (!/^1\.\d+$/.test(settings.kubernetes) || minor(settings.kubernetes) < OLDEST_MINOR) {
      throw new Error(`Profile.customize: kubernetes: got '${settings.kubernetes}', expected a version such as '1.30', `
        + `1.${OLDEST_MINOR} or newer`);
    }
    if (settings.replicas !== undefined && !(Number.isInteger(settings.replicas) && settings.replicas >= 1)) {
      throw new Error(`Profile.customize: replicas: got ${settings.replicas}, expected an integer of 1 or more`);
    }
    const pause = settings.stopPause.toSeconds({ integral: false });
    if (!Number.isInteger(pause)) {
      throw new Error(`Profile.customize: stopPause: got ${pause} seconds, expected whole seconds, 0 or more`);
    }
    const chosen: Record<string, Profile> = { ...this._chosenIn };
    const profile = new Profile(settings, chosen);
    for (const option of Object.keys(given)) chosen[option] = profile;
    traceSource(profile);
    return profile;
  }

  /**
   * The same profile with settings that no author may choose, such as no replicas at all.
   *
   * @internal
   */
  public _with(settings: Partial<ProfileSettings>): Profile {
    return new Profile({ ...this._settings, ...settings }, this._chosenIn);
  }

  /** Lets this profile hold for all workloads below `scope`; before the first of them is made. */
  public applyTo(scope: IConstruct): void {
    const first = settledBy.get(scope);
    if (first) {
      throw new Error(`${scope.node.path || 'the app'}: Profile.applyTo: '${first.node.path}' was already made under the `
        + 'profile before; apply the profile before the first workload');
    }
    applied.set(scope, this);
  }

  /**
   * The profile that was applied to a scope itself.
   *
   * @internal
   */
  public static _appliedTo(scope: IConstruct): Profile | undefined {
    return applied.get(scope);
  }

  /**
   * The settings for a workload that is being made, which settles the profile of every scope around it.
   *
   * @internal
   */
  public static _settle(workload: IConstruct): ProfileSettings {
    let scope: IConstruct | undefined = workload;
    // Above one that is settled, all are.
    for (; scope && !settledBy.has(scope); scope = scope.node.scope) settledBy.set(scope, workload);
    return Profile.of(workload)._settings;
  }
}

/**
 * Whether the lowest Kubernetes version of the settings is `version` or newer.
 *
 * @internal
 */
export function atLeast(settings: ProfileSettings, version: string): boolean {
  return minor(settings.kubernetes) >= minor(version);
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}
