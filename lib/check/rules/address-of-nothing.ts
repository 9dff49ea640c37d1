import { addressesOf } from '../addresses';
import type { Address } from '../addresses';
import type { ManifestGraph } from '../manifest-graph';
import { usesHostNetwork } from '../reachability';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Workload } from '../workload';

export const addressOfNothing: Rule = {
  id: 'address-of-nothing',
  level: Level.WARNING,
  title: 'A workload is told to connect to a Service that nobody makes',
  explanation: 'A variable or an argument holds an address of the cluster, but no Service here has that name: the connection '
    + 'fails as long as the name doesn\'t exist. Only names that can hardly be anything else are looked at, one word with a '
    + 'port or `….svc`, and only where the manifests make Services in the same place.',
  remedy: 'Correct the name, or make the Service. Where another team makes it, waive the finding.',
  see: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',

  check: (graph) => graph.workloads.flatMap((workload) => addressesOf(graph, workload)
    .filter((address) => isNobodys(graph, workload, address) && searchesTheCluster(workload))
    .map(({ field, host, port, name, inNamespace }) => ({
      field,
      happens: `no Service ${name} is made here${inNamespace === undefined ? '' : ` in the namespace ${inNamespace}`}, so that `
        + `${port === undefined ? host : `${host}:${port}`} can't be reached`,
      fix: `correct the name, or make the Service ${name}`,
    }))),
};

/** Where the Pod's DNS is another, or looks into more domains, a short name may be found elsewhere. */
function searchesTheCluster(workload: Workload): boolean {
  const { pod } = workload;
  const policy = pod._text('dnsPolicy') ?? 'ClusterFirst';
  const cluster = policy === 'ClusterFirst' ? !usesHostNetwork(workload) : policy === 'ClusterFirstWithHostNet';
  return cluster && pod.at('dnsConfig', 'searches').items.length === 0;
}

function isNobodys(graph: ManifestGraph, workload: Workload, { host, port, name, inNamespace, service, sure }: Address): boolean {
  const { manifest } = workload;
  if (service || !sure || port === undefined && !/\.svc(\.|$)/.test(host)) return false;
  // A Pod knows its own name, with the ordinal of a StatefulSet.
  if (name === workload.name || name.replace(/-\d+$/, '') === workload.name) return false;
  return graph.defines(manifest, 'Service', inNamespace);
}
