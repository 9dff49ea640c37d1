import type { Field } from './manifest';
import type { Container } from './workload';

/** A host name that names one Pod of a StatefulSet: `cassandra-0.cassandra.shop.svc.cluster.local`. */
export interface PodName {
  /** As it stands there. */
  readonly text: string;
  /** The name of the StatefulSet. */
  readonly set: string;
  readonly ordinal: number;
  /** The name of the Service. */
  readonly service: string;
  /** The namespace that it says; undefined where it says none. */
  readonly namespace: string | undefined;
  /** Whether `.svc` follows the namespace, so that it can be nothing else. */
  readonly certain: boolean;
}

/** A text of a container, and the Pods that it names. */
export interface PodNames {
  readonly field: Field;
  /** The name of the variable; empty for a word of the command line. */
  readonly variable: string;
  readonly names: readonly PodName[];
}

/** What a container says that names Pods; most say nothing of the kind. */
export const POD_NAME_LIKE = /-\d+\.[a-z]/;

/** What in a container's variables and command line looks like names of Pods. */
export function podNamesOf(container: Container): PodNames[] {
  const inVariables = container._variables
    .map(({ field, name, value = '' }) => ({ field: field.at('value'), variable: name, names: namesIn(value) }));
  const inWords = container._words.map((field) => ({ field, variable: '', names: namesIn(field.text ?? '') }));
  return [...inVariables, ...inWords].filter(({ names }) => names.length > 0);
}

const NAME = /(?<![\w.$-])([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)-(\d+)\.([a-z](?:[a-z0-9-]*[a-z0-9])?)((?:\.[a-z0-9-]+)*)(?![\w$(-])/g;

function namesIn(text: string): PodName[] {
  return [...text.matchAll(NAME)].map(([name, set, ordinal, service, rest]) => {
    const [, namespace, svc] = rest.split('.');
    return { text: name, set, ordinal: Number(ordinal), service, namespace, certain: svc === 'svc' };
  });
}
