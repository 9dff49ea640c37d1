import type { ContainerResources, Cpu } from 'cdk8s-plus-28';
import type { ResourceRequirements } from 'kubernetes-types/core/v1';
import type { Faults } from '../kube/faults';
import { QUANTITY, quantityValue } from '../kube/quantity';
import { expectRequestWithinLimit, quantity } from '../kube/sizes';

/** What kind of work a container does; decides what it asks for where its author is silent. */
export type ContainerRole = 'web' | 'database' | 'agent' | 'job' | 'sidecar' | 'init';

/** Requests and limits of a container. */
export interface Amounts {
  readonly cpu: string;
  /** Request and limit: memory that was promised to somebody else too is taken back by a kill. */
  readonly memory: string;
  readonly ephemeralRequest: string;
  readonly ephemeralLimit: string;
}

/** The table of the README, and the place to change it. */
export const DEFAULT_RESOURCES: Readonly<Record<ContainerRole, Amounts>> = {
  web: { cpu: '100m', memory: '256Mi', ephemeralRequest: '64Mi', ephemeralLimit: '512Mi' },
  database: { cpu: '500m', memory: '2Gi', ephemeralRequest: '256Mi', ephemeralLimit: '2Gi' },
  agent: { cpu: '50m', memory: '128Mi', ephemeralRequest: '64Mi', ephemeralLimit: '256Mi' },
  job: { cpu: '100m', memory: '256Mi', ephemeralRequest: '64Mi', ephemeralLimit: '512Mi' },
  sidecar: { cpu: '50m', memory: '128Mi', ephemeralRequest: '64Mi', ephemeralLimit: '256Mi' },
  init: { cpu: '50m', memory: '128Mi', ephemeralRequest: '64Mi', ephemeralLimit: '256Mi' },
};

const NAMES = ['cpu', 'memory', 'ephemeral-storage'] as const;

type Values = Record<(typeof NAMES)[number], string | undefined>;

/** The author's requests and limits, completed by `defaults` where there are any. No cpu limit unless it is given. */
export function resolveResources(
  faults: Faults, given: ContainerResources | undefined, defaults: Amounts | undefined,
): ResourceRequirements | undefined {
  const { cpu, memory, ephemeralStorage } = given ?? {};
  const own = {
    memory: {
      request: quantity(faults, 'memory.request', memory?.request),
      limit: quantity(faults, 'memory.limit', memory?.limit),
    },
    ephemeral: {
      request: quantity(faults, 'ephemeralStorage.request', ephemeralStorage?.request),
      limit: quantity(faults, 'ephemeralStorage.limit', ephemeralStorage?.limit),
    },
  };
  // Where one side is given, the other follows it: a default on the other side could contradict the author.
  const memoryAmount = pair(own.memory, defaults && { request: defaults.memory, limit: defaults.memory });
  const ephemeral = pair(own.ephemeral, defaults && { request: defaults.ephemeralRequest, limit: defaults.ephemeralLimit });
  const requests: Values = {
    'cpu': cpuAmount(faults, 'cpu.request', cpu?.request) ?? (defaults && cpuDefault(defaults, cpu?.limit)),
    'memory': memoryAmount.request,
    'ephemeral-storage': ephemeral.request,
  };
  const limits: Values = {
    'cpu': cpuAmount(faults, 'cpu.limit', cpu?.limit),
    'memory': memoryAmount.limit,
    'ephemeral-storage': ephemeral.limit,
  };
  expectRequestWithinLimit(faults, 'cpu', requests.cpu, limits.cpu);
  expectRequestWithinLimit(faults, 'memory', requests.memory, limits.memory);
  expectRequestWithinLimit(faults, 'ephemeralStorage', requests['ephemeral-storage'], limits['ephemeral-storage']);
  const result = { requests: filled(requests), limits: filled(limits) };
  return result.requests || result.limits ? result : undefined;
}

interface Pair {
  readonly request?: string;
  readonly limit?: string;
}

function pair(own: Pair, defaults: Pair | undefined): Pair {
  if (!defaults) return own;
  if (own.request === undefined && own.limit === undefined) return defaults;
  return { request: own.request ?? own.limit, limit: own.limit ?? own.request };
}

function cpuAmount(faults: Faults, property: string, cpu: Cpu | undefined): string | undefined {
  faults.expect(property, cpu?.amount, QUANTITY);
  if (cpu && (quantityValue(cpu.amount) ?? 1) < 0) faults.add(property, `got '${cpu.amount}', expected 0 or more`);
  return cpu?.amount;
}

function cpuDefault(defaults: Amounts, limit: Cpu | undefined): string {
  return limit && (quantityValue(limit.amount) ?? 0) < (quantityValue(defaults.cpu) as number) ? limit.amount : defaults.cpu;
}

function filled(values: Values): Record<string, string> | undefined {
  let given: Record<string, string> | undefined;
  for (const name of NAMES) {
    const value = values[name];
    if (value !== undefined) (given ??= {})[name] = value;
  }
  return given;
}
