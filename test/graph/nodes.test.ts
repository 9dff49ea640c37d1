import { arrows, deployment, nodes, picture, service } from './picture-of';

describe('a workload', () => {
  test('says its name, its kind and how many there are', () => {
    expect(nodes(
      deployment('web', '', { spec: 'replicas: 3,' }),
      deployment('agent', '', { kind: 'DaemonSet' }),
      deployment('queue', '', { kind: 'StatefulSet' }),
      '{ apiVersion: v1, kind: Pod, metadata: { name: lone }, spec: { containers: [] } }',
      '{ apiVersion: batch/v1, kind: Job, metadata: { name: once } }',
      '{ apiVersion: batch/v1, kind: CronJob, metadata: { name: nightly }, spec: { schedule: "CRON_TZ=Europe/Paris 30 2 * * *" } }',
      '{ apiVersion: batch/v1, kind: CronJob, metadata: {} }',
    )).toEqual([
      'deployment: web, Deployment ×3',
      'daemon-set: agent, DaemonSet',
      'stateful-set: queue, StatefulSet ×1',
      'pod: lone, Pod',
      'job: once, Job',
      'job: nightly, CronJob 30 2 * * *',
      'job: without a name, CronJob',
    ]);
  });

  test('says between which numbers it is scaled', () => {
    const scaler = (spec: string) => `{ apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: web },
      spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, ${spec} } }`;
    expect(nodes(deployment('web'), scaler('minReplicas: 2, maxReplicas: 10'))).toEqual(['deployment: web, Deployment ×2–10']);
    expect(nodes(deployment('web'), scaler(''))).toEqual(['deployment: web, Deployment ×1–']);
  });

  test('is a cylinder where it keeps data: by its claims, or by its image', () => {
    expect(nodes(deployment('cache', 'image: redis:8.2'), deployment('db', '', {
      kind: 'StatefulSet', spec: 'volumeClaimTemplates: [{ metadata: { name: data } }],',
    }))).toEqual(['database: cache, Deployment ×1', 'database: db, StatefulSet ×1', 'volume: data, for each Pod']);
    expect(nodes(deployment('cqlsh', 'image: cassandra:4.1.7', { kind: 'Job' }))).toEqual(['job: cqlsh, Job']);
    expect(nodes(deployment('web', 'image: nginx:1.29.1 }, { name: cache, image: redis:8.2'))).toEqual(['deployment: web, Deployment ×1']);
  });

  test('is drawn once, however many files define it', () => {
    expect(nodes(deployment('web'), deployment('web'))).toHaveLength(1);
  });

  test('has a frame of its namespace, where there is more than one', () => {
    expect(picture(deployment('web', '', { namespace: 'shop' })).groups).toEqual([]);
    const { groups } = picture(deployment('web', '', { namespace: 'shop' }), deployment('db', '', { namespace: 'data' }), deployment('other'));
    expect(groups.map(({ title, nodes: members }) => [title, members.map(({ lines: [name] }) => name)])).toEqual([
      ['shop', ['web']], ['data', ['db']], ['no namespace', ['other']],
    ]);
  });
});

test('manifests that no API server would take are drawn as far as they go', () => {
  expect(arrows(
    deployment('web', 'env: [{ name: MAIL_ADDR, value: "mail:25" }]', { pod: 'volumes: [{ ephemeral: {} }, {}],' }),
    '{ apiVersion: v1, kind: Service, metadata: { name: mail }, spec: { type: ExternalName } }',
    '{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: front }, spec: { rules: [{ host: a, http: { paths: [{}] } }, {}] } }',
  )).toEqual(['Deployment web -uses-> outside mail: 25', 'Deployment web -volume-> volume  of Deployment web']);
});

describe('volumes', () => {
  test('are the claims with their size, and the paths of a node', () => {
    const pod = `volumes: [
      { name: a, persistentVolumeClaim: { claimName: shared } }, { name: b, persistentVolumeClaim: { claimName: elsewhere } },
      { name: c, ephemeral: { volumeClaimTemplate: { spec: { resources: { requests: { storage: 2Gi } } } } } },
      { name: d, hostPath: { path: /1 } }, { name: e, hostPath: { path: /2 } }, { name: f, hostPath: { path: /3 } },
      { name: g, hostPath: { path: /4 } }, { name: h, hostPath: { path: /5 } }, { name: i, emptyDir: {} }],`;
    const claim = `{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: shared },
      spec: { resources: { requests: { storage: 5Gi } } } }`;
    const documents = [deployment('web', '', { pod }), claim, deployment('worker', '', {
      pod: 'volumes: [{ name: a, persistentVolumeClaim: { claimName: shared } }],',
    })];
    expect(nodes(...documents).filter((line) => line.startsWith('volume'))).toEqual([
      'volume: c 2Gi, goes with its Pod',
      'volume: shared 5Gi, claim',
      'volume: elsewhere, claim',
      'volume: /1, /2, /3, and 2 more, of the node',
    ]);
    expect(arrows(...documents).filter((line) => line.includes('shared'))).toEqual([
      'Deployment web -volume-> claim /shared', 'Deployment worker -volume-> claim /shared',
    ]);
  });

  test('of each Pod are one node, a line each; a size may be a number', () => {
    const template = (name: string, storage: string) => `{ metadata: { name: ${name} }, spec: { resources: { requests: { storage: ${storage} } } } }`;
    expect(nodes(deployment('db', '', {
      kind: 'StatefulSet', spec: `volumeClaimTemplates: [${template('data', '10Gi')}, ${template('log', '1000000')}, {}],`,
    }))[1]).toBe('volume: data 10Gi, log 1000000, for each Pod');
  });
});

describe('a backup by Velero', () => {
  const schedule = (template: string) => (
    `{ apiVersion: velero.io/v1, kind: Schedule, metadata: { name: backup, namespace: velero }, spec: { schedule: 0 1 * * *, template: ${template} } }`
  );
  const claims = { kind: 'StatefulSet', spec: 'volumeClaimTemplates: [{}],' };
  const shop = [
    deployment('web', '', { namespace: 'shop' }), deployment('db', '', { namespace: 'shop', ...claims }),
    deployment('files', '', { namespace: 'shop', pod: 'volumes: [{ name: a, persistentVolumeClaim: { claimName: b } }],' }),
    deployment('other', '', { namespace: 'other', ...claims }),
  ];
  const kept = (template: string) => arrows(...shop, schedule(template)).filter((line) => line.includes('-backup->'));

  test('leads to what its labels select in its namespaces', () => {
    expect(kept('{ includedNamespaces: [shop], labelSelector: { matchLabels: { app: db } } }')).toEqual([
      'Schedule velero/backup -backup-> StatefulSet shop/db: backs up',
    ]);
    expect(kept('{ orLabelSelectors: [{ matchLabels: { app: db } }, { matchLabels: { app: other } }] }')).toHaveLength(2);
    expect(kept('{ includedNamespaces: [gone], labelSelector: { matchLabels: { app: db } } }')).toEqual([]);
  });

  test('of a whole namespace leads to what has claims there', () => {
    expect(kept('{ includedNamespaces: [shop] }')).toEqual([
      'Schedule velero/backup -backup-> StatefulSet shop/db: backs up', 'Schedule velero/backup -backup-> Deployment shop/files: backs up',
    ]);
    expect(kept('{ includedNamespaces: ["*"] }')).toHaveLength(3);
  });

  test('says when it runs, and opens no frame for Velero\'s namespace', () => {
    const { nodes: all, groups } = picture(shop[1], schedule('{ includedNamespaces: [shop] }'));
    expect(all.at(-1)?.lines).toEqual(['backup', 'Velero 0 1 * * *']);
    expect(groups).toEqual([]);
  });

  test('of something else that is called a Schedule is none', () => {
    expect(nodes('{ apiVersion: acme.io/v1, kind: Schedule, metadata: { name: a } }', shop[1])).toHaveLength(2);
  });
});

describe('who comes in', () => {
  const ingress = (spec: string, apiVersion = 'networking.k8s.io/v1') => (
    `{ apiVersion: ${apiVersion}, kind: Ingress, metadata: { name: front }, spec: ${spec} }`
  );
  const app = [deployment('web'), service('web'), deployment('api'), service('api')];
  const rule = (host: string, ...paths: string[]) => (
    `{ host: ${host}, http: { paths: [${paths.map((path) => {
      const [name, where] = path.split(' ');
      return `{ path: ${where}, backend: { service: { name: ${name}, port: { number: 80 } } } }`;
    }).join(', ')}] } }`
  );

  test('does so by the hosts of an Ingress, with the paths that are not all', () => {
    const documents = [...app, ingress(`{ tls: [{ hosts: [a.example] }], rules: [${rule('a.example', 'web /', 'api /v1', 'api /v2')}] }`)];
    expect(nodes(...documents)[0]).toBe('outside: a.example, Ingress, TLS');
    expect(arrows(...documents)).toEqual([
      'Ingress front a.example -uses-> Deployment web', 'Ingress front a.example -uses-> Deployment api: /v1, /v2',
    ]);
  });

  test('does so by any host, where an Ingress names none', () => {
    expect(nodes(...app, ingress('{ defaultBackend: { service: { name: web } } }'))[0]).toBe('outside: any host, Ingress');
    expect(arrows(...app, ingress('{ backend: { serviceName: web, servicePort: 80 } }', 'extensions/v1beta1'))).toHaveLength(1);
  });

  test('does not do so by what leads nowhere', () => {
    expect(nodes(...app, ingress(`{ rules: [${rule('a.example', 'gone /')}] }`))).toHaveLength(2);
    expect(nodes(...app, ingress(`{ rules: [${rule('a.example', 'web /')}] }`, 'acme.io/v1'))).toHaveLength(2);
  });

  test('does so by the routes of a Gateway', () => {
    const match = (path: string) => `{ path: { value: ${path} } }`;
    const route = (hosts: string) => `{ apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: { name: r }, spec: { ${hosts} rules: [
      { backendRefs: [{ name: web, port: 80 }] },
      { matches: [${['/a', '/b', '/c', '/d'].map(match).join(', ')}], backendRefs: [{ name: api, port: 80 }] }] } }`;
    expect(arrows(...app, route('hostnames: [a.example, b.example],'))).toEqual([
      'HTTPRoute r a.example -uses-> Deployment web', 'HTTPRoute r a.example -uses-> Deployment api: /a, /b, and 2 more',
      'HTTPRoute r b.example -uses-> Deployment web', 'HTTPRoute r b.example -uses-> Deployment api: /a, /b, and 2 more',
    ]);
    expect(nodes(...app, route(''))[0]).toBe('outside: any host, HTTPRoute');
  });

  test('does so by load balancers and node ports', () => {
    expect(nodes(deployment('web'), service('web', 443, { more: 'type: LoadBalancer' }))[0]).toBe('outside: web, LoadBalancer');
    const nodePort = service('web', 53, { more: 'type: NodePort', portMore: 'nodePort: 30053, protocol: UDP' });
    expect(nodes(deployment('web'), nodePort)[0]).toBe('outside: web, NodePort 30053');
    expect(arrows(deployment('web'), nodePort)).toEqual(['Service web -uses-> Deployment web: 53/UDP']);
  });

  test('has the name that external-dns gives it', () => {
    const balancer = `{ apiVersion: v1, kind: Service, metadata: { name: web, annotations: {
      external-dns.alpha.kubernetes.io/hostname: a.example } }, spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }] } }`;
    expect(nodes(deployment('web'), balancer)[0]).toBe('outside: a.example, LoadBalancer');
  });
});
