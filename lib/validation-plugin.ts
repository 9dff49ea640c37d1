import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { NEWEST_KUBERNETES } from './check/removed-apis';
import { Level } from './check/rule';
import { RULES } from './check/rules';
import { examine, open, versionOf } from './cli/examine';
import type { Examination, Located } from './cli/examine';
import { read } from './cli/reader';
import type { Contents } from './cli/reader';

/** What `properties` of a validation in cdk8s.yaml may say. */
export interface ValidationPluginProps {
  /**
   * Whether warnings stop the synth, as errors do. They are in the report either way.
   * @default false
   */
  readonly failOnWarnings?: boolean;
  /**
   * The version of the cluster, in quotes, such as '1.30': YAML takes 1.30 for the number 1.3.
   * @default - the newest version that this library knows
   */
  readonly kubernetes?: string;
}

/**
 * The rules as a validation plugin of `cdk8s synth`, over what any program wrote. In cdk8s.yaml, with the version that is
 * installed:
 *
 *     validations:
 *       - package: ./node_modules/cdk8s-patterns
 *         version: 0.1.0
 *         class: ValidationPlugin
 *
 * @see https://cdk8s.io/docs/latest/plugins/validation/
 */
export class ValidationPlugin {
  private readonly kubernetes: string;
  private readonly failOnWarnings: boolean;

  constructor(props: ValidationPluginProps = {}) {
    this.kubernetes = kubernetesOf(props);
    this.failOnWarnings = props.failOnWarnings ?? false;
  }

  /**
   * Checks all manifests together, and fills in the report.
   *
   * @param context What cdk8s gives to a plugin: the paths of the manifests, and the report.
   */
  // jsii has no `unknown`.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/explicit-module-boundary-types
  public async validate(context: any): Promise<void> {
    const { manifests, report } = context as Context;
    const contents = manifests.map((file) => read({ file, bytes: readFileSync(file) }));
    const examination = examine(contents, this.kubernetes, chartOf(contents));
    for (const violation of violationsOf(examination)) report.addViolation(violation);
    const counting = open(examination);
    const errors = counting.filter(({ level }) => level === Level.ERROR).length;
    const warnings = counting.length - errors;
    const fails = errors > 0 || examination.unreadable.length > 0 || (this.failOnWarnings && warnings > 0);
    report.submit(fails ? 'failure' : 'success', {
      Kubernetes: this.kubernetes,
      Objects: String(examination.objects),
      Errors: String(errors),
      Warnings: String(warnings),
      Waived: String(examination.findings.length - counting.length),
    });
  }
}

/** What there is of cdk8s-cli's ValidationContext here. */
interface Context {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata: Readonly<Record<string, string>>): void;
  };
}

interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly Resource[];
}

interface Resource {
  readonly resourceName: string;
  readonly locations: readonly string[];
  readonly manifestPath: string;
}

function kubernetesOf({ kubernetes = NEWEST_KUBERNETES }: ValidationPluginProps): string {
  const version = typeof kubernetes === 'string' ? versionOf(kubernetes) : undefined;
  if (version === undefined) {
    throw new Error(`ValidationPlugin: kubernetes: got ${JSON.stringify(kubernetes)}, expected a version in quotes, such as '1.30'`);
  }
  return version;
}

/**
 * Charts may go to clusters of their own. cdk8s writes a file a chart; where no file holds two objects it may have been told
 * to write a file an object, and then a chart is a folder.
 */
function chartOf(contents: readonly Contents[]): (file: string) => string {
  return contents.some(({ objects }) => objects.length > 1) ? (file) => file : dirname;
}

/** By rule, as the report shows them; what can't be read comes first. */
function violationsOf(examination: Examination): Violation[] {
  const byRule = new Map<string, Located[]>();
  for (const found of open(examination)) byRule.set(found.rule, [...byRule.get(found.rule) ?? [], found]);
  const ofRules = RULES.flatMap(({ id, level, title, explanation, remedy }): Violation[] => {
    const found = byRule.get(id);
    if (!found) return [];
    return [{ ruleName: id, recommendation: `${title} (${level}). ${explanation}`, fix: remedy, violatingResources: resourcesOf(found) }];
  });
  const { unreadable } = examination;
  if (unreadable.length === 0) return ofRules;
  return [{
    ruleName: 'unreadable',
    recommendation: 'A manifest that can\'t be read is not applied either.',
    fix: 'Mend the program that writes it.',
    violatingResources: unreadable.map(({ file, line, column, why }) => (
      { resourceName: basename(file), locations: [`${line === undefined ? '' : `${line}:${column} `}${why}`], manifestPath: file }
    )),
  }, ...ofRules];
}

/** One entry an object, with all that a rule found in it. */
function resourcesOf(found: readonly Located[]): Resource[] {
  const byObject = new Map<unknown, Located[]>();
  for (const one of found) byObject.set(one.field.manifest, [...byObject.get(one.field.manifest) ?? [], one]);
  return [...byObject.values()].map((group) => ({
    resourceName: group[0].field.manifest.name,
    locations: group.map(({ line, column, field, happens, fix }) => `${line}:${column} ${field.path}: ${happens}; ${fix}`),
    manifestPath: group[0].file,
  }));
}
