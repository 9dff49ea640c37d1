import { Duration } from 'cdk8s';
import { ConfigMap, EnvFrom, EnvValue, ImagePullPolicy, Secret } from 'cdk8s-plus-28';
import { LifecycleHook, OneShotMigration, Profile } from 'cdk8s-patterns';
import type { ContainerOptions, PodOptions } from 'cdk8s-patterns';
import { chartOf, containerOf, faultsOf, manifest, podOf, templateOf, webApp } from '../manifests';

function bare(pod: PodOptions, container: ContainerOptions = {}): ReturnType<typeof templateOf> {
  const chart = chartOf();
  Profile.BARE.applyTo(chart);
  webApp(chart, { pod, container });
  return templateOf(chart);
}

describe('how the Pods are found', () => {
  function found(profile: Profile, pod: PodOptions): { selector: unknown; labels: unknown } {
    const chart = chartOf();
    profile.applyTo(chart);
    webApp(chart, { pod });
    return { selector: manifest(chart, 'Deployment').spec.selector, labels: templateOf(chart).metadata?.labels };
  }

  const name = { 'app.kubernetes.io/name': 'web' };

  test.each<[string, PodOptions, object, object]>([
    ['its name, where nothing is said', {}, name, name],
    ['its name, where no label is given', { labels: {} }, name, name],
    ['its labels', { labels: { app: 'shop' } }, { app: 'shop' }, { app: 'shop' }],
    ['a selector, which the Pods then carry', { selector: { app: 'shop' } }, { app: 'shop' }, { app: 'shop' }],
    ['a selector of some of its labels', { selector: { app: 'shop' }, labels: { app: 'shop', tier: 'front' } },
      { app: 'shop' }, { app: 'shop', tier: 'front' }],
  ])('under BARE is %s', (_way, pod, selector, labels) => {
    expect(found(Profile.BARE, pod)).toEqual({ selector: { matchLabels: selector }, labels });
  });

  test('under PRODUCTION is two labels, or what the author says; the Pods carry all labels of the profile', () => {
    const two = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' };
    const all = {
      ...two,
      'app.kubernetes.io/component': 'web',
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'cdk8s-patterns',
    };
    expect(found(Profile.PRODUCTION, { labels: { tier: 'front' } })).toEqual({ selector: { matchLabels: two }, labels: { ...all, tier: 'front' } });
    expect(found(Profile.PRODUCTION, { selector: { app: 'old' } }))
      .toEqual({ selector: { matchLabels: { app: 'old' } }, labels: { ...all, app: 'old' } });
  });

  test('is never everything: an empty selector is a fault, with a Service or without', () => {
    for (const profile of [Profile.BARE, Profile.PRODUCTION]) {
      expect(faultsOf(() => found(profile, { selector: {} })))
        .toEqual(['shop/web: pod.selector: got {}, expected one label or more; or leave it out']);
    }
  });

  test('is nothing for a Job under BARE, which finds its Pods by itself', () => {
    const chart = chartOf();
    Profile.BARE.applyTo(chart);
    new OneShotMigration(chart, 'migrate', { image: 'a/b:1' });
    expect(templateOf(chart, 'Job')).toEqual({
      spec: { containers: [{ name: 'migrate', image: 'a/b:1' }], restartPolicy: 'Never' },
    });
  });
});

describe('what is rarely said', () => {
  test('of a Pod is in its spec', () => {
    expect(bare({
      annotations: { note: 'x' },
      mountToken: true,
      terminationGracePeriod: Duration.minutes(1),
      imagePullSecrets: ['registry'],
      shareProcessNamespace: true,
      hostAliases: { '127.0.0.1': ['a.local', 'b.local'] },
    })).toEqual({
      metadata: { labels: { 'app.kubernetes.io/name': 'web' }, annotations: { note: 'x' } },
      spec: {
        automountServiceAccountToken: true,
        shareProcessNamespace: true,
        hostAliases: [{ ip: '127.0.0.1', hostnames: ['a.local', 'b.local'] }],
        imagePullSecrets: [{ name: 'registry' }],
        terminationGracePeriodSeconds: 60,
        containers: [{ name: 'web', image: 'nginx:1.29.1', ports: [{ containerPort: 8080 }] }],
      },
    });
  });

  test('of a container is in its spec', () => {
    const chart = chartOf();
    Profile.BARE.applyTo(chart);
    const configMap = ConfigMap.fromConfigMapName(chart, 'config', 'settings');
    const secret = Secret.fromSecretName(chart, 'secret', 'keys');
    webApp(chart, {
      env: { PLAIN: 'yes' },
      container: {
        name: 'main',
        command: ['nginx'],
        args: ['-g', 'daemon off;'],
        workingDir: '/srv',
        envValues: { TOKEN: EnvValue.fromSecretValue({ secret, key: 'token' }), TEXT: EnvValue.fromValue('text') },
        envFrom: [new EnvFrom(configMap, 'C_'), new EnvFrom(undefined, 'S_', secret)],
        imagePullPolicy: ImagePullPolicy.NEVER,
        lifecycle: {},
      },
    });
    expect(containerOf(chart)).toEqual({
      name: 'main',
      image: 'nginx:1.29.1',
      imagePullPolicy: 'Never',
      command: ['nginx'],
      args: ['-g', 'daemon off;'],
      workingDir: '/srv',
      ports: [{ containerPort: 8080 }],
      envFrom: [{ configMapRef: { name: 'settings' }, prefix: 'C_' }, { secretRef: { name: 'keys' }, prefix: 'S_' }],
      env: [
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'keys', key: 'token' } } },
        { name: 'TEXT', value: 'text' },
        { name: 'PLAIN', value: 'yes' },
      ],
    });
  });
});

describe('containers beside the main one', () => {
  test('start before it, with it, or around it', () => {
    const chart = chartOf();
    Profile.BARE.customize({ kubernetes: '1.29' }).applyTo(chart);
    webApp(chart, {
      pod: {
        initContainers: [{ image: 'a/first:1' }, { name: 'second', image: 'a/second:1' }],
        sidecars: [{ image: 'a/beside:1' }],
        nativeSidecars: [{ image: 'a/around:1' }],
      },
    });
    expect(podOf(chart)).toEqual({
      initContainers: [
        { name: 'native-sidecar-0', image: 'a/around:1', restartPolicy: 'Always' },
        { name: 'init-0', image: 'a/first:1' },
        { name: 'second', image: 'a/second:1' },
      ],
      containers: [{ name: 'web', image: 'nginx:1.29.1', ports: [{ containerPort: 8080 }] }, { name: 'sidecar-0', image: 'a/beside:1' }],
    });
  });

  test('that end before it starts have no hooks', () => {
    const lifecycle = { preStop: LifecycleHook.exec(['true']) };
    expect(faultsOf(() => bare({ initContainers: [{ image: 'a/b:1', lifecycle }] })))
      .toEqual(['shop/web: pod.initContainers[0].lifecycle: an init container has no hooks; leave it out']);
  });
});
