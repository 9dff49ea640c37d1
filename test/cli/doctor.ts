import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../lib/cli/main';

/** What stands around a call of the command. */
export interface Around {
  /** Files of an otherwise empty folder, in which the command is called. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What comes in by a pipe; by default nothing does. */
  readonly stdin?: string;
  /** Whether a person sits in front of it. */
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** The folder in which the command is called, in place of one of its own. */
  readonly cwd?: string;
  /** Makes what no text says, such as a link. */
  readonly prepare?: (folder: string) => void;
  /** Looks at what the call has left in the folder. */
  readonly finish?: (folder: string) => void;
}

/** What a call came to. */
export interface Said {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls `cdk8s-patterns` in this process. */
export async function call(argv: readonly string[], around: Around = {}): Promise<Said> {
  const { files = {}, stdin = '', terminal = false, env = {}, cwd, prepare, finish } = around;
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-cli-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    prepare?.(folder);
    const said = { stdout: '', stderr: '' };
    const output = (name: keyof typeof said) => ({ isTTY: terminal, write: (text: string) => (said[name] += text) });
    async function* chunks() {
      yield stdin;
    }
    const status = await run(argv, {
      stdin: Object.assign(chunks(), { isTTY: terminal }), stdout: output('stdout'), stderr: output('stderr'), env, cwd: cwd ?? folder,
    });
    finish?.(folder);
    return { status, ...said };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One of the findings of `--format json`. */
export interface JsonFinding {
  readonly rule: string;
  readonly level: string;
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly field: string;
  readonly happens: string;
  readonly fix: string;
  readonly waived: string | null;
}

export interface JsonReport {
  readonly version: number;
  readonly kubernetes: string;
  readonly findings: readonly JsonFinding[];
  readonly objects: number;
  readonly files: number;
}

/** Calls `cdk8s-patterns check --format json`. */
export async function findings(argv: readonly string[], around: Around = {}): Promise<JsonReport> {
  return JSON.parse((await call(['check', ...argv, '--format', 'json'], around)).stdout) as JsonReport;
}

/** A Service that selects nothing: a warning, at 8:3. */
export function lonely(name = 'lonely'): string {
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  ports:\n    - port: 80\n  selector:\n    app: ${name}\n`;
}

/** An object without any finding. */
export const SOUND = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n';

/** An object of an API that went away in Kubernetes 1.25: an error, at 1:13. */
export const REMOVED = 'apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: old\n';
