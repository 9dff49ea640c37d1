import { Duration } from 'cdk8s';
import fc from 'fast-check';
import type { Probe as KubeProbe } from 'kubernetes-types/core/v1';
import { Health, Probe } from 'cdk8s-patterns';
import type { GrpcProbeOptions, HttpProbeOptions, ProbeOptions } from 'cdk8s-patterns';
import { chartOf, containerOf, faultsOf, webApp } from '../manifests';

interface Probes {
  readonly startupProbe?: KubeProbe;
  readonly readinessProbe?: KubeProbe;
  readonly livenessProbe?: KubeProbe;
}

function probes(health: Health): Probes {
  const chart = chartOf();
  webApp(chart, { health });
  const { startupProbe, readinessProbe, livenessProbe } = containerOf(chart);
  return { startupProbe, readinessProbe, livenessProbe };
}

describe('one endpoint', () => {
  test('makes three probes: five minutes to start, out after half a minute, restarted after a minute', () => {
    const httpGet = { path: '/healthz', port: 8080 };
    expect(probes(Health.http('/healthz'))).toEqual({
      startupProbe: { periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 150, httpGet },
      readinessProbe: { periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3, httpGet },
      livenessProbe: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6, httpGet },
    });
  });

  test('gives its options to readiness, twice the failures to liveness, the delay to startup alone', () => {
    const httpGet = { path: '/healthz', port: 9090, scheme: 'HTTPS', httpHeaders: [{ name: 'Host', value: 'shop' }] };
    expect(probes(Health.http('/healthz', {
      port: 9090,
      https: true,
      headers: { Host: 'shop' },
      initialDelay: Duration.seconds(5),
      period: Duration.seconds(20),
      timeout: Duration.seconds(7),
      failureThreshold: 4,
      successThreshold: 2,
    }))).toEqual({
      startupProbe: { initialDelaySeconds: 5, periodSeconds: 7, timeoutSeconds: 7, failureThreshold: 43, httpGet },
      readinessProbe: { periodSeconds: 20, timeoutSeconds: 7, successThreshold: 2, failureThreshold: 4, httpGet },
      livenessProbe: { periodSeconds: 20, timeoutSeconds: 7, failureThreshold: 8, httpGet },
    });
  });

  test.each<[string, Health, object]>([
    ['tcp', Health.tcp(), { tcpSocket: { port: 8080 } }],
    ['tcp on another port', Health.tcp({ port: 6379 }), { tcpSocket: { port: 6379 } }],
    ['grpc', Health.grpc(), { grpc: { port: 8080 } }],
    ['grpc of a service', Health.grpc({ port: 9000, service: 'shop' }), { grpc: { port: 9000, service: 'shop' } }],
    ['exec', Health.exec(['pg_isready', '-q']), { exec: { command: ['pg_isready', '-q'] } }],
  ])('is asked the same by all three: %s', (_kind, health, handler) => {
    const { startupProbe, readinessProbe, livenessProbe } = probes(health);
    for (const probe of [startupProbe, readinessProbe, livenessProbe]) expect(probe).toMatchObject(handler);
  });

  test('says a fault once, not once for each probe', () => {
    expect(faultsOf(() => webApp(chartOf(), { health: Health.http('healthz', { period: Duration.millis(500) }) }))).toEqual([
      "shop/web: health.path: got 'healthz', expected a path that starts with '/', such as '/healthz'",
      'shop/web: health.period: got 0.5 seconds, expected whole seconds, 1 or more',
    ]);
  });
});

const duration = fc.integer({ min: 1, max: 600 }).map((seconds) => Duration.seconds(seconds));
const options: fc.Arbitrary<ProbeOptions> = fc.record({
  initialDelay: duration,
  period: duration,
  timeout: duration,
  failureThreshold: fc.integer({ min: 1, max: 1000 }),
  successThreshold: fc.integer({ min: 1, max: 10 }),
}, { requiredKeys: [] });

describe('liveness', () => {
  const kinds: [string, (given: ProbeOptions) => Health][] = [
    ['http', (given: HttpProbeOptions) => Health.http('/', given)],
    ['tcp', (given) => Health.tcp(given)],
    ['grpc', (given: GrpcProbeOptions) => Health.grpc(given)],
    ['exec', (given) => Health.exec(['true'], given)],
  ];

  test.each(kinds)('is more lenient than readiness, and valid, whatever the options: %s', (_kind, make) => {
    fc.assert(fc.property(options, (given) => {
      const { startupProbe, readinessProbe, livenessProbe } = probes(make(given)) as Required<Probes>;
      const patience = (probe: KubeProbe): number => (probe.failureThreshold as number) * (probe.periodSeconds as number);
      expect(patience(livenessProbe)).toBeGreaterThanOrEqual(2 * patience(readinessProbe));
      expect(livenessProbe.timeoutSeconds).toBeGreaterThanOrEqual(readinessProbe.timeoutSeconds as number);
      // Five minutes, in whole questions, none of which is asked before the time of the last is over.
      expect(patience(startupProbe) - 300).toBeGreaterThanOrEqual(0);
      expect(patience(startupProbe) - 300).toBeLessThan(startupProbe.periodSeconds as number);
      expect(startupProbe.periodSeconds).toBeGreaterThanOrEqual(startupProbe.timeoutSeconds as number);
      expect([livenessProbe.successThreshold, startupProbe.successThreshold]).toEqual([undefined, undefined]);
    }), { numRuns: 40 });
  });

  test('is as lenient where options are given as undefined', () => {
    const given = {
      period: undefined, timeout: undefined, failureThreshold: undefined, successThreshold: undefined, port: undefined,
    };
    expect(probes(Health.http('/', given))).toEqual(probes(Health.http('/')));
  });
});

describe('each probe by itself', () => {
  test('has only what is given: the rest is left to Kubernetes', () => {
    expect(probes(Health.of({ readiness: Probe.tcp() }))).toEqual({ readinessProbe: { tcpSocket: { port: 8080 } } });
    expect(probes(Health.of({}))).toEqual({});
  });

  test('needs no options', () => {
    expect(probes(Health.of({ startup: Probe.http('/'), readiness: Probe.grpc(), liveness: Probe.exec(['true']) }))).toEqual({
      startupProbe: { httpGet: { path: '/', port: 8080 } },
      readinessProbe: { grpc: { port: 8080 } },
      livenessProbe: { exec: { command: ['true'] } },
    });
  });

  test('has every option', () => {
    expect(probes(Health.of({
      startup: Probe.exec(['true'], { initialDelay: Duration.seconds(0) }),
      readiness: Probe.http('/ready', { successThreshold: 2, headers: {} }),
      liveness: Probe.grpc({
        service: 'a', port: 1, period: Duration.minutes(1), timeout: Duration.seconds(3), failureThreshold: 9, successThreshold: 1,
      }),
    }))).toEqual({
      startupProbe: { initialDelaySeconds: 0, exec: { command: ['true'] } },
      readinessProbe: { successThreshold: 2, httpGet: { path: '/ready', port: 8080 } },
      livenessProbe: { periodSeconds: 60, timeoutSeconds: 3, failureThreshold: 9, successThreshold: 1, grpc: { port: 1, service: 'a' } },
    });
  });

  test('names its faults by its role', () => {
    expect(faultsOf(() => webApp(chartOf(), {
      health: Health.of({
        startup: Probe.exec([]),
        readiness: Probe.http('ready', { port: 0, failureThreshold: 0, successThreshold: 0 }),
        liveness: Probe.tcp({ successThreshold: 2, initialDelay: Duration.millis(1), timeout: Duration.seconds(0) }),
      }),
    }))).toEqual([
      'shop/web: health.startup.command: got [], expected one item or more',
      'shop/web: health.readiness.failureThreshold: got 0, expected an integer of 1 or more',
      'shop/web: health.readiness.successThreshold: got 0, expected an integer of 1 or more',
      "shop/web: health.readiness.path: got 'ready', expected a path that starts with '/', such as '/healthz'",
      'shop/web: health.readiness.port: got 0, expected an integer from 1 to 65535',
      'shop/web: health.liveness.successThreshold: got 2, expected 1: Kubernetes takes no other for liveness',
      'shop/web: health.liveness.initialDelay: got 0.001 seconds, expected whole seconds, 0 or more',
      'shop/web: health.liveness.timeout: got 0 seconds, expected whole seconds, 1 or more',
    ]);
  });

  test('needs a port where the container has none', () => {
    expect(faultsOf(() => webApp(chartOf(), {
      pod: { sidecars: [{ image: 'a/b:1', health: Health.of({ readiness: Probe.tcp() }) }] },
    }))).toEqual(['shop/web: pod.sidecars[0].health.readiness.port: the container has no port; give the probe one']);
  });
});
