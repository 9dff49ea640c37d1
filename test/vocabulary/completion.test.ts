import { FailureAction, FailureRule, JobRestart, OneShotMigration, Profile } from 'cdk8s-patterns';
import type { Completion } from 'cdk8s-patterns';
import { chartOf, faultsOf, manifest } from '../manifests';

function job(completion: Completion, restart?: JobRestart): Record<string, unknown> {
  const chart = chartOf();
  Profile.BARE.applyTo(chart);
  new OneShotMigration(chart, 'migrate', { image: 'a/b:1', completion, restart });
  const { template: _template, ...spec } = manifest(chart, 'Job').spec;
  return spec;
}

describe('how many Pods do the work', () => {
  test('is what the author says, and one where the author says nothing', () => {
    expect(job({})).toEqual({});
    expect(job({ completions: 5, parallelism: 0 })).toEqual({ completions: 5, parallelism: 0 });
    expect(job({ completions: 5, parallelism: 2, indexed: true }))
      .toEqual({ completions: 5, parallelism: 2, completionMode: 'Indexed' });
    expect(job({ completions: 5, indexed: false })).toEqual({ completions: 5 });
  });

  test('is a fault where it can not be', () => {
    expect(faultsOf(() => job({ completions: 0, parallelism: -1 }))).toEqual([
      'shop/migrate: completion.completions: got 0, expected an integer of 1 or more',
      'shop/migrate: completion.parallelism: got -1, expected an integer of 0 or more',
    ]);
    expect(faultsOf(() => job({ indexed: true }))).toEqual([
      'shop/migrate: completion.completions: indexed Pods have to be counted; give a number',
    ]);
    expect(faultsOf(() => job({ indexed: true, completions: 200000, parallelism: 100001 }))).toEqual([
      'shop/migrate: completion.parallelism: got 100001, expected 100000 or less for indexed Pods',
    ]);
    expect(faultsOf(() => job({ indexed: true, completions: 200000 }))).toEqual([]);
  });
});

describe('which failures count', () => {
  test('is said by rules, in their order; exit codes sorted and once, as the API server wants them', () => {
    expect(job({
      failureRules: [
        FailureRule.onDisruption(FailureAction.IGNORE),
        FailureRule.onExitCodes(FailureAction.FAIL_JOB, [42, 3, 42]),
        FailureRule.onExitCodes(FailureAction.FAIL_JOB, [1], 'migrate'),
        FailureRule.onOtherExitCodes(FailureAction.COUNT, [2, 0, 1], 'migrate'),
      ],
    })).toEqual({
      podFailurePolicy: {
        rules: [
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
          { action: 'FailJob', onExitCodes: { operator: 'In', values: [3, 42] } },
          { action: 'FailJob', onExitCodes: { containerName: 'migrate', operator: 'In', values: [1] } },
          { action: 'Count', onExitCodes: { containerName: 'migrate', operator: 'NotIn', values: [0, 1, 2] } },
        ],
      },
    });
  });

  test('is a fault where it can not be', () => {
    const rule = FailureRule.onDisruption(FailureAction.IGNORE);
    expect(faultsOf(() => job({ failureRules: [rule] }, JobRestart.ON_FAILURE))).toEqual([
      'shop/migrate: completion.failureRules: need `JobRestart.NEVER`: else the kubelet restarts first',
    ]);
    expect(faultsOf(() => job({ failureRules: Array<FailureRule>(21).fill(rule) }))).toEqual([
      expect.stringMatching(/^shop\/migrate: completion\.failureRules: got .*, expected 20 rules or less$/),
    ]);
    expect(faultsOf(() => job({
      failureRules: [
        FailureRule.onExitCodes(FailureAction.COUNT, []), FailureRule.onExitCodes(FailureAction.COUNT, [0], 'A'),
        FailureRule.onOtherExitCodes(FailureAction.COUNT, [256], 'A'), FailureRule.onOtherExitCodes(FailureAction.COUNT, []),
      ],
    })).map((fault) => fault.replace(/: lower-case.*/, ''))).toEqual([
      'shop/migrate: completion.failureRules[0].codes: got [], expected one item or more',
      'shop/migrate: completion.failureRules[1].codes: got 0, expected an integer from 1 to 255',
      "shop/migrate: completion.failureRules[1].containerName: got 'A', expected a container of the Pod: migrate",
      'shop/migrate: completion.failureRules[2].codes: got 256, expected an integer from 0 to 255',
      "shop/migrate: completion.failureRules[2].containerName: got 'A', expected a container of the Pod: migrate",
      'shop/migrate: completion.failureRules[3].codes: got [], expected one item or more',
    ]);
  });
});
