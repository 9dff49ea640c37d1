import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './command';

type Yaml = typeof import('yaml');

/** The folder that `cdk8s synth` writes to: the `output` of cdk8s.yaml, `dist` where it says none. */
export function synthOutput(cwd: string): string {
  let text: string;
  try {
    text = readFileSync(join(cwd, 'cdk8s.yaml'), 'utf8');
  } catch {
    return 'dist';
  }
  return outputIn(text) ?? 'dist';
}

function outputIn(text: string): string | undefined {
  try {
    const { output } = ((require('yaml') as Yaml).parse(text, { prettyErrors: false }) ?? {}) as { output?: unknown };
    return typeof output === 'string' ? output : undefined;
  } catch (error) {
    throw new UsageError(`cdk8s.yaml, which names the folder of a revision, is no YAML: ${(error as Error).message.split('\n')[0]}`);
  }
}
