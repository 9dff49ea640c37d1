import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: batch/v1beta1
kind: CronJob
metadata: { name: nightly }
spec: { schedule: '0 3 * * *' }
`,
      finds: ['CronJob/nightly apiVersion: batch/v1beta1 has had no CronJob since Kubernetes 1.25: a cluster of 1.37 refuses it; '
        + 'use batch/v1'],
    },
    {
      about: 'what else changes',
      yaml: `
apiVersion: extensions/v1beta1
kind: Ingress
metadata: { name: it }
`,
      finds: ['Ingress/it apiVersion: extensions/v1beta1 has had no Ingress since Kubernetes 1.22: a cluster of 1.37 refuses it; '
        + 'use networking.k8s.io/v1; a backend is service.name and service.port there, and each path needs a pathType'],
    },
    {
      about: 'nothing took its place',
      yaml: `
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata: { name: it }
`,
      finds: ['PodSecurityPolicy/it apiVersion: policy/v1beta1 has had no PodSecurityPolicy since Kubernetes 1.25: a cluster of 1.37 refuses it; '
        + 'remove it: nothing took the place of PodSecurityPolicy under this name'],
    },
    {
      about: 'the very version that removed it',
      yaml: `
apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
kind: FlowSchema
metadata: { name: it }
`,
      kubernetes: '1.32',
      finds: ['FlowSchema/it apiVersion: flowcontrol.apiserver.k8s.io/v1beta3 has had no FlowSchema since Kubernetes 1.32: a cluster of 1.32 refuses it; '
        + 'use flowcontrol.apiserver.k8s.io/v1'],
    },
  ],
  good: [
    {
      about: 'the API that took its place',
      yaml: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec: { schedule: '0 3 * * *' }
`,
    },
    {
      about: 'a version of Kubernetes that still has it',
      yaml: `
apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
kind: FlowSchema
metadata: { name: it }
`,
      kubernetes: '1.31',
    },
    {
      about: 'another kind of the same version',
      yaml: `
apiVersion: storage.k8s.io/v1beta1
kind: Other
metadata: { name: it }
`,
    },
    {
      about: 'somebody\'s own kind of the same name',
      yaml: `
apiVersion: batch.acme.dev/v1beta1
kind: CronJob
metadata: { name: it }
`,
    },
  ],
};
