import { NAME, object, pairs, withFields } from './pair';
import type { Pair } from './pair';

// The test cluster's nodes would end the Pods of a Job after half a second.
const ENDLESS = { annotations: { 'fake.kubelet/run-for': '1h' } };
const POD = withFields(object('v1', 'Pod', { spec: { containers: [{ name: 'main', image: 'a:1' }] } }), { 'metadata/annotations': ENDLESS.annotations });
const JOB = object('batch/v1', 'Job', {
  spec: { template: { metadata: ENDLESS, spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'a:1' }] } } },
});
const SUSPENDED = withFields(JOB, { 'spec/suspend': true });
const INDEXED = withFields(JOB, { 'spec/completionMode': 'Indexed', 'spec/completions': 2, 'spec/parallelism': 2 });
const CRON_JOB = object('batch/v1', 'CronJob', {
  spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'a:1' }] } } } } },
});
const MAIN = 'spec/containers/0';
const JOB_MAIN = 'spec/template/spec/containers/0';
const CRON_MAIN = 'spec/jobTemplate/spec/template/spec/containers/0';
const toleration = (key: string) => ({ key, operator: 'Exists' });
const memory = (limit: string) => ({ limits: { memory: limit } });
const FAILURES = { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] };

const GATES = [{ name: 'a.b/c' }];
const NODES = {
  requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }] },
};
const APART = { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a', labelSelector: { matchLabels: { a: 'b' } } }] };

export const PODS_AND_JOBS: readonly Pair[] = [
  ...pairs('Pod', POD, [
    ['its image', {}, { [`${MAIN}/image`]: 'a:2' }, 'none'],
    ['the image of an init container', { 'spec/initContainers': [{ name: 'init', image: 'b:1' }] }, { 'spec/initContainers': [{ name: 'init', image: 'b:2' }] }, 'none'],
    ['its labels', {}, { 'metadata/labels': { a: 'b' } }, 'none'],
    ['its command', {}, { [`${MAIN}/command`]: ['a'] }, 'both'],
    ['a variable', { [`${MAIN}/env`]: [{ name: 'A', value: '1' }] }, { [`${MAIN}/env`]: [{ name: 'A', value: '2' }] }, 'both'],
    ['a port', {}, { [`${MAIN}/ports`]: [{ containerPort: 80 }] }, 'both'],
    ['its memory', { [`${MAIN}/resources`]: memory('1Gi') }, { [`${MAIN}/resources`]: memory('2Gi') }, 'both'],
    ['its memory in other words', { [`${MAIN}/resources`]: memory('1Gi') }, { [`${MAIN}/resources`]: memory('1024Mi') }, 'none'],
    ['a second container', {}, { 'spec/containers': [{ name: 'main', image: 'a:1' }, { name: 'side', image: 'b:1' }] }, 'both'],
    ['an init container', {}, { 'spec/initContainers': [{ name: 'init', image: 'b:1' }] }, 'both'],
    ['the name of a container', {}, { 'spec/containers': [{ name: 'other', image: 'a:1' }] }, 'both'],
    ['its node selector', {}, { 'spec/nodeSelector': { 'kubernetes.io/os': 'linux' } }, 'both'],
    ['its restart policy', {}, { 'spec/restartPolicy': 'Never' }, 'both'],
    ['its time to stop', {}, { 'spec/terminationGracePeriodSeconds': 60 }, 'both'],
    ['its deadline, where there was none', {}, { 'spec/activeDeadlineSeconds': 600 }, 'back'],
    ['its deadline', { 'spec/activeDeadlineSeconds': 600 }, { 'spec/activeDeadlineSeconds': 300 }, 'back'],
    ['a toleration', {}, { 'spec/tolerations': [toleration('a')] }, 'back'],
    ['another toleration', { 'spec/tolerations': [toleration('a')] }, { 'spec/tolerations': [toleration('a'), toleration('b')] }, 'back'],
    ['what a toleration says', { 'spec/tolerations': [{ ...toleration('a'), effect: 'NoSchedule' }] }, { 'spec/tolerations': [{ ...toleration('a'), effect: 'NoExecute' }] }, 'both'],
    ['how long it tolerates', { 'spec/tolerations': [{ ...toleration('a'), effect: 'NoExecute', tolerationSeconds: 5 }] }, { 'spec/tolerations': [{ ...toleration('a'), effect: 'NoExecute', tolerationSeconds: 9 }] }, 'none'],
    ['a volume', {}, { 'spec/volumes': [{ name: 'v', emptyDir: {} }] }, 'both'],
    ['its host name', {}, { 'spec/hostname': 'a' }, 'both'],
    ['its security', {}, { 'spec/securityContext': { runAsUser: 1 } }, 'both'],
    ['a probe', {}, { [`${MAIN}/livenessProbe`]: { tcpSocket: { port: 80 } } }, 'both'],
    ['its pull policy', {}, { [`${MAIN}/imagePullPolicy`]: 'Always' }, 'both'],
    ['its gates', { 'spec/schedulingGates': [{ name: 'a.b/c' }] }, {}, 'back'],
    ['where it may run, while a gate holds it', { 'spec/schedulingGates': [{ name: 'a.b/c' }] }, { 'spec/schedulingGates': [{ name: 'a.b/c' }], 'spec/nodeSelector': { a: 'b' } }, 'back'],
    ['its nodes, while a gate holds it', { 'spec/schedulingGates': GATES }, { 'spec/schedulingGates': GATES, 'spec/affinity': { nodeAffinity: NODES } }, 'back'],
    ['its neighbours, while a gate holds it', { 'spec/schedulingGates': GATES }, { 'spec/schedulingGates': GATES, 'spec/affinity': { podAntiAffinity: APART } }, 'both'],
    ['its nodes', {}, { 'spec/affinity': { nodeAffinity: NODES } }, 'both'],
    ['its priority class', {}, { 'spec/priorityClassName': 'system-node-critical' }, 'both'],
    ['the defaults, written out', {}, {
      'spec/restartPolicy': 'Always', 'spec/dnsPolicy': 'ClusterFirst', 'spec/terminationGracePeriodSeconds': 30, 'spec/enableServiceLinks': true,
      'spec/schedulerName': 'default-scheduler', 'spec/securityContext': {}, 'spec/serviceAccountName': 'default', 'spec/hostNetwork': false,
      [`${MAIN}/imagePullPolicy`]: 'IfNotPresent', [`${MAIN}/terminationMessagePath`]: '/dev/termination-log', [`${MAIN}/terminationMessagePolicy`]: 'File',
      'spec/preemptionPolicy': 'PreemptLowerPriority', 'spec/priority': 0,
    }, 'none'],
  ]),
  ...pairs('Pod', POD, [['its account', {}, { 'spec/serviceAccountName': NAME }, 'there']], [object('v1', 'ServiceAccount', {})]),
  ...pairs('Job', JOB, [
    ['its image', {}, { [`${JOB_MAIN}/image`]: 'a:2' }, 'both'],
    ['its command', {}, { [`${JOB_MAIN}/command`]: ['a'] }, 'both'],
    ['its Pods\' labels', {}, { 'spec/template/metadata/labels': { a: 'b' } }, 'both'],
    ['where its Pods may run', {}, { 'spec/template/spec/nodeSelector': { a: 'b' } }, 'both'],
    ['its parallelism', {}, { 'spec/parallelism': 3 }, 'back'],
    ['its completions', { 'spec/completions': 2 }, { 'spec/completions': 3 }, 'both'],
    ['its completion mode', { 'spec/completions': 2 }, { 'spec/completions': 2, 'spec/completionMode': 'Indexed' }, 'both'],
    ['its attempts', {}, { 'spec/backoffLimit': 2 }, 'none'],
    ['its deadline', {}, { 'spec/activeDeadlineSeconds': 600 }, 'none'],
    ['when it is removed', {}, { 'spec/ttlSecondsAfterFinished': 600 }, 'none'],
    ['a pause', {}, { 'spec/suspend': true }, 'none'],
    ['what a failure means', {}, { 'spec/podFailurePolicy': FAILURES }, 'both'],
    ['when a Pod is replaced', {}, { 'spec/podReplacementPolicy': 'Failed' }, 'none'],
    ['who runs it', {}, { 'spec/managedBy': 'a.b/c' }, { '1.37': 'both' }],
    ['its labels', {}, { 'metadata/labels': { a: 'b' } }, 'none'],
    ['the defaults, written out', {}, {
      'spec/parallelism': 1, 'spec/completions': 1, 'spec/backoffLimit': 6, 'spec/completionMode': 'NonIndexed', 'spec/suspend': false,
      'spec/template/spec/dnsPolicy': 'ClusterFirst', 'spec/template/spec/terminationGracePeriodSeconds': 30,
      [`${JOB_MAIN}/imagePullPolicy`]: 'IfNotPresent', [`${JOB_MAIN}/resources`]: {},
    }, 'none'],
    ['its selector, by hand', {
      'spec/manualSelector': true, 'spec/selector': { matchLabels: { a: NAME } }, 'spec/template/metadata/labels': { a: NAME, b: NAME },
    }, {
      'spec/manualSelector': true, 'spec/selector': { matchLabels: { b: NAME } }, 'spec/template/metadata/labels': { a: NAME, b: NAME },
    }, 'both'],
  ]),
  ...pairs('Job that is suspended', SUSPENDED, [
    ['its image', {}, { [`${JOB_MAIN}/image`]: 'a:2' }, 'both'],
    ['where its Pods may run', {}, { 'spec/template/spec/nodeSelector': { a: 'b' } }, 'none'],
    ['what its Pods tolerate', {}, { 'spec/template/spec/tolerations': [toleration('a')] }, 'none'],
    ['its Pods\' affinity', {}, { 'spec/template/spec/affinity': { nodeAffinity: NODES } }, 'none'],
    ['its Pods\' labels', {}, { 'spec/template/metadata/labels': { a: 'b' } }, 'back'],
    ['another label of its Pods', { 'spec/template/metadata/labels': { a: 'b' } }, { 'spec/template/metadata/labels': { a: 'c' } }, 'none'],
    ['its Pods\' annotations', {}, { 'spec/template/metadata/annotations': { a: 'b' } }, 'none'],
    ['the gates of its Pods', {}, { 'spec/template/spec/schedulingGates': [{ name: 'a.b/c' }] }, 'none'],
    ['the memory of its Pods', { [`${JOB_MAIN}/resources`]: memory('1Gi') }, { [`${JOB_MAIN}/resources`]: memory('2Gi') }, { '1.28': 'both', '1.37': 'none' }],
    ['the priority of its Pods', {}, { 'spec/template/spec/priorityClassName': 'system-node-critical' }, 'both'],
    ['where its Pods may run, as it starts', {}, { 'spec/suspend': false, 'spec/template/spec/nodeSelector': { a: 'b' } }, 'back'],
  ]),
  ...pairs('Job of indexes', INDEXED, [
    ['completions and parallelism together', {}, { 'spec/completions': 3, 'spec/parallelism': 3 }, 'none'],
    ['completions alone', {}, { 'spec/completions': 3 }, 'there'],
    ['completions up to the parallelism', {}, { 'spec/parallelism': 3 }, 'none'],
    ['attempts for each index', { 'spec/backoffLimitPerIndex': 1 }, { 'spec/backoffLimitPerIndex': 2 }, { '1.28': 'none', '1.37': 'both' }],
    ['how many indexes may fail', { 'spec/backoffLimitPerIndex': 1 }, { 'spec/backoffLimitPerIndex': 1, 'spec/maxFailedIndexes': 1 }, { '1.37': 'none' }],
    ['when it has succeeded', {}, { 'spec/successPolicy': { rules: [{ succeededCount: 1 }] } }, { '1.37': 'both' }],
  ]),
  ...pairs('CronJob', CRON_JOB, [
    ['its image', {}, { [`${CRON_MAIN}/image`]: 'a:2' }, 'none'],
    ['its schedule', {}, { 'spec/schedule': '0 1 * * *' }, 'none'],
    ['its time zone', {}, { 'spec/timeZone': 'Etc/UTC' }, 'none'],
    ['a pause', {}, { 'spec/suspend': true }, 'none'],
    ['how runs overlap', {}, { 'spec/concurrencyPolicy': 'Forbid' }, 'none'],
    ['completions of its Jobs', {}, { 'spec/jobTemplate/spec/completions': 2 }, 'none'],
    ['the defaults, written out', {}, {
      'spec/concurrencyPolicy': 'Allow', 'spec/suspend': false, 'spec/successfulJobsHistoryLimit': 3, 'spec/failedJobsHistoryLimit': 1,
      [`${CRON_MAIN}/imagePullPolicy`]: 'IfNotPresent', 'spec/jobTemplate/spec/template/spec/terminationGracePeriodSeconds': 30,
    }, 'none'],
    ['attempts of its Jobs, which are no default there', {}, { 'spec/jobTemplate/spec/backoffLimit': 6 }, 'none'],
  ]),
];
