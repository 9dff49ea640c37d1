import type { Fixture } from '../fixture';

const FIX = 'add a `readinessProbe` that succeeds when the container can do its work';

function workload(kind: string, { replicas = 3, container = 'ports: [{ containerPort: 9042 }]', more = '' } = {}): string {
  return `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: store }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: store } }
  template:
    metadata: { labels: { app: store } }
    spec: { containers: [{ name: store, image: cassandra:4.1.7, ${container} }] }
${more}`;
}

export const fixture: Fixture = {
  bad: [
    {
      yaml: workload('StatefulSet'),
      finds: ["StatefulSet/store spec.template.spec.containers[0]: the next of the 3 Pods of store starts, or is replaced, as soon as this one's "
        + `process runs, joined or not; ${FIX}`],
    },
    {
      about: 'a Deployment',
      yaml: workload('Deployment'),
      finds: ['Deployment/store spec.template.spec.containers[0]: a new version of store counts as rolled out as soon as its processes run, also '
        + `where they never work; ${FIX}`],
    },
    {
      about: 'a probe of liveness only',
      yaml: workload('StatefulSet', { container: 'ports: [{ containerPort: 9042 }], livenessProbe: { tcpSocket: { port: 9042 } }' }),
      finds: ["StatefulSet/store spec.template.spec.containers[0]: the next of the 3 Pods of store starts, or is replaced, as soon as this one's "
        + `process runs, joined or not; ${FIX}`],
    },
  ],
  good: [
    { about: 'a readiness probe', yaml: workload('StatefulSet', { container: 'ports: [{ containerPort: 1 }], readinessProbe: { tcpSocket: { port: 1 } }' }) },
    { about: 'a startup probe', yaml: workload('StatefulSet', { container: 'ports: [{ containerPort: 1 }], startupProbe: { tcpSocket: { port: 1 } }' }) },
    { about: 'a single Pod', yaml: workload('StatefulSet', { replicas: 1 }) },
    { about: 'a worker without ports', yaml: workload('Deployment', { container: 'args: [work]' }) },
    {
      about: 'Pods behind a Service, of which no-readiness speaks',
      yaml: workload('Deployment', {
        more: '---\napiVersion: v1\nkind: Service\nmetadata: { name: store }\nspec: { selector: { app: store }, ports: [{ port: 9042 }] }',
      }),
    },
    { about: 'a DaemonSet, one Pod a node', yaml: workload('DaemonSet') },
  ],
};
