import type { Fixture } from '../fixture';

export const fixture: Fixture = {
  bad: [
    {
      yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  template:
    spec:
      hostNetwork: true
      containers: [{ name: agent, image: ghcr.io/acme/agent:2.1.0, env: [{ name: COLLECTOR, value: 'http://collector:4318' }] }]
`,
      finds: ['DaemonSet/agent spec.template.spec.dnsPolicy: these Pods use the network of their node, and its DNS, which knows no Service of the cluster: collector isn\'t found; '
        + 'set dnsPolicy: ClusterFirstWithHostNet, or Default where the DNS of the node is meant'],
    },
    {
      about: 'the default, in so many words, and no address',
      yaml: `
apiVersion: v1
kind: Pod
metadata: { name: agent }
spec: { hostNetwork: true, dnsPolicy: ClusterFirst, containers: [{ name: agent, image: ghcr.io/acme/agent:2.1.0 }] }
`,
      finds: ['Pod/agent spec.dnsPolicy: these Pods use the network of their node, and its DNS, which knows no Service of the cluster; '
        + 'set dnsPolicy: ClusterFirstWithHostNet, or Default where the DNS of the node is meant'],
    },
  ],
  good: [
    {
      about: 'the DNS of the cluster, on the network of the node',
      yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  template:
    spec:
      hostNetwork: true
      dnsPolicy: ClusterFirstWithHostNet
      containers: [{ name: agent, image: ghcr.io/acme/agent:2.1.0, env: [{ name: COLLECTOR, value: 'http://collector:4318' }] }]
`,
    },
    {
      about: 'the DNS of the node, in so many words',
      yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  template:
    spec:
      hostNetwork: true
      dnsPolicy: Default
      containers: [{ name: agent, image: ghcr.io/acme/agent:2.1.0, env: [{ name: COLLECTOR, value: 'http://collector:4318' }] }]
`,
    },
    {
      about: 'a network of its own',
      yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  template:
    spec:
      hostNetwork: false
      containers: [{ name: agent, image: ghcr.io/acme/agent:2.1.0, env: [{ name: COLLECTOR, value: 'http://collector:4318' }] }]
`,
    },
  ],
};
