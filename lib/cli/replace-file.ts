import { accessSync, closeSync, constants, fchmodSync, fchownSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a file that is there, whole or not at all: whoever reads it meanwhile sees the old one or the new one. A link stays
 * a link; owner and permissions stay as they are.
 */
export function replaceFile(path: string, text: string): void {
  const file = realpathSync(path);
  // A rename asks nobody whether the file itself may be written.
  accessSync(file, constants.W_OK);
  const unfinished = join(dirname(file), `.cdk8s-patterns.unfinished-${process.pid}`);
  const descriptor = openSync(unfinished, 'wx');
  try {
    fill(descriptor, text, file);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function fill(descriptor: number, text: string, like: string): void {
  try {
    const { mode, uid, gid } = statSync(like);
    writeFileSync(descriptor, text);
    // A container runs as root over files that somebody owns.
    if (process.getuid?.() === 0) fchownSync(descriptor, uid, gid);
    fchmodSync(descriptor, mode);
  } finally {
    closeSync(descriptor);
  }
}
