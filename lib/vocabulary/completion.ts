import type { JobSpec, PodFailurePolicyRule } from 'kubernetes-types/batch/v1';
import type { Faults, Rule } from '../kube/faults';
import { NON_EMPTY } from '../kube/lists';
import { integerFrom } from '../kube/numbers';

/** What a Job does about a Pod that failed. */
export enum FailureAction {
  /** The Job has failed, whatever tries are left. */
  FAIL_JOB = 'FailJob',
  /** The failure doesn't count, and another Pod takes its place. */
  IGNORE = 'Ignore',
  /** The failure counts, as without a rule. */
  COUNT = 'Count',
}

/**
 * What a Job does about some failures.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export class FailureRule {
  /** On these exit codes, 1 to 255 each; of one container of the Pod, or of any. */
  public static onExitCodes(action: FailureAction, codes: number[], containerName?: string): FailureRule {
    return new FailureRule((faults, containers) => {
      faults.expect('codes', codes, NON_EMPTY);
      for (const code of codes) faults.expect('codes', code, EXIT_CODE);
      faults.expect('containerName', containerName, oneOf(containers));
      return { action, onExitCodes: { containerName, operator: 'In', values: [...new Set(codes)].sort((a, b) => a - b) } };
    });
  }

  /** On any exit code but these. */
  public static onOtherExitCodes(action: FailureAction, codes: number[], containerName?: string): FailureRule {
    return new FailureRule((faults, containers) => {
      faults.expect('codes', codes, NON_EMPTY);
      for (const code of codes) faults.expect('codes', code, integerFrom(0, 255));
      faults.expect('containerName', containerName, oneOf(containers));
      return { action, onExitCodes: { containerName, operator: 'NotIn', values: [...new Set(codes)].sort((a, b) => a - b) } };
    });
  }

  /** On a Pod that was evicted: by a drain, a taint, a preemption. */
  public static onDisruption(action: FailureAction): FailureRule {
    return new FailureRule(() => ({ action, onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }));
  }

  private constructor(private readonly rule: (faults: Faults, containers: readonly string[]) => PodFailurePolicyRule) {}

  /** @internal */
  public _resolve(faults: Faults, containers: readonly string[]): PodFailurePolicyRule {
    return this.rule(faults, containers);
  }
}

const EXIT_CODE = integerFrom(1, 255);

function oneOf(containers: readonly string[]): Rule<string> {
  return { expected: `a container of the Pod: ${containers.join(', ')}`, accepts: (name) => containers.includes(name) };
}

/** How many Pods do a Job's work, and which failures count. */
export interface Completion {
  /**
   * How many Pods must succeed, 1 or more.
   * @default 1
   */
  readonly completions?: number;
  /**
   * How many Pods run at a time, 0 or more.
   * @default 1
   */
  readonly parallelism?: number;
  /**
   * Whether each Pod has a number, from 0 to `completions` - 1, in JOB_COMPLETION_INDEX.
   * @default false
   */
  readonly indexed?: boolean;
  /**
   * What is done about some failures, the first rule that matches; only with `JobRestart.NEVER`.
   * @default - every failure counts
   */
  readonly failureRules?: FailureRule[];
}

/**
 * The Pod that does a Job's work.
 *
 * @internal
 */
export interface PodOfJob {
  readonly restartPolicy: string;
  /** The names of all its containers, init containers too. */
  readonly containers: readonly string[];
}

/** @internal */
export function _resolveCompletion(
  faults: Faults, given: Completion | undefined, { restartPolicy, containers }: PodOfJob,
): Omit<JobSpec, 'template'> {
  if (!given) return {};
  const { completions, parallelism, indexed, failureRules } = given;
  faults.expect('completions', completions, integerFrom(1));
  faults.expect('parallelism', parallelism, integerFrom(0));
  if (indexed && completions === undefined) faults.add('completions', 'indexed Pods have to be counted; give a number');
  if (indexed && completions !== undefined && (parallelism ?? 1) > MOST_INDEXED) {
    faults.add('parallelism', `got ${parallelism}, expected ${MOST_INDEXED} or less for indexed Pods`);
  }
  if (failureRules && restartPolicy !== 'Never') faults.add('failureRules', 'need `JobRestart.NEVER`: else the kubelet restarts first');
  faults.expect('failureRules', failureRules, { expected: '20 rules or less', accepts: (rules) => rules.length <= 20 });
  return {
    completions,
    parallelism,
    completionMode: indexed ? 'Indexed' : undefined,
    podFailurePolicy: failureRules && { rules: failureRules.map((rule, i) => rule._resolve(faults.at(`failureRules[${i}]`), containers)) },
  };
}

/** The API server's bound on how many indexed Pods run at a time. */
const MOST_INDEXED = 100000;
