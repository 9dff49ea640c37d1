import { Level } from '../rule';
import type { Rule } from '../rule';

export const serviceAccountMissing: Rule = {
  id: 'service-account-missing',
  level: Level.WARNING,
  title: 'A ServiceAccount that nobody makes',
  explanation: 'The API server refuses Pods whose ServiceAccount doesn\'t exist. The Deployment or StatefulSet itself is '
    + 'accepted; it stays without Pods, and only its events say why. Reported only where the manifests make other '
    + 'ServiceAccounts in the same place.',
  remedy: 'Make the ServiceAccount, or correct its name. Where somebody else makes it, waive the finding.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',

  check: (graph) => graph.workloads
    .map(({ manifest, kind, pod }) => {
      const field = pod._has('serviceAccountName') ? pod.at('serviceAccountName') : pod.at('serviceAccount');
      return { manifest, kind, field, account: field.text ?? '' };
    })
    .filter(({ manifest, account }) => account !== '' && account !== 'default'
      && graph.defines(manifest, 'ServiceAccount') && !graph.find(manifest, 'ServiceAccount', account))
    .map(({ kind, field, account }) => ({
      field,
      happens: `no ServiceAccount ${account} is made here: until it exists, the API server refuses ${kind === 'Pod' ? 'the Pod' : 'every Pod'}`,
      fix: `make the ServiceAccount ${account}, or correct the name`,
    })),
};
