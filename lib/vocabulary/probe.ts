import type { Duration } from 'cdk8s';
import type { Probe as KubeProbe } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { integerFrom } from '../kube/numbers';
import { NON_EMPTY } from '../kube/lists';
import { HEADER_NAME, HTTP_PATH } from '../kube/paths';
import { PORT_NUMBER } from '../kube/ports';
import { seconds } from '../kube/seconds';

/** When a probe is made, and how many answers count. */
export interface ProbeOptions {
  /**
   * How long after the container's start the first probe is made; whole seconds.
   * @default - at once
   */
  readonly initialDelay?: Duration;
  /**
   * The time from one probe to the next; whole seconds, 1 or more.
   * @default - Kubernetes' own, 10 seconds
   */
  readonly period?: Duration;
  /**
   * How long to wait for an answer; whole seconds, 1 or more.
   * @default - Kubernetes' own, 1 second
   */
  readonly timeout?: Duration;
  /**
   * How many failures in a row count as failed, 1 or more.
   * @default - Kubernetes' own, 3
   */
  readonly failureThreshold?: number;
  /**
   * How many successes in a row count as ready, 1 or more; anything but 1 is refused for liveness and startup.
   * @default - Kubernetes' own, 1
   */
  readonly successThreshold?: number;
}

/** Where a probe goes, and when. */
export interface PortProbeOptions extends ProbeOptions {
  /**
   * The container's port, 1 to 65535.
   * @default - the container's first port
   */
  readonly port?: number;
}

/** Options of an HTTP probe. */
export interface HttpProbeOptions extends PortProbeOptions {
  /**
   * Whether to ask by HTTPS; the certificate is not verified.
   * @default false
   */
  readonly https?: boolean;
  /**
   * Headers of the request, by name: letters, digits and `-`.
   * @default - none
   */
  readonly headers?: Record<string, string>;
}

/** Options of a gRPC probe. */
export interface GrpcProbeOptions extends PortProbeOptions {
  /**
   * The name of the service in the request of the gRPC health protocol.
   * @default - none: the server as a whole
   */
  readonly service?: string;
}

/** What a probe asks of the container, once the container's ports are known. */
type Handler = (faults: Faults, defaultPort: number | undefined) => KubeProbe;

/**
 * One question that the kubelet asks a container again and again.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export class Probe {
  /** An HTTP GET; an answer from 200 to 399 is a success. */
  public static http(path: string, options: HttpProbeOptions = {}): Probe {
    return new Probe(options, (faults, defaultPort) => {
      faults.expect('path', path, HTTP_PATH);
      const headers = Object.entries(options.headers ?? {});
      for (const [name] of headers) faults.expect('headers', name, HEADER_NAME);
      return {
        httpGet: {
          path,
          port: portOf(faults, options, defaultPort),
          scheme: options.https ? 'HTTPS' : undefined,
          httpHeaders: headers.length > 0 ? headers.map(([name, value]) => ({ name, value })) : undefined,
        },
      };
    });
  }

  /** A TCP connection; its being accepted is a success. */
  public static tcp(options: PortProbeOptions = {}): Probe {
    return new Probe(options, (faults, defaultPort) => ({ tcpSocket: { port: portOf(faults, options, defaultPort) } }));
  }

  /** A call of the gRPC health protocol; SERVING is a success. */
  public static grpc(options: GrpcProbeOptions = {}): Probe {
    return new Probe(options, (faults, defaultPort) => ({
      grpc: { port: portOf(faults, options, defaultPort), service: options.service },
    }), true);
  }

  /** A command in the container, without a shell; exit status 0 is a success. */
  public static exec(command: string[], options: ProbeOptions = {}): Probe {
    return new Probe(options, (faults) => {
      faults.expect('command', command, NON_EMPTY);
      return { exec: { command } };
    });
  }

  private constructor(
    private readonly options: PortProbeOptions, private readonly handler: Handler, private readonly byGrpc: boolean = false,
  ) {}

  /**
   * Whether it asks a port of its container by gRPC, `port` being the first.
   *
   * @internal
   */
  public _asksByGrpc(port: number): boolean {
    return this.byGrpc && (this.options.port ?? port) === port;
  }

  /** @internal */
  public _resolve(faults: Faults, role: ProbeRole, defaultPort: number | undefined): KubeProbe {
    const { successThreshold, failureThreshold } = this.options;
    faults.expect('failureThreshold', failureThreshold, integerFrom(1));
    faults.expect('successThreshold', successThreshold, integerFrom(1));
    if (role !== 'readiness' && successThreshold !== undefined && successThreshold > 1) {
      faults.add('successThreshold', `got ${successThreshold}, expected 1: Kubernetes takes no other for ${role}`);
    }
    return {
      initialDelaySeconds: seconds(faults, 'initialDelay', this.options.initialDelay, 0),
      periodSeconds: seconds(faults, 'period', this.options.period, 1),
      timeoutSeconds: seconds(faults, 'timeout', this.options.timeout, 1),
      successThreshold,
      failureThreshold,
      ...this.handler(faults, defaultPort),
    };
  }
}

/**
 * What a probe is for.
 *
 * @internal
 */
export type ProbeRole = 'readiness' | 'liveness' | 'startup';

function portOf(faults: Faults, options: PortProbeOptions, defaultPort: number | undefined): number {
  faults.expect('port', options.port, PORT_NUMBER);
  const port = options.port ?? defaultPort;
  if (port === undefined) faults.add('port', 'the container has no port; give the probe one');
  return port as number;
}
