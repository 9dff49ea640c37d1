import { Duration } from 'cdk8s';
import { LifecycleHook, Profile } from 'cdk8s-patterns';
import type { Lifecycle } from 'cdk8s-patterns';
import { chartOf, containerOf, faultsOf, podOf, webApp } from '../manifests';

function lifecycle(kubernetes: string, given: Lifecycle | undefined, profile = Profile.PRODUCTION): unknown {
  const chart = chartOf();
  profile.customize({ kubernetes }).applyTo(chart);
  webApp(chart, { container: { lifecycle: given } });
  return containerOf(chart).lifecycle;
}

describe('the pause before a Pod is stopped', () => {
  test.each([
    ['1.28', { exec: { command: ['sleep', '10'] } }], ['1.29', { exec: { command: ['sleep', '10'] } }],
    ['1.30', { sleep: { seconds: 10 } }], ['1.34', { sleep: { seconds: 10 } }],
  ])('on Kubernetes %s is %j', (kubernetes, preStop) => {
    expect(lifecycle(kubernetes, undefined)).toEqual({ preStop });
  });

  test('is as long as the profile says, and the process has its 30 seconds after it', () => {
    const chart = chartOf();
    Profile.PRODUCTION.customize({ stopPause: Duration.minutes(1) }).applyTo(chart);
    webApp(chart);
    expect(containerOf(chart).lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '60'] } } });
    expect(podOf(chart).terminationGracePeriodSeconds).toBe(90);
  });

  test('is taken back by none(), and by a hook of the author', () => {
    expect(lifecycle('1.28', { preStop: LifecycleHook.none() })).toBeUndefined();
    expect(lifecycle('1.28', { preStop: LifecycleHook.exec(['drain']) })).toEqual({ preStop: { exec: { command: ['drain'] } } });
    expect(lifecycle('1.28', { preStop: LifecycleHook.none(), postStart: LifecycleHook.exec(['warm']) }))
      .toEqual({ postStart: { exec: { command: ['warm'] } } });
  });

  test('stays where only the start has a hook', () => {
    expect(lifecycle('1.30', { postStart: LifecycleHook.exec(['warm']) })).toEqual({
      postStart: { exec: { command: ['warm'] } }, preStop: { sleep: { seconds: 10 } },
    });
  });

  test('is for what serves: a sidecar has none, and no container under BARE', () => {
    const chart = chartOf();
    webApp(chart, { pod: { sidecars: [{ image: 'a/b:1', ports: [{ number: 9090 }] }] } });
    expect(podOf(chart).containers[1]).not.toHaveProperty('lifecycle');
    expect(lifecycle('1.28', undefined, Profile.BARE)).toBeUndefined();
  });
});

describe('a hook', () => {
  test.each<[string, LifecycleHook, object]>([
    ['exec', LifecycleHook.exec(['a', 'b']), { exec: { command: ['a', 'b'] } }],
    ['http on the first port', LifecycleHook.http('/stop'), { httpGet: { path: '/stop', port: 8080 } }],
    ['https on a port', LifecycleHook.http('/stop', { port: 9090, https: true }),
      { httpGet: { path: '/stop', port: 9090, scheme: 'HTTPS' } }],
    ['sleep', LifecycleHook.sleep(Duration.seconds(5)), { sleep: { seconds: 5 } }],
    ['sleep of the image', LifecycleHook.execSleep(Duration.seconds(5)), { exec: { command: ['sleep', '5'] } }],
  ])('by %s', (_by, hook, handler) => {
    expect(lifecycle('1.30', { postStart: hook, preStop: hook })).toEqual({ postStart: handler, preStop: handler });
    expect(lifecycle('1.30', { preStop: hook }, Profile.BARE)).toEqual({ preStop: handler });
  });

  test('names its faults', () => {
    const chart = chartOf();
    expect(faultsOf(() => webApp(chart, {
      container: { lifecycle: { postStart: LifecycleHook.http('stop', { port: 0 }), preStop: LifecycleHook.exec([]) } },
    }))).toEqual([
      "shop/web: container.lifecycle.postStart.path: got 'stop', expected a path that starts with '/', such as '/healthz'",
      'shop/web: container.lifecycle.postStart.port: got 0, expected an integer from 1 to 65535',
      'shop/web: container.lifecycle.preStop.command: got [], expected one item or more',
    ]);
  });

  test.each(['1.28', '1.29'])('that sleeps without the image needs Kubernetes 1.30, not %s', (kubernetes) => {
    expect(faultsOf(() => lifecycle(kubernetes, { preStop: LifecycleHook.sleep(Duration.seconds(5)) }))).toEqual([
      'shop/web: container.lifecycle.preStop.sleep: needs Kubernetes 1.30; use `LifecycleHook.execSleep()`, or raise `kubernetes` of the profile',
    ]);
  });

  test('sleeps whole seconds', () => {
    expect(faultsOf(() => lifecycle('1.30', { preStop: LifecycleHook.sleep(Duration.seconds(0)) }))).toEqual([
      'shop/web: container.lifecycle.preStop.sleep: got 0 seconds, expected whole seconds, 1 or more',
    ]);
  });

  test('asks a port that the container has', () => {
    expect(faultsOf(() => webApp(chartOf(), {
      pod: { sidecars: [{ image: 'a/b:1', lifecycle: { preStop: LifecycleHook.http('/stop') } }] },
    }))).toEqual(['shop/web: pod.sidecars[0].lifecycle.preStop.port: the container has no port; give the hook one']);
  });
});
