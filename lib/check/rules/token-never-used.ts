import type { Manifest } from '../manifest';
import type { ManifestGraph } from '../manifest-graph';
import { Level } from '../rule';
import type { Rule } from '../rule';
import type { Workload } from '../workload';

export const tokenNeverUsed: Rule = {
  id: 'token-never-used',
  level: Level.WARNING,
  title: 'A token of the API server that nothing needs',
  explanation: 'Unless it is told not to, Kubernetes puts a token of the Pod\'s ServiceAccount into each container. Where no '
    + 'binding of these manifests gives the account a right, the program has no use for it, but whoever breaks in has: the '
    + 'token opens what every account may read, and all that somebody binds to the account later. Reported for the account '
    + '`default`, and for accounts that are made here.',
  remedy: 'Set `automountServiceAccountToken: false` on the Pod, or on its ServiceAccount. Where rights are bound elsewhere, '
    + 'waive it.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',

  check: (graph) => {
    const bound = boundAccounts(graph);
    return graph.workloads.filter((workload) => isMounted(graph, workload) && !bound(accountOf(workload), workload.manifest))
      .map((workload) => {
        const account = accountOf(workload);
        return {
          field: workload.pod.at('automountServiceAccountToken'),
          happens: `each container gets a token of the ServiceAccount ${account}, to which nothing here gives a right: it serves only `
            + 'whoever breaks in',
          fix: `set automountServiceAccountToken: false on the Pod${account === 'default' ? '' : `, or on the ServiceAccount ${account}`}`,
        };
      });
  },
};

function accountOf({ pod }: Workload): string {
  return pod._text('serviceAccountName') || pod._text('serviceAccount') || 'default';
}

function isMounted(graph: ManifestGraph, workload: Workload): boolean {
  const { manifest, pod, template } = workload;
  const account = accountOf(workload);
  const made = graph.find(manifest, 'ServiceAccount', account);
  const asked = pod.at('automountServiceAccountToken').value ?? made?.at('automountServiceAccountToken').value;
  // What is asked for in so many words is needed.
  if (asked === true || asked === false) return false;
  const annotations = [...template.at('metadata', 'annotations').keys, ...made?.at('metadata', 'annotations').keys ?? []];
  return (made !== undefined || account === 'default') && !annotations.some((key) => USES_TOKEN.test(key));
}

/** A login with the token at a cloud or at Vault. */
const USES_TOKEN = /^(vault\.hashicorp\.com|iam\.gke\.io|eks\.amazonaws\.com|azure\.workload\.identity)\//;

type Bound = (account: string, user: Manifest) => boolean;

/** Which accounts a RoleBinding or ClusterRoleBinding gives rights to. A namespace that isn't said may be any. */
function boundAccounts(graph: ManifestGraph): Bound {
  const namespaces = new Map<string, Set<string | undefined>>();
  let everybody = false;
  for (const binding of [...graph.ofKind('RoleBinding'), ...graph.ofKind('ClusterRoleBinding')]) {
    for (const subject of binding.at('subjects').items) {
      const name = subject._text('name') ?? '';
      if (subject._text('kind') !== 'ServiceAccount') everybody ||= /^system:(serviceaccounts|authenticated)/.test(name);
      else namespaces.set(name, new Set([...namespaces.get(name) ?? [], subject._text('namespace') ?? binding.inNamespace]));
    }
  }
  return (account, { inNamespace }) => {
    const found = namespaces.get(account);
    return everybody || found !== undefined && (inNamespace === undefined || found.has(undefined) || found.has(inNamespace));
  };
}
