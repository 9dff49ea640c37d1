import { Duration } from 'cdk8s';
import type { Probe as KubeProbe } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { Probe } from './probe';
import type { GrpcProbeOptions, HttpProbeOptions, PortProbeOptions, ProbeOptions } from './probe';

/** The three probes of a container, each set by itself. */
export interface HealthProbes {
  /**
   * May it get requests? While it fails, no Service sends any.
   * @default - none
   */
  readonly readiness?: Probe;
  /**
   * Is it still alive? When it fails, the kubelet restarts the container.
   * @default - none
   */
  readonly liveness?: Probe;
  /**
   * Has it started? The other two wait for it; when it gives up, the kubelet restarts the container.
   * @default - none
   */
  readonly startup?: Probe;
}

/** The time that a container gets from its start to its first success: 5 minutes. */
const STARTUP = { period: Duration.seconds(2), timeout: Duration.seconds(2), seconds: 300 };
/** Out of the Service after half a minute, back with the first success. */
const READINESS = { period: Duration.seconds(10), timeout: Duration.seconds(2), failureThreshold: 3 };
/** A restart helps only against what doesn't pass by itself: a minute, and more patience with each answer. */
const LIVENESS = { period: Duration.seconds(10), timeout: Duration.seconds(5), failureThreshold: 6 };

/**
 * How Kubernetes sees whether a container works.
 *
 * From one endpoint, `http`, `tcp`, `grpc` and `exec` make three probes: startup (every 2 s, or `timeout`, up to 5 minutes),
 * readiness (every 10 s, out after 3 failures) and liveness (every 10 s, a restart after 6 failures; always the more
 * lenient). What is given in the options holds for readiness; liveness takes at least twice its failures.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Health {
  /** By HTTP GET; an answer from 200 to 399 is a success. */
  public static http(path: string, options: HttpProbeOptions = {}): Health {
    return Health.fromOne(options, (timing) => Probe.http(path, { ...options, ...timing }));
  }

  /** By a TCP connection. Says that a port accepts, not that the process behind it works: the last choice. */
  public static tcp(options: PortProbeOptions = {}): Health {
    return Health.fromOne(options, (timing) => Probe.tcp({ ...options, ...timing }));
  }

  /** By the gRPC health protocol. */
  public static grpc(options: GrpcProbeOptions = {}): Health {
    return Health.fromOne(options, (timing) => Probe.grpc({ ...options, ...timing }));
  }

  /** By a command in the container, without a shell. */
  public static exec(command: string[], options: ProbeOptions = {}): Health {
    return Health.fromOne(options, (timing) => Probe.exec(command, { ...options, ...timing }));
  }

  /** Each probe set by itself, and no other. */
  public static of(probes: HealthProbes): Health {
    return new Health(probes, false);
  }

  private static fromOne(options: ProbeOptions, make: (timing: ProbeOptions) => Probe): Health {
    const own = given(options);
    const readiness = { ...READINESS, ...own };
    const liveness = {
      ...LIVENESS,
      ...own,
      timeout: longer(LIVENESS.timeout, options.timeout),
      failureThreshold: Math.max(LIVENESS.failureThreshold, 2 * readiness.failureThreshold),
      successThreshold: undefined,
      initialDelay: undefined,
    };
    // The kubelet asks no sooner than the last answer's time is over: with a longer period, five minutes stay five.
    const period = Math.ceil(longer(STARTUP.period, options.timeout).toSeconds({ integral: false }));
    const startup = {
      period: Duration.seconds(period),
      timeout: options.timeout ?? STARTUP.timeout,
      failureThreshold: Math.ceil(STARTUP.seconds / period),
      initialDelay: options.initialDelay,
      successThreshold: undefined,
    };
    return new Health({
      startup: make(startup),
      readiness: make({ ...readiness, initialDelay: undefined }),
      liveness: make(liveness),
    }, true);
  }

  private constructor(private readonly probes: HealthProbes, private readonly fromOneEndpoint: boolean) {}

  /**
   * Whether a port is asked by gRPC: it is what the port speaks, then.
   *
   * @internal
   */
  public _asksByGrpc(port: number): boolean {
    return Object.values(this.probes).some((probe: Probe | undefined) => probe?._asksByGrpc(port));
  }

  /** @internal */
  public _resolve(faults: Faults, defaultPort: number | undefined): {
    startupProbe?: KubeProbe;
    readinessProbe?: KubeProbe;
    livenessProbe?: KubeProbe;
  } {
    const { startup, readiness, liveness } = this.probes;
    // One endpoint has one set of faults, not one for each probe made from it.
    const at = (role: string): Faults => (this.fromOneEndpoint ? faults : faults.at(role));
    return {
      startupProbe: startup?._resolve(at('startup'), 'startup', defaultPort),
      readinessProbe: readiness?._resolve(at('readiness'), 'readiness', defaultPort),
      livenessProbe: liveness?._resolve(at('liveness'), 'liveness', defaultPort),
    };
  }
}

function given(options: ProbeOptions): Partial<ProbeOptions> & { failureThreshold?: number } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function longer(a: Duration, b: Duration | undefined): Duration {
  // What is no duration at all is refused where it is resolved.
  const milliseconds = (one: Duration): number => one.toMilliseconds({ integral: false });
  return b && milliseconds(b) > milliseconds(a) ? b : a;
}
