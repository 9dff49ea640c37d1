import { join } from 'node:path';
import { App as Cdk8sApp, Chart, Names, YamlOutputType } from 'cdk8s';
import type { ApiObject, AppProps } from 'cdk8s';
import { errorsOf, guard } from './checks';
import { inApplyOrder } from './kube/apply-order';
import { DependencyOrder } from './kube/dependency-order';
import type { Json } from './kube/json';
import { constructsOf, jsonOf, keepingObjects } from './kube/objects';
import { OutputFolder } from './kube/output-folder';
import { yamlBytesOf, yamlOf } from './kube/yaml';

/**
 * A cdk8s app; a drop-in for `cdk8s.App`, with which all constructs here work too. It gives the same documents in the same order,
 * in time that grows with their number. Every synth runs the rules of docs/rules.md over all manifests: with an error nothing is
 * written, warnings go to stderr.
 *
 * @example
 * const app = new App();
 * new StatelessWebApp(new Chart(app, 'shop'), 'web', { image: 'ghcr.io/acme/web:1.4.2', port: 8080 });
 * app.synth();
 */
export class App extends Cdk8sApp {
  constructor(props?: AppProps) {
    super(props);
    guard(this);
  }

  /** All charts: each after those whose objects have to be there first, as `uses()` says of migrations. */
  public get charts(): Chart[] {
    return inApplyOrder(DependencyOrder.of(this).charts());
  }

  /**
   * Writes all manifests to the output directory. A file is written only if its bytes change; one that an earlier run of the same
   * program wrote, and this one doesn't, is removed.
   */
  public synth(): void {
    keepingObjects(this, () => {
      this.check();
      const folder = new OutputFolder(this.outdir, this);
      for (const { file, bytes } of this.filesOf(this.contents())) folder.add(file, bytes);
      folder.write();
    });
  }

  /** All manifests as one text of YAML. */
  public synthYaml(): string {
    return keepingObjects(this, () => {
      this.check();
      return yamlOf(this.contents().flatMap(({ documents }) => documents));
    });
  }

  /** In the words of the rules alone: cdk8s puts a path before each line. */
  private check(): void {
    const errors = errorsOf(this);
    if (errors.length > 0) throw new Error(errors.join('\n'));
    const faults: string[] = [];
    for (const { node } of constructsOf(this)) for (const fault of node.validate()) faults.push(`[${node.path}] ${fault}`);
    if (faults.length > 0) throw new Error(`Validation failed with the following errors:\n  ${faults.join('\n  ')}`);
  }

  private contents(): Contents[] {
    const order = DependencyOrder.of(this);
    return inApplyOrder(order.charts()).map((chart) => {
      const objects = order.objects(chart);
      // Who says in a chart of their own what it holds is asked.
      const documents = chart.toJson === Chart.prototype.toJson ? objects.map(jsonOf) : Object.values(chart.toJson()) as Json[];
      return { chart, objects, documents };
    });
  }

  private filesOf(contents: readonly Contents[]): File[] {
    // The one property that cdk8s keeps to itself.
    const { recordConstructMetadata } = this as unknown as { readonly recordConstructMetadata: boolean };
    const metadata = recordConstructMetadata ? [{ file: 'construct-metadata.json', bytes: Buffer.from(metadataOf(contents)) }] : [];
    return [...this.manifestsOf(contents), ...metadata];
  }

  /** Files as cdk8s names them, but for its numbers where charts depend on each other: one more chart would rename them all. */
  private manifestsOf(contents: readonly Contents[]): File[] {
    const { outputFileExtension: extension } = this;
    switch (this.yamlOutputType) {
      case YamlOutputType.FILE_PER_APP:
        if (contents.length === 0) return [];
        return [{ file: `app${extension}`, bytes: yamlBytesOf(contents.flatMap(({ documents }) => documents)) }];
      case YamlOutputType.FILE_PER_CHART:
        return contents.map(({ chart, documents }) => ({ file: `${Names.toDnsLabel(chart)}${extension}`, bytes: yamlBytesOf(documents) }));
      case YamlOutputType.FILE_PER_RESOURCE:
        return contents.flatMap(({ documents }) => documents.map((document) => (
          { file: `${fileNameOf(document)}${extension}`, bytes: yamlBytesOf([document]) }
        )));
      case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
        return contents.flatMap(({ chart, objects }) => objects.map(jsonOf).map((document) => (
          { file: join(Names.toDnsLabel(chart), `${fileNameOf(document)}${extension}`), bytes: yamlBytesOf([document]) }
        )));
    }
  }
}

/** What a chart holds, in the order of its dependencies. */
interface Contents {
  readonly chart: Chart;
  readonly objects: ApiObject[];
  readonly documents: Json[];
}

interface File {
  readonly file: string;
  readonly bytes: Buffer;
}

function fileNameOf({ kind, metadata }: Json): string {
  return `${String(kind)}.${String((metadata as Json).name)}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}

function metadataOf(contents: readonly Contents[]): string {
  const objects = contents.flatMap((content) => content.objects);
  const resources = Object.fromEntries(objects.map((object) => [object.name, { path: object.node.path }]));
  return JSON.stringify({ version: '1.0.0', resources });
}
