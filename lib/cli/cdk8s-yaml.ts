import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'cdk8s.yaml';

/** What a project's cdk8s.yaml says; undefined where there is none. */
export interface Cdk8sYaml {
  /** The command line of the program that makes the manifests. */
  readonly app?: string;
  /** The folder that `cdk8s synth` writes to. */
  readonly output?: string;
}

/** Reads it in the folder that a command is called in. */
export function cdk8sYamlIn(cwd: string): Cdk8sYaml | undefined {
  const path = join(cwd, FILE);
  if (!existsSync(path)) return undefined;
  const { parse } = require('yaml') as typeof import('yaml');
  let said: { readonly app?: unknown; readonly output?: unknown };
  try {
    said = (parse(readFileSync(path, 'utf8')) ?? {}) as typeof said;
  } catch (error) {
    throw new Error(`${FILE} is no YAML: ${(error as Error).message.split('\n')[0].replace(/:$/, '')}`, { cause: error });
  }
  const { app, output } = said;
  if (output !== undefined && typeof output !== 'string') {
    throw new Error(`${FILE}: output: got ${JSON.stringify(output)}, expected the name of a folder`);
  }
  return { app: typeof app === 'string' && app !== '' ? app : undefined, output };
}

/** The folder that `cdk8s synth` writes to. */
export function outputIn(cwd: string): string {
  return cdk8sYamlIn(cwd)?.output ?? 'dist';
}
