import { claimSpec, object, stepsOf, database, workload } from './happens';
import type { Json } from './pairs/pair';

const selecting = (kind: string, labels: Record<string, string>) => {
  const copy = kind === 'StatefulSet' ? database() : workload(kind, 'web');
  copy.spec.selector = { matchLabels: { app: copy.metadata.name, ...labels } };
  copy.spec.template.metadata.labels = { app: copy.metadata.name, tier: 'a' };
  return copy;
};
const steps = (kind: string) => stepsOf([selecting(kind, {})], [selecting(kind, { tier: 'a' })]);

describe('the way to what the API server refuses', () => {
  test('keeps the Pods of a Deployment until new ones are ready', () => {
    expect(steps('Deployment')).toEqual([
      'kubectl delete deployment web -n shop --cascade=orphan   # its Pods go on running',
      'apply NEW again: new Pods start beside them; a Service has to select both for as long',
      'once they are ready, delete the ReplicaSet of before: kubectl get replicaset -n shop -l \'app=web\'',
    ]);
  });

  test('keeps the Pods of a DaemonSet', () => {
    expect(steps('DaemonSet')).toEqual([
      'kubectl delete daemonset web -n shop --cascade=orphan   # its Pods go on running',
      'apply NEW again',
      'once the new Pods are ready, delete those of before: kubectl get pods -n shop -l \'app=web\'',
    ]);
  });

  test('takes over the Pods of a StatefulSet, or replaces one after the other', () => {
    expect(stepsOf([database()], [database({ podManagementPolicy: 'Parallel' })])).toEqual([
      'kubectl delete statefulset db -n shop --cascade=orphan   # its Pods go on running', 'apply NEW again: it takes over its Pods',
    ]);
    expect(steps('StatefulSet')).toEqual([
      'kubectl delete statefulset db -n shop --cascade=orphan   # its Pods go on running',
      'apply NEW again: it takes over no Pod that its new selector doesn\'t match',
      'delete the Pods of before one by one, from the highest ordinal, each once the one before is ready again: their names and claims are the same',
    ]);
    const more = [{ metadata: { name: 'data' }, spec: claimSpec() }, { metadata: { name: 'log' }, spec: claimSpec() }];
    expect(stepsOf([database()], [database({ volumeClaimTemplates: more })])).toHaveLength(2);
  });

  test('to larger claims begins with their class, where that says that they can\'t grow', () => {
    const grows = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'slow' }, provisioner: 'example.com/disk' };
    const ring = (storage: string) => database({ replicas: 1 }, { storageClassName: 'slow', resources: { requests: { storage } } });
    const [first, ...rest] = stepsOf([ring('1Gi'), grows], [ring('2Gi'), grows]);
    expect(first).toBe('let its StorageClass say allowVolumeExpansion: true, which may change, if what provisions its volumes can do that');
    expect(rest).toHaveLength(3);
  });

  const role = (name: string) => ({ roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name } });
  const definition = (scope: string) => ({ spec: { group: 'a.b', scope, names: { plural: 'things', kind: 'Thing' }, versions: [] } });
  const rest: readonly (readonly [kind: string, old: Json, next: Json, first: string])[] = [
    ['Job', object('batch/v1', 'Job', 'a', { spec: { template: { spec: { hostname: 'a' } } } }), object('batch/v1', 'Job', 'a', { spec: { template: { spec: { hostname: 'b' } } } }),
      'give it another name, so that it runs beside the one of before; or: kubectl delete job a -n shop'],
    ['Pod', object('v1', 'Pod', 'a', { spec: { hostname: 'a' } }), object('v1', 'Pod', 'a', { spec: { hostname: 'b' } }),
      'kubectl delete pod a -n shop   # it is away until it is made again: a Deployment would not be'],
    ['PersistentVolumeClaim', object('v1', 'PersistentVolumeClaim', 'a', { spec: claimSpec() }),
      object('v1', 'PersistentVolumeClaim', 'a', { spec: claimSpec({ volumeMode: 'Block' }) }),
      'give the new claim another name, and let it be made from a snapshot or a copy of this one'],
    ['PersistentVolume', object('v1', 'PersistentVolume', 'a', { spec: { hostPath: { path: '/a' } } }), object('v1', 'PersistentVolume', 'a', { spec: { hostPath: { path: '/b' } } }),
      'make a volume of another name; nothing is moved from one to the other'],
    ['Secret', object('v1', 'Secret', 'a', { type: 'a/b' }), object('v1', 'Secret', 'a'),
      'give it another name, and use that in the Pods: they restart with it; or: kubectl delete secret a -n shop'],
    ['RoleBinding', object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'a', role('a')), object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'a', role('b')),
      'kubectl auth reconcile -f NEW   # deletes it and makes it again at once; or: kubectl delete rolebinding a -n shop'],
    ['Service', object('v1', 'Service', 'a'), object('v1', 'Service', 'a', { spec: { clusterIP: 'None' } }),
      'kubectl delete service a -n shop   # its name leads nowhere until it is made again'],
    ['CustomResourceDefinition', object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'a', definition('Cluster')),
      object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'a', definition('Namespaced')),
      'save all objects of this kind: deleting the definition deletes them'],
    ['StorageClass', object('storage.k8s.io/v1', 'StorageClass', 'a', { provisioner: 'a' }), object('storage.k8s.io/v1', 'StorageClass', 'a', { provisioner: 'b' }),
      'kubectl delete storageclass a -n shop   # volumes that are there keep what they have'],
    ['PriorityClass', object('scheduling.k8s.io/v1', 'PriorityClass', 'a', { value: 1 }), object('scheduling.k8s.io/v1', 'PriorityClass', 'a', { value: 2 }),
      'kubectl delete priorityclass a -n shop'],
  ];

  test.each(rest)('begins for a %s with what keeps most', (_, old, next, first) => {
    expect(stepsOf([old], [next])[0]).toBe(first);
  });
});
