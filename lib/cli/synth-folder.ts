import { basename, relative, resolve } from 'node:path';
import { Synth } from '../pages/synth';
import { outputIn } from './cdk8s-yaml';
import { onDisk, readFiles } from './files';
import { read } from './reader';

/** Reads what the last synth wrote, into the folder that is named, or else the `output` of cdk8s.yaml. */
export function readSynth(from: string | undefined, cwd: string): Synth {
  const folder = onDisk(from ?? outputIn(cwd), cwd);
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
