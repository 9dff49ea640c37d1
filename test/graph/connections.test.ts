import { arrows, deployment, nodes, service } from './picture-of';

const env = (variables: Readonly<Record<string, string>>) => (
  `env: ${JSON.stringify(Object.entries(variables).map(([name, value]) => ({ name, value })))}`
);
const configMap = (data: Readonly<Record<string, string>>) => (
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data })
);
const policy = (name: string, spec: string, namespace = '') => (
  `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: ${name}${namespace} }, spec: ${spec} }`
);
const selector = (app: string) => `{ matchLabels: { app: ${app} } }`;
const api = [deployment('api'), service('api', 8080)];

describe('a client', () => {
  test('leads to the workloads of the Service that a variable or an argument names, with its port', () => {
    expect(arrows(deployment('web', env({ API_URL: 'http://api:8080/v1' })), ...api)).toEqual(['Deployment web -uses-> Deployment api: 8080']);
    expect(arrows(deployment('web', 'args: [--api=api:8080]'), ...api)).toEqual(['Deployment web -uses-> Deployment api: 8080']);
  });

  test('has one arrow to a server, with all its ports', () => {
    expect(arrows(deployment('web', env({ A_URL: 'http://api:8080', B_URL: 'http://api:8080', C_URL: 'http://api:9090' })), ...api)).toEqual([
      'Deployment web -uses-> Deployment api: 8080, 9090',
    ]);
  });

  test('that names no port takes the only one of the Service', () => {
    expect(arrows(deployment('web', env({ API_HOST: 'api' })), deployment('api'), service('api', 53, { portMore: 'protocol: UDP' }))).toEqual([
      'Deployment web -uses-> Deployment api: 53/UDP',
    ]);
    const two = service('api', 80, { portMore: 'name: a }, { port: 90, name: b' });
    expect(arrows(deployment('web', env({ API_HOST: 'api' })), deployment('api'), two)).toEqual(['Deployment web -uses-> Deployment api']);
  });

  test('comes before those that it leads to, also in a circle', () => {
    const to = (name: string) => env({ URL: `http://${name}:80` });
    expect(arrows(
      deployment('b', to('c')), service('b'), deployment('c', to('b')), service('c'), deployment('a', to('b')), deployment('lone'),
    )).toEqual(['Deployment a -uses-> Deployment b: 80', 'Deployment b -uses-> Deployment c: 80', 'Deployment c -uses-> Deployment b: 80']);
    expect(arrows(deployment('b', to('c')), service('b'), deployment('c', to('b')), service('c'))).toHaveLength(2);
  });

  test('leads to itself nowhere', () => {
    expect(arrows(deployment('api', env({ PEERS: 'api:8080' })), api[1])).toEqual([]);
  });

  test('finds the Service in another namespace', () => {
    expect(arrows(
      deployment('web', env({ API_URL: 'http://api.back.svc:8080' }), { namespace: 'front' }),
      deployment('api', '', { namespace: 'back' }), service('api', 8080, { namespace: 'back' }),
    )).toEqual(['Deployment front/web -uses-> Deployment back/api: 8080']);
  });

  test('is told by a ConfigMap: one key, all keys, or a file', () => {
    const settings = configMap({ 'API_URL': 'http://api:8080', 'app.conf': 'a = 1\nupstream = http://api:9090/\n', 'DB_HOST': 'unknown' });
    const one = 'env: [{ name: API_URL, valueFrom: { configMapKeyRef: { name: settings, key: API_URL } } }]';
    expect(arrows(deployment('web', one), settings, ...api)).toEqual(['Deployment web -uses-> Deployment api: 8080']);
    expect(arrows(deployment('web', 'envFrom: [{ configMapRef: { name: settings } }]'), settings, ...api)).toEqual([
      'Deployment web -uses-> Deployment api: 8080, 9090',
    ]);
    const pod = 'volumes: [{ name: a, configMap: { name: settings, items: [{ key: app.conf, path: a }] } }],';
    expect(arrows(deployment('web', '', { pod }), settings, ...api)).toEqual(['Deployment web -uses-> Deployment api: 9090']);
    expect(arrows(deployment('web', 'envFrom: [{ configMapRef: { name: gone } }]'), ...api)).toEqual([]);
  });

  test('leads to a host outside of the cluster, by its name or by an ExternalName', () => {
    const external = '{ apiVersion: v1, kind: Service, metadata: { name: mail }, spec: { type: ExternalName, externalName: smtp.example.com } }';
    expect(arrows(deployment('web', env({ MAIL_ADDR: 'mail:587' })), external)).toEqual(['Deployment web -uses-> outside smtp.example.com: 587']);
    expect(arrows(deployment('web', env({ PAY_URL: 'https://pay.example.com/v1' })))).toEqual(['Deployment web -uses-> outside pay.example.com: 443']);
    expect(nodes(deployment('web', env({ PAY_URL: 'https://pay.example.com/v1' })))[1]).toBe('outside: pay.example.com');
  });

  test('does not lead to what is no server elsewhere: the app\'s own host, the API server, a Service that isn\'t here', () => {
    const ingress = '{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: front }, spec: { rules: [{ host: shop.example.com }] } }';
    expect(nodes(deployment('web', env({
      SELF_URL: 'https://shop.example.com', KUBE_URL: 'https://kubernetes.default.svc', API_URL: 'http://api.other.svc:80', CACHE_ADDR: 'cache:11211',
    })), ingress)).toEqual(['deployment: web, Deployment ×1']);
  });
});

describe('a NetworkPolicy', () => {
  const web = deployment('web');

  test('that lets a client in has a dashed arrow, with its ports', () => {
    const ports = 'ports: [{ port: 8080 }, { port: metrics }, { port: 53, protocol: UDP }, { port: 9000, endPort: 9010 }, {}]';
    expect(arrows(web, ...api, policy('api', `{ podSelector: ${selector('api')}, ingress: [{ from: [{ podSelector: ${selector('web')} }], ${ports} }] }`)))
      .toEqual(['Deployment web -allowed-> Deployment api: 8080, metrics, 53/UDP, 9000–9010']);
  });

  test('that lets a client out has one, too', () => {
    expect(arrows(web, ...api, policy('web', `{ podSelector: ${selector('web')}, egress: [{ to: [{ podSelector: ${selector('api')} }] }] }`)))
      .toEqual(['Deployment web -allowed-> Deployment api']);
  });

  test('says nothing more of a connection that an address names', () => {
    expect(arrows(deployment('web', env({ API_URL: 'http://api:8080' })), ...api, policy(
      'api', `{ podSelector: ${selector('api')}, ingress: [{ from: [{ podSelector: ${selector('web')} }], ports: [{ port: 8080 }] }] }`,
    ))).toEqual(['Deployment web -uses-> Deployment api: 8080']);
  });

  test('that opens a namespace or every address is no connection', () => {
    expect(arrows(web, ...api, policy('api', `{ podSelector: ${selector('api')},
      ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: {} }] }, { from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }, {}],
      egress: [{ to: [{ ipBlock: { cidr: "::/0" } }] }] }`))).toEqual([]);
  });

  test('finds its peers in other namespaces by their labels', () => {
    const documents = [deployment('web', '', { namespace: 'front' }), deployment('api', '', { namespace: 'back' }), deployment('web', '', { namespace: 'old' })];
    const from = (labels: string) => policy(
      'api', `{ podSelector: ${selector('api')}, ingress: [{ from: [{ namespaceSelector: { matchLabels: ${labels} }, podSelector: ${selector('web')} }] }] }`,
      ', namespace: back',
    );
    const expected = ['Deployment front/web -allowed-> Deployment back/api'];
    expect(arrows(...documents, from('{ kubernetes.io/metadata.name: front }'))).toEqual(expected);
    const namespace = '{ apiVersion: v1, kind: Namespace, metadata: { name: front, labels: { team: shop } } }';
    expect(arrows(...documents, namespace, from('{ team: shop }'))).toEqual(expected);
  });

  test('leads to blocks of addresses, but where the host behind them is known', () => {
    const out = policy('web', `{ podSelector: ${selector('web')}, egress: [{ to: [{ ipBlock: { cidr: 203.0.113.0/24 } }], ports: [{ port: 587 }] }] }`);
    expect(arrows(web, out)).toEqual(['Deployment web -allowed-> outside 203.0.113.0/24: 587']);
    expect(arrows(deployment('web', env({ MAIL_ADDR: 'smtp.example.com:587' })), out)).toEqual(['Deployment web -uses-> outside smtp.example.com: 587']);
    expect(nodes(deployment('web', env({ MAIL_ADDR: 'smtp.example.com:587' })), out)).toHaveLength(2);
  });

  test('of another API is none', () => {
    const other = policy('api', `{ podSelector: ${selector('api')}, ingress: [{ from: [{ podSelector: ${selector('web')} }] }] }`)
      .replace('networking.k8s.io', 'acme.io');
    expect(arrows(web, ...api, other)).toEqual([]);
  });
});
