import { Reachability } from '../../lib/check/reachability';
import type { Answer } from '../../lib/check/reachability';
import type { Workload } from '../../lib/check/workload';
import { graphOf, objectsOf } from './fixture';

interface PodOptions {
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly spec?: object;
}

function pod(name: string, { namespace = 'shop', labels = { app: name }, spec = {} }: PodOptions = {}): object {
  const ports = [{ name: 'http', containerPort: 8080 }, { name: 'dns', containerPort: 5300, protocol: 'UDP' }];
  return {
    apiVersion: 'v1', kind: 'Pod', metadata: { name, labels, ...(namespace === '' ? {} : { namespace }) },
    spec: { containers: [{ name, ports }], ...spec },
  };
}

function policy(spec: string, namespace = 'shop'): unknown {
  return objectsOf(`{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: p, namespace: ${namespace} }, spec: ${spec} }`)[0];
}

const WEB = pod('web');
const DB = pod('db');

/** Whether web may connect to db. */
function connects(objects: readonly unknown[], port = 8080, protocol = 'TCP'): Answer {
  const graph = graphOf(objects);
  const [client, server] = ['web', 'db'].map((wanted) => graph.workloads.find(({ name }) => name === wanted) as Workload);
  return Reachability.of(graph).connects({ client, server, port, protocol });
}

function resolves(...objects: unknown[]): Answer {
  const graph = graphOf([WEB, ...objects]);
  return Reachability.of(graph).resolvesNames(graph.workloads[0]);
}

describe('without rules', () => {
  test('everything is open', () => expect(connects([WEB, DB])).toBe('yes'));
  test('a policy of other Pods closes nothing', () => expect(connects([WEB, DB, policy('{ podSelector: { matchLabels: { app: other } } }')])).toBe('yes'));
  test('a policy of another namespace closes nothing', () => expect(connects([WEB, DB, policy('{ podSelector: {} }', 'other')])).toBe('yes'));
  test('a policy closes ingress where it says no type', () => expect(connects([WEB, DB, policy('{ podSelector: { matchLabels: { app: db } } }')])).toBe('no'));
  test('it leaves egress open then', () => expect(connects([WEB, DB, policy('{ podSelector: { matchLabels: { app: web } } }')])).toBe('yes'));
  test('an empty list of egress rules leaves it open too', () => {
    expect(connects([WEB, DB, policy('{ podSelector: { matchLabels: { app: web } }, egress: [] }')])).toBe('yes');
  });
  test('a list with rules closes the rest', () => {
    expect(connects([WEB, DB, policy('{ podSelector: { matchLabels: { app: web } }, egress: [{ ports: [{ port: 1 }] }] }')])).toBe('no');
  });
  test('types that are said count, not rules', () => {
    expect(connects([WEB, DB, policy('{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress] }')])).toBe('no');
    expect(connects([WEB, DB, policy('{ podSelector: { matchLabels: { app: db } }, policyTypes: [Egress], ingress: [] }')])).toBe('yes');
  });
});

/** Ingress rules of db. */
function ingress(rules: string, ...more: unknown[]): unknown[] {
  return [WEB, DB, policy(`{ podSelector: { matchLabels: { app: db } }, ingress: ${rules} }`), ...more];
}

describe('peers', () => {
  test.each<[string, string, Answer]>([
    ['a rule without peers', '[{}]', 'yes'],
    ['an empty list of peers', '[{ from: [] }]', 'yes'],
    ['the Pods', '[{ from: [{ podSelector: { matchLabels: { app: web } } }] }]', 'yes'],
    ['all Pods of the namespace', '[{ from: [{ podSelector: {} }] }]', 'yes'],
    ['other Pods', '[{ from: [{ podSelector: { matchLabels: { app: api } } }] }]', 'no'],
    ['the second of two peers', '[{ from: [{ podSelector: { matchLabels: { app: api } } }, { podSelector: { matchLabels: { app: web } } }] }]', 'yes'],
    ['the second of two rules', '[{ from: [{ podSelector: { matchLabels: { app: api } } }] }, { from: [{ podSelector: {} }] }]', 'yes'],
    ['expressions', '[{ from: [{ podSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [web] }] } }] }]', 'no'],
    ['expressions that hold', '[{ from: [{ podSelector: { matchExpressions: [{ key: app, operator: Exists }, { key: old, operator: DoesNotExist }] } }] }]', 'yes'],
    ['all namespaces', '[{ from: [{ namespaceSelector: {} }] }]', 'yes'],
    ['its namespace by name', '[{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } } }] }]', 'yes'],
    ['another namespace by name', '[{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: other } } }] }]', 'no'],
    ['a namespace by a label that is not known', '[{ from: [{ namespaceSelector: { matchLabels: { team: a } } }] }]', 'unknown'],
    ['an expression on a label that is not known', '[{ from: [{ namespaceSelector: { matchExpressions: [{ key: team, operator: Exists }] } }] }]', 'unknown'],
    ['other Pods of a namespace that is not known', '[{ from: [{ namespaceSelector: { matchLabels: { team: a } }, podSelector: { matchLabels: { app: api } } }] }]', 'no'],
    ['a block of addresses', '[{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]', 'unknown'],
    ['a label that a controller gives', '[{ from: [{ podSelector: { matchLabels: { statefulset.kubernetes.io/pod-name: web-0 } } }] }]', 'unknown'],
  ])('%s: %s is %s', (_, rules, expected) => {
    expect(connects(ingress(rules))).toBe(expected);
  });

  test('a namespace by a label of its own manifest', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'a' } } };
    const from = (team: string): string => `[{ from: [{ namespaceSelector: { matchLabels: { team: ${team} } } }] }]`;
    expect(connects(ingress(from('a'), namespace))).toBe('yes');
    expect(connects(ingress(from('b'), namespace))).toBe('no');
  });

  test('Pods of another namespace are meant by a namespaceSelector alone', () => {
    const others = (rules: string): unknown[] => [pod('web', { namespace: 'other' }), ...ingress(rules).slice(1)];
    expect(connects(others('[{ from: [{ podSelector: {} }] }]'))).toBe('no');
    expect(connects(others('[{ from: [{ podSelector: {}, namespaceSelector: {} }] }]'))).toBe('yes');
  });

  test('Pods that name no namespace may be in any', () => {
    expect(connects([pod('web', { namespace: '' }), ...ingress('[{ from: [{ podSelector: {} }] }]').slice(1)])).toBe('unknown');
    expect(connects([pod('web', { namespace: '' }), ...ingress('[{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } } }] }]').slice(1)]))
      .toBe('unknown');
  });
});

describe('ports', () => {
  test.each<[string, string, Answer]>([
    ['none', '[{ ports: [] }]', 'yes'],
    ['the port', '[{ ports: [{ port: 8080 }] }]', 'yes'],
    ['another port', '[{ ports: [{ port: 80 }] }]', 'no'],
    ['one of two', '[{ ports: [{ port: 80 }, { port: 8080 }] }]', 'yes'],
    ['a range', '[{ ports: [{ port: 8000, endPort: 8080 }] }]', 'yes'],
    ['a range below', '[{ ports: [{ port: 8000, endPort: 8079 }] }]', 'no'],
    ['its name', '[{ ports: [{ port: http }] }]', 'yes'],
    ['the name of a port of another protocol', '[{ ports: [{ port: dns }] }]', 'no'],
    ['a name that it does not have', '[{ ports: [{ port: web }] }]', 'no'],
    ['another protocol', '[{ ports: [{ port: 8080, protocol: UDP }] }]', 'no'],
    ['all ports of its protocol', '[{ ports: [{ protocol: TCP }] }]', 'yes'],
    ['the port, but for others', '[{ ports: [{ port: 8080 }], from: [{ podSelector: { matchLabels: { app: api } } }] }]', 'no'],
  ])('%s: %s is %s', (_, rules, expected) => {
    expect(connects(ingress(rules))).toBe(expected);
  });

  test('a named port of another protocol', () => {
    expect(connects(ingress('[{ ports: [{ port: dns, protocol: UDP }] }]'), 5300, 'UDP')).toBe('yes');
    expect(connects(ingress('[{ ports: [{ port: dns, protocol: UDP }] }]'), 53, 'UDP')).toBe('no');
  });
});

describe('both sides', () => {
  const egress = (to: string): unknown => policy(`{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [{ to: [{ podSelector: { matchLabels: { app: ${to} } } }] }] }`);

  test('have to allow it', () => {
    expect(connects([...ingress('[{}]'), egress('db')])).toBe('yes');
    expect(connects([...ingress('[{}]'), egress('api')])).toBe('no');
    expect(connects([...ingress('[]'), egress('db')])).toBe('no');
  });

  test('policies add up', () => expect(connects([WEB, DB, egress('api'), egress('db')])).toBe('yes'));

  test('a named port of egress is one of the server', () => {
    expect(connects([WEB, DB, policy('{ podSelector: { matchLabels: { app: web } }, egress: [{ ports: [{ port: http }] }] }')])).toBe('yes');
  });
});

test('policies mean no Pod on the network of its node', () => {
  const host = { spec: { hostNetwork: true } };
  expect(connects([WEB, pod('db', host), policy('{ podSelector: { matchLabels: { app: db } } }')])).toBe('yes');
  expect(connects([pod('web', host), DB, policy('{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress] }')])).toBe('yes');
  expect(connects([pod('web', host), DB, policy('{ podSelector: { matchLabels: { app: db } } }')])).toBe('unknown');
  expect(connects([pod('web', host), ...ingress('[{ from: [{ podSelector: {} }] }]').slice(1)])).toBe('unknown');
});

test.each([
  { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'a' } },
  { apiVersion: 'crd.projectcalico.org/v1', kind: 'NetworkPolicy', metadata: { name: 'a' } },
])('nothing is sure beside a $kind of $apiVersion', (other) => {
  expect(connects([WEB, DB, other])).toBe('unknown');
  expect(resolves(other)).toBe('unknown');
});

describe('names', () => {
  const egress = (rules: string, namespace?: string): unknown => policy(`{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: ${rules} }`, namespace);

  test('are found where nothing restricts egress', () => expect(resolves(policy('{ podSelector: {} }'))).toBe('yes'));

  test.each<[string, Answer]>([
    ['[]', 'no'],
    ['[{}]', 'yes'],
    ['[{ ports: [{ port: 53, protocol: UDP }] }]', 'yes'],
    ['[{ ports: [{ port: 53 }] }]', 'no'],
    ['[{ ports: [{ port: 1, endPort: 100, protocol: UDP }] }]', 'yes'],
    ['[{ ports: [{ protocol: UDP }] }]', 'yes'],
    ['[{ ports: [{ port: 54, protocol: UDP }] }]', 'no'],
    ['[{ ports: [{ port: dns, protocol: UDP }] }]', 'unknown'],
    ['[{ ports: [{ port: 5353, protocol: UDP }] }]', 'yes'],
    ['[{ to: [{ podSelector: {} }] }]', 'no'],
    ['[{ to: [{ namespaceSelector: {} }] }]', 'yes'],
    ['[{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }] }]', 'yes'],
    ['[{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } } }] }]', 'no'],
    ['[{ to: [{ namespaceSelector: { matchLabels: { name: kube-system } } }] }]', 'unknown'],
    ['[{ to: [{ ipBlock: { cidr: 10.96.0.10/32 } }] }]', 'unknown'],
  ])('with %s: %s', (rules, expected) => {
    expect(resolves(egress(rules))).toBe(expected);
  });

  test('may be found in the namespace of the DNS itself', () => {
    const graph = graphOf([pod('web', { namespace: 'kube-system' }), egress('[{ to: [{ podSelector: {} }] }]', 'kube-system')]);
    expect(Reachability.of(graph).resolvesNames(graph.workloads[0])).toBe('unknown');
  });
});

test('tells which policies restrict which direction, and is made once', () => {
  const graph = graphOf([WEB, policy('{ podSelector: {} }')]);
  const reachability = Reachability.of(graph);
  expect(reachability.policiesOf(graph.workloads[0], 'ingress')).toHaveLength(1);
  expect(reachability.policiesOf(graph.workloads[0], 'egress')).toHaveLength(0);
  expect(Reachability.of(graph)).toBe(reachability);
});
