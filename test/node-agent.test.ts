import { ApiObject, Duration, Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import {
  Egress, Health, HostPathType, NodeAgent, Peer, Profile, Rollout, SecurityLevel, StatelessWebApp, TaintEffect, Toleration,
  Volume,
} from 'cdk8s-patterns';
import type { NodeAgentProps, ProfileOptions } from 'cdk8s-patterns';
import * as kplus from 'cdk8s-plus-28';
import { chart, chartAnywhere, env, find, kinds, manifests } from './synth';
import type { Manifest } from './synth';

const SELECTOR = { 'app.kubernetes.io/name': 'agent', 'app.kubernetes.io/instance': 'agent' };
const LABELS = {
  ...SELECTOR,
  'app.kubernetes.io/component': 'agent',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'cdk8s-patterns',
};
const PRIVILEGED = { security: { level: SecurityLevel.PRIVILEGED, reason: 'reads the node\'s logs' } };

function agent(shop: Chart, props: Partial<NodeAgentProps> = {}): NodeAgent {
  return new NodeAgent(shop, 'agent', { image: 'acme/agent:2.3.1', ...props });
}

function podOf(shop: Chart): Manifest {
  return find(shop, 'DaemonSet').spec.template.spec;
}

function everyProperty(profile: Profile): Chart {
  const shop = chart(profile);
  agent(shop, {
    nodes: { 'node-role.kubernetes.io/worker': '', 'disk': 'ssd' },
    hostPaths: [
      { path: '/var/log', pathType: HostPathType.DIRECTORY },
      { path: '/run/agent', mountPath: '/agent', writable: true, pathType: HostPathType.DIRECTORY_OR_CREATE },
    ],
    port: 9100,
    health: Health.http('/healthz'),
    env: { MODE: 'a' },
    resources: {
      cpu: { request: kplus.Cpu.millis(20), limit: kplus.Cpu.millis(200) },
      memory: { request: Size.mebibytes(50), limit: Size.mebibytes(100) },
      ephemeralStorage: { request: Size.mebibytes(5), limit: Size.mebibytes(6) },
    },
    rollout: Rollout.rolling({ maxUnavailable: '20%', maxSurge: '0', minReady: Duration.seconds(4) }),
    allowFrom: [Peer.inNamespace('monitoring')],
    container: { name: 'run', args: ['-v'], mounts: [{ path: '/conf', volume: Volume.configMap('conf') }] },
    pod: {
      ...PRIVILEGED,
      labels: { app: 'agent' },
      selector: { app: 'agent' },
      scheduling: {
        nodeSelector: { arch: 'arm64' }, tolerations: [Toleration.exists('gpu', TaintEffect.NO_SCHEDULE)], priorityClass: 'system-node-critical',
      },
    },
    metadata: { name: 'logs', namespace: 'kube-system', labels: { team: 'a' }, annotations: { 'example.com/b': '2' } },
  });
  return shop;
}

describe('NodeAgent under BARE', () => {
  test('minimal: a DaemonSet with what the author wrote', () => {
    const shop = chart(Profile.BARE);
    new NodeAgent(shop, 'agent', { image: 'acme/agent' });
    expect(manifests(shop)).toEqual([{
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent', namespace: 'shop' },
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'agent' } },
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'agent' } }, spec: { containers: [{ name: 'agent', image: 'acme/agent' }] },
        },
      },
    }]);
  });
});

describe.each([['BARE', Profile.BARE], ['PRODUCTION', Profile.PRODUCTION]])('NodeAgent with every property under %s', (_, profile) => {
  const production = profile === Profile.PRODUCTION;

  test('each value is in the DaemonSet', () => {
    const { metadata, spec: { template, ...spec } } = find(everyProperty(profile), 'DaemonSet');
    expect(metadata).toMatchObject({ name: 'logs', namespace: 'kube-system', labels: { team: 'a' }, annotations: { 'example.com/b': '2' } });
    expect(spec).toEqual({
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '20%' } },
      minReadySeconds: 4,
      selector: { matchLabels: { app: 'agent' } },
    });
    expect(template.metadata.labels).toMatchObject({ app: 'agent' });
    expect(template.metadata.annotations).toEqual({ 'cdk8s-patterns/security-level': "privileged: reads the node's logs" });
  });

  test('each value is in the Pod', () => {
    const pod = podOf(everyProperty(profile));
    expect(pod).toMatchObject({
      nodeSelector: { 'node-role.kubernetes.io/worker': '', 'disk': 'ssd', 'arch': 'arm64' },
      tolerations: [{ key: 'gpu', operator: 'Exists', effect: 'NoSchedule' }],
      priorityClassName: 'system-node-critical',
    });
    expect(pod.volumes).toEqual([
      { name: 'var-log', hostPath: { path: '/var/log', type: 'Directory' } },
      { name: 'run-agent', hostPath: { path: '/run/agent', type: 'DirectoryOrCreate' } },
      { name: 'conf', configMap: { name: 'conf' } },
      ...(production ? [{ name: 'tmp', emptyDir: {} }] : []),
    ]);
    const [container] = pod.containers;
    expect(container).toMatchObject({
      name: 'run',
      image: 'acme/agent:2.3.1',
      args: ['-v'],
      ports: [production ? { name: 'http', containerPort: 9100 } : { containerPort: 9100 }],
      env: [{ name: 'MODE', value: 'a' }],
      readinessProbe: { httpGet: { path: '/healthz', port: 9100 } },
      resources: {
        requests: { 'cpu': '20m', 'memory': '50Mi', 'ephemeral-storage': '5Mi' },
        limits: { 'cpu': '200m', 'memory': '100Mi', 'ephemeral-storage': '6Mi' },
      },
    });
    expect(container.volumeMounts).toEqual([
      { name: 'var-log', mountPath: '/var/log', readOnly: true },
      { name: 'run-agent', mountPath: '/agent', readOnly: false },
      { name: 'conf', mountPath: '/conf' },
      ...(production ? [{ name: 'tmp', mountPath: '/tmp' }] : []),
    ]);
  });
});

describe('NodeAgent under PRODUCTION', () => {
  test('minimal: one on every node, whatever its taints, bounded and restricted', () => {
    const shop = chart();
    const made = agent(shop);
    expect(kinds(shop)).toEqual(['ServiceAccount/agent', 'NetworkPolicy/agent', 'DaemonSet/agent']);
    expect(find(shop, 'DaemonSet')).toEqual({
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent', namespace: 'shop', labels: LABELS },
      spec: {
        selector: { matchLabels: SELECTOR },
        template: {
          metadata: { labels: LABELS },
          spec: {
            serviceAccountName: 'agent',
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: {
              runAsUser: 10001, runAsGroup: 10001, runAsNonRoot: true, fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch',
              seccompProfile: { type: 'RuntimeDefault' },
            },
            tolerations: [{ operator: 'Exists' }],
            containers: [{
              name: 'agent',
              image: 'acme/agent:2.3.1',
              imagePullPolicy: 'IfNotPresent',
              resources: {
                requests: { 'cpu': '50m', 'memory': '128Mi', 'ephemeral-storage': '64Mi' },
                limits: { 'memory': '128Mi', 'ephemeral-storage': '256Mi' },
              },
              volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            }],
            volumes: [{ name: 'tmp', emptyDir: {} }],
          },
        },
      },
    });
    expect(ApiObject.of(made)).toBe(made.daemonSet);
  });

  test('on some nodes only, it bears no taint that the author doesn\'t name', () => {
    const shop = chart();
    agent(shop, { nodes: { disk: 'ssd' } });
    expect(podOf(shop).nodeSelector).toEqual({ disk: 'ssd' });
    expect(podOf(shop)).not.toHaveProperty('tolerations');
  });

  test('taints that the author names take the place of all', () => {
    const shop = chart();
    agent(shop, { pod: { scheduling: { tolerations: [Toleration.exists('gpu')] } } });
    expect(podOf(shop).tolerations).toEqual([{ key: 'gpu', operator: 'Exists' }]);
  });

  test('sees the node\'s paths read-only unless the author says otherwise', () => {
    const shop = chart();
    agent(shop, { hostPaths: [{ path: '/var/log' }, { path: '/run/agent', writable: true }], pod: PRIVILEGED });
    expect(podOf(shop).containers[0].volumeMounts.slice(0, 2)).toEqual([
      { name: 'var-log', mountPath: '/var/log', readOnly: true }, { name: 'run-agent', mountPath: '/run/agent', readOnly: false },
    ]);
  });

  test('on the node\'s network it finds the cluster\'s names, takes the node\'s ports, and has no policy, which would not hold', () => {
    const shop = chart();
    agent(shop, { hostNetwork: true, port: 9100, pod: PRIVILEGED });
    expect(kinds(shop)).toEqual(['ServiceAccount/agent', 'DaemonSet/agent']);
    expect(podOf(shop)).toMatchObject({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' });
    expect(podOf(shop).containers[0].ports).toEqual([{ name: 'http', containerPort: 9100, hostPort: 9100 }]);
  });

  test('on the node\'s network no policy can name it, and what it uses says so', () => {
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const shop = chart();
    const web = new StatelessWebApp(shop, 'web', { image: 'acme/web:1', port: 80 });
    agent(shop, { hostNetwork: true, pod: PRIVILEGED }).uses(web);
    const { spec } = find(shop, 'NetworkPolicy', 'web');
    const said = written.mock.calls.map(([line]) => line);
    written.mockRestore();
    expect(spec).not.toHaveProperty('ingress');
    expect(said).toEqual(["warning: shop/web: its NetworkPolicy can't name shop/agent, whose Pods use the node's network; "
      + "most network plugins let nodes through, else use `allowFrom` with the nodes' addresses\n"]);
  });

  test('a scraper gets in where the author lets it, on the port', () => {
    const shop = chart();
    agent(shop, { port: 9100, allowFrom: [Peer.inNamespace('monitoring')] });
    expect(find(shop, 'NetworkPolicy').spec.ingress).toEqual([
      { from: [{ podSelector: {} }], ports: [{ port: 9100 }] },
      { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }], ports: [{ port: 9100 }] },
    ]);
  });

  test('gets the variables of what it uses, and is let in there', () => {
    const shop = chart(Profile.PRODUCTION.customize({ egress: Egress.DECLARED }));
    const web = new StatelessWebApp(shop, 'web', { image: 'acme/web:1', port: 80 });
    agent(shop).uses(web, { env: 'SINK' });
    expect(env(podOf(shop).containers[0])).toEqual({ SINK: 'web:80' });
    expect(find(shop, 'NetworkPolicy', 'web').spec.ingress).toEqual([
      { from: [{ podSelector: { matchLabels: SELECTOR } }], ports: [{ port: 80 }] },
    ]);
    expect(find(shop, 'NetworkPolicy', 'agent').spec.egress).toEqual([
      { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] },
      { to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' } } }], ports: [{ port: 80 }] },
    ]);
  });

  test('is replaced where somebody deletes it, if the author wants it so', () => {
    const shop = chart();
    agent(shop, { rollout: Rollout.onDelete() });
    expect(find(shop, 'DaemonSet').spec.updateStrategy).toEqual({ type: 'OnDelete' });
  });
});

describe('a NodeAgent under a customized profile', () => {
  const customized = (options: ProfileOptions, props: Partial<NodeAgentProps> = {}): Chart => {
    const shop = chart(Profile.PRODUCTION.customize(options));
    agent(shop, props);
    return shop;
  };

  test('serviceAccounts and networkPolicies: none', () => {
    expect(kinds(customized({ serviceAccounts: false, networkPolicies: false }))).toEqual(['DaemonSet/agent']);
  });

  test('restricted: host paths need no level, and are read-only all the same', () => {
    const shop = customized({ restricted: false }, { hostPaths: [{ path: '/var/log' }] });
    expect(podOf(shop)).not.toHaveProperty('securityContext');
    expect(podOf(shop).containers[0].volumeMounts[0]).toEqual({ name: 'var-log', mountPath: '/var/log', readOnly: true });
  });

  test('commonLabels: the name alone selects, and the port has no name', () => {
    const shop = customized({ commonLabels: false }, { port: 9100 });
    expect(find(shop, 'DaemonSet').spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'agent' } });
    expect(podOf(shop).containers[0].ports).toEqual([{ containerPort: 9100 }]);
  });

  test('resources: none', () => expect(podOf(customized({ resources: false })).containers[0]).not.toHaveProperty('resources'));
});

describe('a NodeAgent beside cdk8s-plus', () => {
  test.each([['with a namespace', (): Chart => chart(), true], ['without one', chartAnywhere, false]])(
    'in a chart %s, is selector and peer of a kplus NetworkPolicy', (_, of, named) => {
      const shop = of();
      const made = agent(shop);
      const policy = new kplus.NetworkPolicy(shop, 'policy', { selector: made });
      policy.addIngressRule(made);
      const { spec } = find(shop, 'NetworkPolicy', policy.name);
      expect(spec.podSelector).toEqual({ matchLabels: SELECTOR });
      expect(spec.ingress[0].from).toEqual([{
        podSelector: { matchLabels: SELECTOR },
        ...(named && { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }),
      }]);
    },
  );
});
