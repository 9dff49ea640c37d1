import { Protocol } from 'cdk8s-plus-28';
import { Exposure, Profile, ServiceType } from 'cdk8s-patterns';
import type { ContainerOptions, ServiceOptions } from 'cdk8s-patterns';
import { chartOf, faultsOf, manifest, manifests, webApp } from '../manifests';

/** The spec of the one object of a kind that an exposure makes. */
function exposed(kind: string, exposure: Exposure, profile = Profile.PRODUCTION, name?: string): unknown {
  const chart = chartOf();
  profile.applyTo(chart);
  webApp(chart, { services: [{ ports: [{ port: 80, targetPort: 8080 }, { port: 9090, name: 'admin' }] }], exposures: [exposure],
    container: { ports: [{ number: 9090, name: 'admin' }] } });
  return manifest(chart, kind, name).spec;
}

const selector = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' };

describe('an Ingress', () => {
  const backend = { service: { name: 'web', port: { number: 80 } } };

  test('leads a host to the first Service, with a certificate of its own under PRODUCTION', () => {
    expect(exposed('Ingress', Exposure.ingress('shop.example.com'))).toEqual({
      tls: [{ hosts: ['shop.example.com'], secretName: 'web-tls' }],
      rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    });
  });

  test('has all that its options say', () => {
    expect(exposed('Ingress', Exposure.ingress('*.example.com', {
      path: '/api', exactPath: true, ingressClass: 'nginx', tlsSecret: 'wildcard', port: 9090,
    }))).toEqual({
      ingressClassName: 'nginx',
      tls: [{ hosts: ['*.example.com'], secretName: 'wildcard' }],
      rules: [{
        host: '*.example.com',
        http: { paths: [{ path: '/api', pathType: 'Exact', backend: { service: { name: 'web', port: { number: 9090 } } } }] },
      }],
    });
  });

  test.each([
    [Exposure.ingress('a.example.com', { plainHttp: true }), Profile.PRODUCTION, undefined],
    [Exposure.ingress('a.example.com'), Profile.BARE, undefined],
    [Exposure.ingress('a.example.com', { tlsSecret: 'mine' }), Profile.BARE, [{ hosts: ['a.example.com'], secretName: 'mine' }]],
  ])('has TLS where it is said', (exposure, profile, tls) => {
    expect((exposed('Ingress', exposure, profile) as { tls?: unknown }).tls).toEqual(tls);
  });

  test('has annotations of its own', () => {
    const chart = chartOf();
    webApp(chart, { exposures: [Exposure.ingress('a.example.com', { annotations: { 'cert-manager.io/issuer': 'le' } })] });
    expect(manifest(chart, 'Ingress').metadata.annotations).toEqual({ 'cert-manager.io/issuer': 'le' });
  });
});

describe('a route of a Gateway', () => {
  test('leads a host to the first Service', () => {
    expect(exposed('HTTPRoute', Exposure.gateway('shop.example.com', { gateway: 'edge' }))).toEqual({
      parentRefs: [{ name: 'edge' }],
      hostnames: ['shop.example.com'],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'web', port: 80 }] }],
    });
  });

  test('has all that its options say', () => {
    expect(exposed('HTTPRoute', Exposure.gateway('shop.example.com', {
      gateway: 'edge', gatewayNamespace: 'infra', listener: 'https', path: '/api', port: 9090,
    }))).toEqual({
      parentRefs: [{ name: 'edge', namespace: 'infra', sectionName: 'https' }],
      hostnames: ['shop.example.com'],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/api' } }], backendRefs: [{ name: 'web', port: 9090 }] }],
    });
  });
});

describe('a Service for the outside', () => {
  test('is a load balancer beside the own Service, on its first port', () => {
    expect(exposed('Service', Exposure.loadBalancer(), Profile.PRODUCTION, 'web-external')).toEqual({
      type: 'LoadBalancer', selector, ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    });
  });

  test('is a port of every node', () => {
    expect(exposed('Service', Exposure.nodePort({ nodePort: 30080 }), Profile.PRODUCTION, 'web-node-port')).toEqual({
      type: 'NodePort', selector, ports: [{ name: 'http', port: 80, targetPort: 8080, nodePort: 30080 }],
    });
  });

  test('has all that its options say', () => {
    const chart = chartOf();
    webApp(chart, {
      services: [],
      exposures: [Exposure.loadBalancer({
        name: 'public', port: 443, nodePort: 30443, sourceRanges: ['192.0.2.0/24'], annotations: { 'cloud.example.com/kind': 'nlb' },
      })],
    });
    const { metadata, spec } = manifest(chart, 'Service', 'public');
    expect(metadata.annotations).toEqual({ 'cloud.example.com/kind': 'nlb' });
    expect(spec).toEqual({
      type: 'LoadBalancer',
      loadBalancerSourceRanges: ['192.0.2.0/24'],
      selector,
      ports: [{ name: 'http', port: 443, targetPort: 8080, nodePort: 30443 }],
    });
  });
});

test('several ways have names of their own', () => {
  const chart = chartOf();
  webApp(chart, {
    exposures: [
      Exposure.ingress('shop.example.com'), Exposure.ingress('*.example.com'), Exposure.gateway('b.example.com', { gateway: 'edge' }),
      Exposure.loadBalancer(), Exposure.nodePort(),
    ],
  });
  expect(manifests(chart).slice(5).map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
    'Ingress/web', 'Ingress/web-example-com', 'HTTPRoute/web-b-example-com', 'Service/web-external', 'Service/web-node-port',
  ]);
});

describe('an exposure that can not be', () => {
  const faults = (exposure: Exposure, services?: ServiceOptions[]): string[] => (
    faultsOf(() => webApp(chartOf(), { exposures: [exposure], services })).map((fault) => fault.split(', expected')[0])
  );

  test('names what is wrong with an Ingress', () => {
    expect(faults(Exposure.ingress('Shop', { path: 'api', ingressClass: 'A', tlsSecret: 'B', plainHttp: true, annotations: { '-': 'x' } })))
      .toEqual([
        "shop/web: exposures[0].host: got 'Shop'",
        "shop/web: exposures[0].path: got 'api'",
        "shop/web: exposures[0].annotations: got '-'",
        "shop/web: exposures[0].ingressClass: got 'A'",
        "shop/web: exposures[0].tlsSecret: got 'B'",
        'shop/web: exposures[0].tlsSecret: stands beside `plainHttp`; leave one of them out',
      ]);
  });

  test('names what is wrong with a route', () => {
    expect(faults(Exposure.gateway('a b', { gateway: 'A', gatewayNamespace: 'B', listener: 'C', path: '' }))).toEqual([
      "shop/web: exposures[0].host: got 'a b'",
      "shop/web: exposures[0].path: got ''",
      "shop/web: exposures[0].gateway: got 'A'",
      "shop/web: exposures[0].gatewayNamespace: got 'B'",
      "shop/web: exposures[0].listener: got 'C'",
    ]);
  });

  test('needs a Service and a port of it', () => {
    expect(faults(Exposure.ingress('a.example.com'), []))
      .toEqual(['shop/web: exposures[0].port: the app has no Service to lead to; list one in `services`']);
    expect(faultsOf(() => webApp(chartOf(), { exposures: [Exposure.ingress('a.example.com', { port: 81 })] })))
      .toEqual(['shop/web: exposures[0].port: got 81, expected a port of the Service: 8080']);
  });
});

describe('a Service of a web app', () => {
  function service(options: ServiceOptions): unknown {
    const chart = chartOf();
    webApp(chart, { services: [options], container: { ports: [{ number: 9090, name: 'admin' }] } });
    return manifest(chart, 'Service').spec;
  }

  const ports = [{ name: 'http', port: 8080, targetPort: 8080 }, { name: 'admin', port: 9090, targetPort: 9090 }];

  test.each<[ServiceOptions, object]>([
    [{}, { selector, ports }],
    [{ serviceType: ServiceType.CLUSTER_IP }, { type: 'ClusterIP', selector, ports }],
    [{ serviceType: ServiceType.HEADLESS, publishNotReadyAddresses: true },
      { clusterIP: 'None', publishNotReadyAddresses: true, selector, ports }],
    [{ serviceType: ServiceType.NODE_PORT, ports: [{ port: 80, targetPort: 8080, nodePort: 30000 }] },
      { type: 'NodePort', selector, ports: [{ name: 'http', port: 80, targetPort: 8080, nodePort: 30000 }] }],
    [{ serviceType: ServiceType.LOAD_BALANCER, sourceRanges: ['10.0.0.0/8'] },
      { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/8'], selector, ports }],
    [{ ports: [{ port: 80, targetPort: 8080, name: 'web', appProtocol: 'kubernetes.io/h2c' }, { port: 1234 }] },
      { selector, ports: [
        { name: 'web', port: 80, targetPort: 8080, appProtocol: 'kubernetes.io/h2c' }, { name: 'port-1234', port: 1234, targetPort: 1234 },
      ] }],
  ])('%j', (options, spec) => {
    expect(service(options)).toEqual(spec);
  });

  test('has ports without names where there is one, and names for several, under BARE', () => {
    const bare = (services: ServiceOptions[], container?: ContainerOptions): unknown => {
      const chart = chartOf();
      Profile.BARE.applyTo(chart);
      webApp(chart, { services, container });
      return manifest(chart, 'Service').spec.ports;
    };
    expect(bare([{}])).toEqual([{ port: 8080, targetPort: 8080 }]);
    expect(bare([{ ports: [{ port: 80, targetPort: 8080 }] }])).toEqual([{ port: 80, targetPort: 8080 }]);
    const dns = { ports: [{ number: 53, protocol: Protocol.UDP }, { number: 53, protocol: Protocol.TCP }] };
    expect(bare([{}], dns)).toEqual([
      { name: 'port-8080', port: 8080, targetPort: 8080 },
      { name: 'udp-53', port: 53, targetPort: 53, protocol: 'UDP' },
      { name: 'port-53', port: 53, targetPort: 53, protocol: 'TCP' },
    ]);
  });

  test('is a fault where it has no port, or one twice', () => {
    expect(faultsOf(() => service({ ports: [] })))
      .toEqual(['shop/web: services[0].ports: only a headless Service has none; list one, or leave `ports` out']);
    expect(service({ ports: [], serviceType: ServiceType.HEADLESS })).toEqual({ clusterIP: 'None', selector, ports: [] });
    expect(faultsOf(() => service({ ports: [{ port: 8080 }, { port: 8080, name: 'again' }] })))
      .toEqual(['shop/web: services[0].ports[1].port: 8080/TCP is already a port of this Service']);
  });

  test('has name, labels and annotations of its own', () => {
    const chart = chartOf();
    webApp(chart, { services: [{ name: 'public', labels: { tier: 'front' }, annotations: { note: 'x' } }] });
    expect(manifest(chart, 'Service').metadata).toEqual({
      name: 'public', namespace: 'shop', labels: { tier: 'front' }, annotations: { note: 'x' },
    });
  });
});
