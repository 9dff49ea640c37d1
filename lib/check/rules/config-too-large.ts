import type { Manifest } from '../manifest';
import { Level } from '../rule';
import type { Rule } from '../rule';

const MOST = 1024 * 1024;

export const configTooLarge: Rule = {
  id: 'config-too-large',
  level: Level.ERROR,
  title: 'A ConfigMap or Secret of more than 1 MiB',
  explanation: 'The API server takes a ConfigMap or a Secret of at most 1 MiB of values, and refuses a larger one. One above 256 KiB can\'t be '
    + 'applied by the client side of kubectl either, which keeps a copy in an annotation.',
  remedy: 'Put large files into an image or on a volume, or split them over several objects.',
  see: 'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',

  check: (graph) => ['ConfigMap', 'Secret'].flatMap((kind) => graph.ofKind(kind)).map((manifest) => ({ manifest, bytes: bytesOf(manifest) }))
    .filter(({ bytes }) => bytes > MOST)
    .map(({ manifest, bytes }) => ({
      field: manifest.at(manifest.at('data').given ? 'data' : manifest.at('binaryData').given ? 'binaryData' : 'stringData'),
      happens: `the API server refuses ${manifest.kind} ${manifest.name}: its values have ${bytes} bytes, and ${MOST} are the most`,
      fix: 'put large files into an image or on a volume, or split them over several objects',
    })),
};

function bytesOf(manifest: Manifest): number {
  const sum = (part: string, size: (text: string) => number): number => (
    Object.values(manifest.at(part).texts).reduce((total, text) => total + size(text), 0));
  return sum('binaryData', base64Bytes) + sum('stringData', utf8Bytes) + sum('data', manifest.kind === 'Secret' ? base64Bytes : utf8Bytes);
}

function base64Bytes(text: string): number {
  const plain = text.replace(/[\s=]/g, '');
  return Math.floor(plain.length * 3 / 4);
}

function utf8Bytes(text: string): number {
  let bytes = text.length;
  // Two or three bytes each; the halves of a surrogate pair make four together.
  for (const [character] of text.matchAll(/[^\u0000-\u007f]/g)) bytes += character < '\u0800' || /[\ud800-\udfff]/.test(character) ? 1 : 2;
  return bytes;
}
