import type { Reasons } from '../reason';

/** Members with names and volumes of their own. */
export const STORAGE: Reasons = {
  'spec.serviceName': 'the headless Service that gives each member a name of its own, by which the others find it',
  'spec.podManagementPolicy': 'one member after the other, each when the one before is ready: members that join at once get in each other\'s way',
  'spec.persistentVolumeClaimRetentionPolicy': 'what happens to the data when members go',
  'spec.persistentVolumeClaimRetentionPolicy.whenDeleted': 'the data stays when the StatefulSet is deleted; a mistake can be undone',
  'spec.persistentVolumeClaimRetentionPolicy.whenScaled': 'the data stays when there are fewer members, until somebody deletes it',
  'spec.volumeClaimTemplates': 'a volume of its own for each member: it outlives the Pod, and comes back with the member\'s name',
  'spec.volumeClaimTemplates[].metadata': 'who the claims are',
  'spec.volumeClaimTemplates[].metadata.name': 'the volume\'s name; with the member\'s, it is the claim\'s',
  'spec.volumeClaimTemplates[].spec': 'how each volume should be',
  'spec.volumeClaimTemplates[].spec.accessModes': 'who may mount it',
  'spec.volumeClaimTemplates[].spec.accessModes[]': 'one node at a time: each member writes to its own volume alone',
  'spec.volumeClaimTemplates[].spec.storageClassName': 'what kind of storage it is; it can\'t be changed',
  'spec.volumeClaimTemplates[].spec.resources': 'how large it is',
  'spec.volumeClaimTemplates[].spec.resources.requests': 'how large it is at least',
  'spec.volumeClaimTemplates[].spec.resources.requests.storage': 'the size of each volume; it can\'t shrink',
};
