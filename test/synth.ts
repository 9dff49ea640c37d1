import { Chart } from 'cdk8s';
import { App, Profile } from 'cdk8s-patterns';
import { manifest, manifests as typed } from './manifests';

export { faultsOf as faults } from './manifests';

/** A manifest as a test reads it: whatever stands in the YAML. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Manifest = any;

/** The chart `shop` of an app of its own, in the namespace `shop`, under a profile. */
export function chart(profile: Profile = Profile.PRODUCTION, namespace: string | undefined = 'shop'): Chart {
  const made = new Chart(new App(), 'shop', { namespace });
  profile.applyTo(made);
  return made;
}

/** The same without a namespace. */
export function chartAnywhere(profile: Profile = Profile.PRODUCTION): Chart {
  const made = new Chart(new App(), 'shop');
  profile.applyTo(made);
  return made;
}

/** All manifests of a chart, in their order. */
export function manifests(of: Chart): Manifest[] {
  return typed(of);
}

/** `Kind/name` of each manifest of a chart, in their order. */
export function kinds(of: Chart): string[] {
  return manifests(of).map(({ kind, metadata }) => `${kind}/${metadata.name}`);
}

/** The only manifest of a kind, or of a kind and name. */
export function find(of: Chart, kind: string, name?: string): Manifest {
  return manifest(of, kind, name);
}

/** The variables of a container, a value or where it comes from. */
export function env(container: Manifest): Record<string, unknown> {
  return Object.fromEntries((container.env ?? []).map(({ name, value, valueFrom }: Manifest) => [name, value ?? valueFrom]));
}
