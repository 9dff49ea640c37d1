import type { IConstruct } from 'constructs';
import { manifestsOf } from './checks';
import { dot } from './graph/dot';
import { mermaid } from './graph/mermaid';
import { pictureOf } from './graph/picture';
import type { Picture } from './graph/picture';

/**
 * A picture of the workloads of an app: who connects to whom and on which port, who comes in from outside, where data is, and
 * what keeps it. The same program always gives the same text. `npx cdk8s-patterns graph` draws it of any YAML, also as SVG.
 *
 * @example
 * new StatelessWebApp(chart, 'web', { image: 'ghcr.io/acme/web:1.4.2', port: 8080, health: Health.http('/healthz') });
 * Graph.of(chart).toMermaid();
 */
export class Graph {
  /** Of an app, a chart, or any construct: of the objects below it. */
  public static of(scope: IConstruct): Graph {
    return new Graph(pictureOf(manifestsOf(scope)));
  }

  private constructor(private readonly picture: Picture) {}

  /**
   * A flowchart of Mermaid, in the colours of whoever shows it.
   * @see https://mermaid.js.org/syntax/flowchart.html
   */
  public toMermaid(): string {
    return mermaid(this.picture);
  }

  /**
   * A graph in DOT, the language of Graphviz.
   * @see https://graphviz.org/doc/info/lang.html
   */
  public toDot(): string {
    return dot(this.picture);
  }
}
