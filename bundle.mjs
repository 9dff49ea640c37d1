// Makes build/lib/index.js one file, from the sources: what jsii compiles are 230 modules, each of which is parsed twice, once to
// find where it ends and once to run it. All else that jsii makes stays as it is: types, the assembly, the commands.
import { readFileSync } from 'node:fs';
import { buildSync } from 'esbuild';

const { name, version, types } = JSON.parse(readFileSync('.jsii', 'utf8'));

/**
 * What each class is called: for programs in other languages the name and version that jsii gives it; and its own name, which
 * `explain` says, since esbuild calls a class that speaks of itself `_Profile`.
 */
const classes = Object.values(types).filter(({ kind }) => kind === 'class').map((type) => type.name);
const named = `for (const type of ${JSON.stringify(classes)}) {
  module.exports[type][Symbol.for("jsii.rtti")] = { fqn: "${name}." + type, version: "${version}" };
  Object.defineProperty(module.exports[type], "name", { value: type, configurable: true });
}`;

buildSync({
  entryPoints: ['lib/index.ts'],
  tsconfig: 'tsconfig.jsii.json',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  minifyWhitespace: true,
  lineLimit: 130,
  sourcemap: true,
  footer: { js: named },
  outfile: 'build/lib/index.js',
  logLevel: 'warning',
});
