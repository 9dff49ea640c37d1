import type { Field, Manifest } from '../manifest';
import type { ManifestGraph } from '../manifest-graph';
import { POD_NAME_LIKE, podNamesOf } from '../pod-names';
import type { PodName } from '../pod-names';
import { Level } from '../rule';
import type { Finding, Rule } from '../rule';

export const seedsNameNoPod: Rule = {
  id: 'seeds-name-no-pod',
  level: Level.WARNING,
  title: 'A list of Pods names some that do not exist',
  explanation: 'Members of a cluster are told by name where the first ones are: `cassandra-0.cassandra`, `zk-2.zk.shop.svc.cluster.local`. '
    + 'A name whose StatefulSet, ordinal or Service is not there never resolves. One that spells out a namespace is wrong in every other '
    + 'one, so that the same manifests work in one place and silently fail in the next.',
  remedy: 'Name Pods as `NAME-ORDINAL.SERVICE`, with the StatefulSet\'s own name, ordinals below `replicas`, and the Service of its '
    + '`serviceName`. Leave the namespace out: a Pod finds names of its own namespace without.',
  see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',

  check: (graph) => graph._containersSaying(POD_NAME_LIKE).flatMap(podNamesOf)
    .flatMap(({ field, names }) => faultsOf(graph, field.manifest, field, names)),
};

/** At most one finding of each sort for one text: it is one mistake, made once for each Pod. */
function faultsOf(graph: ManifestGraph, from: Manifest, field: Field, names: readonly PodName[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const name of names) {
    const fault = faultOf(graph, from, name);
    if (fault && !findings.has(fault.sort)) findings.set(fault.sort, { field, happens: fault.happens, fix: fault.fix });
  }
  return [...findings.values()];
}

interface Fault {
  readonly sort: string;
  readonly happens: string;
  readonly fix: string;
}

function faultOf(graph: ManifestGraph, from: Manifest, name: PodName): Fault | undefined {
  const { namespace, set, ordinal, service } = name;
  // What looks like a namespace is one only where `.svc` follows, or where the names before it are those of this app.
  const here = graph.find(from, 'StatefulSet', set);
  if (namespace !== undefined && !name.certain && !here) return undefined;
  const there = namespace === undefined || namespace === from.inNamespace ? here : graph.find(from, 'StatefulSet', set, namespace);
  if (namespace !== undefined && namespace !== from.inNamespace && !there) {
    if (!here || here.at('spec', 'serviceName').text !== service) return undefined;
    return from.inNamespace === undefined
      ? {
        sort: 'namespace',
        happens: `${name.text} names the namespace '${namespace}', which the manifest doesn't: in any other one the name doesn't exist`,
        fix: `leave the namespace out: ${set}-${ordinal}.${service}`,
      }
      : {
        sort: 'namespace',
        happens: `${name.text} names the namespace '${namespace}', but StatefulSet ${set} is in '${from.inNamespace}': the name doesn't exist`,
        fix: `leave the namespace out: ${set}-${ordinal}.${service}`,
      };
  }
  if (!there) return nobodys(graph, from, name);
  const governing = there.at('spec', 'serviceName').text;
  if (governing !== service) {
    return {
      sort: 'service',
      happens: `${name.text} never resolves: Pods of StatefulSet ${set} have their names `
        + (governing ? `from Service '${governing}', not '${service}'` : 'from no Service, since it has no serviceName'),
      fix: governing ? `write ${set}-${ordinal}.${governing}` : `set serviceName of StatefulSet ${set} to '${service}'`,
    };
  }
  // Without a number something else, such as an autoscaler, counts them.
  const replicas = there.at('spec', 'replicas').number;
  const first = there.at('spec', 'ordinals', 'start').number ?? 0;
  if (replicas === undefined || replicas === 0 || (ordinal >= first && ordinal < first + replicas)) return undefined;
  return {
    sort: 'ordinal',
    happens: `${name.text} is no Pod: StatefulSet ${set} has ${replicas}, `
      + (replicas === 1 ? `which is ${set}-${first}` : `${set}-${first} to ${set}-${first + replicas - 1}`),
    fix: 'name only Pods below the number of replicas, or raise it',
  };
}

/** Of a StatefulSet that is not here it is a fault only where the Service is one that a StatefulSet here has its names from. */
function nobodys(graph: ManifestGraph, from: Manifest, { text, set, service, namespace }: PodName): Fault | undefined {
  const place = namespace ?? from._place;
  const governed = graph._keep('StatefulSets by their Service', () => {
    const sets = new Map<string, Manifest>();
    for (const manifest of graph.ofKind('StatefulSet')) {
      const name = manifest.at('spec', 'serviceName').text;
      if (name !== undefined) sets.set(`${name}\n${manifest._place}`, manifest);
    }
    return sets;
  }).get(`${service}\n${place}`);
  if (!governed) return undefined;
  return {
    sort: 'set',
    happens: `${text} never resolves: Service '${service}' names the Pods of StatefulSet ${governed.name}, and there is no '${set}'`,
    fix: `name the Pods of ${governed.name}: ${governed.name}-0.${service}`,
  };
}
