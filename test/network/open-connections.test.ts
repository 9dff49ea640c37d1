import { parse } from 'yaml';
import { addressedConnections, openConnections } from './open-connections';

const pod = (name: string, more: object = {}, inNamespace = 'a'): object => ({
  apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: inNamespace, labels: { app: name } },
  spec: { containers: [{ name, ports: [{ name: 'web', containerPort: 80 }], ...more }] },
});
const policy = (spec: string): object => ({
  apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p', namespace: 'a' }, spec: parse(spec) as object,
});
/** Who may connect to the Pod `server` of the namespace `a`, by these policies. */
const open = (...policies: string[]): string[] => (
  openConnections([pod('server'), pod('client'), pod('other', {}, 'b'), ...policies.map(policy)])
    .filter((line) => line.includes(' > server:') && !line.startsWith('server')).map((line) => line.replace(' > server', ''))
);
const SERVER = 'podSelector: { matchLabels: { app: server } }';
const EVERYBODY = ['a Pod elsewhere', 'a Pod of a', 'a Pod of b', 'client', 'other', 'outside'];

describe('the evaluator of the tests', () => {
  test('has everything open without a policy, and with one for other Pods', () => {
    expect(open()).toEqual(EVERYBODY.map((name) => `${name}:*`));
    expect(open('podSelector: { matchLabels: { app: else } }')).toEqual(EVERYBODY.map((name) => `${name}:*`));
  });

  test('has everything closed by a policy without a rule, but not what its type is not about', () => {
    expect(open(SERVER)).toEqual([]);
    expect(open(`${SERVER}\npolicyTypes: [Egress]`)).toEqual(EVERYBODY.map((name) => `${name}:*`));
  });

  test('adds up what several policies allow', () => {
    expect(open(`${SERVER}\ningress: [{ from: [{ podSelector: { matchLabels: { app: client } } }] }]`, `${SERVER}\ningress: [{ ports: [{ port: 81 }] }]`))
      .toEqual(['a Pod elsewhere:81', 'a Pod of a:81', 'a Pod of b:81', 'client:*', 'other:81', 'outside:81']);
  });

  test('looks for Pods in the policy\'s namespace, unless namespaces are named', () => {
    expect(open(`${SERVER}\ningress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }]`)).toEqual(['a Pod of a:80', 'client:80']);
    const named = 'namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [b] }] }';
    expect(open(`${SERVER}\ningress: [{ from: [{ ${named} }], ports: [{ port: 80 }] }]`)).toEqual(['a Pod of b:80', 'other:80']);
    expect(open(`${SERVER}\ningress: [{ from: [{ ${named}, podSelector: { matchExpressions: [{ key: app, operator: Exists }] } }], ports: [{ port: 80 }] }]`))
      .toEqual(['other:80']);
  });

  test('takes blocks of addresses with what is left out of them', () => {
    expect(open(`${SERVER}\ningress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }], ports: [{ port: 80 }] }]`)).toEqual(['outside:80']);
  });

  test('takes ports by name, by range and by protocol', () => {
    const ports = (list: string): string[] => open(`${SERVER}\ningress: [{ from: [{ podSelector: { matchLabels: { app: client } } }], ports: [${list}] }]`);
    expect(ports('{ port: web }')).toEqual(['client:80']);
    expect(ports('{ port: 82, endPort: 85 }')).toEqual(['client:82', 'client:85']);
    expect(ports('{ port: 80, protocol: UDP }')).toEqual(['client:80/UDP']);
    expect(ports('{ protocol: SCTP }')).toEqual(['client:80/SCTP', 'client:others/SCTP']);
  });

  test('asks the client\'s policies as well', () => {
    const egress = 'podSelector: { matchLabels: { app: client } }\npolicyTypes: [Egress]\negress: [{ to: [{ podSelector: {} }], ports: [{ port: 80 }] }]';
    expect(open(egress)).toContain('client:80');
    expect(open(egress, SERVER)).toEqual([]);
  });

  test('follows addresses through Services to the ports of Pods', () => {
    const service = { kind: 'Service', metadata: { name: 'front', namespace: 'a' }, spec: { selector: { app: 'server' }, ports: [{ port: 8000, targetPort: 80 }] } };
    const calls = (value: string, inNamespace?: string): string[] => (
      addressedConnections([service, pod('server'), pod('client', { env: [{ name: 'X', value }] }, inNamespace)])
    );
    for (const value of ['front:8000', 'front', 'http://front.a.svc:8000/path', 'jdbc:x://user@front:8000/db', 'else:1,front:8000']) {
      expect([value, calls(value)]).toEqual([value, ['client > server:80']]);
    }
    for (const value of ['front:8001', 'not-front:8000', 'front.b:8000']) expect([value, calls(value)]).toEqual([value, []]);
    expect(calls('front:8000', 'b')).toEqual([]);
    expect(calls('front.a:8000', 'b')).toEqual(['client > server:80']);
  });
});
