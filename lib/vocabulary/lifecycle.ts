import type { Duration } from 'cdk8s';
import type { LifecycleHandler } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { NON_EMPTY } from '../kube/lists';
import { HTTP_PATH } from '../kube/paths';
import { PORT_NUMBER } from '../kube/ports';
import { seconds } from '../kube/seconds';

/** Options of a hook that asks by HTTP. */
export interface HttpHookOptions {
  /**
   * The container's port, 1 to 65535.
   * @default - the container's first port
   */
  readonly port?: number;
  /**
   * Whether to ask by HTTPS; the certificate is not verified.
   * @default false
   */
  readonly https?: boolean;
}

/** What a hook needs to know of its container. */
interface HookContext {
  readonly defaultPort: number | undefined;
  readonly sleepAction: boolean;
}

/**
 * What happens right after a container's start or right before its end.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export class LifecycleHook {
  /** A command in the container, without a shell. */
  public static exec(command: string[]): LifecycleHook {
    return new LifecycleHook((faults) => {
      faults.expect('command', command, NON_EMPTY);
      return { exec: { command } };
    });
  }

  /** An HTTP GET to the container. */
  public static http(path: string, options: HttpHookOptions = {}): LifecycleHook {
    return new LifecycleHook((faults, { defaultPort }) => {
      faults.expect('path', path, HTTP_PATH);
      faults.expect('port', options.port, PORT_NUMBER);
      const port = options.port ?? defaultPort;
      if (port === undefined) faults.add('port', 'the container has no port; give the hook one');
      return { httpGet: { path, port: port as number, scheme: options.https ? 'HTTPS' : undefined } };
    });
  }

  /** A pause that the kubelet makes, so that the image needs nothing for it; from Kubernetes 1.30 on. */
  public static sleep(pause: Duration): LifecycleHook {
    return new LifecycleHook((faults, { sleepAction }) => {
      if (!sleepAction) {
        faults.add('sleep', 'needs Kubernetes 1.30; use `LifecycleHook.execSleep()`, or raise `kubernetes` of the profile');
      }
      return { sleep: { seconds: seconds(faults, 'sleep', pause, 1) as number } };
    });
  }

  /** A pause by the image's own `sleep` command; without one there the hook fails, and the container stops at once. */
  public static execSleep(pause: Duration): LifecycleHook {
    return new LifecycleHook((faults) => ({ exec: { command: ['sleep', `${seconds(faults, 'sleep', pause, 1)}`] } }));
  }

  /** Nothing: takes back what the profile would do. */
  public static none(): LifecycleHook {
    return new LifecycleHook(() => undefined);
  }

  private constructor(
    private readonly handler: (faults: Faults, context: HookContext) => LifecycleHandler | undefined,
  ) {}

  /** @internal */
  public _resolve(faults: Faults, context: HookContext): LifecycleHandler | undefined {
    return this.handler(faults, context);
  }
}

/** The hooks of a container. */
export interface Lifecycle {
  /**
   * Right after the start; until it ends, the container isn't running, and its failure restarts the container.
   * @default - none
   */
  readonly postStart?: LifecycleHook;
  /**
   * Right before the end; the process gets SIGTERM when it is over.
   * @default - under `Profile.PRODUCTION` a pause, in which Services and load balancers stop sending requests
   */
  readonly preStop?: LifecycleHook;
}
