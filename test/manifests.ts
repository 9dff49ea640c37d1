import { Chart, Testing } from 'cdk8s';
import type { ChartProps } from 'cdk8s';
import type { Container, PodSpec, PodTemplateSpec } from 'kubernetes-types/core/v1';
import type { NetworkPolicySpec } from 'kubernetes-types/networking/v1';
import { App, StatelessWebApp } from 'cdk8s-patterns';
import type { StatelessWebAppProps } from 'cdk8s-patterns';

/** A manifest as kubectl would read it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly spec: Record<string, unknown>;
}

/** A chart in an app of its own, by default in a namespace of the same name. */
export function chartOf(id = 'shop', props: ChartProps = { namespace: id }): Chart {
  return new Chart(new App({ outdir: '/nonexistent' }), id, props);
}

export function webApp(chart: Chart, props: Partial<StatelessWebAppProps> = {}, id = 'web'): StatelessWebApp {
  return new StatelessWebApp(chart, id, { image: 'nginx:1.29.1', port: 8080, ...props });
}

/** The manifests of one chart. */
export function manifests(chart: Chart): Manifest[] {
  return Testing.synth(chart) as Manifest[];
}

/** The one manifest of this kind, and of this name where one is given. */
export function manifest(chart: Chart, kind: string, name?: string): Manifest {
  const found = manifests(chart).filter((one) => one.kind === kind && (name === undefined || one.metadata.name === name));
  if (found.length !== 1) throw new Error(`${found.length} manifests are ${kind} ${name ?? ''}`);
  return found[0];
}

/** The Pod template of the one workload of this kind. */
export function templateOf(chart: Chart, kind = 'Deployment', name?: string): PodTemplateSpec {
  return manifest(chart, kind, name).spec.template as PodTemplateSpec;
}

export function podOf(chart: Chart, kind = 'Deployment', name?: string): PodSpec {
  return templateOf(chart, kind, name).spec as PodSpec;
}

export function containerOf(chart: Chart, kind = 'Deployment', name?: string): Container {
  return podOf(chart, kind, name).containers[0];
}

export function policyOf(chart: Chart, name = 'web'): NetworkPolicySpec {
  return manifest(chart, 'NetworkPolicy', name).spec as unknown as NetworkPolicySpec;
}

/** What is said on stderr while `run` runs. */
export function saidOnStderr(run: () => void): string {
  const write = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    run();
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

/** What stands on the fault lines of `run`, without a thrown error none. */
export function faultsOf(run: () => unknown): string[] {
  try {
    run();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}
