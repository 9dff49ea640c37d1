import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../lib/check/rules';
import { call, lonely, REMOVED, SOUND } from './doctor';

const ROOT = join(__dirname, '../..');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

afterEach(() => jest.restoreAllMocks());

describe('cdk8s-patterns', () => {
  test('says its commands when it is asked', async () => {
    for (const flag of ['--help', '-h']) {
      const { status, stdout, stderr } = await call([flag]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain('Usage: cdk8s-patterns COMMAND\n');
      expect(stdout).toMatch(/^ {2}check +what will go wrong/m);
    }
  });

  test('says its commands on stderr when nothing is asked, and fails', async () => {
    const { status, stdout, stderr } = await call([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage: cdk8s-patterns COMMAND\n');
  });

  test('says the version of the package', async () => {
    for (const flag of ['--version', '-v']) {
      expect(await call([flag])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    }
  });

  test('names the nearest command to one that there isn\'t', async () => {
    expect(await call(['chekc'])).toEqual({
      status: 2, stdout: '', stderr: "cdk8s-patterns: there is no command 'chekc'; did you mean 'check'?\n",
    });
    expect((await call(['toString'])).stderr).toContain("there is no command 'toString'");
  });

  test('names the nearest option to one that there isn\'t', async () => {
    expect(await call(['--verison'])).toEqual({
      status: 2, stdout: '', stderr: "cdk8s-patterns: there is no option '--verison'; did you mean '--version'?\n",
    });
  });

  test('has examples in the help of each command', async () => {
    for (const command of ['check', 'graph', 'explain', 'diff', 'pages', 'completion']) {
      const { status, stdout } = await call([command, '--help']);
      expect(status).toBe(0);
      expect(stdout).toMatch(/\nExamples:\n {2}\S/);
    }
  });

  test('ends in one sentence, not in a stack, when a rule fails', async () => {
    jest.spyOn(RULES[0], 'check').mockImplementation(() => {
      throw new Error('no such thing');
    });
    expect(await call(['check', 'a.yaml'], { files: { 'a.yaml': SOUND } })).toEqual({
      status: 2, stdout: '', stderr: `cdk8s-patterns check: rule ${RULES[0].id}: no such thing\n`,
    });
  });
});

describe('as a process', () => {
  const process = (args: readonly string[], input: string) => {
    const { status, stdout, stderr } = spawnSync(
      join(ROOT, 'node_modules/.bin/tsx'), [join(ROOT, 'lib/cli/main.ts'), ...args], { input, encoding: 'utf8', cwd: ROOT },
    );
    return { status, stdout, stderr };
  };

  test('it takes what is piped into it, with the exit status of what it found', () => {
    expect(process(['check', '-'], `${SOUND}---\n${REMOVED}---\n${lonely()}`)).toEqual({
      status: 1,
      stdout: [
        'stdin:6:13 error api-removed PodSecurityPolicy/old apiVersion',
        '  policy/v1beta1 has had no PodSecurityPolicy since Kubernetes 1.25: a cluster of 1.37 refuses it',
        '  fix: remove it: nothing took the place of PodSecurityPolicy under this name',
        'stdin:18:3 warning service-selects-nothing Service/lonely spec.selector',
        '  no Pod here has the labels app=lonely, so that every connection is refused',
        '  fix: use the labels of the Pod template that it is for',
        '',
        '1 error and 1 warning in 3 objects of 1 file',
        '',
      ].join('\n'),
      stderr: '',
    });
  }, 60_000);

  test('it says nothing more when its reader has seen enough', () => {
    const { stdout, stderr } = spawnSync('bash', ['-c', 'node_modules/.bin/tsx lib/cli/main.ts check - --format sarif | head -n 1'], {
      input: REMOVED, encoding: 'utf8', cwd: ROOT,
    });
    expect({ stdout, stderr }).toEqual({ stdout: '{\n', stderr: '' });
  }, 60_000);
});
