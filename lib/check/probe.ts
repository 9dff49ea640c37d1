import type { Field } from './manifest';
import type { ManifestGraph } from './manifest-graph';
import type { Container, Workload } from './workload';

/** A question that the kubelet asks a container again and again. */
export interface Probe {
  /** Where it is defined. */
  readonly field: Field;
  /** 'startup', 'liveness' or 'readiness'. */
  readonly purpose: string;
  /** How it asks: 'httpGet', 'tcpSocket', 'grpc' or 'exec'. */
  readonly handler: string;
  /** The port that it asks; nothing stands there where it runs a command. */
  readonly port: Field;
  /** The seconds before the first question. */
  readonly initialDelay: number;
  /** The seconds between two questions. */
  readonly period: number;
  /** The seconds that an answer may take. */
  readonly timeout: number;
  /** How many failures in a row it takes to act. */
  readonly failureThreshold: number;
}

/** A container while it runs, with its probes. */
export interface ProbedContainer {
  readonly workload: Workload;
  readonly container: Container;
  readonly startup: Probe | undefined;
  readonly liveness: Probe | undefined;
  readonly readiness: Probe | undefined;
  /** All of them. */
  readonly probes: readonly Probe[];
}

/** All containers that can have probes: those that run while the Pod does. */
export function probedContainersOf(graph: ManifestGraph): readonly ProbedContainer[] {
  return graph._keep('probed containers', () => {
    const probed: ProbedContainer[] = [];
    for (const workload of graph.workloads) {
      for (const container of workload.runningContainers) probed.push(probedOf(workload, container));
    }
    return probed;
  });
}

function probedOf(workload: Workload, container: Container): ProbedContainer {
  const startup = probe(container, 'startup');
  const liveness = probe(container, 'liveness');
  const readiness = probe(container, 'readiness');
  const probes = [startup, liveness, readiness].filter((one) => one !== undefined);
  return { workload, container, startup, liveness, readiness, probes };
}

const HANDLERS = ['httpGet', 'tcpSocket', 'grpc', 'exec'];

function probe(container: Container, purpose: string): Probe | undefined {
  const field = container.field.at(`${purpose}Probe`);
  if (!field.given) return undefined;
  const handler = HANDLERS.find((key) => field._has(key));
  if (handler === undefined) return undefined;
  return {
    field,
    purpose,
    handler,
    port: field.at(handler, 'port'),
    initialDelay: field._number('initialDelaySeconds') ?? 0,
    // As the API server does, for nothing and for 0.
    period: field._number('periodSeconds') || 10,
    timeout: field._number('timeoutSeconds') || 1,
    failureThreshold: field._number('failureThreshold') || 3,
  };
}

/** The number of the port that a probe asks; undefined where it asks none, or a name that its container doesn't declare. */
export function portNumberOf({ port }: Probe, container: Container): number | undefined {
  return port.number ?? container.ports.find(({ name }) => name !== undefined && name === port.text)?.number;
}
