import { Chart, Size, Testing } from 'cdk8s';
import type { App as Cdk8sApp } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { NetworkPolicyEgressRule, NetworkPolicyIngressRule } from 'kubernetes-types/networking/v1';
import {
  BackupMethod, DatabaseEngine, Egress, Endpoint, Exposure, MultiContainerPod, NightlyBackup, NodeAgent, OneShotMigration, Peer,
  Profile, ReplicatedDatabase, SecurityLevel,
} from 'cdk8s-patterns';
import type { ConnectionVariable, IEndpoint, NodeAgentProps } from 'cdk8s-patterns';
import { chartOf, manifest, manifests, policyOf, saidOnStderr, webApp } from '../manifests';

const NAMESPACE = 'kubernetes.io/metadata.name';
const DNS = { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] };

function labels(name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name };
}

function pods(name: string): { podSelector: { matchLabels: Record<string, string> } } {
  return { podSelector: { matchLabels: labels(name) } };
}

function database(chart: Chart, id = 'db'): ReplicatedDatabase {
  return new ReplicatedDatabase(chart, id, {
    engine: DatabaseEngine.custom({ image: 'redis:7.2.5', port: 6379, dataPath: '/data' }), replicas: 3, storage: Size.gibibytes(1),
  });
}

function agent(chart: Chart, props: Partial<NodeAgentProps> = {}): NodeAgent {
  return new NodeAgent(chart, 'agent', {
    image: 'acme/agent:1.0.0',
    hostNetwork: true,
    pod: { security: { level: SecurityLevel.PRIVILEGED, reason: 'sees the traffic of the node' } },
    ...props,
  });
}

function sibling(chart: Chart, id: string, namespace?: string): Chart {
  return new Chart(chart.node.root as Cdk8sApp, id, { namespace });
}

/** A chart in which only what is declared may be connected to. */
function declared(namespace: string | undefined = 'shop'): Chart {
  const chart = chartOf('shop', { namespace });
  Profile.PRODUCTION.customize({ egress: Egress.DECLARED }).applyTo(chart);
  return chart;
}

function ingress(chart: Chart, name = 'web'): NetworkPolicyIngressRule[] | undefined {
  return policyOf(chart, name).ingress;
}

function egress(chart: Chart, name = 'web'): NetworkPolicyEgressRule[] | undefined {
  return policyOf(chart, name).egress;
}

describe('who may connect to a workload', () => {
  test('is every Pod of its namespace, on the ports that it serves, where nobody declares a use', () => {
    const chart = chartOf();
    webApp(chart);
    expect(policyOf(chart)).toEqual({
      podSelector: { matchLabels: labels('web') },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 8080 }] }],
    });
  });

  test('is nobody where it serves no port', () => {
    const chart = chartOf();
    new OneShotMigration(chart, 'migrate', { image: 'acme/migrate:1.0.0' });
    expect(ingress(chart, 'migrate')).toBeUndefined();
  });

  test('is who uses it, and nobody else, once somebody does', () => {
    const chart = chartOf();
    const web = webApp(chart);
    webApp(chart, {}, 'a').uses(web);
    webApp(chart, {}, 'b').uses(web);
    expect(ingress(chart)).toEqual([{ from: [pods('a'), pods('b')], ports: [{ port: 8080 }] }]);
  });

  test('is who uses it once, though it declares two uses', () => {
    const chart = chartOf();
    const web = webApp(chart);
    const a = webApp(chart, {}, 'a');
    a.uses(web);
    a.uses(web);
    a.uses(web, { env: 'WEB_ADDR' });
    expect(ingress(chart)).toEqual([{ from: [pods('a')], ports: [{ port: 8080 }] }]);
  });

  test('holds every port of its containers, with their protocols', () => {
    const chart = chartOf();
    webApp(chart, {
      container: { ports: [{ number: 9090, name: 'metrics' }] },
      pod: { sidecars: [{ image: 'acme/dns:1.0.0', ports: [{ number: 5353, name: 'dns', protocol: kplus.Protocol.UDP }] }] },
    });
    expect(ingress(chart)).toEqual([
      { from: [{ podSelector: {} }], ports: [{ port: 8080 }, { port: 9090 }, { port: 5353, protocol: 'UDP' }] },
    ]);
  });

  test('is also anybody, on the ports where it is exposed, each once', () => {
    const chart = chartOf();
    const web = webApp(chart, {
      services: [{ ports: [{ port: 80, targetPort: 8080 }] }],
      exposures: [Exposure.ingress('shop.example.com'), Exposure.loadBalancer({ port: 443 })],
    });
    webApp(chart, {}, 'a').uses(web);
    expect(ingress(chart)).toEqual([
      { from: [pods('a')], ports: [{ port: 8080 }] },
      { ports: [{ port: 8080 }] },
    ]);
  });

  test('is also each member, on any port, of a database', () => {
    const chart = chartOf();
    const db = database(chart);
    expect(ingress(chart, 'db')).toEqual([
      { from: [pods('db')] },
      { from: [{ podSelector: {} }], ports: [{ port: 6379 }] },
    ]);
    webApp(chart).uses(db);
    expect(ingress(chart, 'db')).toEqual([{ from: [pods('db')] }, { from: [pods('web')], ports: [{ port: 6379 }] }]);
  });

  test('names the namespace of a user in another one', () => {
    const chart = chartOf();
    const web = webApp(chart);
    webApp(sibling(chart, 'jobs', 'jobs'), {}, 'a').uses(web);
    expect(ingress(chart)).toEqual([
      { from: [{ namespaceSelector: { matchLabels: { [NAMESPACE]: 'jobs' } }, ...pods('a') }], ports: [{ port: 8080 }] },
    ]);
  });

  test('names no namespace where two charts share one', () => {
    const chart = chartOf();
    const web = webApp(chart);
    webApp(sibling(chart, 'jobs', 'shop'), {}, 'a').uses(web);
    expect(ingress(chart)).toEqual([{ from: [pods('a')], ports: [{ port: 8080 }] }]);
  });

  test('names no namespace in one chart without any', () => {
    const chart = chartOf('shop', {});
    webApp(chart, {}, 'a').uses(webApp(chart));
    expect(ingress(chart)).toEqual([{ from: [pods('a')], ports: [{ port: 8080 }] }]);
  });

  test('names the namespace that the metadata of a workload says', () => {
    const chart = chartOf();
    const web = webApp(chart);
    webApp(chart, { metadata: { namespace: 'other' } }, 'a').uses(web);
    expect(ingress(chart)).toEqual([
      { from: [{ namespaceSelector: { matchLabels: { [NAMESPACE]: 'other' } }, ...pods('a') }], ports: [{ port: 8080 }] },
    ]);
  });

  test('is nobody more than before where a client is no workload', () => {
    const chart = chartOf();
    const web = webApp(chart);
    new NightlyBackup(chart, 'backup', { at: '02:30', method: BackupMethod.container({ image: 'acme/backup:1.0.0' }) }).uses(web);
    expect(ingress(chart)).toEqual([{ from: [pods('backup')], ports: [{ port: 8080 }] }]);
  });

  test("can not be a Pod on its node's network, which a policy does not know: a warning says what to do", () => {
    const chart = chartOf();
    const web = webApp(chart);
    agent(chart).uses(web);
    let rules: unknown;
    expect(saidOnStderr(() => {
      rules = ingress(chart);
      ingress(chart);
    })).toBe("warning: shop/web: its NetworkPolicy can't name shop/agent, whose Pods use the node's network; most network plugins "
      + "let nodes through, else use `allowFrom` with the nodes' addresses\n");
    expect(rules).toBeUndefined();
  });

  test('can not be a Pod without labels, which a policy has no name for: a warning says what to do', () => {
    const chart = chartOf();
    const web = webApp(chart);
    const bare = sibling(chart, 'bare', 'shop');
    Profile.BARE.applyTo(bare);
    new OneShotMigration(bare, 'migrate', { image: 'acme/migrate:1.0.0' }).uses(web);
    expect(saidOnStderr(() => expect(ingress(chart)).toBeUndefined()))
      .toBe("warning: shop/web: its NetworkPolicy can't name bare/migrate, whose Pods have no labels; give them `pod.labels`\n");
  });

  test('is not to be said of a migration that somebody waits for: to use it is order, not a connection', () => {
    const chart = chartOf();
    const migration = new OneShotMigration(chart, 'migrate', { image: 'acme/migrate:1.0.0' });
    webApp(chart).uses(migration);
    webApp(sibling(chart, 'other'), {}, 'other').uses(migration);
    expect(ingress(chart, 'migrate')).toBeUndefined();
  });

  test('is anybody in a Pod on the network of its node: it has no policy', () => {
    const chart = chartOf();
    agent(chart, { port: 9100 });
    expect(manifests(chart).map(({ kind }) => kind)).toEqual(['ServiceAccount', 'DaemonSet']);
  });
});

describe('allowFrom', () => {
  function allowed(...peers: Peer[]): NetworkPolicyIngressRule[] | undefined {
    const chart = chartOf();
    const web = webApp(chart, { allowFrom: peers });
    webApp(chart, {}, 'a').uses(web);
    const [, ...rules] = ingress(chart) as NetworkPolicyIngressRule[];
    return rules;
  }

  const ports = [{ port: 8080 }];

  test('stands beside the users, a rule each', () => {
    expect(allowed(Peer.cidr('10.0.0.0/8'), Peer.cidr('192.0.2.0/24', { ports: [9090, 9091] }))).toEqual([
      { from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports },
      { from: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 9090 }, { port: 9091 }] },
    ]);
  });

  test('stands beside the namespace where nobody uses it', () => {
    const chart = chartOf();
    webApp(chart, { allowFrom: [Peer.inNamespace('monitoring')] });
    expect(ingress(chart)).toEqual([
      { from: [{ podSelector: {} }], ports },
      { from: [{ namespaceSelector: { matchLabels: { [NAMESPACE]: 'monitoring' } } }], ports },
    ]);
  });

  test('lets a peer reach any port of a workload that serves none', () => {
    const chart = chartOf();
    new MultiContainerPod(chart, 'demo', { containers: [{ image: 'acme/demo:1.0.0' }], allowFrom: [Peer.cidr('10.0.0.0/8')] });
    expect(ingress(chart, 'demo')).toEqual([{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }]);
  });

  test('takes Pods by their labels, in one namespace or another, and namespaces by name or labels', () => {
    expect(allowed(
      Peer.podsWith({ app: 'prometheus' }),
      Peer.podsWith({ app: 'prometheus' }, { inNamespace: 'monitoring' }),
      Peer.inNamespace('monitoring'),
      Peer.namespacesWith({ team: 'ops' }),
    )).toEqual([
      { from: [{ podSelector: { matchLabels: { app: 'prometheus' } } }], ports },
      {
        from: [{ namespaceSelector: { matchLabels: { [NAMESPACE]: 'monitoring' } }, podSelector: { matchLabels: { app: 'prometheus' } } }],
        ports,
      },
      { from: [{ namespaceSelector: { matchLabels: { [NAMESPACE]: 'monitoring' } } }], ports },
      { from: [{ namespaceSelector: { matchLabels: { team: 'ops' } } }], ports },
    ]);
  });

  test.each<[string, (chart: Chart) => kplus.INetworkPolicyPeer, unknown]>([
    ['a Deployment', (chart) => new kplus.Deployment(chart, 'd', {
      podMetadata: { labels: { app: 'd' } }, containers: [{ image: 'x:1' }],
    }), [{
      podSelector: { matchLabels: { 'cdk8s.io/metadata.addr': 'shop-d-c89aa04b' } },
      namespaceSelector: { matchLabels: { [NAMESPACE]: 'shop' } },
    }]],
    ['every Pod', (chart) => kplus.Pods.all(chart, 'all'), [{ podSelector: {} }]],
    ['Pods by labels', (chart) => kplus.Pods.select(chart, 'some', { labels: { app: 'x' } }), [{ podSelector: { matchLabels: { app: 'x' } } }]],
    ['Pods by expressions, in namespaces by labels', (chart) => kplus.Pods.select(chart, 'some', {
      expressions: [kplus.LabelExpression.in('app', ['a', 'b'])],
      namespaces: kplus.Namespaces.select(chart, 'ns', { labels: { team: 'ops' } }),
    }), [{
      podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] },
      namespaceSelector: { matchLabels: { team: 'ops' } },
    }]],
    ['namespaces by names', (chart) => kplus.Namespaces.select(chart, 'ns', { names: ['a', 'b'] }), [
      { podSelector: {}, namespaceSelector: { matchLabels: { [NAMESPACE]: 'a' } } },
      { podSelector: {}, namespaceSelector: { matchLabels: { [NAMESPACE]: 'b' } } },
    ]],
    ['namespaces by names and labels', (chart) => kplus.Namespaces.select(chart, 'ns', { names: ['a'], labels: { team: 'ops' } }), [
      { podSelector: {}, namespaceSelector: { matchLabels: { team: 'ops', [NAMESPACE]: 'a' } } },
    ]],
    ['every namespace', (chart) => kplus.Namespaces.all(chart, 'ns'), [{ podSelector: {}, namespaceSelector: {} }]],
    ['a namespace', (chart) => new kplus.Namespace(chart, 'ns', { metadata: { name: 'jobs' } }), [
      { podSelector: {}, namespaceSelector: { matchLabels: { [NAMESPACE]: 'jobs' } } },
    ]],
    ['addresses', (chart) => kplus.NetworkPolicyIpBlock.ipv4(chart, 'ip', '10.0.0.0/8', ['10.1.0.0/16']), [
      { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
    ]],
    ['any address', (chart) => kplus.NetworkPolicyIpBlock.anyIpv4(chart, 'ip'), [{ ipBlock: { cidr: '0.0.0.0/0' } }]],
    ['a workload of this library', (chart) => webApp(chart, {}, 'other'), [
      { namespaceSelector: { matchLabels: { [NAMESPACE]: 'shop' } }, ...pods('other') },
    ]],
  ])('takes what cdk8s-plus takes: %s', (_what, peer, from) => {
    const chart = chartOf();
    webApp(chart, { allowFrom: [Peer.of(peer(chart), { ports: [9090] })] });
    expect(ingress(chart)?.[1]).toEqual({ from, ports: [{ port: 9090 }] });
  });

  test('is never anybody by mistake: a peer of cdk8s-plus without a name for its namespaces is a fault', () => {
    const chart = chartOf();
    const nobody = kplus.Namespaces.select(chart, 'ns', { names: [] });
    expect(() => webApp(chart, { allowFrom: [Peer.of(nobody)] }))
      .toThrow('shop/web: allowFrom[0].peer: selects nothing, which a NetworkPolicy reads as anybody; leave it out');
  });
});

describe('what a workload may connect to', () => {
  test('is anything, where the profile leaves egress open', () => {
    const chart = chartOf();
    webApp(chart).uses(Endpoint.external('mail.example.com', 587));
    expect(saidOnStderr(() => expect(policyOf(chart)).not.toHaveProperty('egress'))).toBe('');
  });

  test('is DNS alone where it declares nothing', () => {
    const chart = declared();
    webApp(chart);
    expect(policyOf(chart).policyTypes).toEqual(['Ingress', 'Egress']);
    expect(egress(chart)).toEqual([DNS]);
  });

  test('is DNS and what it uses, one rule each, on the ports of the containers', () => {
    const chart = declared();
    const web = webApp(chart);
    const api = webApp(chart, { services: [{ ports: [{ port: 80, targetPort: 8080 }] }] }, 'api');
    web.uses(api);
    web.uses(api, { env: 'API_ADDR' });
    web.uses(database(chart));
    expect(egress(chart)).toEqual([
      DNS, { to: [pods('api')], ports: [{ port: 8080 }] }, { to: [pods('db')], ports: [{ port: 6379 }] },
    ]);
  });

  test('is the other members too, on any port, of a database', () => {
    const chart = declared();
    database(chart);
    expect(egress(chart, 'db')).toEqual([DNS, { to: [pods('db')] }]);
  });

  test('names the namespace of what it uses in another one', () => {
    const chart = declared();
    webApp(chart).uses(webApp(sibling(chart, 'api', 'api'), {}, 'api'));
    expect(egress(chart)).toEqual([
      DNS, { to: [{ namespaceSelector: { matchLabels: { [NAMESPACE]: 'api' } }, ...pods('api') }], ports: [{ port: 8080 }] },
    ]);
  });

  test('is what is outside, at its addresses', () => {
    const chart = declared();
    webApp(chart).uses(Endpoint.external('mail.example.com', 587, { cidrs: ['192.0.2.0/24', '2001:db8::/32'] }));
    expect(saidOnStderr(() => expect(egress(chart)).toEqual([
      DNS, { to: [{ ipBlock: { cidr: '192.0.2.0/24' } }, { ipBlock: { cidr: '2001:db8::/32' } }], ports: [{ port: 587 }] },
    ]))).toBe('');
  });

  test('is any address on the port of what is outside where its addresses are not given: a warning says so, once', () => {
    const chart = declared();
    webApp(chart).uses(Endpoint.external('mail.example.com', 587));
    expect(saidOnStderr(() => {
      expect(egress(chart)).toEqual([DNS, { ports: [{ port: 587 }] }]);
      Testing.synth(chart);
    })).toBe('warning: shop/web: uses: mail.example.com: no `cidrs` are given, so that port 587 of every address is open: a '
      + 'NetworkPolicy knows no names\n');
  });

  test('is not a migration, which one comes after', () => {
    const chart = declared();
    webApp(chart).uses(new OneShotMigration(chart, 'migrate', { image: 'acme/migrate:1.0.0' }));
    expect(egress(chart)).toEqual([DNS]);
  });

  test('is any address on the port of an endpoint that the author wrote, whose addresses nobody knows: with a warning', () => {
    class Legacy implements IEndpoint {
      public readonly port = 5432;

      public hostFor(): string {
        return 'legacy.example.com';
      }

      public connectionEnv(client: IConstruct, prefix = 'LEGACY_'): ConnectionVariable[] {
        return [{ name: `${prefix}URL`, value: `${this.hostFor()}:${this.port}/${client.node.id}` }];
      }
    }
    const chart = declared();
    webApp(chart).uses(new Legacy());
    expect(saidOnStderr(() => expect(egress(chart)).toEqual([DNS, { ports: [{ port: 5432 }] }])))
      .toBe('warning: shop/web: uses: legacy.example.com: no `cidrs` are given, so that port 5432 of every address is open: a '
        + 'NetworkPolicy knows no names\n');
    expect(manifest(chart, 'Deployment').spec).toHaveProperty('template.spec.containers.0.env', [
      { name: 'LEGACY_URL', value: 'legacy.example.com:5432/web' },
    ]);
  });

  test('is nothing more for something to use that is no endpoint', () => {
    const chart = declared();
    webApp(chart).uses({ connectionEnv: () => [{ name: 'LICENCE', secretName: 'licence', secretKey: 'key' }] });
    expect(egress(chart)).toEqual([DNS]);
    expect(manifest(chart, 'Deployment').spec).toHaveProperty('template.spec.containers.0.env', [
      { name: 'LICENCE', valueFrom: { secretKeyRef: { name: 'licence', key: 'key' } } },
    ]);
  });

  test("is any address on the port of what runs on its node's network, with a warning", () => {
    class Exporter extends NodeAgent implements IEndpoint {
      public readonly port = 9100;

      public hostFor(): string {
        return 'exporter.example.com';
      }

      public connectionEnv(): ConnectionVariable[] {
        return [];
      }
    }
    const chart = declared();
    const exporter = new Exporter(chart, 'agent', {
      image: 'acme/agent:1.0.0',
      hostNetwork: true,
      port: 9100,
      pod: { security: { level: SecurityLevel.PRIVILEGED, reason: 'sees the traffic of the node' } },
    });
    webApp(chart).uses(exporter);
    expect(saidOnStderr(() => expect(egress(chart)).toEqual([DNS, { ports: [{ port: 9100 }] }])))
      .toContain("warning: shop/web: its NetworkPolicy can't name shop/agent, whose Pods use the node's network");
  });
});
