import { NAME, object, pairs, withFields } from './pair';
import type { Pair } from './pair';

const LABELS = { app: NAME };
const TEMPLATE = { metadata: { labels: { app: NAME, tier: 'a' } }, spec: { containers: [{ name: 'main', image: 'a:1' }] } };
const DEPLOYMENT = object('apps/v1', 'Deployment', { spec: { selector: { matchLabels: LABELS }, template: TEMPLATE } });
const REPLICA_SET = object('apps/v1', 'ReplicaSet', { spec: { selector: { matchLabels: LABELS }, template: TEMPLATE } });
const DAEMON_SET = object('apps/v1', 'DaemonSet', { spec: { selector: { matchLabels: LABELS }, template: TEMPLATE } });
const claim = (name: string, fields: object = {}) => (
  { metadata: { name }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...fields } }
);
const STATEFUL_SET = object('apps/v1', 'StatefulSet', {
  spec: { serviceName: NAME, selector: { matchLabels: LABELS }, template: TEMPLATE, volumeClaimTemplates: [claim('data')] },
});
const MAIN = 'spec/template/spec/containers/0';
const CLAIM = 'spec/volumeClaimTemplates';
const TWO_LABELS = { matchLabels: { app: NAME, tier: 'a' } };
const ROLLING = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
const HTTP = { httpGet: { path: '/', port: 80 } };
const TCP = { tcpSocket: { port: 80 } };

/** All that a Pod template may say and the API server fills in. */
const WRITTEN_OUT = {
  'spec/template/spec/restartPolicy': 'Always',
  'spec/template/spec/dnsPolicy': 'ClusterFirst',
  'spec/template/spec/terminationGracePeriodSeconds': 30,
  'spec/template/spec/schedulerName': 'default-scheduler',
  'spec/template/spec/securityContext': {},
  'spec/template/spec/hostNetwork': false,
  'spec/template/spec/hostPID': false,
  'spec/template/spec/initContainers': [],
  'spec/template/spec/tolerations': [],
  'spec/template/spec/nodeSelector': {},
  [`${MAIN}/imagePullPolicy`]: 'IfNotPresent',
  [`${MAIN}/terminationMessagePath`]: '/dev/termination-log',
  [`${MAIN}/terminationMessagePolicy`]: 'File',
  [`${MAIN}/resources`]: {},
  [`${MAIN}/stdin`]: false,
  [`${MAIN}/tty`]: false,
};

const FULL = withFields(DEPLOYMENT, {
  [`${MAIN}/ports`]: [{ containerPort: 80 }],
  [`${MAIN}/env`]: [{ name: 'A' }, { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
  [`${MAIN}/readinessProbe`]: { httpGet: { port: 80 } },
  [`${MAIN}/livenessProbe`]: { grpc: { port: 80 } },
  [`${MAIN}/lifecycle`]: { preStop: { httpGet: { port: 80 } } },
  [`${MAIN}/resources`]: { limits: { cpu: '500m', memory: '1Gi' } },
  [`${MAIN}/volumeMounts`]: [{ name: 'nothing', mountPath: '/a' }, { name: 'config', mountPath: '/b' }],
  'spec/template/spec/serviceAccountName': 'somebody',
  'spec/template/spec/volumes': [
    { name: 'nothing' }, { name: 'config', configMap: { name: 'a' } }, { name: 'secret', secret: { secretName: 'a' } },
    { name: 'host', hostPath: { path: '/a' } },
    { name: 'all', projected: { sources: [{ serviceAccountToken: { path: 'a' } }, { downwardAPI: { items: [{ path: 'b', fieldRef: { fieldPath: 'metadata.name' } }] } }] } },
    { name: 'fields', downwardAPI: { items: [{ path: 'b', fieldRef: { fieldPath: 'metadata.name' } }] } },
    { name: 'own', ephemeral: { volumeClaimTemplate: { spec: claim('x').spec } } },
    { name: 'small', emptyDir: { sizeLimit: '1Gi' } },
  ],
});

const FULL_WRITTEN_OUT = {
  [`${MAIN}/ports`]: [{ containerPort: 80, protocol: 'TCP' }],
  [`${MAIN}/env`]: [{ name: 'A', value: '' }, { name: 'NODE', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } }],
  [`${MAIN}/readinessProbe`]: {
    httpGet: { path: '/', port: 80, scheme: 'HTTP' }, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3, initialDelaySeconds: 0,
  },
  [`${MAIN}/livenessProbe`]: { grpc: { port: 80, service: '' }, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 },
  [`${MAIN}/lifecycle`]: { preStop: { httpGet: { port: 80, path: '/', scheme: 'HTTP' } } },
  [`${MAIN}/resources`]: { limits: { cpu: 0.5, memory: '1024Mi' }, requests: { cpu: '0.5', memory: '1073741824' } },
  [`${MAIN}/volumeMounts`]: [{ name: 'nothing', mountPath: '/a', readOnly: false }, { name: 'config', mountPath: '/b', subPath: '' }],
  'spec/template/spec/serviceAccount': 'somebody',
  'spec/template/spec/volumes': [
    { name: 'nothing', emptyDir: {} }, { name: 'config', configMap: { name: 'a', defaultMode: 0o644 } },
    { name: 'secret', secret: { secretName: 'a', defaultMode: 0o644 } }, { name: 'host', hostPath: { path: '/a', type: '' } },
    { name: 'all', projected: { defaultMode: 0o644, sources: [
      { serviceAccountToken: { path: 'a', expirationSeconds: 3600 } },
      { downwardAPI: { items: [{ path: 'b', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } }] } },
    ] } },
    { name: 'fields', downwardAPI: { defaultMode: 0o644, items: [{ path: 'b', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } }] } },
    { name: 'own', ephemeral: { volumeClaimTemplate: { spec: { ...claim('x').spec, volumeMode: 'Filesystem' } } } },
    { name: 'small', emptyDir: { sizeLimit: '1024Mi', medium: '' } },
  ],
};

export const WORKLOADS: readonly Pair[] = [
  ...pairs('Deployment', DEPLOYMENT, [
    ['its selector', {}, { 'spec/selector': TWO_LABELS }, 'both'],
    ['an expression of its selector', {}, { 'spec/selector/matchExpressions': [{ key: 'tier', operator: 'Exists' }] }, 'both'],
    ['its image', {}, { [`${MAIN}/image`]: 'a:2' }, 'none'],
    ['its replicas', { 'spec/replicas': 2 }, { 'spec/replicas': 5 }, 'none'],
    ['its replicas, where they are no longer said', { 'spec/replicas': 2 }, {}, 'none'],
    ['its Pods\' labels', {}, { 'spec/template/metadata/labels': { app: NAME, tier: 'b' } }, 'none'],
    ['its labels and annotations', {}, { 'metadata/labels': { a: 'b' }, 'metadata/annotations': { c: 'd' } }, 'none'],
    ['how it rolls', { 'spec/strategy': ROLLING }, { 'spec/strategy': { type: 'RollingUpdate', rollingUpdate: { maxSurge: '50%', maxUnavailable: 0 } } }, 'none'],
    ['Recreate after what is the default', {}, { 'spec/strategy': { type: 'Recreate' } }, 'there'],
    ['Recreate after a rolling update that is written out', { 'spec/strategy': ROLLING }, { 'spec/strategy': { type: 'Recreate' } }, 'none'],
    ['Recreate after half of a rolling update', { 'spec/strategy': { rollingUpdate: { maxSurge: 1 } } }, { 'spec/strategy': { type: 'Recreate' } }, 'none'],
    ['history, deadline, pause', {}, { 'spec/revisionHistoryLimit': 2, 'spec/progressDeadlineSeconds': 60, 'spec/paused': true, 'spec/minReadySeconds': 3 }, 'none'],
    ['a second container', {}, { 'spec/template/spec/containers': [{ name: 'main', image: 'a:1' }, { name: 'side', image: 'b:1' }] }, 'none'],
    ['a probe of another kind', { [`${MAIN}/readinessProbe`]: HTTP }, { [`${MAIN}/readinessProbe`]: TCP }, 'none'],
    ['a probe by HTTP, then by a command', { [`${MAIN}/readinessProbe`]: HTTP }, { [`${MAIN}/readinessProbe`]: { exec: { command: ['a'] } } }, 'none'],
    ['a probe by gRPC, then by TCP', { [`${MAIN}/readinessProbe`]: { grpc: { port: 80 } } }, { [`${MAIN}/readinessProbe`]: TCP }, 'none'],
    ['a hook by HTTP, then by a command', { [`${MAIN}/lifecycle`]: { preStop: HTTP } }, { [`${MAIN}/lifecycle`]: { preStop: { exec: { command: ['a'] } } } }, 'none'],
    ['a volume of another kind', { 'spec/template/spec/volumes': [{ name: 'v', emptyDir: {} }] }, { 'spec/template/spec/volumes': [{ name: 'v', configMap: { name: 'a' } }] }, 'none'],
    ['a volume of a ConfigMap, then of a Secret', { 'spec/template/spec/volumes': [{ name: 'v', configMap: { name: 'a' } }] }, { 'spec/template/spec/volumes': [{ name: 'v', secret: { secretName: 'a' } }] }, 'none'],
    ['a volume of a host path, then an empty one', { 'spec/template/spec/volumes': [{ name: 'v', hostPath: { path: '/a' } }] }, { 'spec/template/spec/volumes': [{ name: 'v', emptyDir: {} }] }, 'none'],
    ['a volume that says nothing, then of a ConfigMap', { 'spec/template/spec/volumes': [{ name: 'v' }] }, { 'spec/template/spec/volumes': [{ name: 'v', configMap: { name: 'a' } }] }, 'there'],
    ['a variable\'s value, then one of a Secret', { [`${MAIN}/env`]: [{ name: 'A', value: 'a' }] }, { [`${MAIN}/env`]: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'a', key: 'a' } } }] }, 'none'],
    ['a variable of a field, then of a Secret', { [`${MAIN}/env`]: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }, { [`${MAIN}/env`]: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'a', key: 'a' } } }] }, 'none'],
    ['requests above its limits of before', { [`${MAIN}/resources`]: { limits: { memory: '1Gi' } } }, { [`${MAIN}/resources`]: { limits: { memory: '512Mi' } } }, 'none'],
    ['its account', {}, { 'spec/template/spec/serviceAccountName': 'somebody' }, 'none'],
    ['limits taken away', { [`${MAIN}/resources`]: { limits: { memory: '1Gi' } } }, {}, 'none'],
    ['the defaults, written out', {}, {
      'spec/replicas': 1, 'spec/revisionHistoryLimit': 10, 'spec/progressDeadlineSeconds': 600, 'spec/minReadySeconds': 0, 'spec/paused': false,
      'spec/strategy': { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } }, ...WRITTEN_OUT,
    }, 'none'],
    ['service links and processes, written out', {}, { 'spec/template/spec/enableServiceLinks': true, 'spec/template/spec/shareProcessNamespace': false }, 'none'],
  ]),
  ...pairs('Deployment with much in it', FULL, [['the defaults, written out', {}, FULL_WRITTEN_OUT, 'none']]),
  ...pairs('ReplicaSet', REPLICA_SET, [
    ['its selector', {}, { 'spec/selector': TWO_LABELS }, 'both'],
    ['its template', {}, { [`${MAIN}/image`]: 'a:2' }, 'none'],
    ['its replicas', {}, { 'spec/replicas': 3 }, 'none'],
  ]),
  ...pairs('DaemonSet', DAEMON_SET, [
    ['its selector', {}, { 'spec/selector': TWO_LABELS }, 'both'],
    ['its image', {}, { [`${MAIN}/image`]: 'a:2' }, 'none'],
    ['how it rolls', {}, { 'spec/updateStrategy': { rollingUpdate: { maxUnavailable: 2 } } }, 'none'],
    ['OnDelete', {}, { 'spec/updateStrategy': { type: 'OnDelete' } }, 'none'],
    ['a surge', {}, { 'spec/updateStrategy': { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }, 'none'],
    ['the defaults, written out', {}, {
      'spec/revisionHistoryLimit': 10, 'spec/minReadySeconds': 0,
      'spec/updateStrategy': { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } }, ...WRITTEN_OUT,
    }, 'none'],
  ]),
  ...pairs('StatefulSet', STATEFUL_SET, [
    ['its selector', {}, { 'spec/selector': TWO_LABELS }, 'both'],
    ['its Service', {}, { 'spec/serviceName': `${NAME}-2` }, 'both'],
    ['its Service, where none is said', {}, { 'spec/serviceName': undefined }, 'both'],
    ['how it starts', {}, { 'spec/podManagementPolicy': 'Parallel' }, 'both'],
    ['its image', {}, { [`${MAIN}/image`]: 'a:2' }, 'none'],
    ['its replicas', {}, { 'spec/replicas': 3 }, 'none'],
    ['its first ordinal', {}, { 'spec/ordinals': { start: 5 } }, 'none'],
    ['its partition', {}, { 'spec/updateStrategy': { rollingUpdate: { partition: 1 } } }, 'none'],
    ['OnDelete after what is the default', {}, { 'spec/updateStrategy': { type: 'OnDelete' } }, 'there'],
    ['OnDelete after a partition', { 'spec/updateStrategy': { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } }, { 'spec/updateStrategy': { type: 'OnDelete' } }, 'none'],
    ['how long until a Pod counts', {}, { 'spec/minReadySeconds': 10 }, 'none'],
    ['what becomes of its claims', {}, { 'spec/persistentVolumeClaimRetentionPolicy': { whenDeleted: 'Delete', whenScaled: 'Delete' } }, 'none'],
    ['its history', {}, { 'spec/revisionHistoryLimit': 3 }, { '1.28': 'both', '1.37': 'none' }],
    ['a larger claim', {}, { [CLAIM]: [claim('data', { resources: { requests: { storage: '2Gi' } } })] }, 'both'],
    ['a claim in other words', {}, { [CLAIM]: [claim('data', { resources: { requests: { storage: '1024Mi' } } })] }, 'none'],
    ['the class of a claim', {}, { [CLAIM]: [claim('data', { storageClassName: 'fast' })] }, 'both'],
    ['the access modes of a claim', {}, { [CLAIM]: [claim('data', { accessModes: ['ReadWriteOncePod'] })] }, 'both'],
    ['the volume mode of a claim', {}, { [CLAIM]: [claim('data', { volumeMode: 'Block' })] }, 'both'],
    ['another claim', {}, { [CLAIM]: [claim('data'), claim('log')] }, 'both'],
    ['the name of a claim', {}, { [CLAIM]: [claim('log')] }, 'both'],
    ['no claim', {}, { [CLAIM]: undefined }, 'both'],
    ['the labels of a claim', {}, { [CLAIM]: [{ ...claim('data'), metadata: { name: 'data', labels: { a: 'b' } } }] }, 'both'],
    ['the defaults, written out', {}, {
      'spec/replicas': 1, 'spec/podManagementPolicy': 'OrderedReady', 'spec/revisionHistoryLimit': 10, 'spec/minReadySeconds': 0,
      'spec/updateStrategy': { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      'spec/persistentVolumeClaimRetentionPolicy': { whenDeleted: 'Retain', whenScaled: 'Retain' },
      [CLAIM]: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', ...claim('data', { volumeMode: 'Filesystem' }) }], ...WRITTEN_OUT,
    }, 'none'],
  ]),
];
