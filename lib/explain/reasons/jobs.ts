import type { Reasons } from '../reason';

/** Work that ends, and when it is done. */
export const JOBS: Reasons = {
  'spec.schedule': 'when it runs: minute, hour, day, month, weekday; a zone before them is the one that they are told in',
  'spec.timeZone': 'the zone of these times: without one it would be that of the cluster\'s controllers, which nobody sees in a manifest',
  'spec.concurrencyPolicy': ({ value }) => (value === 'Forbid' ? 'a run that is due while the last one still goes on is left out: two backups at a time get in each other\'s way'
    : value === 'Replace' ? 'a run that is due stops the last one' : 'a run starts also where the last one still goes on'),
  'spec.startingDeadlineSeconds': 'a run that couldn\'t start in time, for an hour of maintenance, say, is still made up for within so many seconds, and left out after',
  'spec.successfulJobsHistoryLimit': 'so many runs that succeeded are kept to look at; older ones are cleaned up',
  'spec.failedJobsHistoryLimit': 'so many runs that failed are kept to look at; older ones are cleaned up',
  'spec.suspend': 'whether it rests',
  'spec.jobTemplate': 'the Job that is made at each time',
  'spec.jobTemplate.spec': 'how that Job should be',
  'spec.completions': 'how many Pods have to succeed',
  'spec.parallelism': 'how many Pods work at a time',
  'spec.completionMode': 'each Pod has a number of its own, and does that part of the work',
  'spec.podFailurePolicy**': 'which failures count, and which end the work at once',
  'pod.restartPolicy': ({ value }) => (value === 'Never' ? 'a container that fails stays as it is, to be looked at: the Job makes another Pod'
    : value === 'OnFailure' ? 'a container that fails is started again in the same Pod' : 'a container that ends is started again'),

  'spec.template.includedNamespaces': 'the namespaces that are backed up',
  'spec.template.includedNamespaces[]': 'the namespace of the database: its volumes and all its objects can be restored together',
  'spec.template.labelSelector': 'of these, what has these labels',
  'spec.template.snapshotVolumes': ({ value }) => (value ? 'volumes are kept as snapshots of the storage: done in seconds, whatever their size' : 'no snapshots of the storage are made'),
  'spec.template.defaultVolumesToFsBackup': ({ value }) => (value ? 'volumes are copied file by file, for storage that has no snapshots' : 'volumes are not copied file by file, since snapshots are made'),
  'spec.template.storageLocation': 'where Velero puts the backups',
  'spec.template.ttl': 'how long each backup is kept; Velero deletes it then',

  'pod.metadata.annotations[pre.hook.backup.velero.io/*]': ({ path }) => HOOKS[String(path.at(-1)).replace(/^.*\//, '')],
  'pod.metadata.annotations[post.hook.backup.velero.io/container]': 'the container in which Velero tidies up after a backup',
  'pod.metadata.annotations[post.hook.backup.velero.io/command]': 'the snapshot\'s files are let go once the volume is copied: they would else fill it',
};

const HOOKS: Readonly<Record<string, string>> = {
  'container': 'the container in which Velero does something before a backup',
  'command': 'memory is written to disk and all tables are kept as they are at one moment, before Velero copies the volume; what an earlier backup that '
    + 'broke off left goes first, since it would let this one fail',
  'timeout': 'how long that may take',
  'on-error': 'where it fails, the backup fails: better none than one that can\'t be restored',
};
