import { Level } from '../rule';
import type { Rule } from '../rule';

export const podWithoutController: Rule = {
  id: 'pod-without-controller',
  level: Level.WARNING,
  title: 'A Pod that nothing recreates',
  explanation: 'A bare Pod is bound to one node. The kubelet restarts its containers, but nobody makes the Pod anew: when its node is drained, '
    + 'replaced or fails, it is gone, and with it what it served.',
  remedy: 'Make it a Deployment, or a Job where it is to run once.',
  see: 'https://kubernetes.io/docs/concepts/workloads/pods/#working-with-pods',

  check: (graph) => graph.ofKind('Pod').filter((pod) => pod.group === '')
    // What isn't restarted is meant to run once: a test, a look around.
    .filter((pod) => !['Never', 'OnFailure'].includes(pod.at('spec', 'restartPolicy').text ?? ''))
    .filter((pod) => pod.at('metadata', 'ownerReferences').items.length === 0)
    .filter((pod) => !pod.at('metadata', 'annotations').keys.some((key) => key.startsWith('helm.sh/hook') || key.startsWith('kubernetes.io/config.')))
    .map((pod) => ({
      field: pod.at('kind'),
      happens: `Pod ${pod.name} is gone for good when its node is drained or fails`,
      fix: 'make it a Deployment, or a Job where it is to run once',
    })),
};
