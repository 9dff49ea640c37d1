import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { HostPathType, Profile, ProjectedSource, SecurityLevel, Volume } from 'cdk8s-patterns';
import type { Mount } from 'cdk8s-patterns';
import { chartOf, containerOf, faultsOf, podOf, webApp } from '../manifests';

const plus = chartOf('plus');
const configMap = kplus.ConfigMap.fromConfigMapName(plus, 'config', 'Settings'.toLowerCase());
const secret = kplus.Secret.fromSecretName(plus, 'secret', 'keys');

/** The Pod's volumes and the container's mounts. */
function mounted(mounts: Mount[], profile = Profile.BARE): { volumes: unknown; volumeMounts: unknown } {
  const chart = chartOf();
  profile.applyTo(chart);
  webApp(chart, { container: { mounts } });
  return { volumes: podOf(chart).volumes, volumeMounts: containerOf(chart).volumeMounts };
}

describe('a volume', () => {
  const files = { items: { 'app.yaml': 'conf.d/app.yaml' }, mode: 0o440, optional: true, name: 'files' };
  const made = { items: [{ key: 'app.yaml', path: 'conf.d/app.yaml' }], defaultMode: 288, optional: true };

  test.each<[string, Volume, object]>([
    ['emptyDir', Volume.emptyDir('cache'), { name: 'cache', emptyDir: {} }],
    ['emptyDir of all options', Volume.emptyDir('cache', { sizeLimit: Size.mebibytes(64), inMemory: true }),
      { name: 'cache', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }],
    ['configMap', Volume.configMap('shop.settings'), { name: 'shop-settings', configMap: { name: 'shop.settings' } }],
    ['configMap of all options', Volume.configMap('settings', files), { name: 'files', configMap: { name: 'settings', ...made } }],
    ['fromConfigMap', Volume.fromConfigMap(configMap, { mode: 0 }), { name: 'settings', configMap: { name: 'settings', defaultMode: 0 } }],
    ['fromConfigMap without options', Volume.fromConfigMap(configMap), { name: 'settings', configMap: { name: 'settings' } }],
    ['secret', Volume.secret('keys'), { name: 'keys', secret: { secretName: 'keys' } }],
    ['secret of all options', Volume.secret('keys', files), { name: 'files', secret: { secretName: 'keys', ...made } }],
    ['fromSecret', Volume.fromSecret(secret, { optional: false }), { name: 'keys', secret: { secretName: 'keys', optional: false } }],
    ['fromSecret without options', Volume.fromSecret(secret), { name: 'keys', secret: { secretName: 'keys' } }],
    ['claim', Volume.claim('media'), { name: 'media', persistentVolumeClaim: { claimName: 'media' } }],
    ['claim of all options', Volume.claim('media', { readOnly: true, name: 'm' }),
      { name: 'm', persistentVolumeClaim: { claimName: 'media', readOnly: true } }],
    ['hostPath', Volume.hostPath('/var/log'), { name: 'var-log', hostPath: { path: '/var/log' } }],
    ['hostPath of all options', Volume.hostPath('/run/containerd.sock', { pathType: HostPathType.SOCKET, name: 'containerd' }),
      { name: 'containerd', hostPath: { path: '/run/containerd.sock', type: 'Socket' } }],
    ['projected', Volume.projected('all', [
      ProjectedSource.configMap('settings'),
      ProjectedSource.configMap('settings', { a: 'b' }),
      ProjectedSource.secret('keys'),
      ProjectedSource.secret('keys', { c: 'd/e' }),
      ProjectedSource.serviceAccountToken('token'),
      ProjectedSource.serviceAccountToken('vault/token', { audience: 'vault', expiration: Duration.hours(2) }),
      ProjectedSource.downwardApi({ labels: 'metadata.labels' }),
    ]), {
      name: 'all',
      projected: {
        sources: [
          { configMap: { name: 'settings' } },
          { configMap: { name: 'settings', items: [{ key: 'a', path: 'b' }] } },
          { secret: { name: 'keys' } },
          { secret: { name: 'keys', items: [{ key: 'c', path: 'd/e' }] } },
          { serviceAccountToken: { path: 'token' } },
          { serviceAccountToken: { path: 'vault/token', audience: 'vault', expirationSeconds: 7200 } },
          { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
        ],
      },
    }],
    ['downwardApi', Volume.downwardApi('info', { name: 'metadata.name', labels: 'metadata.labels' }), {
      name: 'info',
      downwardAPI: {
        items: [
          { path: 'name', fieldRef: { fieldPath: 'metadata.name' } }, { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
        ],
      },
    }],
  ])('of the kind %s', (_kind, volume, expected) => {
    expect(mounted([{ path: '/here', volume }])).toEqual({
      volumes: [expected], volumeMounts: [{ name: (expected as { name: string }).name, mountPath: '/here' }],
    });
  });

  test.each<[string, Volume, string[]]>([
    ['emptyDir', Volume.emptyDir('Cache', { sizeLimit: Size.mebibytes(0) }), [
      "volume.name: got 'Cache', expected a DNS label: lower-case letters, digits and '-', at most 63 characters, a letter or digit at "
        + 'both ends',
      "volume.sizeLimit: got '0Mi', expected a whole number of bytes above 0 and below 8Pi, such as 10Gi",
    ]],
    ['configMap', Volume.configMap('settings', { items: { 'a b': '../c' }, mode: 0o1000 }), [
      'volume.mode: got 512, expected an integer from 0 to 511',
      "volume.items: got 'a b', expected a key: letters, digits, '-', '_' and '.', at most 253 characters, not '.', no '..' first",
      "volume.items.a b: got '../c', expected a relative path such as 'conf.d/app.yaml', without '..' as a part and not starting with '..'",
    ]],
    ['secret', Volume.secret('Keys'), ["volume.secretName: got 'Keys', expected a DNS subdomain"]],
    ['configMap by a wrong name', Volume.configMap('A_B'), ["volume.configMapName: got 'A_B', expected a DNS subdomain"]],
    ['claim', Volume.claim('A_B'), ["volume.claimName: got 'A_B', expected a DNS subdomain"]],
    ['hostPath', Volume.hostPath('var/log'), ["volume.path: got 'var/log', expected an absolute path"]],
    ['projected', Volume.projected('all', [
      ProjectedSource.serviceAccountToken('/token', { expiration: Duration.minutes(9) }), ProjectedSource.secret('A_B', { '..a': 'b' }),
    ]), [
      "volume.sources[0].path: got '/token', expected a relative path",
      'volume.sources[0].expiration: got 540 seconds, expected whole seconds, 600 or more',
      "volume.sources[1].name: got 'A_B', expected a DNS subdomain",
      "volume.sources[1].items: got '..a', expected a key",
    ]],
  ])('names its faults: %s', (_kind, volume, expected) => {
    const faults = faultsOf(() => mounted([{ path: '/here', volume }]));
    expect(faults.map((fault, i) => fault.slice(0, `shop/web: container.mounts[0].${expected[i]}`.length)))
      .toEqual(expected.map((fault) => `shop/web: container.mounts[0].${fault}`));
  });
});

describe('a mount', () => {
  test('says which part, and whether it is read only', () => {
    const volume = Volume.configMap('settings');
    expect(mounted([
      { path: '/a', volume, subPath: 'a.yaml', readOnly: true }, { path: '/b', volume, subPath: 'b.yaml', readOnly: false },
    ])).toEqual({
      volumes: [{ name: 'settings', configMap: { name: 'settings' } }],
      volumeMounts: [
        { name: 'settings', mountPath: '/a', subPath: 'a.yaml', readOnly: true },
        { name: 'settings', mountPath: '/b', subPath: 'b.yaml', readOnly: false },
      ],
    });
  });

  test('of the same volume by two containers is one volume of the Pod, also where it is said twice', () => {
    const chart = chartOf();
    Profile.BARE.applyTo(chart);
    const shared = Volume.emptyDir('shared');
    webApp(chart, {
      container: { mounts: [{ path: '/a', volume: shared }, { path: '/s', volume: Volume.secret('keys') }] },
      pod: { sidecars: [{ image: 'a/b:1', mounts: [{ path: '/b', volume: shared }, { path: '/s', volume: Volume.secret('keys') }] }] },
    });
    expect(podOf(chart).volumes).toEqual([{ name: 'shared', emptyDir: {} }, { name: 'keys', secret: { secretName: 'keys' } }]);
  });

  test('of two volumes of one name is a fault', () => {
    expect(faultsOf(() => mounted([
      { path: '/a', volume: Volume.configMap('settings') }, { path: '/b', volume: Volume.secret('settings') },
    ]))).toEqual(["shop/web: container.mounts[1].volume.name: two volumes of the Pod are named 'settings'; give one of them another `name`"]);
  });

  test('at a path twice is a fault, and at a path that is none', () => {
    const volume = Volume.emptyDir('a');
    expect(faultsOf(() => mounted([{ path: '/a', volume }, { path: '/a', volume }]))).toEqual([
      "shop/web: container.mounts[1].path: '/a' is already a mount of this container",
    ]);
    expect(faultsOf(() => mounted([{ path: 'a', volume, subPath: '/b' }]))).toEqual([
      expect.stringContaining("shop/web: container.mounts[0].path: got 'a', expected an absolute path"),
      expect.stringContaining("shop/web: container.mounts[0].subPath: got '/b', expected a relative path"),
    ]);
  });

  test('of a host path is read only under PRODUCTION, unless the author says otherwise', () => {
    const chart = chartOf();
    const volume = Volume.hostPath('/var/log');
    webApp(chart, {
      container: { mounts: [{ path: '/a', volume }, { path: '/b', volume, readOnly: false }] },
      pod: { security: { level: SecurityLevel.PRIVILEGED, reason: 'reads the logs of the node' } },
    });
    expect(containerOf(chart).volumeMounts).toEqual([
      { name: 'var-log', mountPath: '/a', readOnly: true },
      { name: 'var-log', mountPath: '/b', readOnly: false },
      { name: 'tmp', mountPath: '/tmp' },
    ]);
  });
});

describe('paths that a container writes to under a read-only root', () => {
  test('are an emptyDir each, /tmp among them, and a sidecar has its own', () => {
    const chart = chartOf();
    webApp(chart, {
      container: { security: { writablePaths: ['/var/cache/nginx', '/tmp'] } },
      pod: { sidecars: [{ name: 'side', image: 'a/b:1', security: { writablePaths: ['/run'] } }] },
    });
    const { containers, volumes } = podOf(chart);
    expect(containers.map(({ volumeMounts }) => volumeMounts)).toEqual([
      [{ name: 'tmp', mountPath: '/tmp' }, { name: 'var-cache-nginx', mountPath: '/var/cache/nginx' }],
      [{ name: 'side-tmp', mountPath: '/tmp' }, { name: 'side-run', mountPath: '/run' }],
    ]);
    expect(volumes).toEqual(['tmp', 'var-cache-nginx', 'side-tmp', 'side-run'].map((name) => ({ name, emptyDir: {} })));
  });

  test("are the author's where a volume is mounted there", () => {
    const chart = chartOf();
    webApp(chart, { container: { mounts: [{ path: '/tmp', volume: Volume.emptyDir('scratch', { sizeLimit: Size.mebibytes(8) }) }] } });
    expect(podOf(chart).volumes).toEqual([{ name: 'scratch', emptyDir: { sizeLimit: '8Mi' } }]);
  });

  test('are not /tmp where the root can be written, but those that are named', () => {
    const chart = chartOf();
    webApp(chart, { container: { security: { readOnlyRootFilesystem: false, writablePaths: ['/data'] } } });
    expect(podOf(chart).volumes).toEqual([{ name: 'data', emptyDir: {} }]);
  });

  test('are absolute', () => {
    expect(faultsOf(() => webApp(chartOf(), { container: { security: { writablePaths: ['run'] } } }))).toEqual([
      "shop/web: container.security.writablePaths: got 'run', expected an absolute path such as '/var/lib/data', without ':'",
    ]);
  });
});
