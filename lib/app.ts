import { App as Cdk8sApp } from 'cdk8s';
import { keepingObjects } from './kube/objects';

/**
 * A cdk8s app; a drop-in for `cdk8s.App`, with which all constructs here work too.
 *
 * @example
 * const app = new App();
 * new Chart(app, 'shop', { namespace: 'shop' });
 * app.synth();
 */
export class App extends Cdk8sApp {
  /** Writes all manifests to the output directory. */
  public synth(): void {
    keepingObjects(this, () => super.synth());
  }

  /** All manifests as one text of YAML. */
  public synthYaml(): string {
    return keepingObjects(this, () => super.synthYaml());
  }
}
