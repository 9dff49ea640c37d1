import type { Reasons } from '../reason';

/** Who an object is, and how others find it. */
export const IDENTITY: Reasons = {
  'apiVersion': 'which version of the API the server reads the object by',
  'kind': ({ kind }) => KINDS[kind] ?? 'what the object is',
  'metadata': 'who the object is',
  'metadata.name': ({ sources, value }) => (
    sources.some((source) => source.from === 'profile' && source.switch === 'jobBounds') && /-[0-9a-f]{10}$/.test(String(value))
      ? 'a Job can hardly be changed: its name ends in a hash of what can\'t be, so that a changed one is another Job and an unchanged one '
        + 'doesn\'t run again'
      : 'its name: no other object of its kind has it in this namespace'
  ),
  'metadata.namespace': ({ kind }) => (
    kind === 'Schedule' ? 'Velero reads the Schedules of its own namespace alone' : 'the namespace that it is put in, whoever applies it from where'
  ),
  'metadata.finalizers': 'what has to be done before the object may be deleted',
  'metadata.finalizers[]': 'who has something to do before the object may be deleted',
  'metadata.annotations[waiver.cdk8s-patterns/*]': 'a finding of a rule that was accepted, with the reason: `cdk8s-patterns check` reads it too',
  'metadata.annotations[argocd.argoproj.io/sync-wave]': 'Argo CD applies lower waves first: what a migration uses, the migration, what uses it',
  'metadata.annotations[argocd.argoproj.io/hook]': 'Argo CD runs it at each sync',
  'metadata.annotations[argocd.argoproj.io/hook-delete-policy]': 'the last run is removed right before the next one, and can be looked at until then',
  'metadata.annotations[helm.sh/hook]': 'Helm runs it after an installation and before each upgrade',
  'metadata.annotations[helm.sh/hook-weight]': 'Helm runs hooks of lower weight first: what the Pod needs is there before it',
  'metadata.annotations[helm.sh/hook-delete-policy]': 'the last run is removed right before the next one, and can be looked at until then',
  'metadata.annotations': 'notes on the object that tools read; nothing is selected by them',
  'metadata.annotations*': 'a note on the object, for the tool that reads it',
  'pod.metadata': 'who each Pod is that is made from this template',
  'pod.metadata.annotations': 'notes on the Pods that tools read; another value rolls them out anew',
  'pod.metadata.annotations[cdk8s-patterns/config-hash]':
    'a hash of the ConfigMaps and Secrets that the Pod consumes: a change of them rolls it out, where Kubernetes would let it run on with the old ones',
  'pod.metadata.annotations[cdk8s-patterns/security-level]':
    'why the Pod needs more of its namespace than *restricted*: who reviews the manifest sees it beside what it allows',
  'pod.metadata.annotations*': 'a note on the Pods, for the tool that reads it',
  'pod.metadata.labels': 'by these, Services, policies, budgets and people find the Pods',
  '**.labels[app.kubernetes.io/name]': 'what it is; with `instance` it is what its Pods are selected by, so that it never changes',
  '**.labels[app.kubernetes.io/instance]': 'which one it is; with `name` it selects its Pods, and no other workload\'s',
  '**.labels[app.kubernetes.io/component]': 'which part it plays in the application, for those who list and count',
  '**.labels[app.kubernetes.io/part-of]': 'the application that it belongs to: `kubectl get all -l app.kubernetes.io/part-of=…` shows it whole',
  '**.labels[app.kubernetes.io/managed-by]': 'what writes this manifest: who would edit it by hand sees that the change would be lost',
  'metadata.labels': 'by these, people and tools find the object',
  '**.labels*': 'a label of your own, by which it can be found',
  'spec.selector': ({ kind }) => (kind === 'Service' ? 'the Pods that get the connections: those with all of these labels'
    : kind === 'PodDisruptionBudget' ? 'the Pods that the budget is about'
      : 'the Pods that it counts as its own; this can\'t be changed'),
  '**.matchLabels': 'all of these labels have to be there',
  '**.matchLabels*': SELECTS,
  'spec.selector*': SELECTS,
  'spec': 'how it should be; the cluster makes it so',
};

function SELECTS(): string {
  return 'a Pod with this label is meant, if it has the others too; no other workload has the same';
}

const KINDS: Readonly<Record<string, string>> = {
  ConfigMap: 'configuration that Pods read',
  CronJob: 'makes a Job at each of its times',
  DaemonSet: 'keeps one Pod on each node',
  Deployment: 'keeps a number of equal Pods running, and replaces them when their template changes',
  HorizontalPodAutoscaler: 'raises and lowers the number of Pods with the load',
  HTTPRoute: 'leads requests from a Gateway to a Service',
  Ingress: 'leads HTTP requests from outside of the cluster to a Service',
  Job: 'runs a Pod until it has succeeded once',
  NetworkPolicy: 'says who may connect to the Pods; without one, every Pod of the cluster may',
  Pod: 'containers that run together on one node',
  PodDisruptionBudget: 'how many Pods a drain of nodes may take away at a time; without one it may take all',
  Schedule: 'lets Velero make a backup at each of its times',
  Secret: 'passwords, keys and certificates that Pods read',
  Service: 'a name and an address that stay while Pods come and go',
  ServiceAccount: 'as whom the Pods speak to the API server; of their own, so that what one is allowed no other one is',
  StatefulSet: 'keeps Pods that have names and volumes of their own, which outlive them',
};
