import { ApiObject, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import {
  App, DatabaseEngine, Egress, Endpoint, Exposure, Health, HostPathType, LifecycleHook, Peer, Probe, Profile,
  ReplicatedDatabase, Rollout, Seccomp, SecurityLevel, ServiceType, Spreading, StatelessWebApp, TaintEffect, Toleration, Volume,
} from 'cdk8s-patterns';
import type { ContainerSecurity, ProfileOptions, StatelessWebAppProps } from 'cdk8s-patterns';
import * as kplus from 'cdk8s-plus-28';
import { chart, chartAnywhere, env, faults, find, kinds, manifests } from './synth';
import type { Manifest } from './synth';

const MINIMAL: StatelessWebAppProps = { image: 'ghcr.io/acme/web:1.4.2', port: 8080, health: Health.http('/healthz') };
const SELECTOR = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' };
const LABELS = {
  ...SELECTOR,
  'app.kubernetes.io/component': 'web',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'cdk8s-patterns',
};
const labelled = (name: string): Record<string, string> => (
  { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name }
);

function webApp(shop: Chart, props: Partial<StatelessWebAppProps> = {}, id = 'web'): StatelessWebApp {
  return new StatelessWebApp(shop, id, { ...MINIMAL, ...props });
}

/** A web app under PRODUCTION with some switches turned, and its chart. */
function customized(options: ProfileOptions, props: Partial<StatelessWebAppProps> = {}): Chart {
  const shop = chart(Profile.PRODUCTION.customize(options));
  webApp(shop, props);
  return shop;
}

function podOf(shop: Chart, name = 'web'): Manifest {
  return find(shop, 'Deployment', name).spec.template.spec;
}

/** Every property but `replicas` (beside `autoscaling`) with a value that differs from each default. */
function everyProperty(shop: Chart): StatelessWebApp {
  const settings = new kplus.ConfigMap(shop, 'settings', { metadata: { name: 'web-settings' }, data: { mode: 'dark' } });
  const secret = kplus.Secret.fromSecretName(shop, 'secret', 'web-secret');
  const account = kplus.ServiceAccount.fromServiceAccountName(shop, 'account', 'web-account');
  return new StatelessWebApp(shop, 'web', {
    image: 'ghcr.io/acme/web:1.4.2',
    port: 8080,
    health: Health.http('/healthz', { port: 9090, https: true, timeout: Duration.seconds(7), initialDelay: Duration.seconds(3) }),
    autoscaling: { minReplicas: 3, maxReplicas: 9, cpuUtilization: 60, memoryUtilization: 70 },
    env: { MODE: 'fast' },
    resources: {
      cpu: { request: kplus.Cpu.millis(250), limit: kplus.Cpu.units(2) },
      memory: { request: Size.mebibytes(128), limit: Size.mebibytes(512) },
      ephemeralStorage: { request: Size.mebibytes(32), limit: Size.gibibytes(1) },
    },
    rollout: Rollout.rolling({ maxSurge: '3', maxUnavailable: '10%', minReady: Duration.seconds(5) }),
    services: [
      { name: 'front', ports: [{ port: 80, targetPort: 8080, name: 'web', appProtocol: 'kubernetes.io/h2c' }] },
      {
        name: 'metrics', serviceType: ServiceType.NODE_PORT, ports: [{ port: 9090, nodePort: 30090 }],
        labels: { scrape: 'yes' }, annotations: { 'example.com/owner': 'ops' }, publishNotReadyAddresses: true,
      },
    ],
    exposures: [
      Exposure.ingress('shop.example.com', {
        path: '/shop', exactPath: true, ingressClass: 'nginx', tlsSecret: 'shop-cert', port: 80, annotations: { 'example.com/a': '1' },
      }),
      Exposure.gateway('api.example.com', { gateway: 'edge', gatewayNamespace: 'infra', listener: 'https', path: '/v1' }),
      Exposure.loadBalancer({ name: 'public', port: 443, nodePort: 30443, sourceRanges: ['10.0.0.0/8'], annotations: { 'example.com/lb': '1' } }),
      Exposure.nodePort(),
    ],
    allowFrom: [
      Peer.inNamespace('monitoring', { ports: [9090] }),
      Peer.podsWith({ app: 'tester' }, { inNamespace: 'qa' }),
      Peer.namespacesWith({ team: 'a' }),
      Peer.cidr('192.168.0.0/16'),
    ],
    container: {
      name: 'app',
      command: ['./web'],
      args: ['--fast'],
      workingDir: '/srv',
      envValues: { PASSWORD: kplus.EnvValue.fromSecretValue({ secret, key: 'password' }) },
      envFrom: [new kplus.EnvFrom(settings, 'CFG_')],
      ports: [{ number: 9090, name: 'metrics' }, { number: 8125, name: 'statsd', protocol: kplus.Protocol.UDP }],
      mounts: [
        { path: '/config', volume: Volume.fromConfigMap(settings, { items: { mode: 'mode.txt' }, mode: 0o440 }), readOnly: true },
        { path: '/cache', volume: Volume.emptyDir('cache', { sizeLimit: Size.mebibytes(100), inMemory: true }), subPath: 'a' },
      ],
      security: {
        runAsUser: 2000, runAsGroup: 2001, runAsNonRoot: true, readOnlyRootFilesystem: true, writablePaths: ['/run'],
        allowPrivilegeEscalation: false, addCapabilities: ['NET_BIND_SERVICE'], dropCapabilities: ['ALL'], seccomp: Seccomp.RUNTIME_DEFAULT,
      },
      lifecycle: { postStart: LifecycleHook.exec(['./warm-up']), preStop: LifecycleHook.http('/drain', { port: 9090 }) },
      imagePullPolicy: kplus.ImagePullPolicy.ALWAYS,
    },
    pod: {
      labels: { tier: 'front' },
      annotations: { 'example.com/note': 'x' },
      selector: { app: 'web' },
      initContainers: [{ image: 'busybox:1.36', command: ['true'] }],
      sidecars: [{ name: 'proxy', image: 'envoy:1.30', ports: [{ number: 15001, name: 'proxy' }] }],
      nativeSidecars: [{ name: 'logs', image: 'fluent-bit:3.0' }],
      security: {
        runAsUser: 3000, runAsGroup: 3001, fsGroup: 3002, supplementalGroups: [3003], runAsNonRoot: true,
        seccomp: Seccomp.RUNTIME_DEFAULT,
      },
      scheduling: {
        nodeSelector: { disk: 'ssd' },
        tolerations: [Toleration.equal('team', 'a', TaintEffect.NO_EXECUTE), Toleration.exists('spot')],
        overNodes: Spreading.REQUIRED,
        overZones: Spreading.NONE,
        priorityClass: 'high',
        schedulerName: 'my-scheduler',
      },
      serviceAccount: account,
      mountToken: true,
      terminationGracePeriod: Duration.seconds(90),
      imagePullSecrets: ['registry'],
      shareProcessNamespace: true,
      hostAliases: { '10.0.0.1': ['legacy', 'old'] },
    },
    metadata: { name: 'web', namespace: 'eu', labels: { team: 'a' }, annotations: { 'example.com/b': '2' } },
  });
}

/** What the manifest holds under both profiles, where every property is set. */
const EVERYTHING_OF_THE_CONTAINER = {
  name: 'app',
  image: 'ghcr.io/acme/web:1.4.2',
  imagePullPolicy: 'Always',
  command: ['./web'],
  args: ['--fast'],
  workingDir: '/srv',
  envFrom: [{ configMapRef: { name: 'web-settings' }, prefix: 'CFG_' }],
  env: [
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'web-secret', key: 'password' } } },
    { name: 'MODE', value: 'fast' },
  ],
  resources: {
    requests: { 'cpu': '250m', 'memory': '128Mi', 'ephemeral-storage': '32Mi' },
    limits: { 'cpu': '2', 'memory': '512Mi', 'ephemeral-storage': '1Gi' },
  },
  volumeMounts: [
    { name: 'web-settings', mountPath: '/config', readOnly: true },
    { name: 'cache', mountPath: '/cache', subPath: 'a' },
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'run', mountPath: '/run' },
  ],
  startupProbe: {
    initialDelaySeconds: 3, periodSeconds: 7, timeoutSeconds: 7, failureThreshold: 43,
    httpGet: { path: '/healthz', port: 9090, scheme: 'HTTPS' },
  },
  readinessProbe: {
    periodSeconds: 10, timeoutSeconds: 7, failureThreshold: 3, httpGet: { path: '/healthz', port: 9090, scheme: 'HTTPS' },
  },
  livenessProbe: {
    periodSeconds: 10, timeoutSeconds: 7, failureThreshold: 6, httpGet: { path: '/healthz', port: 9090, scheme: 'HTTPS' },
  },
  lifecycle: {
    postStart: { exec: { command: ['./warm-up'] } },
    preStop: { httpGet: { path: '/drain', port: 9090 } },
  },
  securityContext: {
    runAsUser: 2000,
    runAsGroup: 2001,
    runAsNonRoot: true,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

const EVERYTHING_OF_THE_POD = {
  serviceAccountName: 'web-account',
  automountServiceAccountToken: true,
  shareProcessNamespace: true,
  hostAliases: [{ ip: '10.0.0.1', hostnames: ['legacy', 'old'] }],
  imagePullSecrets: [{ name: 'registry' }],
  nodeSelector: { disk: 'ssd' },
  tolerations: [
    { key: 'team', operator: 'Equal', value: 'a', effect: 'NoExecute' },
    { key: 'spot', operator: 'Exists' },
  ],
  topologySpreadConstraints: [{
    maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'web' } },
    matchLabelKeys: ['pod-template-hash'],
  }],
  priorityClassName: 'high',
  schedulerName: 'my-scheduler',
  terminationGracePeriodSeconds: 90,
};

describe('StatelessWebApp under BARE', () => {
  test('minimal: holds what the author wrote, and the selector that Kubernetes requires', () => {
    const shop = chart(Profile.BARE);
    new StatelessWebApp(shop, 'web', { image: 'nginx', port: 80 });
    expect(manifests(shop)).toEqual([{
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop' },
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'web' } },
          spec: { containers: [{ name: 'web', image: 'nginx', ports: [{ containerPort: 80 }] }] },
        },
      },
    }]);
  });

  test('minimal: selects by the labels that the author gives the Pods', () => {
    const shop = chartAnywhere(Profile.BARE);
    new StatelessWebApp(shop, 'web', { image: 'nginx', port: 80, replicas: 4, pod: { labels: { app: 'web' } } });
    const [{ metadata, spec }] = manifests(shop);
    expect(metadata).toEqual({ name: 'web' });
    expect(spec.replicas).toBe(4);
    expect(spec.selector).toEqual({ matchLabels: { app: 'web' } });
    expect(spec.template.metadata).toEqual({ labels: { app: 'web' } });
  });

  test('keys come in the order in which people write them', () => {
    const shop = chart(Profile.BARE);
    webApp(shop, { replicas: 2 });
    const deployment = find(shop, 'Deployment');
    expect(Object.keys(deployment)).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
    expect(Object.keys(deployment.spec)).toEqual(['replicas', 'selector', 'template']);
  });

  test('every property: each value is in the manifest, and nothing else', () => {
    const shop = chart(Profile.BARE.customize({ kubernetes: '1.30' }));
    everyProperty(shop);
    expect(kinds(shop)).toEqual([
      'ConfigMap/web-settings', 'Service/front', 'Service/metrics', 'Deployment/web', 'HorizontalPodAutoscaler/web',
      'Ingress/web', 'HTTPRoute/web-api-example-com-v1', 'Service/public', 'Service/web-node-port',
    ]);
    const { metadata, spec } = find(shop, 'Deployment');
    expect(metadata).toEqual({ name: 'web', namespace: 'eu', labels: { team: 'a' }, annotations: { 'example.com/b': '2' } });
    expect(spec).toEqual({
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 3, maxUnavailable: '10%' } },
      minReadySeconds: 5,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web', tier: 'front' }, annotations: { 'example.com/note': 'x' } },
        spec: {
          ...EVERYTHING_OF_THE_POD,
          securityContext: {
            runAsUser: 3000, runAsGroup: 3001, runAsNonRoot: true, fsGroup: 3002, supplementalGroups: [3003],
            seccompProfile: { type: 'RuntimeDefault' },
          },
          initContainers: [
            { name: 'logs', image: 'fluent-bit:3.0', restartPolicy: 'Always' },
            { name: 'init-0', image: 'busybox:1.36', command: ['true'] },
          ],
          containers: [
            {
              ...EVERYTHING_OF_THE_CONTAINER,
              // But for /tmp, which the profile adds.
              volumeMounts: EVERYTHING_OF_THE_CONTAINER.volumeMounts.filter(({ name }) => name !== 'tmp'),
              ports: [
                { containerPort: 8080 },
                { name: 'metrics', containerPort: 9090 },
                { name: 'statsd', containerPort: 8125, protocol: 'UDP' },
              ],
            },
            { name: 'proxy', image: 'envoy:1.30', ports: [{ name: 'proxy', containerPort: 15001 }] },
          ],
          volumes: [
            { name: 'web-settings', configMap: { name: 'web-settings', items: [{ key: 'mode', path: 'mode.txt' }], defaultMode: 0o440 } },
            { name: 'cache', emptyDir: { medium: 'Memory', sizeLimit: '100Mi' } },
            { name: 'run', emptyDir: {} },
          ],
        },
      },
    });
  });

  test('an Ingress has TLS only where its Secret is given', () => {
    const shop = chart(Profile.BARE);
    webApp(shop, { services: [{}], exposures: [Exposure.ingress('shop.example.com')] });
    expect(find(shop, 'Ingress').spec).toEqual({
      rules: [{
        host: 'shop.example.com',
        http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 8080 } } } }] },
      }],
    });
  });
});

test('a read-only root under BARE gets no volume that nobody wrote, and the writable paths that somebody did', () => {
  const shop = chart(Profile.BARE);
  const made = (security: ContainerSecurity, id: string): Manifest => {
    new StatelessWebApp(shop, id, { image: 'nginx', port: 80, container: { security } });
    return podOf(shop, id);
  };
  expect(made({ readOnlyRootFilesystem: true }, 'bare')).toEqual({
    containers: [{ name: 'bare', image: 'nginx', ports: [{ containerPort: 80 }], securityContext: { readOnlyRootFilesystem: true } }],
  });
  expect(made({ readOnlyRootFilesystem: true, writablePaths: ['/tmp'] }, 'listed').volumes).toEqual([{ name: 'tmp', emptyDir: {} }]);
});

describe('the port of a StatelessWebApp', () => {
  const ports = (profile: Profile, props: Partial<StatelessWebAppProps>): Manifest => {
    const shop = chart(profile);
    webApp(shop, props);
    return { container: podOf(shop).containers[0].ports, service: manifests(shop).find(({ kind }) => kind === 'Service')?.spec.ports };
  };

  test('is named grpc where health asks it by gRPC, in the Pods and in the Service: meshes go by it', () => {
    const grpc = { container: [{ name: 'grpc', containerPort: 8080 }], service: [{ name: 'grpc', port: 8080, targetPort: 8080 }] };
    expect(ports(Profile.PRODUCTION, { health: Health.grpc() })).toEqual(grpc);
    expect(ports(Profile.PRODUCTION, { health: Health.of({ readiness: Probe.grpc({ port: 8080 }) }) })).toEqual(grpc);
  });

  test('is named http where it is asked otherwise, or another port by gRPC', () => {
    const http = [{ name: 'http', containerPort: 8080 }];
    for (const health of [undefined, Health.http('/'), Health.tcp(), Health.grpc({ port: 9090 })]) {
      expect(ports(Profile.PRODUCTION, { health }).container).toEqual(http);
    }
  });

  test('has the name that container.ports gives it, and none under BARE', () => {
    const named = { health: Health.grpc(), container: { ports: [{ number: 8080, name: 'orders' }] } };
    expect(ports(Profile.PRODUCTION, named).container).toEqual([{ name: 'orders', containerPort: 8080 }]);
    expect(ports(Profile.BARE, { health: Health.grpc() }).container).toEqual([{ containerPort: 8080 }]);
  });
});

describe('StatelessWebApp under PRODUCTION', () => {
  test('what the chart says of its labels holds, but for the two that select', () => {
    const labels = { 'app.kubernetes.io/part-of': 'store', 'app.kubernetes.io/name': 'all', team: 'a' };
    const shop = new Chart(new App(), 'shop', { namespace: 'shop', labels });
    webApp(shop);
    const { metadata, spec } = find(shop, 'Deployment', 'web');
    expect(metadata.labels).toEqual({ ...LABELS, 'app.kubernetes.io/part-of': 'store', team: 'a' });
    expect(spec.template.metadata.labels).toEqual({ ...LABELS, 'app.kubernetes.io/part-of': 'store' });
  });

  test('minimal: five objects of one name, labels and namespace', () => {
    const shop = chart();
    webApp(shop);
    expect(kinds(shop)).toEqual([
      'ServiceAccount/web', 'NetworkPolicy/web', 'Service/web', 'Deployment/web', 'PodDisruptionBudget/web',
    ]);
    for (const { metadata } of manifests(shop)) expect(metadata).toEqual({ name: 'web', namespace: 'shop', labels: LABELS });
  });

  test('minimal: the whole Deployment', () => {
    const shop = chart();
    webApp(shop);
    const spread = (topologyKey: string): object => ({
      maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: SELECTOR },
      matchLabelKeys: ['pod-template-hash'],
    });
    expect(find(shop, 'Deployment').spec).toEqual({
      replicas: 2,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      selector: { matchLabels: SELECTOR },
      template: {
        metadata: { labels: LABELS },
        spec: {
          serviceAccountName: 'web',
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: {
            runAsUser: 10001, runAsGroup: 10001, runAsNonRoot: true, fsGroup: 10001, fsGroupChangePolicy: 'OnRootMismatch',
            seccompProfile: { type: 'RuntimeDefault' },
          },
          topologySpreadConstraints: [spread('kubernetes.io/hostname'), spread('topology.kubernetes.io/zone')],
          terminationGracePeriodSeconds: 40,
          containers: [{
            name: 'web',
            image: 'ghcr.io/acme/web:1.4.2',
            imagePullPolicy: 'IfNotPresent',
            ports: [{ name: 'http', containerPort: 8080 }],
            resources: {
              requests: { 'cpu': '100m', 'memory': '256Mi', 'ephemeral-storage': '64Mi' },
              limits: { 'memory': '256Mi', 'ephemeral-storage': '512Mi' },
            },
            volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
            startupProbe: { periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 150, httpGet: { path: '/healthz', port: 8080 } },
            readinessProbe: { periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3, httpGet: { path: '/healthz', port: 8080 } },
            livenessProbe: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6, httpGet: { path: '/healthz', port: 8080 } },
            lifecycle: { preStop: { exec: { command: ['sleep', '10'] } } },
            securityContext: {
              allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] },
            },
          }],
          volumes: [{ name: 'tmp', emptyDir: {} }],
        },
      },
    });
  });

  test('keeps serving while a node is drained: two replicas, a budget of one, spread over nodes', () => {
    const shop = chart();
    webApp(shop);
    expect(find(shop, 'Deployment').spec.replicas).toBe(2);
    expect(find(shop, 'PodDisruptionBudget').spec).toEqual({
      maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: SELECTOR },
    });
    expect(podOf(shop).topologySpreadConstraints[0].topologyKey).toBe('kubernetes.io/hostname');
  });

  test('a single replica has no budget, which would stop every drain', () => {
    const shop = chart();
    webApp(shop, { replicas: 1 });
    expect(kinds(shop)).not.toContain('PodDisruptionBudget/web');
    expect(find(shop, 'Deployment').spec.replicas).toBe(1);
  });

  test('is reached under its own name on its own port by the Service', () => {
    const shop = chart();
    const web = webApp(shop);
    expect(find(shop, 'Service').spec).toEqual({ selector: SELECTOR, ports: [{ name: 'http', port: 8080, targetPort: 8080 }] });
    expect(web.port).toBe(8080);
    expect(web.podLabels).toEqual(SELECTOR);
    expect(web.services.map(({ name }) => name)).toEqual(['web']);
    expect(ApiObject.of(web)).toBe(web.deployment);
  });

  test('runs as an account of its own that no token speaks for', () => {
    const shop = chart();
    webApp(shop);
    expect(find(shop, 'ServiceAccount')).toEqual({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'web', namespace: 'shop', labels: LABELS },
      automountServiceAccountToken: false,
    });
  });

  test('every property: the author\'s values stand, and the profile adds to the other containers only', () => {
    const shop = chart(Profile.PRODUCTION.customize({ kubernetes: '1.29' }));
    everyProperty(shop);
    expect(kinds(shop)).toEqual([
      'ConfigMap/web-settings', 'NetworkPolicy/web', 'Service/front', 'Service/metrics', 'Deployment/web', 'PodDisruptionBudget/web',
      'HorizontalPodAutoscaler/web', 'Ingress/web', 'HTTPRoute/web-api-example-com-v1', 'Service/public', 'Service/web-node-port',
    ]);
    const { metadata, spec } = find(shop, 'Deployment');
    const labels = { ...LABELS, team: 'a' };
    expect(metadata).toEqual({ name: 'web', namespace: 'eu', labels, annotations: { 'example.com/b': '2' } });
    expect(spec.replicas).toBeUndefined();
    expect(spec.selector).toEqual({ matchLabels: { app: 'web' } });
    expect(spec.template.metadata.labels).toEqual({ ...labels, app: 'web', tier: 'front' });
    const { securityContext, initContainers, containers, volumes, enableServiceLinks, ...pod } = spec.template.spec;
    expect(pod).toEqual(EVERYTHING_OF_THE_POD);
    expect(enableServiceLinks).toBe(false);
    expect(securityContext).toEqual({
      runAsUser: 3000, runAsGroup: 3001, runAsNonRoot: true, fsGroup: 3002, fsGroupChangePolicy: 'OnRootMismatch',
      supplementalGroups: [3003], seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(containers[0]).toEqual({
      ...EVERYTHING_OF_THE_CONTAINER,
      ports: [
        { name: 'http', containerPort: 8080 },
        { name: 'metrics', containerPort: 9090 },
        { name: 'statsd', containerPort: 8125, protocol: 'UDP' },
      ],
    });
    const added = {
      imagePullPolicy: 'IfNotPresent',
      resources: {
        requests: { 'cpu': '50m', 'memory': '128Mi', 'ephemeral-storage': '64Mi' },
        limits: { 'memory': '128Mi', 'ephemeral-storage': '256Mi' },
      },
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    };
    const tmp = (name: string): object => ({ volumeMounts: [{ name, mountPath: '/tmp' }] });
    expect(containers[1]).toEqual({
      name: 'proxy', image: 'envoy:1.30', ports: [{ name: 'proxy', containerPort: 15001 }], ...added, ...tmp('proxy-tmp'),
    });
    expect(initContainers).toEqual([
      { name: 'logs', image: 'fluent-bit:3.0', restartPolicy: 'Always', ...added, ...tmp('logs-tmp') },
      { name: 'init-0', image: 'busybox:1.36', command: ['true'], ...added, ...tmp('init-0-tmp') },
    ]);
    expect(volumes.map(({ name }: Manifest) => name)).toEqual(['web-settings', 'cache', 'tmp', 'run', 'proxy-tmp', 'logs-tmp', 'init-0-tmp']);
  });

  test('every property: the Services and the ways from outside', () => {
    const shop = chart(Profile.PRODUCTION.customize({ kubernetes: '1.29' }));
    everyProperty(shop);
    const labels = { ...LABELS, team: 'a' };
    expect(find(shop, 'Service', 'front').spec).toEqual({
      selector: { app: 'web' }, ports: [{ name: 'web', port: 80, targetPort: 8080, appProtocol: 'kubernetes.io/h2c' }],
    });
    expect(find(shop, 'Service', 'metrics')).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'metrics', namespace: 'eu', labels: { scrape: 'yes' }, annotations: { 'example.com/owner': 'ops' } },
      spec: {
        type: 'NodePort', publishNotReadyAddresses: true, selector: { app: 'web' },
        ports: [{ name: 'metrics', port: 9090, targetPort: 9090, nodePort: 30090 }],
      },
    });
    expect(find(shop, 'Ingress')).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web', namespace: 'eu', labels, annotations: { 'example.com/a': '1' } },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['shop.example.com'], secretName: 'shop-cert' }],
        rules: [{
          host: 'shop.example.com',
          http: { paths: [{ path: '/shop', pathType: 'Exact', backend: { service: { name: 'front', port: { number: 80 } } } }] },
        }],
      },
    });
    expect(find(shop, 'HTTPRoute')).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'web-api-example-com-v1', namespace: 'eu', labels },
      spec: {
        parentRefs: [{ name: 'edge', namespace: 'infra', sectionName: 'https' }],
        hostnames: ['api.example.com'],
        rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/v1' } }], backendRefs: [{ name: 'front', port: 80 }] }],
      },
    });
    expect(find(shop, 'Service', 'public')).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'public', namespace: 'eu', labels, annotations: { 'example.com/lb': '1' } },
      spec: {
        type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/8'], selector: { app: 'web' },
        ports: [{ name: 'http', port: 443, targetPort: 8080, nodePort: 30443 }],
      },
    });
    expect(find(shop, 'Service', 'web-node-port').spec).toEqual({
      type: 'NodePort', selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    });
  });

  test('every property: the autoscaler, and a budget for the fewest replicas', () => {
    const shop = chart(Profile.PRODUCTION.customize({ kubernetes: '1.29' }));
    everyProperty(shop);
    const share = (name: string, averageUtilization: number): object => (
      { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } }
    );
    expect(find(shop, 'HorizontalPodAutoscaler').spec).toEqual({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 3,
      maxReplicas: 9,
      metrics: [share('cpu', 60), share('memory', 70)],
    });
    expect(find(shop, 'PodDisruptionBudget').spec.selector).toEqual({ matchLabels: { app: 'web' } });
  });

  test('every property: the policy lets through what is allowed, and anybody on the exposed port', () => {
    const shop = chart(Profile.PRODUCTION.customize({ kubernetes: '1.29' }));
    everyProperty(shop);
    const ns = (name: string): object => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
    const served = [{ port: 8080 }, { port: 9090 }, { port: 8125, protocol: 'UDP' }, { port: 15001 }];
    expect(find(shop, 'NetworkPolicy').spec).toEqual({
      podSelector: { matchLabels: { app: 'web' } },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [{ podSelector: {} }], ports: served },
        { from: [{ namespaceSelector: ns('monitoring') }], ports: [{ port: 9090 }] },
        { from: [{ namespaceSelector: ns('qa'), podSelector: { matchLabels: { app: 'tester' } } }], ports: served },
        { from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }], ports: served },
        { from: [{ ipBlock: { cidr: '192.168.0.0/16' } }], ports: served },
        { ports: [{ port: 8080 }] },
      ],
    });
  });

  test('a number of its own scales by cpu alone, from the profile\'s replicas on', () => {
    const shop = chart();
    webApp(shop, { autoscaling: { maxReplicas: 5 } });
    const { minReplicas, maxReplicas, metrics } = find(shop, 'HorizontalPodAutoscaler').spec;
    expect([minReplicas, maxReplicas]).toEqual([2, 5]);
    expect(metrics).toEqual([{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }]);
    expect(find(shop, 'Deployment').spec).not.toHaveProperty('replicas');
  });

  test('an Ingress gets TLS from a Secret of the app\'s name, and opens the port to anybody', () => {
    const shop = chart();
    webApp(shop, { exposures: [Exposure.ingress('shop.example.com')] });
    expect(find(shop, 'Ingress').spec.tls).toEqual([{ hosts: ['shop.example.com'], secretName: 'web-tls' }]);
    expect(find(shop, 'NetworkPolicy').spec.ingress).toContainEqual({ ports: [{ port: 8080 }] });
  });

  test('an Ingress without TLS where the author says so', () => {
    const shop = chart();
    webApp(shop, { exposures: [Exposure.ingress('shop.example.com', { plainHttp: true })] });
    expect(find(shop, 'Ingress').spec).not.toHaveProperty('tls');
  });

  test('two hosts are two Ingresses with names of their own, each with its certificate', () => {
    const shop = chart();
    webApp(shop, { exposures: [Exposure.ingress('a.example.com'), Exposure.ingress('b.example.com')] });
    expect(manifests(shop).filter(({ kind }) => kind === 'Ingress').map(({ metadata, spec }) => [metadata.name, spec.tls[0].secretName]))
      .toEqual([['web', 'web-tls'], ['web-b-example-com', 'web-b-example-com-tls']]);
  });

  test('a request follows a limit that the author gives, and a limit a request', () => {
    const shop = chart();
    webApp(shop, { resources: { memory: { limit: Size.mebibytes(64) } } });
    webApp(shop, { resources: { memory: { request: Size.gibibytes(1) }, cpu: { limit: kplus.Cpu.millis(50) } } }, 'big');
    expect(podOf(shop).containers[0].resources).toEqual({
      requests: { 'cpu': '100m', 'memory': '64Mi', 'ephemeral-storage': '64Mi' },
      limits: { 'memory': '64Mi', 'ephemeral-storage': '512Mi' },
    });
    expect(podOf(shop, 'big').containers[0].resources).toEqual({
      requests: { 'cpu': '50m', 'memory': '1Gi', 'ephemeral-storage': '64Mi' },
      limits: { 'cpu': '50m', 'memory': '1Gi', 'ephemeral-storage': '512Mi' },
    });
  });

  test('more patience of readiness is more patience of liveness, which always has twice as much', () => {
    const shop = chart();
    webApp(shop, { health: Health.http('/healthz', { failureThreshold: 5, successThreshold: 2, period: Duration.seconds(4) }) });
    const { readinessProbe, livenessProbe, startupProbe } = podOf(shop).containers[0];
    expect(readinessProbe).toMatchObject({ periodSeconds: 4, failureThreshold: 5, successThreshold: 2 });
    expect(livenessProbe).toEqual({ periodSeconds: 4, timeoutSeconds: 5, failureThreshold: 10, httpGet: { path: '/healthz', port: 8080 } });
    expect(startupProbe).toEqual({ periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 150, httpGet: { path: '/healthz', port: 8080 } });
  });

  test('a longer pause of the profile lengthens the grace period, so that the process keeps its 30 seconds', () => {
    const shop = customized({ stopPause: Duration.seconds(25) });
    expect(podOf(shop).terminationGracePeriodSeconds).toBe(55);
    expect(podOf(shop).containers[0].lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '25'] } } });
  });

  test('an image tagged latest is pulled at every start, one with a digest is not', () => {
    const shop = chart();
    webApp(shop, { image: 'acme/web:latest' });
    webApp(shop, { image: `acme/web:latest@sha256:${'a'.repeat(64)}` }, 'pinned');
    expect(podOf(shop).containers[0].imagePullPolicy).toBe('Always');
    expect(podOf(shop, 'pinned').containers[0].imagePullPolicy).toBe('IfNotPresent');
  });

  test('a level that is stated is written on the Pods with its reason', () => {
    const shop = chart();
    webApp(shop, {
      container: { mounts: [{ path: '/certs', volume: Volume.hostPath('/etc/ssl', { pathType: HostPathType.DIRECTORY }) }] },
      pod: { security: { level: SecurityLevel.PRIVILEGED, reason: 'reads the node\'s certificates' } },
    });
    expect(find(shop, 'Deployment').spec.template.metadata.annotations)
      .toEqual({ 'cdk8s-patterns/security-level': "privileged: reads the node's certificates" });
    expect(podOf(shop).volumes[0]).toEqual({ name: 'etc-ssl', hostPath: { path: '/etc/ssl', type: 'Directory' } });
    expect(podOf(shop).containers[0].volumeMounts[0]).toEqual({ name: 'etc-ssl', mountPath: '/certs', readOnly: true });
  });
});

describe('the names of a StatelessWebApp', () => {
  test('are the ids of its path below the chart, joined by -', () => {
    const shop = chart();
    const area = new StatelessWebApp(shop, 'area', MINIMAL);
    new StatelessWebApp(area, 'web', MINIMAL);
    expect(find(shop, 'Deployment', 'area-web').spec.selector).toEqual({ matchLabels: labelled('area-web') });
  });

  test('and its selector don\'t change where another construct is added', () => {
    const alone = chart();
    webApp(alone);
    const beside = chart();
    webApp(beside, {}, 'another');
    webApp(beside);
    expect(find(beside, 'Deployment', 'web')).toEqual(find(alone, 'Deployment', 'web'));
  });

  test('twice in one chart are an error at synth', () => {
    const shop = chart();
    webApp(shop);
    webApp(shop, { metadata: { name: 'web' } }, 'again');
    expect(() => (shop.node.root as App).synthYaml()).toThrow(
      "shop/again: Deployment web: metadata.name: 'web' is also made by shop/web in the namespace shop, and only one of the two is left "
        + 'in the cluster; rename one of them (duplicate-object)',
    );
  });
});

describe('a StatelessWebApp under a customized profile', () => {
  test('commonLabels: without them, the name alone selects, and no port has a name', () => {
    const shop = customized({ commonLabels: false });
    const { metadata, spec } = find(shop, 'Deployment');
    expect(metadata).toEqual({ name: 'web', namespace: 'shop' });
    expect(spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'web' } });
    expect(spec.template.metadata).toEqual({ labels: { 'app.kubernetes.io/name': 'web' } });
    expect(podOf(shop).containers[0].ports).toEqual([{ containerPort: 8080 }]);
  });

  test('services: none where the profile makes none', () => {
    expect(kinds(customized({ services: false }))).not.toContain('Service/web');
  });

  test('serviceAccounts: the namespace\'s own, and nothing said of its token', () => {
    const shop = customized({ serviceAccounts: false });
    expect(kinds(shop)).not.toContain('ServiceAccount/web');
    expect(podOf(shop)).not.toHaveProperty('serviceAccountName');
    expect(podOf(shop)).not.toHaveProperty('automountServiceAccountToken');
  });

  test('restricted: nothing is said of users and rights', () => {
    const shop = customized({ restricted: false, readOnlyRoot: false });
    expect(podOf(shop)).not.toHaveProperty('securityContext');
    expect(podOf(shop)).not.toHaveProperty('enableServiceLinks');
    expect(podOf(shop).containers[0]).not.toHaveProperty('securityContext');
  });

  test('imageUser: no user and no group, but still none that is root', () => {
    expect(podOf(customized({ imageUser: true })).securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    const shop = chart();
    webApp(shop, { pod: { security: { imageUser: true } } });
    expect(podOf(shop).securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  });

  test('readOnlyRoot: a root file system that can be written, and no volume for /tmp', () => {
    const shop = customized({ readOnlyRoot: false });
    expect(podOf(shop).containers[0].securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
    expect(podOf(shop)).not.toHaveProperty('volumes');
  });

  test('replicas', () => expect(find(customized({ replicas: 5 }), 'Deployment').spec.replicas).toBe(5));

  test('replicas: one has no budget', () => expect(kinds(customized({ replicas: 1 }))).not.toContain('PodDisruptionBudget/web'));

  test('surge: without it, Kubernetes decides', () => {
    expect(find(customized({ surge: false }), 'Deployment').spec).not.toHaveProperty('strategy');
  });

  test('disruptionBudgets: none', () => {
    expect(kinds(customized({ disruptionBudgets: false }))).not.toContain('PodDisruptionBudget/web');
  });

  test('spread: required, or not at all', () => {
    const { topologySpreadConstraints } = podOf(customized({ spread: Spreading.REQUIRED }));
    expect(topologySpreadConstraints.map((one: Manifest) => one.whenUnsatisfiable)).toEqual(['DoNotSchedule', 'DoNotSchedule']);
    expect(podOf(customized({ spread: Spreading.NONE }))).not.toHaveProperty('topologySpreadConstraints');
  });

  test('stopPause: none, and Kubernetes\' own grace period', () => {
    const pod = podOf(customized({ stopPause: Duration.seconds(0) }));
    expect(pod.containers[0]).not.toHaveProperty('lifecycle');
    expect(pod).not.toHaveProperty('terminationGracePeriodSeconds');
  });

  test('kubernetes: from 1.30 on the kubelet pauses, so that the image needs no sleep', () => {
    expect(podOf(customized({ kubernetes: '1.30' })).containers[0].lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
    expect(podOf(customized({ kubernetes: '1.29' })).containers[0].lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '10'] } } });
  });

  test('a hook of the author takes the pause\'s place, and none takes it away', () => {
    const shop = chart();
    webApp(shop, { container: { lifecycle: { preStop: LifecycleHook.none() } } });
    expect(podOf(shop).containers[0]).not.toHaveProperty('lifecycle');
  });

  test('resources: none', () => expect(podOf(customized({ resources: false })).containers[0]).not.toHaveProperty('resources'));

  test('networkPolicies: none', () => expect(kinds(customized({ networkPolicies: false }))).not.toContain('NetworkPolicy/web'));

  test('pinnedImages: an image without tag is taken, and the kubelet decides when to pull', () => {
    const shop = customized({ pinnedImages: false }, { image: 'acme/web' });
    expect(podOf(shop).containers[0]).toMatchObject({ image: 'acme/web' });
    expect(podOf(shop).containers[0]).not.toHaveProperty('imagePullPolicy');
  });

  test('rolloutOnConfigChange: the hash of what it consumes, or none', () => {
    const hash = (options: ProfileOptions, mode: string): string | undefined => {
      const shop = chart(Profile.PRODUCTION.customize(options));
      new kplus.ConfigMap(shop, 'settings', { metadata: { name: 'settings' }, data: { mode } });
      webApp(shop, { container: { mounts: [{ path: '/c', volume: Volume.configMap('settings') }] } });
      return find(shop, 'Deployment').spec.template.metadata.annotations?.['cdk8s-patterns/config-hash'];
    };
    expect(hash({}, 'dark')).toMatch(/^[0-9a-f]{10}$/);
    expect(hash({}, 'dark')).toBe(hash({}, 'dark'));
    expect(hash({}, 'light')).not.toBe(hash({}, 'dark'));
    expect(hash({ rolloutOnConfigChange: false }, 'dark')).toBeUndefined();
  });

  test('egress: DNS and what is used, nothing else', () => {
    const shop = chart(Profile.PRODUCTION.customize({ egress: Egress.DECLARED }));
    const cart = webApp(shop, {}, 'cart');
    const web = webApp(shop);
    web.uses(cart);
    web.uses(Endpoint.external('smtp.example.com', 587, { cidrs: ['192.0.2.0/24', '2001:db8::/32'] }));
    const dns = { ports: [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }] };
    expect(find(shop, 'NetworkPolicy', 'web').spec).toMatchObject({
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        dns,
        { to: [{ podSelector: { matchLabels: labelled('cart') } }], ports: [{ port: 8080 }] },
        { to: [{ ipBlock: { cidr: '192.0.2.0/24' } }, { ipBlock: { cidr: '2001:db8::/32' } }], ports: [{ port: 587 }] },
      ],
    });
    expect(find(shop, 'NetworkPolicy', 'cart').spec.egress).toEqual([dns]);
  });

  test('egress: an external endpoint without addresses opens its port to all, and says so', () => {
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const shop = chart(Profile.PRODUCTION.customize({ egress: Egress.DECLARED }));
    webApp(shop).uses(Endpoint.external('smtp.example.com', 587));
    const { egress } = find(shop, 'NetworkPolicy').spec;
    const said = written.mock.calls.map(([line]) => line);
    written.mockRestore();
    expect(egress[1]).toEqual({ ports: [{ port: 587 }] });
    expect(said).toEqual(['warning: shop/web: uses: smtp.example.com: no `cidrs` are given, so that port 587 of every address is open: '
      + 'a NetworkPolicy knows no names\n']);
  });
});

describe('web.uses()', () => {
  const cassandra = (shop: Chart, id = 'orders-db'): ReplicatedDatabase => new ReplicatedDatabase(shop, id, {
    engine: DatabaseEngine.cassandra({ version: '4.1.7' }), replicas: 3, storage: Size.gibibytes(10),
  });

  test('gives the client the target\'s variables, also when it is declared after both', () => {
    const shop = chart();
    const cart = webApp(shop, {}, 'cart-api');
    webApp(shop).uses(cart);
    expect(env(podOf(shop).containers[0])).toEqual({ CART_API_HOST: 'cart-api', CART_API_PORT: '8080' });
  });

  test('names host and port of the first Service', () => {
    const shop = chart();
    const cart = webApp(shop, { services: [{ name: 'basket', ports: [{ port: 80, targetPort: 8080 }] }] }, 'cart');
    webApp(shop).uses(cart);
    expect(env(podOf(shop).containers[0])).toEqual({ CART_HOST: 'basket', CART_PORT: '80' });
    expect(cart.port).toBe(80);
    expect(find(shop, 'NetworkPolicy', 'cart').spec.ingress).toEqual([
      { from: [{ podSelector: { matchLabels: labelled('web') } }], ports: [{ port: 8080 }] },
    ]);
  });

  test('lets only those in who use it, where somebody does', () => {
    const shop = chart();
    const cart = webApp(shop, {}, 'cart');
    expect(find(shop, 'NetworkPolicy', 'cart').spec.ingress).toEqual([{ from: [{ podSelector: {} }], ports: [{ port: 8080 }] }]);
    webApp(shop).uses(cart);
    webApp(shop, {}, 'admin').uses(cart);
    expect(find(shop, 'NetworkPolicy', 'cart').spec.ingress).toEqual([{
      from: [{ podSelector: { matchLabels: labelled('web') } }, { podSelector: { matchLabels: labelled('admin') } }],
      ports: [{ port: 8080 }],
    }]);
  });

  test('with `env` gives one variable, host and port', () => {
    const shop = chart();
    webApp(shop).uses(webApp(shop, {}, 'cart'), { env: 'CART_SERVICE_ADDR' });
    expect(env(podOf(shop).containers[0])).toEqual({ CART_SERVICE_ADDR: 'cart:8080' });
  });

  test('with `prefix` gives the target\'s variables under it', () => {
    const shop = chart();
    webApp(shop).uses(cassandra(shop), { prefix: 'DB_' });
    expect(env(podOf(shop).containers[0])).toEqual({ DB_CONTACT_POINTS: 'orders-db', DB_PORT: '9042', DB_LOCAL_DATACENTER: 'dc1' });
  });

  test('leaves a variable that the author sets, and stands before it, so that $(NAME) can name it', () => {
    const shop = chart();
    webApp(shop, { env: { CART_PORT: '1234', CART_URL: 'http://$(CART_HOST)' } }).uses(webApp(shop, {}, 'cart'));
    expect(podOf(shop).containers[0].env).toEqual([
      { name: 'CART_HOST', value: 'cart' },
      { name: 'CART_PORT', value: '1234' },
      { name: 'CART_URL', value: 'http://$(CART_HOST)' },
    ]);
  });

  test('leaves sidecars alone', () => {
    const shop = chart();
    webApp(shop, { pod: { sidecars: [{ image: 'envoy:1.30' }] } }).uses(webApp(shop, {}, 'cart'));
    expect(podOf(shop).containers[1]).not.toHaveProperty('env');
  });

  test('twice is one use', () => {
    const shop = chart();
    const cart = webApp(shop, {}, 'cart');
    const web = webApp(shop);
    web.uses(cart);
    const once = manifests(shop);
    web.uses(cart);
    expect(manifests(shop)).toEqual(once);
  });

  test('both ways is no cycle', () => {
    const shop = chart();
    const cart = webApp(shop, {}, 'cart');
    const web = webApp(shop);
    web.uses(cart);
    cart.uses(web);
    expect(env(podOf(shop, 'cart').containers[0])).toEqual({ WEB_HOST: 'web', WEB_PORT: '8080' });
  });

  test('of two targets that want one variable is a fault, and a prefix is the way out', () => {
    const shop = chart();
    const web = webApp(shop);
    const [first, second] = [cassandra(shop, 'first'), cassandra(shop, 'second')];
    web.uses(first);
    expect(faults(() => web.uses(second))).toEqual([
      'shop/web: uses.CASSANDRA_CONTACT_POINTS: another use already sets it to something else; give one of them a `prefix`',
    ]);
    web.uses(second, { prefix: 'OTHER_' });
    expect(env(podOf(shop).containers[0])).toMatchObject({ CASSANDRA_CONTACT_POINTS: 'first', OTHER_CONTACT_POINTS: 'second' });
  });

  test('with `env` and `prefix` is a fault', () => {
    const shop = chart();
    const web = webApp(shop);
    expect(faults(() => web.uses(webApp(shop, {}, 'cart'), { env: 'A', prefix: 'B_' })))
      .toEqual(['shop/web: uses.prefix: stands beside `env`; give one of them']);
  });

  test('across namespaces names the host with its namespace, and both policies name the other\'s', () => {
    const app = new App();
    Profile.PRODUCTION.customize({ egress: Egress.DECLARED }).applyTo(app);
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const data = new Chart(app, 'data', { namespace: 'data' });
    webApp(shop).uses(cassandra(data));
    const ns = (name: string): object => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
    expect(env(podOf(shop).containers[0]).CASSANDRA_CONTACT_POINTS).toBe('orders-db.data.svc');
    expect(find(data, 'NetworkPolicy').spec.ingress[1]).toEqual({
      from: [{ namespaceSelector: ns('shop'), podSelector: { matchLabels: SELECTOR } }], ports: [{ port: 9042 }],
    });
    expect(find(shop, 'NetworkPolicy').spec.egress[1]).toEqual({
      to: [{ namespaceSelector: ns('data'), podSelector: { matchLabels: labelled('orders-db') } }], ports: [{ port: 9042 }],
    });
  });

  test('across charts of one namespace is inside it', () => {
    const app = new App();
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const data = new Chart(app, 'data', { namespace: 'shop' });
    webApp(shop).uses(cassandra(data));
    expect(env(podOf(shop).containers[0]).CASSANDRA_CONTACT_POINTS).toBe('orders-db');
    expect(find(data, 'NetworkPolicy').spec.ingress[1].from).toEqual([{ podSelector: { matchLabels: SELECTOR } }]);
  });

  test('across charts where a namespace is not known is a fault that names whose', () => {
    const app = new App();
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    const data = new Chart(app, 'data');
    const web = webApp(shop);
    const db = cassandra(data);
    expect(faults(() => web.uses(db))).toEqual([
      'shop/web: uses: data/orders-db is in another chart, and the namespace of data/orders-db is not known; give its chart a `namespace`',
    ]);
    expect(faults(() => db.uses(web))).toEqual([
      'data/orders-db: uses: shop/web is in another chart, and the namespace of data/orders-db is not known; give its chart a `namespace`',
    ]);
  });

  test('inside one chart without a namespace needs none', () => {
    const shop = chartAnywhere();
    webApp(shop).uses(cassandra(shop));
    expect(env(podOf(shop).containers[0]).CASSANDRA_CONTACT_POINTS).toBe('orders-db');
    expect(find(shop, 'NetworkPolicy', 'orders-db').spec.ingress[1].from).toEqual([{ podSelector: { matchLabels: SELECTOR } }]);
  });

  test('of an app that has no Service is a fault', () => {
    const shop = chart();
    const cart = webApp(shop, { services: [] }, 'cart');
    expect(faults(() => webApp(shop).uses(cart))).toEqual([
      'shop/cart: services: it has no Service by which shop/web could reach it; list one',
    ]);
  });

  test('of something outside gives its host and port', () => {
    const shop = chart();
    webApp(shop).uses(Endpoint.external('smtp.example.com', 587));
    expect(env(podOf(shop).containers[0])).toEqual({ SMTP_HOST: 'smtp.example.com', SMTP_PORT: '587' });
  });

  test('of something outside under another prefix', () => {
    const shop = chart();
    webApp(shop).uses(Endpoint.external('smtp.example.com', 587, { prefix: 'MAIL_' }));
    expect(env(podOf(shop).containers[0])).toEqual({ MAIL_HOST: 'smtp.example.com', MAIL_PORT: '587' });
  });
});

describe('a StatelessWebApp beside cdk8s and cdk8s-plus', () => {
  test('takes a JSON patch that loses nothing', () => {
    const shop = chart();
    webApp(shop).deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/resizePolicy', [{ resourceName: '1Gi' }]));
    expect(podOf(shop).containers[0].resizePolicy).toEqual([{ resourceName: '1Gi' }]);
  });

  describe.each([
    ['with a namespace', (): Chart => chart(), { names: ['shop'] }],
    ['without one', chartAnywhere, undefined],
  ])('in a chart %s', (_, made, namespaces) => {
    test('is the selector of a kplus NetworkPolicy', () => {
      const shop = made();
      const policy = new kplus.NetworkPolicy(shop, 'policy', { selector: webApp(shop) });
      expect(find(shop, 'NetworkPolicy', policy.name).spec.podSelector).toEqual({ matchLabels: SELECTOR });
    });

    test('is a peer of a kplus NetworkPolicy', () => {
      const shop = made();
      const policy = new kplus.NetworkPolicy(shop, 'policy', { selector: webApp(shop) });
      policy.addIngressRule(webApp(shop, {}, 'client'), [kplus.NetworkPolicyPort.tcp(8080)]);
      expect(find(shop, 'NetworkPolicy', policy.name).spec.ingress).toEqual([{
        from: [{
          podSelector: { matchLabels: labelled('client') },
          ...(namespaces && { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }),
        }],
        ports: [{ port: 8080, protocol: 'TCP' }],
      }]);
    });

    test('is what a kplus Deployment is colocated with, or kept apart from', () => {
      const shop = made();
      const web = webApp(shop);
      const near = new kplus.Deployment(shop, 'near', { containers: [{ image: 'acme/near:1' }] });
      const far = new kplus.Deployment(shop, 'far', { containers: [{ image: 'acme/far:1' }] });
      near.scheduling.colocate(web);
      far.scheduling.separate(web);
      const term = {
        labelSelector: { matchLabels: SELECTOR }, topologyKey: 'kubernetes.io/hostname', ...(namespaces && { namespaces: namespaces.names }),
      };
      expect(podOf(shop, near.name).affinity.podAffinity).toEqual({ requiredDuringSchedulingIgnoredDuringExecution: [term] });
      expect(podOf(shop, far.name).affinity.podAntiAffinity).toEqual({ requiredDuringSchedulingIgnoredDuringExecution: [term] });
    });

    test('is what a kplus Service leads to', () => {
      const shop = made();
      new kplus.Service(shop, 'service', { metadata: { name: 'front' }, selector: webApp(shop), ports: [{ port: 80, targetPort: 8080 }] });
      expect(find(shop, 'Service', 'front').spec).toMatchObject({ selector: SELECTOR, ports: [{ port: 80, targetPort: 8080 }] });
    });

    test('takes a kplus workload as one that may connect', () => {
      const shop = made();
      const client = new kplus.Deployment(shop, 'client', { containers: [{ image: 'acme/client:1' }] });
      webApp(shop, { allowFrom: [Peer.of(client)] });
      const { matchLabels } = find(shop, 'Deployment', client.name).spec.selector;
      expect(find(shop, 'NetworkPolicy', 'web').spec.ingress[1]).toEqual({
        from: [{
          podSelector: { matchLabels },
          ...(namespaces && { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }),
        }],
        ports: [{ port: 8080 }],
      });
    });

    test('takes another of ours as one that may connect', () => {
      const shop = made();
      webApp(shop, { allowFrom: [Peer.of(webApp(shop, {}, 'client'))] });
      expect(find(shop, 'NetworkPolicy', 'web').spec.ingress[1].from).toEqual([{
        podSelector: { matchLabels: labelled('client') },
        ...(namespaces && { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }),
      }]);
    });
  });
});
