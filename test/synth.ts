import { Chart, Testing } from 'cdk8s';
import { App, Profile } from 'cdk8s-patterns';

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
  return Testing.synth(of) as Manifest[];
}

/** `Kind/name` of each manifest of a chart, in their order. */
export function kinds(of: Chart): string[] {
  return manifests(of).map(({ kind, metadata }) => `${kind}/${metadata.name}`);
}

/** The only manifest of a kind, or of a kind and name. */
export function find(of: Chart, kind: string, name?: string): Manifest {
  const found = manifests(of).filter((one) => one.kind === kind && (name === undefined || one.metadata.name === name));
  if (found.length !== 1) throw new Error(`${found.length} of ${kind} ${name ?? ''} among ${kinds(of).join(', ')}`);
  return found[0];
}

/** The variables of a container, a value or where it comes from. */
export function env(container: Manifest): Record<string, unknown> {
  return Object.fromEntries((container.env ?? []).map(({ name, value, valueFrom }: Manifest) => [name, value ?? valueFrom]));
}

/** The lines of what a construct refuses; none where it refuses nothing. */
export function faults(make: () => unknown): string[] {
  try {
    make();
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}
