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
  process.exitCode = ours.length === 0 ? 0 : 1;
}

void wellFormed();
