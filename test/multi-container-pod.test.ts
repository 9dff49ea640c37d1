import { ApiObject, Duration, Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { Controller, Health, MultiContainerPod, Peer, PodRestart, Profile, Rollout, StatelessWebApp, Volume } from 'cdk8s-patterns';
import type { MultiContainerPodProps, ProfileOptions } from 'cdk8s-patterns';
import * as kplus from 'cdk8s-plus-28';
import { chart, chartAnywhere, env, find, kinds, manifests } from './synth';
import type { Manifest } from './synth';

const SELECTOR = { 'app.kubernetes.io/name': 'demo', 'app.kubernetes.io/instance': 'demo' };
const LABELS = {
  ...SELECTOR,
  'app.kubernetes.io/component': 'pod',
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'cdk8s-patterns',
};
const CONTAINERS = [
  { name: 'app', image: 'acme/app:1.0.0', ports: [{ number: 8080, name: 'http' }] },
  { name: 'cache', image: 'redis:7.2.5', ports: [{ number: 6379, name: 'redis' }] },
];

function demo(shop: Chart, props: Partial<MultiContainerPodProps> = {}): MultiContainerPod {
  return new MultiContainerPod(shop, 'demo', { containers: CONTAINERS, ...props });
}

/** Two containers that share a volume, with every property set. */
function everyProperty(profile: Profile, props: Partial<MultiContainerPodProps> = {}): Chart {
  const shop = chart(profile);
  const shared = Volume.emptyDir('shared', { sizeLimit: Size.mebibytes(10) });
  new MultiContainerPod(shop, 'demo', {
    containers: [
      {
        name: 'app', image: 'acme/app:1.0.0', command: ['./app'], args: ['-v'], env: { MODE: 'a' }, workingDir: '/w',
        ports: [{ number: 8080, name: 'http' }], health: Health.of({}), mounts: [{ path: '/out', volume: shared }],
        resources: {
          cpu: { request: kplus.Cpu.millis(10) },
          memory: { request: Size.mebibytes(20), limit: Size.mebibytes(30) },
          ephemeralStorage: { request: Size.mebibytes(1), limit: Size.mebibytes(2) },
        },
      },
      { name: 'reader', image: 'acme/reader:1.0.0', mounts: [{ path: '/in', volume: shared, readOnly: true }] },
    ],
    controller: Controller.DEPLOYMENT,
    shareProcessNamespace: true,
    rollout: Rollout.recreate(),
    allowFrom: [Peer.podsWith({ app: 'tester' }, { ports: [8080] })],
    pod: { labels: { app: 'demo' }, selector: { app: 'demo' }, annotations: { 'example.com/a': '1' }, terminationGracePeriod: Duration.seconds(3) },
    metadata: { name: 'two', namespace: 'eu', labels: { team: 'a' }, annotations: { 'example.com/b': '2' } },
    ...props,
  });
  return shop;
}

const APP = {
  name: 'app', image: 'acme/app:1.0.0', command: ['./app'], args: ['-v'], workingDir: '/w', env: [{ name: 'MODE', value: 'a' }],
  ports: [{ name: 'http', containerPort: 8080 }],
  resources: {
    requests: { 'cpu': '10m', 'memory': '20Mi', 'ephemeral-storage': '1Mi' }, limits: { 'memory': '30Mi', 'ephemeral-storage': '2Mi' },
  },
};

describe('MultiContainerPod under BARE', () => {
  test('minimal: a Pod, and no controller above it', () => {
    const shop = chart(Profile.BARE);
    new MultiContainerPod(shop, 'demo', { containers: [{ image: 'nginx' }, { name: 'side', image: 'busybox' }] });
    expect(manifests(shop)).toEqual([{
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'demo', namespace: 'shop' },
      spec: { containers: [{ name: 'demo', image: 'nginx' }, { name: 'side', image: 'busybox' }] },
    }]);
  });

  test('every property: the Pod as it was written', () => {
    const shop = everyProperty(Profile.BARE, { controller: Controller.NONE, rollout: undefined });
    expect(manifests(shop)).toEqual([{
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'two', namespace: 'eu', labels: { app: 'demo', team: 'a' }, annotations: { 'example.com/a': '1', 'example.com/b': '2' },
      },
      spec: {
        shareProcessNamespace: true,
        terminationGracePeriodSeconds: 3,
        containers: [
          { ...APP, volumeMounts: [{ name: 'shared', mountPath: '/out' }] },
          { name: 'reader', image: 'acme/reader:1.0.0', volumeMounts: [{ name: 'shared', mountPath: '/in', readOnly: true }] },
        ],
        volumes: [{ name: 'shared', emptyDir: { sizeLimit: '10Mi' } }],
      },
    }]);
  });

  test('restart: the Pod that ends by itself, or that a Deployment would start again anyway', () => {
    const restarting = (props: Partial<MultiContainerPodProps>): Manifest => {
      const shop = chart(Profile.BARE);
      demo(shop, props);
      return manifests(shop)[0].spec;
    };
    expect(restarting({ restart: PodRestart.NEVER }).restartPolicy).toBe('Never');
    expect(restarting({ restart: PodRestart.ALWAYS, controller: Controller.DEPLOYMENT }).template.spec.restartPolicy).toBe('Always');
    expect(restarting({})).not.toHaveProperty('restartPolicy');
  });

  test('every property: a Deployment of one where the author asks for it', () => {
    const shop = everyProperty(Profile.BARE);
    expect(kinds(shop)).toEqual(['Deployment/two']);
    const { metadata, spec } = find(shop, 'Deployment');
    expect(metadata).toEqual({ name: 'two', namespace: 'eu', labels: { team: 'a' }, annotations: { 'example.com/b': '2' } });
    expect(spec).toMatchObject({
      replicas: 1, strategy: { type: 'Recreate' }, selector: { matchLabels: { app: 'demo' } },
      template: { metadata: { labels: { app: 'demo' }, annotations: { 'example.com/a': '1' } } },
    });
  });
});

describe('MultiContainerPod under PRODUCTION', () => {
  test('minimal: a Deployment of one, which comes back when its node goes', () => {
    const shop = chart();
    const pod = demo(shop);
    expect(kinds(shop)).toEqual(['ServiceAccount/demo', 'NetworkPolicy/demo', 'Deployment/demo']);
    expect(find(shop, 'Deployment')).toMatchObject({
      metadata: { name: 'demo', namespace: 'shop', labels: LABELS },
      spec: {
        replicas: 1,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        selector: { matchLabels: SELECTOR },
        template: { metadata: { labels: LABELS } },
      },
    });
    expect(ApiObject.of(pod)).toBe(pod.controlled);
    expect(pod.podLabels).toEqual(SELECTOR);
  });

  test('minimal: each container is bounded, held to restricted, and has a /tmp of its own', () => {
    const shop = chart();
    demo(shop);
    const { containers, volumes, terminationGracePeriodSeconds } = find(shop, 'Deployment').spec.template.spec;
    const security = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
    const pause = { preStop: { exec: { command: ['sleep', '10'] } } };
    expect(containers).toEqual([
      {
        name: 'app', image: 'acme/app:1.0.0', imagePullPolicy: 'IfNotPresent', ports: [{ name: 'http', containerPort: 8080 }],
        resources: {
          requests: { 'cpu': '100m', 'memory': '256Mi', 'ephemeral-storage': '64Mi' }, limits: { 'memory': '256Mi', 'ephemeral-storage': '512Mi' },
        },
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }], lifecycle: pause, securityContext: security,
      },
      {
        name: 'cache', image: 'redis:7.2.5', imagePullPolicy: 'IfNotPresent', ports: [{ name: 'redis', containerPort: 6379 }],
        resources: {
          requests: { 'cpu': '50m', 'memory': '128Mi', 'ephemeral-storage': '64Mi' }, limits: { 'memory': '128Mi', 'ephemeral-storage': '256Mi' },
        },
        volumeMounts: [{ name: 'cache-tmp', mountPath: '/tmp' }], lifecycle: pause, securityContext: security,
      },
    ]);
    expect(volumes).toEqual([{ name: 'tmp', emptyDir: {} }, { name: 'cache-tmp', emptyDir: {} }]);
    expect(terminationGracePeriodSeconds).toBe(40);
  });

  test('every property: each value is in the Deployment', () => {
    const shop = everyProperty(Profile.PRODUCTION);
    const { metadata, spec } = find(shop, 'Deployment');
    const labels = { ...LABELS, 'app.kubernetes.io/name': 'two', 'app.kubernetes.io/instance': 'two', 'team': 'a' };
    expect(metadata).toEqual({ name: 'two', namespace: 'eu', labels, annotations: { 'example.com/b': '2' } });
    expect(spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' }, selector: { matchLabels: { app: 'demo' } } });
    expect(spec.template.metadata).toEqual({ labels: { ...labels, app: 'demo' }, annotations: { 'example.com/a': '1' } });
    expect(spec.template.spec).toMatchObject({ shareProcessNamespace: true, terminationGracePeriodSeconds: 3 });
    expect(spec.template.spec.containers[0]).toMatchObject(APP);
    expect(find(shop, 'NetworkPolicy').spec.ingress).toContainEqual({
      from: [{ podSelector: { matchLabels: { app: 'tester' } } }], ports: [{ port: 8080 }],
    });
  });

  test('Controller.NONE: a Pod that has its own and its template\'s labels and annotations, and no budget that would stop a drain', () => {
    const shop = everyProperty(Profile.PRODUCTION, { controller: Controller.NONE, rollout: undefined });
    expect(kinds(shop)).toEqual(['ServiceAccount/two', 'NetworkPolicy/two', 'Pod/two']);
    const { metadata, spec } = find(shop, 'Pod');
    expect(metadata).toEqual({
      name: 'two', namespace: 'eu',
      labels: { ...LABELS, 'app.kubernetes.io/name': 'two', 'app.kubernetes.io/instance': 'two', 'app': 'demo', 'team': 'a' },
      annotations: { 'example.com/a': '1', 'example.com/b': '2' },
    });
    expect(spec.serviceAccountName).toBe('two');
    expect(find(shop, 'NetworkPolicy').spec.podSelector).toEqual({ matchLabels: { app: 'demo' } });
  });

  test('its policy lets its namespace in on all its ports', () => {
    const shop = chart();
    demo(shop);
    expect(find(shop, 'NetworkPolicy').spec.ingress).toEqual([{ from: [{ podSelector: {} }], ports: [{ port: 8080 }, { port: 6379 }] }]);
  });

  test('all its containers get the variables of what it uses, its sidecars none', () => {
    const shop = chart();
    const web = new StatelessWebApp(shop, 'web', { image: 'acme/web:1', port: 80 });
    demo(shop, { pod: { sidecars: [{ name: 'proxy', image: 'envoy:1.30' }] } }).uses(web);
    const { containers } = find(shop, 'Deployment', 'demo').spec.template.spec;
    expect(containers.map((one: Manifest) => [one.name, env(one)])).toEqual([
      ['app', { WEB_HOST: 'web', WEB_PORT: '80' }], ['cache', { WEB_HOST: 'web', WEB_PORT: '80' }], ['proxy', {}],
    ]);
    expect(find(shop, 'NetworkPolicy', 'web').spec.ingress[0].from).toEqual([{ podSelector: { matchLabels: SELECTOR } }]);
  });

  test('a ConfigMap that changes rolls it out', () => {
    const hash = (mode: string): string => {
      const shop = chart();
      new kplus.ConfigMap(shop, 'config', { metadata: { name: 'config' }, data: { mode } });
      demo(shop, { containers: [{ ...CONTAINERS[0], mounts: [{ path: '/c', volume: Volume.configMap('config') }] }] });
      return find(shop, 'Deployment').spec.template.metadata.annotations['cdk8s-patterns/config-hash'];
    };
    expect(hash('a')).toMatch(/^[0-9a-f]{10}$/);
    expect(hash('b')).not.toBe(hash('a'));
  });
});

describe('a MultiContainerPod under a customized profile', () => {
  const customized = (options: ProfileOptions): Chart => {
    const shop = chart(Profile.PRODUCTION.customize(options));
    demo(shop);
    return shop;
  };

  test('controllers: a bare Pod', () => expect(kinds(customized({ controllers: false }))).toContain('Pod/demo'));

  test('surge: without it, Kubernetes decides', () => {
    expect(find(customized({ surge: false }), 'Deployment').spec).not.toHaveProperty('strategy');
  });

  test('serviceAccounts and networkPolicies: none', () => {
    expect(kinds(customized({ serviceAccounts: false, networkPolicies: false }))).toEqual(['Deployment/demo']);
  });

  test('stopPause: none', () => {
    const pod = find(customized({ stopPause: Duration.seconds(0) }), 'Deployment').spec.template.spec;
    expect(pod).not.toHaveProperty('terminationGracePeriodSeconds');
    expect(pod.containers[1]).not.toHaveProperty('lifecycle');
  });
});

describe('a MultiContainerPod beside cdk8s-plus', () => {
  describe.each([['with a namespace', (): Chart => chart(), true], ['without one', chartAnywhere, false]])('in a chart %s', (_, of, named) => {
    test('is selector and peer of a kplus NetworkPolicy', () => {
      const shop = of();
      const pod = demo(shop);
      const policy = new kplus.NetworkPolicy(shop, 'policy', { selector: pod });
      policy.addIngressRule(pod);
      const { spec } = find(shop, 'NetworkPolicy', policy.name);
      expect(spec.podSelector).toEqual({ matchLabels: SELECTOR });
      expect(spec.ingress[0].from).toEqual([{
        podSelector: { matchLabels: SELECTOR },
        ...(named && { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }),
      }]);
    });

    test('is what a kplus Service leads to', () => {
      const shop = of();
      new kplus.Service(shop, 'service', { metadata: { name: 'front' }, selector: demo(shop), ports: [{ port: 80, targetPort: 8080 }] });
      expect(find(shop, 'Service', 'front').spec.selector).toEqual(SELECTOR);
    });
  });
});
