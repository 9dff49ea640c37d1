import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { call, findings, lonely, REMOVED, SOUND } from './doctor';

const WARNING = (file: string, name = 'lonely', line = 8) => `${file}:${line}:3 warning service-selects-nothing Service/${name} spec.selector
  no Pod here has the labels app=${name}, so that every connection is refused
  fix: use the labels of the Pod template that it is for
`;

describe('what is checked', () => {
  test('is a file, whatever its name', async () => {
    expect(await call(['check', 'manifest'], { files: { manifest: lonely() } })).toEqual({
      status: 1, stdout: `${WARNING('manifest')}\n1 warning in 1 object of 1 file\n`, stderr: '',
    });
  });

  test('is what a folder holds, and the folders in it, in the order of their names', async () => {
    const files = { 'k8s/b.yml': lonely('b'), 'k8s/a/z.yaml': lonely('z'), 'k8s/c.JSON': SOUND, 'k8s/README.md': 'a: [', 'other.yaml': 'a: [' };
    const { status, stdout, stderr } = await call(['check', 'k8s'], { files });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toBe(`${WARNING('k8s/a/z.yaml', 'z')}\n${WARNING('k8s/b.yml', 'b')}\n2 warnings in 3 objects of 3 files\n`);
  });

  test('is nothing in dotfiles and node_modules', async () => {
    const files = { '.github/ci.yaml': 'a: [', '.hidden.yaml': 'a: [', 'node_modules/x/a.yaml': 'a: [', 'a.yaml': SOUND };
    expect(await call(['check', '.'], { files })).toEqual({ status: 0, stdout: 'no findings in 1 object of 1 file\n', stderr: '' });
  });

  test('is a file behind a link, but no folder behind one: it might lead back', async () => {
    const prepare = (folder: string) => {
      mkdirSync(join(folder, 'k8s'));
      symlinkSync(join(folder, 'k8s'), join(folder, 'k8s/again'));
      symlinkSync(join(folder, 'k8s'), join(folder, 'k8s/again.yaml'));
      symlinkSync(join(folder, 'real'), join(folder, 'k8s/linked.yaml'));
      symlinkSync(join(folder, 'gone'), join(folder, 'k8s/dangling.yaml'));
    };
    expect(await call(['check', 'k8s'], { files: { real: SOUND }, prepare })).toEqual({
      status: 2,
      stdout: 'no findings in 1 object of 1 file; 1 file could not be read\n',
      stderr: 'k8s/dangling.yaml: there is no such file or folder\n',
    });
  });

  test('is each file once, however often it is named', async () => {
    expect((await findings(['a.yaml', '.', './a.yaml'], { files: { 'a.yaml': lonely() } })).findings).toHaveLength(1);
  });

  test('is one app: what one file makes, another one finds', async () => {
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: lonely\n  labels:\n    app: lonely\n';
    const { findings: found } = await findings(['.'], { files: { 'service.yaml': lonely(), 'pod.yaml': pod } });
    expect(found.map(({ rule }) => rule)).not.toContain('service-selects-nothing');
  });

  test('is standard input for -, beside files', async () => {
    const { status, stdout } = await call(['check', '-', 'a.yaml'], { files: { 'a.yaml': SOUND }, stdin: lonely() });
    expect(status).toBe(1);
    expect(stdout).toBe(`${WARNING('stdin')}\n1 warning in 2 objects of 2 files\n`);
  });

  test('is standard input where nothing is named', async () => {
    expect((await call(['check'], { stdin: lonely() })).stdout).toContain('stdin:8:3');
  });

  test('is nothing where nothing is named and a person waits: that needs help', async () => {
    const { status, stdout, stderr } = await call(['check'], { terminal: true });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage: cdk8s-patterns check [FILE|DIR|-]...');
  });
});

describe('what can\'t be read', () => {
  test('is told, each with its reason, and the rest is checked', async () => {
    const files = { 'a.yaml': lonely(), 'broken.yaml': 'kind: [', 'empty/README.md': '', 'latin1.yaml': Buffer.from('a: \xe9', 'latin1') };
    expect(await call(['check', 'gone.yaml', 'a.yaml', 'broken.yaml', 'empty', 'latin1.yaml'], { files })).toEqual({
      status: 2,
      stdout: `${WARNING('a.yaml')}\n1 warning in 1 object of 3 files; 4 files could not be read\n`,
      stderr: [
        'gone.yaml: there is no such file or folder',
        'empty: there is no .yaml, .yml or .json file in this folder',
        'broken.yaml:1:8: flow sequence in block collection must be sufficiently indented and end with a ]',
        'latin1.yaml: it is no text in UTF-8',
        '',
      ].join('\n'),
    });
  });

  test('is what the system doesn\'t give', async () => {
    const prepare = (folder: string) => symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
    expect(await call(['check', 'loop.yaml'], { prepare })).toEqual({
      status: 2,
      stdout: 'no findings in 0 objects of 0 files; 1 file could not be read\n',
      stderr: "loop.yaml: it can't be read: too many symbolic links encountered\n",
    });
  });

  test('is an empty pipe: what was to fill it has failed', async () => {
    expect(await call(['check', '-'], { stdin: '\n' })).toEqual({
      status: 2, stdout: 'no findings in 0 objects of 0 files; 1 file could not be read\n', stderr: 'stdin: there is nothing in it\n',
    });
  });
});

describe('the text', () => {
  test('says so where nothing is found', async () => {
    expect(await call(['check', 'a.yaml'], { files: { 'a.yaml': SOUND } })).toEqual({
      status: 0, stdout: 'no findings in 1 object of 1 file\n', stderr: '',
    });
  });

  test('counts what is no Kubernetes object', async () => {
    const files = { 'a.yaml': SOUND, 'values.yaml': 'image: nginx\n', 'Chart.yaml': 'apiVersion: v2\nname: shop\n' };
    expect((await call(['check', '.'], { files })).stdout).toBe(
      'no findings in 1 object of 3 files; 2 documents are no Kubernetes objects\n',
    );
    expect((await call(['check', 'values.yaml'], { files })).stdout).toBe(
      'no findings in 0 objects of 1 file; 1 document is no Kubernetes object\n',
    );
  });

  test('is in the order of the lines', async () => {
    const { findings: found } = await findings(['a.yaml'], { files: { 'a.yaml': `${lonely('b')}---\n${REMOVED}---\n${lonely('a')}` } });
    expect(found.map(({ line }) => line)).toEqual([8, 11, 23]);
  });

  test('names an object without a name by its kind', async () => {
    const { stdout } = await call(['check', '-'], { stdin: 'apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\n' });
    expect(stdout).toContain('stdin:1:13 error api-removed PodSecurityPolicy apiVersion\n');
  });
});

describe('a waiver', () => {
  const waived = REMOVED.replace('  name: old\n', '  name: old\n  annotations:\n    waiver.cdk8s-patterns/api-removed: the old cluster needs it\n');

  test('silences a finding of its object, which is counted', async () => {
    expect(await call(['check', '-'], { stdin: waived })).toEqual({
      status: 0, stdout: 'no findings in 1 object of 1 file (1 waived)\n', stderr: '',
    });
  });

  test('silences no other', async () => {
    expect(await call(['check', '-'], { stdin: `${waived}---\n${lonely()}` })).toEqual({
      status: 1, stdout: `${WARNING('stdin', 'lonely', 15)}\n1 warning in 2 objects of 1 file (1 waived)\n`, stderr: '',
    });
  });
});

describe('colors', () => {
  const files = { 'a.yaml': `${REMOVED}---\n${lonely()}`, 'sound.yaml': SOUND };
  const ESCAPE = String.fromCharCode(27);
  const colored = async (argv: readonly string[], around: object) => (
    (await call(['check', 'a.yaml', ...argv], { files, ...around })).stdout.includes(`${ESCAPE}[31merror${ESCAPE}[39m`)
  );

  test('are there on a terminal, and nowhere else', async () => {
    expect(await colored([], { terminal: true })).toBe(true);
    expect(await colored([], {})).toBe(false);
    expect(await colored([], { terminal: true, env: { NO_COLOR: '1' } })).toBe(false);
  });

  test('are as one says', async () => {
    expect(await colored(['--color'], { env: { NO_COLOR: '1' } })).toBe(true);
    expect(await colored(['--no-color'], { terminal: true })).toBe(false);
  });

  test('show in the last line how it stands', async () => {
    const last = async (...argv: string[]) => (await call(['check', ...argv, '--color'], { files })).stdout.split('\n').at(-2);
    expect(await last('a.yaml')).toBe(`${ESCAPE}[31m1 error and 1 warning${ESCAPE}[39m in 2 objects of 1 file`);
    expect(await last('sound.yaml')).toBe(`${ESCAPE}[32mno findings${ESCAPE}[39m in 1 object of 1 file`);
    expect(await last('gone.yaml')).toContain(`${ESCAPE}[31m1 file could not be read${ESCAPE}[39m`);
  });
});

describe('the version of Kubernetes', () => {
  test('is the newest that is known, unless one says another', async () => {
    const of = async (...argv: string[]) => (await findings(['-', ...argv], { stdin: REMOVED })).findings.map(({ rule }) => rule);
    expect(await of()).toEqual(['api-removed']);
    expect(await of('--kubernetes', '1.25')).toEqual(['api-removed']);
    expect(await of('--kubernetes', 'v1.24.17-eks-1234')).not.toContain('api-removed');
    expect((await findings(['-', '--kubernetes=1.30.2'], { stdin: SOUND })).kubernetes).toBe('1.30');
  });

  test.each(['1', '2.0', 'newest', '1.x', ''])('is none such as %p', async (version) => {
    expect(await call(['check', '-', '--kubernetes', version], { stdin: SOUND })).toEqual({
      status: 2,
      stdout: '',
      stderr: `cdk8s-patterns check: --kubernetes: got '${version}', expected a version such as '1.30'; `
        + '`cdk8s-patterns check --help` says what it takes\n',
    });
  });
});

describe('a wrong call', () => {
  const complaint = async (...argv: string[]) => {
    const { status, stdout, stderr } = await call(['check', ...argv], { stdin: SOUND });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    return stderr.replace(/; `cdk8s-patterns check --help` says what it takes\n$/, '');
  };

  test('is told with what was nearly right', async () => {
    expect(await complaint('--formt', 'json')).toBe("cdk8s-patterns check: there is no option '--formt'; did you mean '--format'?");
    expect(await complaint('-x')).toContain("there is no option '-x'");
    expect(await complaint('--format', 'xml')).toBe("cdk8s-patterns check: --format: got 'xml', expected 'text', 'json' or 'sarif'");
    expect(await complaint('--format', 'toString')).toContain("got 'toString'");
  });

  test('is told where a value is missing, or one too many', async () => {
    expect(await complaint('--format')).toBe('cdk8s-patterns check: --format takes a value');
    expect(await complaint('--format', '--color')).toBe('cdk8s-patterns check: --format takes a value');
    expect(await complaint('--color=yes')).toBe('cdk8s-patterns check: --color takes no value');
    expect(await complaint('--help=yes')).toBe('cdk8s-patterns check: --help takes no value');
  });

  test('is helped by --help', async () => {
    const { status, stdout, stderr } = await call(['check', '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Usage: cdk8s-patterns check [FILE|DIR|-]...');
    expect(stdout).toContain('by default 1.37');
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
  });
});

test('the JSON has the same fields for all findings', async () => {
  const stdin = `${REMOVED.replace('  name: old\n', '  name: old\n  namespace: shop\n  annotations:\n    waiver.cdk8s-patterns/api-removed: it goes\n')}---\n${lonely()}`;
  const { status, stdout } = await call(['check', '--format', 'json'], { stdin });
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    kubernetes: '1.37',
    findings: [
      {
        rule: 'api-removed', level: 'error', title: 'An API that Kubernetes no longer has', file: 'stdin', line: 1, column: 13,
        kind: 'PodSecurityPolicy', name: 'old', namespace: 'shop', field: 'apiVersion',
        happens: 'policy/v1beta1 has had no PodSecurityPolicy since Kubernetes 1.25: a cluster of 1.37 refuses it',
        fix: 'remove it: nothing took the place of PodSecurityPolicy under this name', waived: 'it goes',
      },
      {
        rule: 'service-selects-nothing', level: 'warning', title: 'A Service selects no Pod', file: 'stdin', line: 16, column: 3,
        kind: 'Service', name: 'lonely', namespace: null, field: 'spec.selector',
        happens: 'no Pod here has the labels app=lonely, so that every connection is refused',
        fix: 'use the labels of the Pod template that it is for', waived: null,
      },
    ],
    objects: 2,
    files: 1,
  });
});
