import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, image: acme/web:1.4.2 }] }
`,
      finds: ['Pod/web kind: Pod web is gone for good when its node is drained or fails; make it a Deployment, or a Job '
        + 'where it is to run once'],
    },
    {
      about: 'it says that it is always restarted',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { restartPolicy: Always, containers: [{ name: web, image: acme/web:1.4.2 }] }
`,
      finds: ['Pod/web kind: Pod web is gone for good when its node is drained or fails; make it a Deployment, or a Job '
        + 'where it is to run once'],
    },
  ],
  good: [
    {
      about: 'a test of Helm\'s, a Pod that runs once, and one that somebody owns',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: web-test, annotations: { helm.sh/hook: test } }
spec: { containers: [{ name: test, image: acme/test:1.4.2 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: look-around }
spec: { restartPolicy: Never, containers: [{ name: shell, image: busybox:1.36.1 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web-1, ownerReferences: [{ kind: ReplicaSet, name: web }] }
spec: { containers: [{ name: web, image: acme/web:1.4.2 }] }
`,
    },
    {
      about: 'a static Pod, which the kubelet keeps',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: etcd, annotations: { kubernetes.io/config.mirror: abc } }
spec: { containers: [{ name: etcd, image: registry.k8s.io/etcd:3.5.15-0 }] }
`,
    },
  ],
};
