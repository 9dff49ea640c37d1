import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { comeAfter } from '../kube/apply-order';
import { rememberUse } from '../kube/authored';
import { ENV_NAME } from '../kube/environment';
import { Faults } from '../kube/faults';
import { DNS_SUBDOMAIN } from '../kube/names';
import type { ConnectionVariable, IEndpoint, IUsable } from '../vocabulary/endpoint';
import type { UsesOptions } from '../vocabulary/workload';

/** One declared use: `client.uses(target)`. */
export interface Edge {
  readonly client: IConstruct;
  readonly target: IUsable;
  readonly variables: readonly ConnectionVariable[];
}

const byClient = new WeakMap<IConstruct, Edge[]>();
const byTarget = new WeakMap<IUsable, Edge[]>();

/**
 * Declares a use; the same one twice is one edge. Only a migration asks for an order: it comes after what it uses, and what uses
 * it after the migration.
 */
export function declareUse(client: IConstruct, target: IUsable, options: UsesOptions = {}, { ordered = false } = {}): void {
  const faults = Faults.of(client).at('uses');
  expectOptions(faults, target, options);
  faults.throwIfAny();
  const variables = options.env !== undefined
    ? [{ name: options.env, value: address(client, target as IEndpoint) }]
    : withLogin(target.connectionEnv(client, options.prefix), options);
  const edges = usesOf(client);
  for (const variable of variables) expectVariable(faults, edges, variable);
  faults.throwIfAny();
  rememberUse(client, target, options);
  if (edges.some((edge) => edge.target === target && sameVariables(edge, variables))) return;
  // An endpoint outside of the app is no construct.
  if ((ordered || !isEndpoint(target)) && Construct.isConstruct(target)) comeAfter(client, target);
  const edge = { client, target, variables };
  byClient.set(client, [...edges, edge]);
  byTarget.set(target, [...usersOf(target), edge]);
}

function expectOptions(faults: Faults, target: IUsable, { env, prefix, secretName }: UsesOptions): void {
  faults.expect('env', env, ENV_NAME);
  if (env !== undefined && prefix !== undefined) faults.add('prefix', 'stands beside `env`; give one of them');
  if (env !== undefined && !isEndpoint(target)) faults.add('env', 'the target has no host and port; leave it out');
  faults.expect('secretName', secretName, DNS_SUBDOMAIN);
  if (secretName !== undefined && prefix === undefined) {
    faults.add('secretName', 'needs a `prefix`, with which the names of its variables begin');
  }
}

function expectVariable(faults: Faults, edges: readonly Edge[], variable: ConnectionVariable): void {
  faults.expect('prefix', variable.name, ENV_NAME);
  const other = edges.find((edge) => edge.variables.some(({ name }) => name === variable.name));
  if (other && !sameVariable(other, variable)) {
    faults.add(variable.name, 'another use already sets it to something else; give one of them a `prefix`');
  }
}

/** What a workload uses. */
export function usesOf(client: IConstruct): readonly Edge[] {
  return byClient.get(client) ?? [];
}

/** Who uses it. */
export function usersOf(target: IUsable): readonly Edge[] {
  return byTarget.get(target) ?? [];
}

export function isEndpoint(target: IUsable): target is IEndpoint {
  return typeof (target as Partial<IEndpoint>).hostFor === 'function';
}

/** The variables with the client's own name and password in them, which take the place of the target's. */
function withLogin(variables: ConnectionVariable[], { prefix, secretName }: UsesOptions): ConnectionVariable[] {
  if (secretName === undefined) return variables;
  const login = ['username', 'password'].map((secretKey): ConnectionVariable => (
    { name: `${prefix}${secretKey.toUpperCase()}`, secretName, secretKey }
  ));
  return [...variables.filter(({ name }) => !login.some((variable) => variable.name === name)), ...login];
}

function address(client: IConstruct, target: IEndpoint): string {
  return `${target.hostFor(client)}:${target.port}`;
}

function sameVariable(edge: Edge, variable: ConnectionVariable): boolean {
  const other = edge.variables.find(({ name }) => name === variable.name) as ConnectionVariable;
  return other.value === variable.value && other.secretName === variable.secretName && other.secretKey === variable.secretKey;
}

function sameVariables(edge: Edge, variables: readonly ConnectionVariable[]): boolean {
  return edge.variables.length === variables.length
    && variables.every((variable) => edge.variables.some(({ name }) => name === variable.name));
}
