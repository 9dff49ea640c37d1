/**
 * Fields that are there whatever the author and the profile say: Kubernetes requires them of the kind, or the construct says them
 * itself. Maps and lists that aren't here come from where what stands in them does.
 */
export const GIVEN: Readonly<Record<string, 'kind' | 'construct'>> = {
  'apiVersion': 'kind',
  'kind': 'kind',
  'metadata': 'kind',
  'spec': 'kind',
  'spec.selector': 'kind',
  '**.matchLabels': 'kind',
  'spec.template': 'kind',
  'spec.jobTemplate': 'kind',
  'spec.jobTemplate.spec': 'kind',
  'spec.jobTemplate.spec.template': 'kind',
  'pod': 'kind',
  'pod.metadata': 'kind',
  'pod.metadata.labels': 'kind',
  'pod.containers': 'kind',
  'spec.ports': 'kind',
  // A Job's Pods have to end; which way of the two is the construct's choice.
  'pod.restartPolicy': 'construct',
  // What makes a sidecar of an init container.
  'container.restartPolicy': 'construct',
  'spec.rules': 'kind',
  'spec.rules[].http': 'kind',
  'spec.rules[].http.paths': 'kind',
  'spec.volumeClaimTemplates': 'construct',
  'spec.volumeClaimTemplates[].metadata': 'kind',
  'spec.volumeClaimTemplates[].metadata.name': 'construct',
  'spec.volumeClaimTemplates[].spec': 'kind',
  'spec.volumeClaimTemplates[].spec.accessModes': 'kind',
  'spec.volumeClaimTemplates[].spec.accessModes[]': 'construct',
  'spec.volumeClaimTemplates[].spec.resources': 'kind',
  'container.volumeMounts[].name': 'construct',
  'spec.scaleTargetRef**': 'kind',
  'spec.metrics**': 'construct',
  // Of a backup by Velero.
  'metadata.namespace': 'construct',
  'spec.template.includedNamespaces': 'construct',
  'spec.template.labelSelector': 'construct',
  'spec.template.snapshotVolumes': 'construct',
  'spec.template.defaultVolumesToFsBackup': 'construct',
  'spec.template.ttl': 'construct',
};
