import { NAME, object, pairs, withFields } from './pair';
import type { Pair } from './pair';

const LOCAL = { 'spec/type': 'LoadBalancer', 'spec/externalTrafficPolicy': 'Local' };
const SERVICE = object('v1', 'Service', { spec: { selector: { app: NAME }, ports: [{ port: 80 }] } });
const CLAIM = object('v1', 'PersistentVolumeClaim', {
  spec: { accessModes: ['ReadWriteOnce'], storageClassName: NAME, resources: { requests: { storage: '2Gi' } } },
});
const storageClass = (fields: object = {}) => object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'example.com/disk', ...fields });
const GROWS = storageClass({ allowVolumeExpansion: true });
const VOLUME = object('v1', 'PersistentVolume', {
  spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], storageClassName: 'by-hand', hostPath: { path: '/a' } },
});
const size = (storage: string) => ({ 'spec/resources/requests/storage': storage });
const DEVICES = { spec: { devices: { requests: [{ name: 'one', exactly: { deviceClassName: 'a' } }] } } };
const ROLE = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' };
const BUDGET = object('policy/v1', 'PodDisruptionBudget', { spec: { selector: { matchLabels: { app: NAME } }, maxUnavailable: 1 } });
const POLICY = object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] } });
const INGRESS = object('networking.k8s.io/v1', 'Ingress', {
  spec: { ingressClassName: 'a', rules: [{ host: 'a.b', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'a', port: { number: 80 } } } }] } }] },
});
const SCALER = object('autoscaling/v2', 'HorizontalPodAutoscaler', {
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: NAME }, maxReplicas: 3,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
  },
});
const DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${NAME}s.${NAME}.example.com` },
  spec: {
    group: `${NAME}.example.com`, scope: 'Namespaced', names: { plural: `${NAME}s`, kind: 'Thing' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
};
const QUOTA = object('v1', 'ResourceQuota', { spec: { hard: { pods: '5' } } });

export const SERVICES_AND_STORAGE: readonly Pair[] = [
  ...pairs('Service', SERVICE, [
    ['no address, where it had one', {}, { 'spec/clusterIP': 'None' }, 'there'],
    ['a port', {}, { 'spec/ports': [{ port: 81 }] }, 'none'],
    ['its selector', {}, { 'spec/selector': { app: 'other' } }, 'none'],
    ['NodePort', {}, { 'spec/type': 'NodePort' }, 'none'],
    ['LoadBalancer', {}, { 'spec/type': 'LoadBalancer' }, 'none'],
    ['ExternalName', { }, { 'spec/type': 'ExternalName', 'spec/externalName': 'a.b', 'spec/ports': undefined, 'spec/selector': undefined }, 'none'],
    ['the port of its nodes', { 'spec/type': 'NodePort' }, { 'spec/type': 'NodePort', 'spec/ports': [{ port: 80, nodePort: 30999 }] }, 'none'],
    ['the port of its nodes, which is no longer said', { 'spec/type': 'NodePort', 'spec/ports': [{ port: 80, nodePort: 30998 }] }, { 'spec/type': 'NodePort' }, 'none'],
    ['its health port', { ...LOCAL, 'spec/healthCheckNodePort': 30997 }, { ...LOCAL, 'spec/healthCheckNodePort': 30996 }, 'both'],
    ['its health port, which is no longer said', { ...LOCAL, 'spec/healthCheckNodePort': 30995 }, LOCAL, 'back'],
    ['sessions', {}, { 'spec/sessionAffinity': 'ClientIP' }, 'none'],
    ['who balances it', { 'spec/type': 'LoadBalancer', 'spec/loadBalancerClass': 'a.b/c' }, { 'spec/type': 'LoadBalancer', 'spec/loadBalancerClass': 'a.b/d' }, 'both'],
    ['who balances it, where it was not said', { 'spec/type': 'LoadBalancer' }, { 'spec/type': 'LoadBalancer', 'spec/loadBalancerClass': 'a.b/d' }, 'both'],
    ['who balances it, with the type', {}, { 'spec/type': 'LoadBalancer', 'spec/loadBalancerClass': 'a.b/d' }, 'none'],
    ['traffic of its own node alone', { 'spec/type': 'LoadBalancer' }, { 'spec/type': 'LoadBalancer', 'spec/externalTrafficPolicy': 'Local' }, 'none'],
    ['Pods that are not ready', {}, { 'spec/publishNotReadyAddresses': true }, 'none'],
    ['the family of its address', { 'spec/ipFamilies': ['IPv4'] }, {}, 'none'],

    ['the defaults, written out', {}, {
      'spec/type': 'ClusterIP', 'spec/sessionAffinity': 'None', 'spec/ports': [{ port: 80, protocol: 'TCP', targetPort: 80 }],
      'spec/internalTrafficPolicy': 'Cluster', 'spec/ipFamilyPolicy': 'SingleStack', 'spec/ipFamilies': ['IPv4'], 'spec/publishNotReadyAddresses': false,
    }, 'none'],
    ['the defaults of a load balancer, written out', { 'spec/type': 'LoadBalancer' }, {
      'spec/type': 'LoadBalancer', 'spec/externalTrafficPolicy': 'Cluster', 'spec/allocateLoadBalancerNodePorts': true,
    }, 'none'],
  ]),
  ...pairs('Service without an address', withFields(SERVICE, { 'spec/clusterIP': 'None' }), [
    ['its ports', {}, { 'spec/ports': [{ port: 81 }] }, 'none'],
    ['an address that is not said', {}, { 'spec/clusterIP': undefined }, 'back'],
    ['ExternalName', {}, { 'spec/clusterIP': undefined, 'spec/type': 'ExternalName', 'spec/externalName': 'a.b' }, 'none'],
  ]),
  ...pairs('Service with an address of its own', withFields(SERVICE, { 'spec/clusterIP': '10.96.200.1' }), [
    ['another one', {}, { 'spec/clusterIP': '10.96.200.2' }, 'both'],
    ['one that is not said', {}, { 'spec/clusterIP': undefined }, 'back'],
    ['none', {}, { 'spec/clusterIP': 'None' }, 'both'],
  ]),
  ...pairs('PersistentVolumeClaim', CLAIM, [
    ['a larger one', {}, size('3Gi'), 'back'],
    ['in other words', {}, size('2048Mi'), 'none'],
    ['another class', {}, { 'spec/storageClassName': 'other' }, 'both'],
    ['a class that is not said', {}, { 'spec/storageClassName': undefined }, 'both'],
    ['other access modes', {}, { 'spec/accessModes': ['ReadWriteMany'] }, 'both'],
    ['another volume mode', {}, { 'spec/volumeMode': 'Block' }, 'both'],
    ['a volume by name', {}, { 'spec/volumeName': 'a' }, 'both'],
    ['a selector', {}, { 'spec/selector': { matchLabels: { a: 'b' } } }, 'both'],
    ['a source', {}, { 'spec/dataSource': { kind: 'PersistentVolumeClaim', name: 'a' } }, 'there'],
    ['its labels', {}, { 'metadata/labels': { a: 'b' } }, 'none'],
    ['the defaults, written out', {}, { 'spec/volumeMode': 'Filesystem' }, 'none'],
  ], [GROWS]),
  ...pairs('PersistentVolumeClaim of a class that does not grow', CLAIM, [['a larger one', {}, size('3Gi'), 'both']], [storageClass()]),
  ...pairs('StorageClass', storageClass({ parameters: { type: 'a' } }), [
    ['its parameters', {}, { 'parameters/type': 'b' }, 'both'],
    ['its provisioner', {}, { provisioner: 'example.com/other' }, 'both'],
    ['what becomes of its volumes', {}, { reclaimPolicy: 'Retain' }, 'both'],
    ['when it binds', {}, { volumeBindingMode: 'WaitForFirstConsumer' }, 'both'],
    ['whether it grows', {}, { allowVolumeExpansion: true }, 'none'],
    ['its mount options', {}, { mountOptions: ['ro'] }, 'none'],
    ['its topologies', {}, { allowedTopologies: [{ matchLabelExpressions: [{ key: 'a', values: ['b'] }] }] }, 'none'],
    ['the defaults, written out', {}, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }, 'none'],
  ]),
  ...pairs('VolumeAttributesClass', object('storage.k8s.io/v1', 'VolumeAttributesClass', { driverName: 'a.b', parameters: { a: 'b' } }), [
    ['its parameters', {}, { 'parameters/a': 'c' }, { '1.37': 'both' }],
    ['its driver', {}, { driverName: 'a.c' }, { '1.37': 'both' }],
  ]),
  ...pairs('ResourceClaim', object('resource.k8s.io/v1', 'ResourceClaim', DEVICES), [
    ['what it asks for', {}, { 'spec/devices/requests/0/exactly/deviceClassName': 'b' }, { '1.37': 'both' }],
    ['its labels', {}, { 'metadata/labels': { a: 'b' } }, { '1.37': 'none' }],
  ]),
  ...pairs('ResourceClaimTemplate', object('resource.k8s.io/v1', 'ResourceClaimTemplate', { spec: DEVICES }), [
    ['what it asks for', {}, { 'spec/spec/devices/requests/0/exactly/deviceClassName': 'b' }, { '1.37': 'both' }],
  ]),
  ...pairs('PersistentVolume', VOLUME, [
    ['where it is', {}, { 'spec/hostPath/path': '/b' }, 'both'],
    ['what becomes of it', {}, { 'spec/persistentVolumeReclaimPolicy': 'Recycle' }, 'none'],
    ['its size', {}, { 'spec/capacity/storage': '2Gi' }, 'none'],
    ['its volume mode', {}, { 'spec/volumeMode': 'Block' }, 'both'],
    ['its class', {}, { 'spec/storageClassName': 'by-hand-2' }, 'none'],
    ['its access modes', {}, { 'spec/accessModes': ['ReadWriteMany'] }, 'none'],
    ['its nodes', {}, { 'spec/nodeAffinity': { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }] } } }, 'back'],
    ['the defaults, written out', {}, { 'spec/volumeMode': 'Filesystem', 'spec/persistentVolumeReclaimPolicy': 'Retain', 'spec/hostPath/type': '' }, 'none'],
  ]),
];

export const CONFIG_AND_ACCESS: readonly Pair[] = [
  ...pairs('ConfigMap', object('v1', 'ConfigMap', { data: { a: '1' } }), [
    ['its data', {}, { 'data/a': '2' }, 'none'],
    ['immutable', {}, { immutable: true }, 'back'],
    ['not immutable, written out', {}, { immutable: false }, 'none'],
    ['data of bytes', {}, { binaryData: { b: 'YQ==' } }, 'none'],
  ]),
  ...pairs('ConfigMap that is immutable', object('v1', 'ConfigMap', { immutable: true, data: { a: '1' } }), [
    ['its data', {}, { 'data/a': '2' }, 'both'],
    ['another key', {}, { 'data/b': '2' }, 'both'],
    ['data of bytes', {}, { binaryData: { b: 'YQ==' } }, 'both'],
    ['its labels', {}, { 'metadata/labels': { a: 'b' } }, 'none'],
    ['no longer, with other data', {}, { immutable: false, 'data/a': '2' }, 'there'],
  ]),
  ...pairs('Secret', object('v1', 'Secret', { stringData: { a: 'a' } }), [
    ['its data', {}, { 'stringData/a': 'b' }, 'none'],
    ['its type', {}, { type: 'example.com/other' }, 'both'],
    ['immutable', {}, { immutable: true }, 'back'],
    ['the default type, written out', {}, { type: 'Opaque' }, 'none'],
    ['its data, as base64', {}, { stringData: undefined, data: { a: 'YQ==' } }, 'none'],
  ]),
  ...pairs('Secret that is immutable', object('v1', 'Secret', { immutable: true, stringData: { a: 'a' } }), [
    ['its data', {}, { 'stringData/a': 'b' }, 'both'],
    ['its data, as base64', {}, { stringData: undefined, data: { a: 'YQ==' } }, 'none'],
  ]),
  ...pairs('ServiceAccount', object('v1', 'ServiceAccount', {}), [
    ['its token', {}, { automountServiceAccountToken: false }, 'none'],
    ['its pull secrets', {}, { imagePullSecrets: [{ name: 'a' }] }, 'none'],
  ]),
  ...pairs('Role', object('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }), [
    ['its rules', {}, { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }] }, 'none'],
  ]),
  ...pairs('RoleBinding', object('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: ROLE, subjects: [{ kind: 'User', name: 'a' }] }), [
    ['its role', {}, { 'roleRef/name': 'b' }, 'both'],
    ['the kind of its role', {}, { 'roleRef/kind': 'ClusterRole' }, 'both'],
    ['its subjects', {}, { subjects: [{ kind: 'User', name: 'b' }] }, 'none'],
    ['the defaults, written out', {}, { subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'a' }] }, 'none'],
  ]),
  ...pairs('ClusterRoleBinding', object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', { roleRef: { ...ROLE, kind: 'ClusterRole' }, subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'a' }] }), [
    ['its role', {}, { 'roleRef/name': 'b' }, 'both'],
    ['its subjects', {}, { subjects: [] }, 'none'],
  ]),
  ...pairs('PriorityClass', object('scheduling.k8s.io/v1', 'PriorityClass', { value: 5 }), [
    ['its value', {}, { value: 6 }, 'both'],
    ['whom it preempts', {}, { preemptionPolicy: 'Never' }, 'both'],
    ['its description', {}, { description: 'a' }, 'none'],
    ['the defaults, written out', {}, { preemptionPolicy: 'PreemptLowerPriority', globalDefault: false }, 'none'],
  ]),
  ...pairs('PodDisruptionBudget', BUDGET, [
    ['its selector', {}, { 'spec/selector': { matchLabels: { app: 'b' } } }, 'none'],
    ['its limit', {}, { 'spec/maxUnavailable': '50%' }, 'none'],
    ['the other limit', {}, { 'spec/maxUnavailable': undefined, 'spec/minAvailable': 1 }, 'none'],
    ['unhealthy Pods', {}, { 'spec/unhealthyPodEvictionPolicy': 'AlwaysAllow' }, 'none'],
  ]),
  ...pairs('NetworkPolicy', POLICY, [
    ['whom it selects', {}, { 'spec/podSelector': { matchLabels: { app: 'a' } } }, 'none'],
    ['whom it lets in', {}, { 'spec/ingress': [] }, 'none'],
    ['egress', {}, { 'spec/policyTypes': ['Ingress', 'Egress'] }, 'none'],
    ['the defaults, written out', {}, { 'spec/policyTypes': ['Ingress'], 'spec/ingress': [{ ports: [{ port: 80, protocol: 'TCP' }] }] }, 'none'],
  ]),
  ...pairs('Ingress', INGRESS, [
    ['its class', {}, { 'spec/ingressClassName': 'b' }, 'none'],
    ['its host', {}, { 'spec/rules/0/host': 'c.d' }, 'none'],
  ]),
  ...pairs('IngressClass', object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a.b/c' } }), [
    ['its controller', {}, { 'spec/controller': 'a.b/d' }, 'both'],
    ['its parameters', {}, { 'spec/parameters': { apiGroup: 'a.b', kind: 'A', name: 'a' } }, 'none'],
  ]),
  ...pairs('HorizontalPodAutoscaler', SCALER, [
    ['whom it scales', {}, { 'spec/scaleTargetRef/name': 'other' }, 'none'],
    ['its bounds', {}, { 'spec/maxReplicas': 4, 'spec/minReplicas': 2 }, 'none'],
    ['the defaults, written out', {}, { 'spec/minReplicas': 1 }, 'none'],
    ['the default metric, written out', { 'spec/metrics': undefined }, {}, 'none'],
  ]),
  ...pairs('RuntimeClass', object('node.k8s.io/v1', 'RuntimeClass', { handler: 'a' }), [
    ['its handler', {}, { handler: 'b' }, 'both'],
    ['its overhead', {}, { overhead: { podFixed: { memory: '1Mi' } } }, 'none'],
    ['its nodes', {}, { scheduling: { nodeSelector: { a: 'b' } } }, 'none'],
  ]),
  ...pairs('ResourceQuota', QUOTA, [
    ['its amounts', {}, { 'spec/hard/pods': '6' }, 'none'],
    ['its scopes', {}, { 'spec/scopes': ['NotTerminating'] }, 'both'],
  ]),
  ...pairs('LimitRange', object('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', max: { memory: '1Gi' } }] } }), [
    ['its limits', {}, { 'spec/limits': [{ type: 'Container', max: { memory: '2Gi' } }] }, 'none'],
  ]),
  ...pairs('CustomResourceDefinition', DEFINITION, [
    ['its scope', {}, { 'spec/scope': 'Cluster' }, 'both'],
    ['its kind', {}, { 'spec/names/kind': 'Other' }, 'both'],
    ['its short names', {}, { 'spec/names/shortNames': [`${NAME}x`] }, 'none'],
    ['another version', {}, { 'spec/versions': [DEFINITION.spec.versions[0], { ...DEFINITION.spec.versions[0], name: 'v2', storage: false }] }, 'none'],
    ['the defaults, written out', {}, { 'spec/names': { ...DEFINITION.spec.names, singular: 'thing', listKind: 'ThingList' }, 'spec/conversion': { strategy: 'None' } }, 'none'],
  ]),
  ...pairs('CSIDriver', object('storage.k8s.io/v1', 'CSIDriver', { spec: {} }), [
    ['whether it attaches', {}, { 'spec/attachRequired': false }, 'both'],
    ['its modes', {}, { 'spec/volumeLifecycleModes': ['Ephemeral'] }, 'both'],
    ['whether it knows Pods', {}, { 'spec/podInfoOnMount': true }, { '1.28': 'both', '1.37': 'none' }],
    ['how it takes groups', {}, { 'spec/fsGroupPolicy': 'File' }, { '1.28': 'both', '1.37': 'none' }],
    ['how it counts', {}, { 'spec/storageCapacity': true }, 'none'],
  ]),
  ...pairs('Lease', object('coordination.k8s.io/v1', 'Lease', { spec: { holderIdentity: 'a' } }), [
    ['its holder', {}, { 'spec/holderIdentity': 'b' }, 'none'],
  ]),
  ...pairs('EndpointSlice', object('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4', endpoints: [], ports: [] }), [
    ['the type of its addresses', {}, { addressType: 'FQDN' }, 'both'],
  ]),
  ...pairs('ControllerRevision', object('apps/v1', 'ControllerRevision', { revision: 1, data: { a: 'b' } }), [
    ['its data', {}, { data: { a: 'c' } }, 'both'],
    ['its revision', {}, { revision: 2 }, 'none'],
  ]),
  ...pairs('Namespace', object('v1', 'Namespace', {}), [
    ['its labels', {}, { 'metadata/labels': { a: 'b' } }, 'none'],
  ]),
];
