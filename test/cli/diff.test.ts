import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from './doctor';
import type { Around } from './doctor';

const configMap = (value: string, name = 'settings') => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  a: "${value}"\n`;
const web = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "${image}" }] }
`;
const roleBinding = (role: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: robots }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: ${role} }
`;
const history = (limit: number) => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec: { revisionHistoryLimit: ${limit}, serviceName: db, selector: {}, template: { spec: { containers: [] } } }
`;

const diff = (old: string, next: string, ...options: string[]) => call(['diff', 'old', 'new', ...options], { files: { old, new: next } });

describe('cdk8s-patterns diff', () => {
  test('says what happens to each object, the worst first, and how many', async () => {
    expect(await diff(
      [configMap('1'), configMap('1', 'same'), web('web:1'), roleBinding('read')].join('---\n'),
      [configMap('2'), configMap('1', 'same'), web('web:2'), roleBinding('write')].join('---\n'),
    )).toEqual({
      status: 2,
      stdout: `replacement needed RoleBinding/robots
  roleRef.name: "read" → "write"
  the role of a binding can't change
    1. kubectl auth reconcile -f NEW   # deletes it and makes it again at once; or: kubectl delete rolebinding robots
    2. apply NEW again; in between its subjects have no rights

rollout Deployment/web in shop
  spec.template.spec.containers[web].image: "web:1" → "web:2"
  2 Pods restart, in any order: at most 1 more than 2 at a time, at least 2 ready

in-place change ConfigMap/settings
  data.a: "1" → "2"

1 replacement needed, 1 rollout, 1 in-place change; 1 object unchanged
`,
      stderr: '',
    });
  });

  test('says that an apply deletes nothing by itself', async () => {
    const { status, stdout } = await diff(`${configMap('1')}---\n${configMap('1', 'old')}`, `${configMap('1')}---\n${configMap('1', 'more')}`);
    expect(status).toBe(1);
    expect(stdout).toBe(`deletion ConfigMap/old
  Pods that need it don't start without it
    1. kubectl delete configmap old, or an apply that prunes

creation ConfigMap/more

\`kubectl apply\` deletes nothing by itself: what is no longer in NEW goes by \`--prune\`, by Argo CD or Flux, or by hand
1 deletion, 1 creation; 1 object unchanged
`);
  });

  test('is content with nothing', async () => {
    expect(await diff(configMap('1'), configMap('1'))).toEqual({ status: 0, stdout: 'nothing changes; 1 object unchanged\n', stderr: '' });
    const service = (clusterIP: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: db }\nspec: { ${clusterIP}ports: [{ port: 80 }] }\n`;
    const { status, stdout } = await diff(service('clusterIP: None, '), service(''));
    expect(status).toBe(0);
    expect(stdout).toContain('nothing Service/db\n  spec.clusterIP stays "None"');
  });

  test('ends with 1 for a change, with 2 for what is refused or at risk, with 1 where that is allowed', async () => {
    expect((await diff(configMap('1'), configMap('2'))).status).toBe(1);
    expect((await diff(roleBinding('a'), roleBinding('b'))).status).toBe(2);
    expect((await diff(roleBinding('a'), roleBinding('b'), '--allow')).status).toBe(1);
    const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: files }\n';
    const { status, stdout } = await diff(claim, configMap('1'));
    expect(status).toBe(2);
    expect(stdout).toContain('1 with data at risk, 1 creation; 0 objects unchanged');
    expect((await diff(claim, configMap('1'), '--allow')).status).toBe(1);
  });

  test('knows what the version of the cluster refuses', async () => {
    expect((await diff(history(3), history(4), '--kubernetes', '1.32')).status).toBe(2);
    expect((await diff(history(3), history(4), '--kubernetes', '1.33')).status).toBe(1);
    expect((await diff(history(3), history(4))).status).toBe(1);
    expect((await diff(history(3), history(4), '--kubernetes', 'new')).stderr).toBe(
      "cdk8s-patterns diff: --kubernetes: got 'new', expected a version such as '1.30'; `cdk8s-patterns diff --help` says what it takes\n",
    );
  });

  test('counts several of one kind', async () => {
    const both = (role: string) => `${roleBinding(role)}---\n${roleBinding(role).replace('robots', 'people')}`;
    expect((await diff(both('a'), both('b'))).stdout).toContain('2 replacements needed; 0 objects unchanged\n');
  });

  test('has colors on a terminal, unless they are not wanted', async () => {
    const files = { old: configMap('1'), new: configMap('2') };
    const colored = async (around: Around, ...options: string[]) => (await call(['diff', 'old', 'new', ...options], { files, ...around })).stdout.includes('\u001b[');
    expect(await colored({ terminal: true })).toBe(true);
    expect(await colored({ terminal: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await colored({ terminal: true }, '--no-color')).toBe(false);
    expect(await colored({}, '--color')).toBe(true);
    expect(await colored({})).toBe(false);
  });

  test('never prints what a Secret holds, in no format', async () => {
    const secret = (value: string) => `apiVersion: v1\nkind: Secret\nmetadata: { name: db }\nstringData: { password: ${value} }\n`;
    for (const format of ['text', 'json', 'markdown']) {
      const { stdout } = await diff(secret('hunter2'), secret('trustno1'), '--format', format);
      expect(stdout).toContain('data.password');
      expect(stdout).not.toMatch(/hunter2|trustno1|aHVudGVyMg|dHJ1c3Rubz/);
    }
  });

  test('lets no manifest move the cursor of a terminal, and cuts what is long', async () => {
    const { stdout } = await diff(configMap('1'), configMap(`\\u001b[2J\\u202e${'x'.repeat(99)}`));
    expect(stdout).toContain('data.a: "1" → "\\u001b[2J\\u202exxx');
    expect(stdout).toContain('x…\n');
    const odd = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: "a\\u001b[2J" }\n';
    expect((await diff(configMap('1'), odd)).stdout).toContain('creation ConfigMap/a\ufffd[2J\n');
  });
});

describe('--format json', () => {
  test('has every field, and null for what isn\'t there', async () => {
    const { stdout } = await diff(web('web:1'), `${web('web:2')}---\n${configMap('1')}`, '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      kubernetes: '1.37',
      effect: 'rollout',
      objects: [
        {
          apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'shop', effect: 'rollout', gone: false,
          consequences: [{
            effect: 'rollout',
            happens: '2 Pods restart, in any order: at most 1 more than 2 at a time, at least 2 ready',
            changes: [{ field: 'spec.template.spec.containers[web].image', before: 'web:1', after: 'web:2' }],
            steps: [],
            rollout: { count: 2, order: 'any', budget: 'at most 1 more than 2 at a time, at least 2 ready', disruptionBudgets: [], pods: null },
          }],
        },
        {
          apiVersion: 'v1', kind: 'ConfigMap', name: 'settings', namespace: null, effect: 'creation', gone: false,
          consequences: [{ effect: 'creation', happens: '', changes: [], steps: [], rollout: null }],
        },
      ],
      unchanged: 0,
    });
    expect(JSON.parse((await diff(configMap('1'), configMap('1'), '--format', 'json')).stdout)).toEqual({
      version: 1, kubernetes: '1.37', effect: 'nothing', objects: [], unchanged: 1,
    });
    const changed = JSON.parse((await diff(configMap('1'), configMap('1').replace('  a: "1"', '  b: "1"'), '--format', 'json')).stdout);
    expect(changed.objects[0].consequences[0].changes).toEqual([
      { field: 'data.a', before: '1', after: null }, { field: 'data.b', before: null, after: '1' },
    ]);
  });
});

describe('--format markdown', () => {
  test('is a count, a table, and what can be unfolded', async () => {
    expect((await diff(`${web('web:1')}---\n${roleBinding('a')}`, `${web('web:2')}---\n${roleBinding('b')}`, '--format', 'markdown')).stdout).toBe(
      `**1 replacement needed, 1 rollout; 0 objects unchanged** (Kubernetes 1.37)

| | object | what happens |
| --- | --- | --- |
| **replacement needed** | <code>RoleBinding/robots</code> | the role of a binding can't change |
| rollout | <code>Deployment/web in shop</code> | 2 Pods restart, in any order: at most 1 more than 2 at a time, at least 2 ready |

<details><summary>RoleBinding/robots: replacement needed</summary>

| field | before | after |
| --- | --- | --- |
| <code>roleRef.name</code> | <code>"a"</code> | <code>"b"</code> |

1. <code>kubectl auth reconcile -f NEW   &#35; deletes it and makes it again at once; or: kubectl delete rolebinding robots</code>
2. <code>apply NEW again; in between its subjects have no rights</code>

</details>

<details><summary>Deployment/web in shop: rollout</summary>

| field | before | after |
| --- | --- | --- |
| <code>spec.template.spec.containers&#91;web&#93;.image</code> | <code>"web:1"</code> | <code>"web:2"</code> |

</details>
`);
  });

  test('names fields where they say it all, and what deletes', async () => {
    const data = (value: number) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: "${value}", b: "${value}", c: "${value}", d: "${value}" }\n`;
    const { stdout } = await diff(`${data(1)}---\n${configMap('1')}`, data(2), '--format', 'markdown');
    expect(stdout).toContain('| in-place change | <code>ConfigMap/a</code> | <code>data.a</code>, <code>data.b</code>, <code>data.c</code>, and 1 more |\n');
    expect(stdout).toContain('\n`kubectl apply` deletes nothing by itself');
    expect((await diff(configMap('1'), configMap('1'), '--format', 'markdown')).stdout).toBe('**nothing changes; 1 object unchanged** (Kubernetes 1.37)\n');
  });

  test('mentions nobody, links nowhere, and breaks no table', async () => {
    const { stdout } = await diff(configMap('1'), configMap('@team | [x](y) <b> `c`'), '--format', 'markdown');
    expect(stdout).toContain('<code>"&#64;team &#124; &#91;x&#93;(y) &#60;b&#62; &#96;c&#96;"</code>');
  });

  test('fits into a comment, whatever changes', async () => {
    const many = (value: string) => Array.from({ length: 600 }, (_, i) => configMap(value.repeat(40), `settings-${i}`)).join('---\n');
    const { stdout } = await diff(many('1'), many('2'), '--format', 'markdown');
    expect(stdout.length).toBeLessThan(65_536);
    expect(stdout).toContain('| | | and 500 more |\n');
    expect(stdout).toMatch(/The details of \d+ more are too long for a comment: `cdk8s-patterns diff` prints them\.\n$/);
  });
});

/** By which git is found. */
const PATH = { PATH: process.env.PATH ?? '' };

describe('what is compared', () => {
  const git = (folder: string, ...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, stdio: 'pipe' });
  let repository: string;

  beforeAll(() => {
    repository = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-diff-'));
    git(repository, 'init', '--quiet', '--initial-branch', 'main');
    write({ 'dist/web.yaml': web('web:1'), 'dist/more/settings.yml': configMap('1'), 'dist/.hidden/x.yaml': 'a: [', 'dist/notes.md': 'a: [', 'k8s/é one.yaml': configMap('k') });
    symlinkSync('/nowhere', join(repository, 'k8s/link.yaml'));
    git(repository, 'add', '--all');
    git(repository, 'commit', '--quiet', '--message', 'first');
    git(repository, 'tag', 'v1');
    write({ 'dist/web.yaml': web('web:2') });
    git(repository, 'commit', '--quiet', '--all', '--message', 'second');
    write({ 'dist/web.yaml': web('web:3') });
  });

  afterAll(() => rmSync(repository, { recursive: true }));

  function write(files: Record<string, string>): void {
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-files-'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    cpSync(folder, repository, { recursive: true });
    rmSync(folder, { recursive: true });
  }

  const images = async (old: string, next: string, around: Around = {}) => {
    const { stdout, stderr } = await call(['diff', old, next], { cwd: repository, env: PATH, ...around });
    return stderr === '' ? (/"(.*)" → "(.*)"/.exec(stdout)?.slice(1) ?? stdout) : stderr;
  };

  test('is a revision of git: its dist, and any folder or file of it', async () => {
    expect(await images('v1', 'main')).toEqual(['web:1', 'web:2']);
    expect(await images('HEAD~1', 'dist/web.yaml')).toEqual(['web:1', 'web:3']);
    expect(await images('main', 'dist')).toEqual(['web:2', 'web:3']);
    expect(await images('main:dist/web.yaml', 'v1:dist/web.yaml')).toEqual(['web:2', 'web:1']);
    expect(await images('main:k8s/', 'main:k8s')).toBe('nothing changes; 1 object unchanged\n');
    expect(await images('v1:.', 'v1:')).toBe('nothing changes; 2 objects unchanged\n');
  });

  test('is the output that cdk8s.yaml names, and begins with the folder of the call', async () => {
    const cwd = join(repository, 'dist');
    expect(await images('v1:./web.yaml', 'main:./web.yaml', { cwd })).toEqual(['web:1', 'web:2']);
    write({ 'cdk8s.yaml': 'output: k8s\n' });
    expect(await images('v1', 'main')).toBe('nothing changes; 1 object unchanged\n');
    for (const text of ['language: typescript\n', '']) {
      write({ 'cdk8s.yaml': text });
      expect(await images('v1', 'main')).toEqual(['web:1', 'web:2']);
    }
    write({ 'cdk8s.yaml': 'output: [\n' });
    expect(await images('v1', 'main')).toMatch(/^cdk8s-patterns diff: cdk8s\.yaml is no YAML: [^\n]*\n$/);
    rmSync(join(repository, 'cdk8s.yaml'));
  });

  test('is the path where a revision has the same name', async () => {
    write({ v1: web('path:1') });
    expect(await images('v1', 'v1:dist/web.yaml')).toEqual(['path:1', 'web:1']);
    rmSync(join(repository, 'v1'));
  });

  test('is standard input, on one side', async () => {
    expect(await images('v1:dist/web.yaml', '-', { stdin: web('piped:1') })).toEqual(['web:1', 'piped:1']);
    expect(await images('-', '-')).toBe('cdk8s-patterns diff: only one of OLD and NEW can be standard input; `cdk8s-patterns diff --help` says what it takes\n');
  });

  test.each([
    ['nope', "'nope' is no file, no folder and no git revision"],
    ['-x:dist', undefined],
    [':dist', "':dist' is no file, no folder and no git revision"],
    ['main:nope', "the revision main has no nope: commit what a synth writes, or name another folder, as in 'main:FOLDER'"],
    ['main:../x', "'main:../x' is outside of the repository"],
  ])('is nothing for %s, and says so in a line', async (old, why) => {
    const { status, stdout, stderr } = await call(['diff', old, 'dist'], { cwd: repository, env: PATH });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    if (why !== undefined) expect(stderr).toBe(`cdk8s-patterns diff: ${why}; \`cdk8s-patterns diff --help\` says what it takes\n`);
  });

  test('has to be one folder with manifests', async () => {
    expect(await images('main:dist/notes.md', 'dist')).toContain('main:dist/notes.md:1:');
    git(repository, 'rm', '--quiet', '--cached', '-r', 'k8s');
    write({ 'docs/README.md': '#' });
    git(repository, 'add', 'docs');
    git(repository, 'commit', '--quiet', '--message', 'third');
    expect(await images('main:docs', 'dist')).toBe('main:docs: there is no .yaml, .yml or .json file in this folder\n');
  });

  test('is a path alone where there is no repository, or no git', async () => {
    const around = { files: { a: configMap('1') } };
    expect((await call(['diff', 'main', 'a'], { ...around, env: PATH })).stderr).toBe(
      "cdk8s-patterns diff: 'main' is no file and no folder, and this is no git repository; `cdk8s-patterns diff --help` says what it takes\n",
    );
    const nowhere = { ...around, env: { PATH: '/nowhere' } };
    expect((await call(['diff', 'main', 'a'], nowhere)).stderr).toBe('cdk8s-patterns diff: \'main\' is no file and no folder, '
      + 'and there is no git to ask for a revision; `cdk8s-patterns diff --help` says what it takes\n');
    expect((await call(['diff', 'a', 'a'], nowhere)).status).toBe(0);
  });

  test('is all of it or nothing: half of a folder would look as if the rest were deleted', async () => {
    const files = { 'old/a.yaml': configMap('1'), 'new/a.yaml': configMap('2'), 'new/b.yaml': 'a: [' };
    const { status, stdout, stderr } = await call(['diff', 'old', 'new'], { files });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^new\/b\.yaml:\d+:\d+: .*\n$/);
    expect((await call(['diff', 'new', 'old'], { files })).status).toBe(2);
  });

  test.each([[[], 'OLD is missing'], [['a'], 'NEW is missing'], [['a', 'b', 'c'], 'that is an argument too many']])('are two: %p', async (argv, why) => {
    expect((await call(['diff', ...argv])).stderr).toBe(`cdk8s-patterns diff: ${why}; \`cdk8s-patterns diff --help\` says what it takes\n`);
  });
});
