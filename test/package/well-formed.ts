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

/** Whether each class bears its name, which `explain` says, and the one by which jsii knows it in other languages. */
function named(): void {
  const { version, types } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')) as Assembly;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- what was built, not the sources
  const built = require(join(ROOT, 'build', 'lib', 'index.js')) as Record<string, { readonly name: string; readonly [rtti: symbol]: unknown }>;
  for (const [fqn, { kind, name }] of Object.entries(types)) {
    if (kind !== 'class') continue;
    const bears = JSON.stringify([built[name].name, built[name][Symbol.for('jsii.rtti')]]);
    if (bears === JSON.stringify([name, { fqn, version }])) continue;
    console.error(`error: class ${name} of build/lib/index.js is called ${bears}`);
    process.exitCode = 1;
  }
}

void wellFormed();
named();
