import { call, SOUND } from './doctor';

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, env: [{ name: DB_HOST, value: db }] }] } }
`;
const DB = `apiVersion: v1
kind: Service
metadata: { name: db }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec: { template: { metadata: { labels: { app: db } }, spec: { containers: [{ name: db, image: 'postgres:18' }] } } }
`;
const FLOWCHART = `flowchart LR
  database_db[("db<br/>StatefulSet ×1")]
  deployment_web["web<br/>Deployment ×2"]
  deployment_web -->|"5432"| database_db
`;

describe('a graph', () => {
  test('is drawn of all files of a call together, as a flowchart of Mermaid', async () => {
    const files = { 'k8s/web.yaml': WEB, 'k8s/db.yaml': DB };
    expect(await call(['graph', 'k8s'], { files })).toEqual({ status: 0, stdout: FLOWCHART, stderr: '' });
    expect((await call(['graph', 'k8s', '--format', 'mermaid'], { files })).stdout).toBe(FLOWCHART);
  });

  test('is drawn of standard input', async () => {
    expect((await call(['graph'], { stdin: `${DB}---\n${WEB}` })).stdout).toBe(FLOWCHART);
  });

  test('is drawn as SVG and as DOT', async () => {
    const around = { stdin: `${DB}---\n${WEB}` };
    expect((await call(['graph', '--format', 'svg'], around)).stdout).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect((await call(['graph', '--format', 'dot'], around)).stdout).toMatch(/^digraph app \{\n[\s\S]*\n\}\n$/);
  });

  test('fails where there is nothing to draw', async () => {
    expect(await call(['graph', '-'], { stdin: SOUND })).toEqual({
      status: 2, stdout: '',
      stderr: 'cdk8s-patterns graph: there is nothing to draw: no Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod\n',
    });
  });

  test('is drawn of what can be read, and the rest is told', async () => {
    const files = { 'web.yaml': WEB, 'broken.yaml': 'kind: [' };
    const { status, stdout, stderr } = await call(['graph', '.'], { files });
    expect(status).toBe(2);
    expect(stdout).toBe('flowchart LR\n  deployment_web["web<br/>Deployment ×2"]\n');
    expect(stderr).toMatch(/^broken\.yaml:1:8: .*\n$/);
  });

  test('has help, on stderr where nothing is named and a person waits', async () => {
    const { status, stdout } = await call(['graph', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('Usage: cdk8s-patterns graph [FILE|DIR|-]...');
    expect(stdout).toContain('Examples:\n  cdk8s-patterns graph dist ');
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
    expect(await call(['graph'], { terminal: true })).toEqual({ status: 2, stdout: '', stderr: stdout });
  });

  test('has no format that isn\'t known', async () => {
    expect((await call(['graph', '--format', 'png'], { stdin: WEB })).stderr).toBe(
      "cdk8s-patterns graph: --format: got 'png', expected 'mermaid', 'svg' or 'dot'; `cdk8s-patterns graph --help` says what it takes\n",
    );
  });
});
