import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { Synth } from '../pages/synth';
import { onDisk, readFiles } from './files';
import { read } from './reader';

/** Reads what the last synth wrote, into the folder that is named, or else the `output` of cdk8s.yaml. */
export function readSynth(from: string | undefined, cwd: string): Synth {
  const folder = onDisk(from ?? outputOf(join(cwd, 'cdk8s.yaml')), cwd);
  const wayOut = `run \`cdk8s synth\` first${from === undefined ? ', or name another folder with --from' : ''}`;
  const { inputs, unreadable } = readFiles([folder], cwd);
  const contents = inputs.map(read);
  const [broken] = [...unreadable, ...contents.flatMap((one) => one.unreadable)];
  if (broken) {
    const { file, line, column, why } = broken;
    throw new Error(`${[file, line, column].filter((part) => part !== undefined).join(':')}: ${why}: ${wayOut}`);
  }
  if (contents.every(({ objects }) => objects.length === 0)) throw new Error(`there is no Kubernetes object in ${folder}: ${wayOut}`);
  return new Synth(contents.map(({ file, objects }) => ({
    path: relative(resolve(cwd, folder), resolve(cwd, file)).replaceAll('\\', '/') || basename(file),
    objects: objects.map(({ json }) => json as Readonly<Record<string, unknown>>),
  })));
}

/** Where `cdk8s synth` writes to. */
function outputOf(config: string): string {
  if (!existsSync(config)) return 'dist';
  let output: unknown;
  try {
    output = (parse(readFileSync(config, 'utf8')) as { readonly output?: unknown } | null)?.output ?? 'dist';
  } catch (error) {
    throw new Error(`cdk8s.yaml: ${(error as Error).message.split('\n')[0].replace(/:$/, '')}: mend it, or name a folder with --from`, { cause: error });
  }
  if (typeof output !== 'string') throw new Error(`cdk8s.yaml: output: got ${JSON.stringify(output)}, expected the name of a folder`);
  return output;
}
