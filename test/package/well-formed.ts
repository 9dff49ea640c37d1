import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/**
 * What publint says of the package. Not of the files of bundled dependencies: their authors lint them, and a build for
 * browsers that one of them ships beside its CommonJS is no mistake of ours.
 */
async function wellFormed(): Promise<void> {
  const { publint } = await import('publint');
  const { formatMessage } = await import('publint/utils');

  const { messages, pkg } = await publint({ pack: 'npm', strict: true });
  const ours = messages.filter(({ args }) => !('actualFilePath' in args && args.actualFilePath?.startsWith('/node_modules/')));
  for (const message of ours) {
    console.error(`${message.type}: ${formatMessage(message, pkg)}`);
  }
  if (ours.length > 0) process.exitCode = 1;
}

interface Assembly {
  readonly version: string;
  readonly types: Readonly<Record<string, { readonly kind: string; readonly name: string }>>;
}

/** Whether each class bears the name by which jsii knows it in other languages, as what jsii compiles does. */
function namedForJsii(): void {
  const { version, types } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as Assembly;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- what was built, not the sources
  const built = require(join(ROOT, 'build', 'lib', 'index.js')) as Record<string, Record<symbol, unknown> | undefined>;
  for (const [fqn, { kind, name }] of Object.entries(types)) {
    if (kind !== 'class' || JSON.stringify(built[name]?.[Symbol.for('jsii.rtti')]) === JSON.stringify({ fqn, version })) continue;
    console.error(`error: ${name} in build/lib/index.js does not bear its name for jsii, ${fqn} ${version}`);
    process.exitCode = 1;
  }
}

void wellFormed();
namedForJsii();
