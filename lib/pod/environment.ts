import type { EnvFromSource, EnvVar, EnvVarSource } from 'kubernetes-types/core/v1';
import { CONFIG_KEY, ENV_NAME } from '../kube/environment';
import type { Faults } from '../kube/faults';
import { divisorOf, VARIABLE_FIELD } from '../kube/fields';
import { mapped } from '../kube/lists';
import { DNS_LABEL, DNS_SUBDOMAIN } from '../kube/names';
import type { ContainerProps } from '../vocabulary/container';

const TEXT = { expected: 'text; put it in quotes', accepts: (): boolean => false };

/** A container's variables. Those of `engine` are a database engine's: the author's own win. */
export function resolveEnv(faults: Faults, props: ContainerProps, engine: readonly EnvVar[] = []): EnvVar[] {
  const { env = {}, envValues = {} } = props;
  for (const name of Object.keys(envValues)) faults.expect('envValues', name, ENV_NAME);
  for (const name of Object.keys(env)) faults.expect('env', name, ENV_NAME);
  for (const name of Object.keys(env).filter((key) => key in envValues)) {
    faults.add(`env.${name}`, 'stands in `envValues` too; leave one of them out');
  }
  return [
    ...engine.filter(({ name }) => !(name in env) && !(name in envValues)),
    // Before the plain values, so that $(NAME) in one of those can name them.
    ...mapped(Object.entries(envValues), ([name, { value, valueFrom }]) => {
      const source = sourceOf(valueFrom as EnvVarSource | undefined);
      expectSource(faults.at(`envValues.${name}`), source);
      return { name, value, valueFrom: source };
    }),
    ...mapped(Object.entries(env), ([name, value]) => {
      if (typeof value !== 'string') faults.expect(`env.${name}`, value as unknown, TEXT);
      return { name, value };
    }),
  ];
}

/** cdk8s-plus holds a divisor as an object of its own classes. */
function sourceOf(given: EnvVarSource | undefined): EnvVarSource | undefined {
  const divisor = given?.resourceFieldRef?.divisor as { readonly value: string } | string | undefined;
  if (typeof divisor !== 'object') return given;
  return { ...given, resourceFieldRef: { ...given?.resourceFieldRef, divisor: divisor.value } as EnvVarSource['resourceFieldRef'] };
}

function expectSource(faults: Faults, source: EnvVarSource = {}): void {
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = source;
  faults.expect('configMap', configMapKeyRef?.name, DNS_SUBDOMAIN);
  faults.expect('secret', secretKeyRef?.name, DNS_SUBDOMAIN);
  faults.expect('key', configMapKeyRef?.key ?? secretKeyRef?.key, CONFIG_KEY);
  faults.expect('fieldPath', fieldRef?.fieldPath, VARIABLE_FIELD);
  faults.expect('container', resourceFieldRef?.containerName, DNS_LABEL);
  faults.expect('divisor', resourceFieldRef?.divisor, divisorOf(resourceFieldRef?.resource ?? ''));
}

/** The ConfigMaps and Secrets whose keys all become variables. */
export function resolveEnvFrom(faults: Faults, { envFrom = [] }: ContainerProps): EnvFromSource[] {
  return mapped(envFrom, (from, i) => {
    const source = from._toKube() as EnvFromSource;
    const at = faults.at(`envFrom[${i}]`);
    at.expect('configMap', source.configMapRef?.name, DNS_SUBDOMAIN);
    at.expect('secret', source.secretRef?.name, DNS_SUBDOMAIN);
    at.expect('prefix', source.prefix, ENV_NAME);
    return source;
  });
}
