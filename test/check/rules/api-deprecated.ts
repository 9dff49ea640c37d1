import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
kind: FlowSchema
metadata: { name: it }
`,
      kubernetes: '1.30',
      finds: ['FlowSchema/it apiVersion: flowcontrol.apiserver.k8s.io/v1beta3 has no FlowSchema from Kubernetes 1.32 on: after that upgrade this can\'t be applied any more; '
        + 'use flowcontrol.apiserver.k8s.io/v1, which 1.30 serves as well'],
    },
    {
      about: 'what the newest version says of a later one',
      yaml: `
apiVersion: resource.k8s.io/v1beta1
kind: ResourceClaim
metadata: { name: it }
`,
      finds: ['ResourceClaim/it apiVersion: resource.k8s.io/v1beta1 has no ResourceClaim from Kubernetes 1.38 on: after that upgrade this can\'t be applied any more; '
        + 'use resource.k8s.io/v1, which 1.37 serves as well; what is asked for stands in requests[].exactly there'],
    },
  ],
  good: [
    {
      about: 'the API that takes its place',
      yaml: `
apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: FlowSchema
metadata: { name: it }
`,
      kubernetes: '1.30',
    },
    {
      about: 'it is removed already, which is another rule\'s',
      yaml: `
apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
kind: FlowSchema
metadata: { name: it }
`,
      kubernetes: '1.32',
    },
    {
      about: 'what takes its place isn\'t there yet',
      yaml: `
apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
kind: FlowSchema
metadata: { name: it }
`,
      kubernetes: '1.28',
    },
  ],
};
