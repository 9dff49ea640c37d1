import '@microsoft/jest-sarif';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RULES } from '../../lib/check/rules';
import { call, lonely, REMOVED } from './doctor';
import type { Around } from './doctor';

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: object };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly object[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly object[];
  readonly results: readonly Result[];
}

/** The one run of the report, which is a valid one. */
async function runOf(argv: readonly string[], around: Around): Promise<Run> {
  const { stdout } = await call(['check', ...argv, '--format', 'sarif'], around);
  const log = JSON.parse(stdout) as { readonly runs: readonly Run[] };
  expect(log).toBeValidSarifLog();
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

const uris = ({ results }: Run) => results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri);
const prints = ({ results }: Run) => results.map(({ partialFingerprints }) => partialFingerprints['objectField/v1']);

test('a finding has what code scanning shows of it: rule, level, message and place', async () => {
  const { results, tool: { driver: { rules } } } = await runOf(['k8s'], { files: { 'k8s/a.yaml': `${REMOVED}---\n${lonely()}` } });
  expect(results).toEqual([
    {
      ruleId: 'api-removed',
      ruleIndex: RULES.findIndex(({ id }) => id === 'api-removed'),
      level: 'error',
      message: {
        text: 'PodSecurityPolicy/old: apiVersion: policy/v1beta1 has had no PodSecurityPolicy since Kubernetes 1.25: '
          + 'a cluster of 1.37 refuses it; remove it: nothing took the place of PodSecurityPolicy under this name',
      },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'k8s/a.yaml' }, region: { startLine: 1, startColumn: 13 } } }],
      partialFingerprints: { 'objectField/v1': expect.stringMatching(/^[0-9a-f]{16}:1$/) as string },
    },
    expect.objectContaining({ ruleId: 'service-selects-nothing', level: 'warning' }),
  ]);
  for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex].id).toBe(ruleId);
});

test('the rules are all there, each with its texts, also where nothing is found', async () => {
  const { results, tool: { driver: { rules } } } = await runOf(['-'], { stdin: 'a: 1' });
  expect(results).toEqual([]);
  expect(rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  const { id, title, explanation, remedy, see, level } = RULES[0];
  expect(rules[0]).toEqual({
    id,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: `${explanation}\n\n${remedy}\n\n${see}`, markdown: `${explanation}\n\n${remedy}\n\n[More](${see})` },
    helpUri: see,
    defaultConfiguration: { level },
  });
});

test('a waived finding is there, suppressed, with its reason', async () => {
  const waiver = '  annotations:\n    waiver.cdk8s-patterns/api-removed: the old cluster needs it\n';
  const { results } = await runOf(['-'], { stdin: `${REMOVED}${waiver}---\n${lonely()}` });
  expect(results.map(({ suppressions }) => suppressions)).toEqual([
    [{ kind: 'inSource', justification: 'the old cluster needs it' }], undefined,
  ]);
});

test('a file is named from the folder of the call, and as a whole where it is outside of it', async () => {
  const files = { 'my k8s/ä#1.yaml': REMOVED };
  expect(uris(await runOf(['my k8s'], { files }))).toEqual(['my%20k8s/%C3%A4%231.yaml']);
  const fixture = join(__dirname, 'broken-shop/orders.yaml');
  expect(uris(await runOf([fixture], {}))[0]).toBe(pathToFileURL(fixture).href);
  expect(uris(await runOf(['../broken-shop/orders.yaml'], { cwd: join(__dirname, 'broken-shop') }))[0]).toBe('orders.yaml');
});

test('a finding keeps its fingerprint when lines move, and shares it with none', async () => {
  const before = prints(await runOf(['-'], { stdin: `${REMOVED}---\n${lonely('a')}---\n${lonely('b')}` }));
  const after = prints(await runOf(['-'], { stdin: `# new\n\n${lonely('b')}---\n${lonely('a')}---\n${REMOVED}` }));
  expect(new Set(before)).toEqual(new Set(after));
  expect(new Set(before).size).toBe(3);
  const twice = await runOf(['-'], { stdin: `${REMOVED}---\n${REMOVED}` });
  const removed = twice.results.filter(({ ruleId }) => ruleId === 'api-removed');
  expect(removed.map(({ partialFingerprints }) => partialFingerprints['objectField/v1'].replace(/.*:/, ''))).toEqual(['1', '2']);
});

test('what can\'t be read is a notification', async () => {
  const { invocations, results } = await runOf(['a.yaml', 'gone.yaml', 'b.yaml'], { files: { 'a.yaml': 'a: 1\na: 2', 'b.yaml': REMOVED } });
  expect(invocations).toEqual([{
    executionSuccessful: false,
    toolExecutionNotifications: [
      {
        level: 'error',
        message: { text: 'there is no such file or folder' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'gone.yaml' } } }],
      },
      {
        level: 'error',
        message: { text: "the key 'a' stands there a second time, and only one of the two would count" },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'a.yaml' }, region: { startLine: 2, startColumn: 1 } } }],
      },
    ],
  }]);
  expect(results.map(({ ruleId }) => ruleId)).toEqual(['api-removed']);
  expect((await runOf(['-'], { stdin: REMOVED })).invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
});

test('the schema sees what is wrong', async () => {
  const log = JSON.parse((await call(['check', '-', '--format', 'sarif'], { stdin: REMOVED })).stdout) as { runs: { results: object[] }[] };
  expect(log).toBeValidSarifLog();
  Object.assign(log.runs[0].results[0], { line: 1 });
  expect(log).not.toBeValidSarifLog();
});
