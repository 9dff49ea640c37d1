import { happens, object, ofImage, policy, workload } from './happens';
import type { Json } from './pairs/pair';

const pods = (labels: Record<string, string>) => ({ podSelector: { matchLabels: labels } });
const listening = (name: string, containerPort: number, kind = 'Deployment') => {
  const copy = workload(kind, name);
  copy.spec.template.spec.containers[0].ports = [{ containerPort }];
  return copy;
};
const APP = [listening('web', 8080), listening('db', 9042)];
/** Lets some peers reach the database. */
const toDb = (...from: Json[]) => policy('db', { ...pods({ app: 'db' }), ingress: [{ from, ports: [{ port: 9042 }] }] });
const fromDb = (egress: Json[]) => policy('db', { ...pods({ app: 'db' }), policyTypes: ['Egress'], egress });
const only = (lines: readonly string[]) => lines.filter((line) => line.includes('closes') || line.includes('opens'));
const DNS = { ports: [{ port: 53, protocol: 'UDP' }, { port: 53 }] };

describe('a policy that closes what was open', () => {
  test('is data at risk, with each connection by name', () => {
    expect(only(happens(APP, [...APP, toDb(pods({ app: 'web' }))]))).toEqual([
      'data at risk NetworkPolicy/db: closes what was open: '
        + 'db, other Pods of shop, Pods of other namespaces, any other address → db:9042',
    ]);
  });

  test('names a client that was let in, and those that these manifests don\'t make', () => {
    const monitoring = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, ...pods({ app: 'prometheus' }) };
    const team = { namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'Exists' }] } };
    const anyNamespace = { namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'role', operator: 'In', values: ['client'] }] } };
    const old = toDb(pods({ app: 'web' }), pods({ app: 'admin' }), monitoring, team, anyNamespace, { ipBlock: { cidr: '10.1.0.0/16' } });
    expect(only(happens([...APP, old], [...APP, toDb(pods({ app: 'nobody' }))]))).toEqual([
      'data at risk NetworkPolicy/db: closes what was open: web, Pods with app=admin of shop, '
        + 'Pods with app=prometheus of monitoring, Pods of namespaces with team=any, Pods with role=client of any namespace, '
        + '10.1.0.0/16 → db:9042',
    ]);
  });

  test('is one that goes, where another one stays', () => {
    const second = policy('more', { ...pods({ app: 'db' }), ingress: [{ from: [pods({ app: 'web' })] }] });
    expect(only(happens([...APP, toDb(pods({ app: 'db' })), second], [...APP, toDb(pods({ app: 'db' }))]))).toEqual([
      'data at risk NetworkPolicy/more: closes what was open: web → db:9042',
    ]);
  });

  test('is no policy where the labels of Pods change, but the workload', () => {
    const other = workload('Deployment', 'web', {}, {}, { tier: 'front' });
    const allowed = toDb(pods({ tier: 'front' }));
    expect(only(happens([other, APP[1], allowed], [APP[0], APP[1], allowed]))).toEqual([
      'data at risk Deployment/db: closes what was open: web → db:9042',
    ]);
  });

  test('closes what goes out: names, Pods and addresses', () => {
    expect(only(happens(APP, [...APP, fromDb([{ to: [pods({ app: 'web' })] }])]))).toEqual([
      'data at risk NetworkPolicy/db: closes what was open: db → db:9042; db → other Pods of shop (any port); '
        + 'db → Pods of other namespaces (any port); db → any other address (any port); db → the cluster\'s DNS',
    ]);
    const block = (cidr: string, except?: string[]) => (
      fromDb([DNS, { to: [{ ipBlock: { cidr, except } }], ports: [{ port: 443 }] }])
    );
    const closes = (old: Json, next: Json) => only(happens([...APP, old], [...APP, next]));
    expect(closes(block('203.0.113.0/24'), block('203.0.113.0/25'))).toEqual([
      'data at risk NetworkPolicy/db: closes what was open: db → 203.0.113.0/24:443',
    ]);
    expect(closes(block('203.0.113.0/25'), block('203.0.113.0/24'))).toEqual([
      'in-place change NetworkPolicy/db: opens what was closed: db → 203.0.113.0/24:443',
    ]);
    expect(closes(block('203.0.113.0/24'), block('203.0.113.0/24', ['203.0.113.8/32']))[0]).toContain('closes what was open: db → 203.0.113.0/24:443');
    expect(closes(block('2001:db8::/32'), block('203.0.113.0/24'))[0]).toContain('closes what was open: db → 2001:db8::/32:443');
    expect(closes(block('203.0.113.0/24'), fromDb([DNS, { to: [], ports: [{ port: 443 }] }])).filter((line) => line.includes('closes'))).toEqual([]);
  });

  test('closes every port of what declares none', () => {
    const quiet = workload('Deployment', 'db');
    expect(only(happens([APP[0], quiet], [APP[0], quiet, toDb(pods({ app: 'web' }))]))[0]).toContain('closes what was open: web, db, other Pods of shop, Pods of other namespaces, any other address → db (any port)');
    const before = policy('db', { ...pods({ app: 'db' }), ingress: [{ from: [pods({ app: 'web' })], ports: [{ port: 9042 }, { port: 'cql' }] }] });
    const after = policy('db', { ...pods({ app: 'db' }), ingress: [{ from: [pods({ app: 'web' })], ports: [{ port: 9043 }] }] });
    expect(only(happens([APP[0], quiet, before], [APP[0], quiet, after]))).toEqual([
      'data at risk NetworkPolicy/db: closes what was open: web → db:9042',
      'in-place change NetworkPolicy/db: opens what was closed: web → db:9043',
    ]);
  });

  test('says the protocol where it isn\'t TCP, and connects to no Job that listens to nobody', () => {
    const dns = workload('Deployment', 'dns');
    dns.spec.template.spec.containers[0].ports = [{ containerPort: 53, protocol: 'UDP' }];
    const job = object('batch/v1', 'Job', 'migrate-0123abcdef', { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'm', image: 'a:1' }] } } } });
    const lines = only(happens([dns, job], [dns, job, policy('all', { podSelector: {} })]));
    expect(lines[0]).toContain('dns, migrate, other Pods of shop, Pods of other namespaces, any other address → dns:53/UDP');
    expect(lines[0]).not.toContain('→ migrate');
  });

  test('is seen where what the API server keeps of OLD decides', () => {
    // Nobody wrote `policyTypes`, so that it stays Ingress, and what NEW says of egress has no effect.
    const before = policy('db', { ...pods({ app: 'db' }), ingress: [{}] });
    const after = policy('db', { ...pods({ app: 'db' }), ingress: [{}], egress: [DNS] });
    expect(happens([...APP, before], [...APP, after])).toEqual([
      'in-place change NetworkPolicy/db',
      'nothing NetworkPolicy/db: spec.policyTypes stays ["Ingress"], though NEW doesn\'t say so: the API server keeps it',
    ]);
  });
});

test('what opens is said, and no risk', () => {
  expect(happens([...APP, toDb(pods({ app: 'web' }))], APP)[0]).toMatch(
    /^deletion NetworkPolicy\/db$/,
  );
  expect(only(happens([...APP, toDb(pods({ app: 'web' }))], APP))).toEqual([
    'in-place change NetworkPolicy/db: opens what was closed: '
      + 'db, other Pods of shop, Pods of other namespaces, any other address → db:9042',
  ]);
});

test('nothing is said of connections where policies let through what they let through before', () => {
  const [old, next] = [[...APP, toDb(pods({ app: 'web' }))], [ofImage(APP[0], 'web:2'), APP[1], toDb(pods({ app: 'web' }))]];
  expect(only(happens(old, next))).toEqual([]);
});
