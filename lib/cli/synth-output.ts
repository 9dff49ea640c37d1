import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Yaml = typeof import('yaml');

/** The folder that `cdk8s synth` writes to: the `output` of cdk8s.yaml, `dist` where it says none. */
export function synthOutput(cwd: string): string {
  let text: string;
  try {
    text = readFileSync(join(cwd, 'cdk8s.yaml'), 'utf8');
  } catch {
    return 'dist';
  }
  const { output } = ((require('yaml') as Yaml).parse(text) ?? {}) as { output?: unknown };
  return typeof output === 'string' ? output : 'dist';
}
