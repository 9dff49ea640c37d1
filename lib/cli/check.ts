import { Command as Parser } from 'commander';
import { NEWEST_KUBERNETES } from '../check/removed-apis';
import { choice, examples, UsageError } from './command';
import type { Command } from './command';
import { examine, open, versionOf } from './examine';
import type { Examination } from './examine';
import { readInputs, takesManifests } from './inputs';
import { jsonReport } from './json-report';
import { packageVersion } from './package-version';
import { Progress } from './progress';
import { sarifReport } from './sarif-report';
import { paintIf, textReport } from './text-report';

/** Each report ends in a newline. */
const FORMATS: Readonly<Record<string, (examination: Examination, colors: boolean, cwd: string) => string>> = {
  text: (examination, colors) => textReport(examination, paintIf(colors)),
  json: jsonReport,
  sarif: (examination, _, cwd) => sarifReport(examination, packageVersion(), cwd),
};

interface Options {
  readonly format: string;
  readonly kubernetes: string;
  readonly color?: boolean;
}

/** The doctor: runs the rules over any manifests. */
export const check: Command = {
  parser: () => takesManifests(new Parser('check'))
    .summary('what will go wrong in a cluster, of any manifests in YAML or JSON')
    .description('Says what will go wrong in a cluster, of any manifests in YAML or JSON. Those of one call are taken for one app: '
      + 'check environments that share names one by one.')
    .addOption(choice('--format <FORMAT>', 'text (the default), json or sarif', Object.keys(FORMATS)))
    .option(
      '--kubernetes <VERSION>', `the version of the cluster, such as 1.30; by default ${NEWEST_KUBERNETES}, the newest that is known`,
      kubernetesOf, NEWEST_KUBERNETES,
    )
    .option('--color', 'colors, also where the output is no terminal or NO_COLOR is set')
    .option('--no-color', 'no colors, also on a terminal')
    .addHelpText('after', AFTER),

  async run(parsed, surroundings) {
    const { stdout, stderr, env, cwd } = surroundings;
    const { format, kubernetes, color } = parsed.opts<Options>();
    const progress = new Progress(stderr);
    const { contents, unreadable } = await readInputs(parsed, surroundings, progress);
    progress.show('looking for mistakes');
    const examination = { ...examine(contents, kubernetes), unreadable };
    progress.end();
    stdout.write(FORMATS[format](examination, color ?? (stdout.isTTY === true && !env.NO_COLOR), cwd));
    if (unreadable.length > 0) return 2;
    return open(examination).length > 0 ? 1 : 0;
  },
};

const AFTER = `
The exit status is 0 where nothing is found, 1 where something is, 2 where something could not be read.
An annotation of an object accepts a finding, with the reason:

  waiver.cdk8s-patterns/RULE: reason
${examples([
  ['cdk8s-patterns check k8s extra.yaml', 'files and folders, as one app'],
  ['helm template ./chart | cdk8s-patterns check', 'standard input'],
  ['cdk8s-patterns check dist --kubernetes 1.30', 'the version of your cluster'],
  ['cdk8s-patterns check k8s --format sarif > findings.sarif', 'for code scanning'],
])}`;

/** What `--kubernetes` says. */
export function kubernetesOf(text: string): string {
  const version = versionOf(text);
  if (version === undefined) throw new UsageError(`--kubernetes: got '${text}', expected a version such as '1.30'`);
  return version;
}
