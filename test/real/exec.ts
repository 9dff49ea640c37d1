import { Writable } from 'node:stream';
import type { Readable } from 'node:stream';

/** What a command in a container said, and how it ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in a container, without a shell; what it reads from its standard input may be given. */
export async function exec(namespace: string, pod: string, container: string, command: string[], stdin?: Readable): Promise<Ended> {
  const { Exec, KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromFile(process.env.KUBECONFIG as string);
  const [stdout, stderr] = [new Text(), new Text()];
  return new Promise((resolve, reject) => {
    new Exec(config).exec(namespace, pod, container, command, stdout, stderr, stdin ?? null, false, ({ status, message, details }) => {
      const exit = details?.causes?.find(({ reason }) => reason === 'ExitCode')?.message;
      if (status !== 'Success' && exit === undefined) reject(new Error(`${pod}: ${command.join(' ')}: ${message}`));
      else resolve({ code: status === 'Success' ? 0 : Number(exit), stdout: stdout.text, stderr: stderr.text });
    }).then((socket) => socket.on('error', reject), (error: unknown) => reject(error as Error));
  });
}

class Text extends Writable {
  public text = '';

  public _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
