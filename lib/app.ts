import { App as Cdk8sApp } from 'cdk8s';
import type { AppProps, Chart } from 'cdk8s';
import { errorsOf, guard } from './checks';
import { inApplyOrder } from './kube/apply-order';
import { keepingObjects } from './kube/objects';

/**
 * A cdk8s app; a drop-in for `cdk8s.App`, with which all constructs here work too. Every synth runs the rules of
 * docs/rules.md over all manifests: with an error nothing is written, warnings go to stderr.
 *
 * @example
 * const app = new App();
 * new Chart(app, 'shop', { namespace: 'shop' });
 * app.synth();
 */
export class App extends Cdk8sApp {
  constructor(props?: AppProps) {
    super(props);
    guard(this);
  }

  /** All charts: each after those whose objects have to be there first, as `uses()` says of migrations. */
  public get charts(): Chart[] {
    return inApplyOrder(super.charts);
  }

  /** Writes all manifests to the output directory. */
  public synth(): void {
    keepingObjects(this, () => {
      this.check();
      super.synth();
    });
  }

  /** All manifests as one text of YAML. */
  public synthYaml(): string {
    return keepingObjects(this, () => {
      this.check();
      return super.synthYaml();
    });
  }

  /** In the words of the rules alone: cdk8s puts a path before each line. */
  private check(): void {
    const errors = errorsOf(this);
    if (errors.length > 0) throw new Error(errors.join('\n'));
  }
}
